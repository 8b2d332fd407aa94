//! The whole document as types that a schema is made from. The reader cuts lines and bodies by hand and has no types for
//! them; those here say the same, and the tests hold them against files that the reader takes and refuses.
#![allow(dead_code)] // only their shape is asked for

use crate::bundle::Header;
use crate::domain::fact::Fact;
use crate::domain::ids::{DayId, DeviceId, EntryId, PersonId};
use crate::domain::personal::Personal;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use uuid::Uuid;

const VEIL: &str = "^[A-Za-z0-9_-]+$";
const HASH: &str = "^[0-9a-f]{64}$";

/// What one laptop hands to another, as a JSON document. A schema cannot say everything a reader demands: the exact layout
/// (one entry a line, no blanks outside strings, the order of the outermost keys), no key twice, no number but integers within
/// 2^53, at most 16 levels, the sizes of lines and texts, the digest of the raw bytes, entry ids and commitments (SHA-256 of
/// raw bytes), the chains from `prev` to the tips, keys and signatures. A document that fits this schema can still be refused.
/// The other way round, a reader takes an entry whose `data` does not fit its kind, but holds it apart; and a kind that is not
/// listed here, or a later version of one, is kept as it is.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "colloquio bundle, version 1")]
struct Document {
    #[schemars(extend("const" = "colloquio-bundle"))]
    format: String,
    #[schemars(extend("const" = 1))]
    version: u64,
    /// Other fields are ignored.
    header: Header,
    #[schemars(length(max = 5_000_000))]
    entries: Vec<Line>,
    trailer: Trailer,
}

/// One entry and the personal text beside it.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("required" = ["body"]))]
struct Line {
    body: Body,
    /// Personal text with its salt; absent when there is none, or when it was erased or not received.
    #[schemars(with = "Text")]
    private: Option<Text>,
}

/// One entry. Fields beside these are allowed only where `v` is above 1.
#[derive(JsonSchema)]
#[schemars(transform = by_kind, extend("required" = ["v", "day", "dev", "seq", "prev", "ms", "n", "by", "kind", "kv", "replaces", "data"]))]
struct Body {
    /// Version of the envelope.
    #[schemars(range(min = 1))]
    v: u64,
    /// The day.
    day: DayId,
    /// The laptop that wrote it.
    dev: DeviceId,
    /// Its place in that laptop's chain.
    #[schemars(range(min = 1))]
    seq: u64,
    /// SHA-256 of the body before it; null at the first place.
    #[schemars(regex(pattern = HASH))]
    prev: Option<String>,
    /// Hybrid clock: Unix milliseconds, 2020 to 2099.
    #[schemars(range(min = 1_577_836_800_000_i64, max = 4_102_444_799_999_i64))]
    ms: i64,
    /// Hybrid clock: counter.
    #[schemars(range(max = 65_535))]
    n: u64,
    /// The person acting; null is the program.
    by: Option<PersonId>,
    #[schemars(regex(pattern = "^[a-z][a-z_]{0,31}\\.[a-z][a-z_]{0,31}$"))]
    kind: String,
    /// Version of this kind's data.
    #[schemars(range(min = 1))]
    kv: u64,
    /// Heads of the same register that the writer saw and replaced.
    #[schemars(length(max = 64), extend("uniqueItems" = true))]
    replaces: Vec<EntryId>,
    data: Payload,
    #[schemars(with = "Commitment")]
    private: Option<Commitment>,
}

/// Whose personal text stands beside the body, and the SHA-256 of its raw value.
#[derive(JsonSchema)]
struct Commitment {
    of: Uuid,
    #[schemars(regex(pattern = HASH))]
    sha256: String,
}

#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, extend("required" = ["entries", "sha256", "sig"]))]
struct Trailer {
    entries: u64,
    /// Of all bytes before the trailer's line.
    #[schemars(regex(pattern = HASH))]
    sha256: String,
    /// Ed25519 by the writer; null where it has no key.
    #[schemars(regex(pattern = "^[0-9a-f]{128}$"))]
    sig: Option<String>,
}

/// What the file says of an entry.
struct Payload;

impl JsonSchema for Payload {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Payload".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An object, or its JSON in base64url without padding.",
            "oneOf": [{"type": "object"}, {"type": "string", "pattern": VEIL}]
        })
    }
}

/// Personal text.
struct Text;

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let personal = generator.subschema_for::<Personal>();
        json_schema!({
            "description": "Personal text with its salt, or the JSON of that in base64url without padding. Which fields are there depends on the kind; one of another shape counts as absent.",
            "oneOf": [
                {"type": "object", "required": ["salt"], "properties": {"salt": {"type": "string", "pattern": "^[0-9a-f]{32}$"}}, "anyOf": [personal, true]},
                {"type": "string", "pattern": VEIL}
            ]
        })
    }
}

/// A body of version 1 has no other fields, and the data of a known kind looks like this or is veiled.
fn by_kind(body: &mut Schema) {
    let Some(Value::Object(fields)) = body.get("properties").cloned() else { return };
    let names: Vec<&String> = fields.keys().collect();
    body.insert("if".into(), json!({"properties": {"v": {"const": 1}}}));
    body.insert("then".into(), json!({"propertyNames": {"enum": names}}));
}

/// A listed field of a day takes values of its own type only.
fn by_field(changed: &mut Map<String, Value>) {
    let text = json!({"type": "string"});
    let integer = json!({"type": "integer"});
    let boolean = json!({"type": "boolean"});
    let pair = json!({"type": "array", "minItems": 2, "maxItems": 2, "items": text});
    let types = [
        (vec!["name", "date", "zone", "retain_until"], text),
        (vec!["places", "gap_tolerance"], integer),
        (vec!["encrypt", "calibration_links"], boolean),
        (vec!["agreement_start"], json!({"enum": ["empty", "mean"]})),
        (vec!["basis"], json!({"enum": ["raw", "adjusted"]})),
        (vec!["blocks"], json!({"type": "array", "items": pair})),
    ];
    let case = |(fields, value): &(Vec<&str>, Value)| json!({"if": {"properties": {"field": {"enum": fields}}}, "then": {"properties": {"value": value}}});
    changed.insert("allOf".into(), types.iter().map(case).collect());
}

/// Says of integers what JSON can carry, and spells ids as the reader wants them.
fn exact(schema: &mut Schema) {
    const MOST: i64 = (1 << 53) - 1;
    let format = schema.remove("format");
    let bounds: &[(&str, i64)] = match format.as_ref().and_then(Value::as_str) {
        Some("uint64") => &[("maximum", MOST)],
        Some("int64") => &[("minimum", -MOST), ("maximum", MOST)],
        _ => &[],
    };
    for (bound, value) in bounds {
        // a format stands in an object only, so there is one
        if schema.get(*bound).is_none() {
            schema.insert((*bound).into(), json!(value));
        }
    }
    if format.as_ref().is_some_and(|f| f == "uuid") {
        let pattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";
        schema.insert("pattern".into(), json!(pattern));
    }
    // a line of a doc comment is no line of a sentence
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        schema.insert("description".into(), json!(text));
    }
}

/// The schema of the document, every kind's data included.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let kinds = Fact::schemas(&mut generator);
    let mut root = generator.into_root_schema_for::<Document>();
    let case = |(kind, data): &(&str, Schema)| {
        json!({
            "if": {"properties": {"v": {"const": 1}, "kv": {"const": 1}, "kind": {"const": kind}}},
            "then": {"properties": {"data": {"anyOf": [data, {"type": "string", "pattern": VEIL}]}}}
        })
    };
    let cases: Vec<Value> = kinds.iter().map(case).collect();
    if let Some(body) = root.pointer_mut("/$defs/Body").and_then(Value::as_object_mut) {
        body.insert("allOf".into(), json!(cases));
    }
    if let Some(changed) = root.pointer_mut("/$defs/DayChanged").and_then(Value::as_object_mut) {
        by_field(changed);
    }
    RecursiveTransform(exact).transform(&mut root);
    sorted(root.to_value())
}

/// One order of keys, whoever made them.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut all: Vec<(String, Value)> = map.into_iter().map(|(k, v)| (k, sorted(v))).collect();
            all.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(Map::from_iter(all))
        }
        Value::Array(all) => Value::Array(all.into_iter().map(sorted).collect()),
        other => other,
    }
}
