//! Whose key, whose signature: what header and trailer must prove before any line is looked at. A laptop with a key has an id
//! made from it and signs every tip; one without has another kind of id and signs nothing, so nobody can strip a signature.
//! Not here: who a laptop is to its day (the domain's trust).

use crate::bundle::header::{Header, Tip};
use crate::domain::ids::{DayId, DeviceId, device_id};
use crate::wire::fault::{Fault, Reason};
use crate::wire::hash::parse_hex;
use ed25519_dalek::{Signature, VerifyingKey};

const TIP: &[u8] = b"colloquio tip 1\n";
const BUNDLE: &[u8] = b"colloquio bundle 1\n";

/// Keys, tip signatures, file signature.
pub(super) fn check(header: &Header, sha256: &[u8; 32], sig: Option<&str>) -> Result<(), Fault> {
    let mut writer = None;
    for tip in &header.tips {
        let key = key_of(tip)?;
        let message = tip_message(header.day.id, tip);
        prove(key.as_ref(), &message, tip.sig.as_deref(), Reason::TipSignature)?;
        if tip.dev == header.writer.dev {
            writer = Some(key);
        }
    }
    let key = writer.ok_or_else(|| Fault::new(Reason::Signature, "the writer has no tip"))?;
    prove(key.as_ref(), &[BUNDLE, sha256].concat(), sig, Reason::Signature)
}

/// The key of a tip's laptop; none for a laptop that has none.
fn key_of(tip: &Tip) -> Result<Option<VerifyingKey>, Fault> {
    let wrong = |what| Fault::new(Reason::DeviceKey, what);
    let Some(key) = &tip.key else {
        let unsigned = tip.dev.is_unsigned();
        return if unsigned { Ok(None) } else { Err(wrong("the laptop's id wants a key")) };
    };
    let bytes: [u8; 32] = parse_hex(key).ok_or_else(|| wrong("no key"))?;
    if device_id(&bytes) != tip.dev {
        return Err(wrong("the key is another laptop's"));
    }
    let key = VerifyingKey::from_bytes(&bytes).map_err(|_| wrong("no point of the curve"))?;
    // one key, one spelling; and a key of small order signs anything
    let canonical = key.to_edwards().compress().to_bytes() == bytes;
    if key.is_weak() || !canonical { Err(wrong("a weak key")) } else { Ok(Some(key)) }
}

/// What a laptop signs of the end of its chain.
fn tip_message(day: DayId, tip: &Tip) -> Vec<u8> {
    let DeviceId(dev) = tip.dev;
    [TIP, day.0.as_bytes(), dev.as_bytes(), &tip.seq.to_be_bytes(), &tip.hash].concat()
}

/// A laptop with a key must sign, one without must not.
fn prove(key: Option<&VerifyingKey>, message: &[u8], sig: Option<&str>, reason: Reason) -> Result<(), Fault> {
    let Some(key) = key else {
        return if sig.is_none() { Ok(()) } else { Err(Fault::new(reason, "signature without a key")) };
    };
    let bytes: [u8; 64] = sig.and_then(parse_hex).ok_or_else(|| Fault::new(reason, "no signature"))?;
    key.verify_strict(message, &Signature::from_bytes(&bytes)).map_err(|_| Fault::new(reason, "signature"))
}
