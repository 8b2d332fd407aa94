//! Files of a keyed day that somebody or something changed (BUNDLES 15, by number), and files that are good though odd.

use super::pen::Pen;
use colloquio::bundle::{BundleError, Reason, Verified, spool, verify};
use ed25519_dalek::{Signature, SigningKey, Verifier};
use serde_json::{Value, json};
use sha2::{Digest, Sha512};

/// What the reader says of these bytes.
pub fn read(bytes: &[u8]) -> Result<Verified, BundleError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.colloquio.json");
    std::fs::write(&file, bytes).unwrap();
    spool(&file, &folder.path().join("inbox"), [7; 8]).and_then(verify)
}

fn reason(bytes: &[u8]) -> Option<Reason> {
    read(bytes).err().map(|e| e.reason().unwrap_or_else(|| panic!("{e}")))
}

/// Founder, a laptop with a key, one without.
fn three() -> (Pen, Pen, Pen) {
    let mut lead = Pen::founder();
    let (mut desk, mut guest) = (lead.laptop(2), lead.unsigned(3));
    lead.adds(1, "Ada");
    desk.marks(1, 4, &[]);
    guest.marks(1, 2, &[]);
    (lead, desk, guest)
}

/// The lead's file of all three with one thing of its header changed, signed again by the lead.
fn with_header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let (lead, desk, guest) = three();
    let mut header = lead.header(&[lead.whole(), desk.whole(), guest.whole()]);
    change(&mut header);
    lead.file(&header, lead.lines.iter().chain(&desk.lines).chain(&guest.lines))
}

#[test]
fn a_file_of_three_laptops_is_good_with_the_proofs_of_each_31() {
    let (lead, desk, guest) = three();
    assert_eq!(read(&lead.full(&[&desk, &guest])).unwrap().entries, 7);
    assert_eq!(read(&desk.full(&[&lead, &guest])).unwrap().entries, 7, "anybody relays");
    assert_eq!(read(&guest.full(&[&lead, &desk])).unwrap().entries, 7, "one without a key too");
    let tips = [lead.tip(None, 3), desk.tip(Some(2), 2)];
    assert_eq!(read(&lead.file(&lead.header(&tips), &desk.lines[1..])).unwrap().entries, 1, "a part");
}

#[test]
fn an_entry_changed_and_signed_again_by_another_breaks_the_chain_22_23_24() {
    let (lead, desk, guest) = three();
    let header = lead.header(&[lead.whole(), desk.whole(), guest.whole()]);
    let all = || lead.lines.iter().chain(&desk.lines).chain(&guest.lines).cloned().collect::<Vec<_>>();
    for place in 0..7 {
        let mut lines = all();
        lines[place] = lines[place].replacen("\"ms\":17", "\"ms\":18", 1);
        assert_eq!(reason(&lead.file(&header, &lines)), Some(Reason::Chain), "{place} changed");
        let mut lines = all();
        lines.remove(place);
        assert_eq!(reason(&lead.file(&header, &lines)), Some(Reason::Chain), "{place} dropped");
        let mut lines = all();
        lines.insert(place, all()[place].clone());
        assert_eq!(reason(&lead.file(&header, &lines)), Some(Reason::Chain), "{place} doubled");
    }
}

#[test]
fn a_tip_lowered_or_taken_away_is_seen_25() {
    let (_, desk, _) = three();
    let lowered = with_header(|h| h["tips"][1]["seq"] = json!(1));
    assert_eq!(reason(&lowered), Some(Reason::TipSignature));
    let hash = desk.tip(Some(1), 1)["hash"].clone();
    let older = with_header(|h| (h["tips"][1]["seq"], h["tips"][1]["hash"]) = (json!(1), hash));
    assert_eq!(reason(&older), Some(Reason::TipSignature));
    // a true tip of an earlier moment is the laptop's word, but not the end of what stands here
    let true_one = with_header(|h| h["tips"][1] = desk.tip(Some(1), 1));
    assert_eq!(reason(&true_one), Some(Reason::Chain));
    let removed = with_header(|h| drop(h["tips"].as_array_mut().unwrap().remove(1)));
    assert_eq!(reason(&removed), Some(Reason::Chain));
}

#[test]
fn keys_and_ids_belong_together_26_27() {
    let (lead, desk, guest) = three();
    let swapped = with_header(|h| h["tips"][1]["key"] = json!(lead.public()));
    assert_eq!(reason(&swapped), Some(Reason::DeviceKey));
    let stripped = with_header(|h| (h["tips"][1]["key"], h["tips"][1]["sig"]) = (Value::Null, Value::Null));
    assert_eq!(reason(&stripped), Some(Reason::DeviceKey), "a downgrade");
    let dressed = with_header(|h| h["tips"][2]["key"] = json!(desk.public()));
    assert_eq!(reason(&dressed), Some(Reason::DeviceKey), "{}", guest.device);
    let unsigned = with_header(|h| h["tips"][1]["sig"] = Value::Null);
    assert_eq!(reason(&unsigned), Some(Reason::TipSignature));
    let signed = with_header(|h| h["tips"][2]["sig"] = h["tips"][1]["sig"].clone());
    assert_eq!(reason(&signed), Some(Reason::TipSignature));
    let anothers = with_header(|h| h["tips"][1]["sig"] = h["tips"][0]["sig"].clone());
    assert_eq!(reason(&anothers), Some(Reason::TipSignature));
    for (field, value) in [("key", json!(desk.public().unwrap().to_uppercase())), ("sig", json!("ab"))] {
        assert_eq!(reason(&with_header(|h| h["tips"][1][field] = value)), Some(Reason::Field), "{field}");
    }
}

#[test]
fn the_tip_of_another_day_is_none_of_this_day() {
    let (_, desk, _) = three();
    let mut elsewhere = desk;
    elsewhere.day = colloquio::domain::ids::DayId(uuid::Uuid::nil());
    assert_eq!(reason(&with_header(|h| h["tips"][1] = elsewhere.whole())), Some(Reason::TipSignature));
}

#[test]
fn the_files_signature_is_that_of_this_file_by_its_writer_28_30() {
    let (lead, desk, guest) = three();
    let good = String::from_utf8(lead.full(&[&desk, &guest])).unwrap();
    let other = String::from_utf8(lead.full(&[])).unwrap();
    let sig = |text: &str| text.rsplit_once("\"sig\":").unwrap().1.trim_end().trim_end_matches('}').to_owned();
    let forged = |text: &str, by: &str| {
        let (body, end) = text.rsplit_once("\"sig\":").unwrap();
        format!("{body}\"sig\":{}", end.replace(&sig(text), by)).into_bytes()
    };
    assert_eq!(reason(&forged(&good, &sig(&other))), Some(Reason::Signature), "of another file");
    assert_eq!(reason(&forged(&good, "null")), Some(Reason::Signature), "taken away");
    let unsigned = String::from_utf8(guest.full(&[&lead])).unwrap();
    assert_eq!(reason(&forged(&unsigned, &sig(&good))), Some(Reason::Signature), "put where none can be");
    let posing = with_header(|h| h["writer"]["dev"] = json!(desk.device));
    assert_eq!(reason(&posing), Some(Reason::Signature), "another is named as the writer");
    let nobody = with_header(|h| h["writer"]["dev"] = json!(lead.laptop(9).device));
    assert_eq!(reason(&nobody), Some(Reason::Signature), "a writer without a tip");
}

#[test]
fn weak_and_twice_spelt_keys_are_none_29() {
    use colloquio::domain::ids::device_id;
    // points of small order: any signature of the right form would do for them
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut minus_one = [0xff; 32];
    (minus_one[0], minus_one[31]) = (0xec, 0x7f);
    // y = 4 + p: the base point's neighbour, written a second way
    let mut second_way = [0xff; 32];
    (second_way[0], second_way[31]) = (0xf1, 0x7f);
    for key in [identity, [0; 32], minus_one, second_way, [0xff; 32]] {
        let text: String = key.iter().map(|b| format!("{b:02x}")).collect();
        let bytes = with_header(|h| {
            h["tips"][1]["key"] = json!(text);
            h["tips"][1]["dev"] = json!(device_id(&key));
        });
        assert_eq!(reason(&bytes), Some(Reason::DeviceKey), "{text}");
    }
}

/// A signature that plain verification takes and the strict one does not: its point R is of small order, so that one value
/// serves for many messages.
#[test]
fn a_signature_of_small_order_is_none_29() {
    let (_, desk, _) = three();
    let key = SigningKey::from_bytes(&[2; 32]);
    let secret = key.to_scalar();
    let one = secret * secret.invert();
    let mut sig = [0; 64];
    sig[0] = 1;
    let hash = Sha512::digest([&sig[..32], key.verifying_key().as_bytes(), &desk.tip_message(2)].concat());
    let bits = hash.iter().rev().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let challenge = bits.fold(one - one, |sum, bit| if bit == 1 { sum + sum + one } else { sum + sum });
    sig[32..].copy_from_slice((challenge * secret).as_bytes());
    assert!(
        key.verifying_key().verify(&desk.tip_message(2), &Signature::from_bytes(&sig)).is_ok(),
        "the plain one takes it"
    );
    let text: String = sig.iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(reason(&with_header(|h| h["tips"][1]["sig"] = json!(text))), Some(Reason::TipSignature));
}

#[test]
fn a_thousand_tips_are_the_most_and_no_tip_stands_twice_76() {
    let doubled = with_header(|h| h["tips"][2] = h["tips"][1].clone());
    assert_eq!(reason(&doubled), Some(Reason::Field));
    let many = with_header(|h| h["tips"] = (0..1_001).map(|_| h["tips"][0].clone()).collect());
    assert_eq!(reason(&many), Some(Reason::TooLarge));
}

#[test]
fn a_fork_travels_with_a_signature_for_each_branch_47() {
    let mut lead = Pen::founder();
    let mut desk = lead.laptop(2);
    desk.marks(1, 4, &[]);
    let mut copy = desk.clone();
    desk.marks(2, 3, &[]);
    copy.marks(2, 1, &[]);
    lead.admits(&desk, &["panel"], &[]);
    let header = lead.header(&[lead.whole(), desk.whole(), copy.tip(Some(3), 3)]);
    let lines = || lead.lines.iter().chain(&desk.lines).chain(&copy.lines[2..]);
    let file = read(&lead.file(&header, lines())).unwrap();
    assert_eq!(file.entries, 7);
    let alone = lead.header(&[lead.whole(), desk.whole()]);
    assert_eq!(reason(&lead.file(&alone, lines())), Some(Reason::Chain));
    let day = super::pen::day_of(&[&lead, &desk, &copy]);
    assert_eq!((day.forked().into_iter().collect::<Vec<_>>(), day.apart().len()), (vec![desk.device], 0));
}
