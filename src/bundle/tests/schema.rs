//! The shipped schema names the fields that the reader demands.

use super::files::Parts;
use serde_json::Value;

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/schema/bundle-1.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn names(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = match value {
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        list => list.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect(),
    };
    names.sort_unstable();
    names
}

#[test]
fn the_schema_knows_every_field_of_a_real_file() {
    let schema = schema();
    let honest = Parts::honest();
    let header: Value = serde_json::from_str(&honest.header).unwrap();
    let body = |place: usize| serde_json::from_str::<Value>(&honest.lines[place]).unwrap()["body"].clone();
    for (part, value) in [("header", &header), ("tip", &header["tips"][0]), ("body", &body(0))] {
        assert_eq!(names(&schema["$defs"][part]["required"]), names(value), "{part}");
    }
    let with_commitment = (0..honest.lines.len()).map(body).find(|body| body.get("private").is_some()).unwrap();
    assert_eq!(names(&schema["$defs"]["body"]["properties"]), names(&with_commitment));
    assert_eq!(names(&schema["$defs"]["body"]["then"]["propertyNames"]["enum"]), names(&with_commitment));
}

#[test]
fn what_the_schema_requires_the_reader_demands() {
    let schema = schema();
    let honest = Parts::honest();
    for name in names(&schema["$defs"]["header"]["required"]) {
        let lacking = honest.with_header(|h| drop(h.as_object_mut().unwrap().remove(name)));
        assert!(lacking.reason().is_some(), "{name}");
    }
    for name in names(&schema["$defs"]["body"]["required"]) {
        let renamed = honest.with_line(0, &format!("\"{name}\":"), "\"other\":");
        assert_eq!(renamed.reason(), Some(crate::bundle::Reason::Field), "{name}");
    }
}
