//! As much of a JSON Schema checker as our own schema needs; a word it does not know is a failure, never a pass.

use serde_json::Value;

/// Where and why a document does not fit; nothing if it does.
pub fn misfit(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let rules = match schema {
        Value::Bool(true) => return None,
        Value::Bool(false) => return Some(format!("{at}: nothing may be here")),
        Value::Object(rules) => rules,
        other => panic!("no schema: {other}"),
    };
    let fits = |schema: &Value, value: &Value| misfit(root, schema, value, at).is_none();
    let list = |rule: &Value| rule.as_array().cloned().unwrap_or_default();
    for (word, rule) in rules {
        let wrong = || Some(format!("{at}: {word}"));
        let found = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" | "default" | "then" => None,
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#')).expect("a place in this file");
                misfit(root, root.pointer(path).unwrap_or_else(|| panic!("{path}")), value, at)
            }
            "type" => {
                let types = if rule.is_array() { list(rule) } else { vec![rule.clone()] };
                let is = |name: &Value| match name.as_str() {
                    Some("object") => value.is_object(),
                    Some("array") => value.is_array(),
                    Some("string") => value.is_string(),
                    Some("integer") => value.is_i64() || value.is_u64(),
                    Some("boolean") => value.is_boolean(),
                    Some("null") => value.is_null(),
                    other => panic!("type {other:?}"),
                };
                (!types.iter().any(is)).then(wrong).flatten()
            }
            "const" => (rule != value).then(wrong).flatten(),
            "enum" => (!list(rule).contains(value)).then(wrong).flatten(),
            "pattern" => {
                value.as_str().filter(|text| !matches(rule.as_str().unwrap_or_default(), text)).and_then(|_| wrong())
            }
            "minimum" => value.as_i64().filter(|n| *n < rule.as_i64().unwrap_or_default()).and_then(|_| wrong()),
            "maximum" => value.as_i64().filter(|n| *n > rule.as_i64().unwrap_or_default()).and_then(|_| wrong()),
            "minItems" => {
                value.as_array().filter(|a| (a.len() as u64) < rule.as_u64().unwrap_or(0)).and_then(|_| wrong())
            }
            "maxItems" => {
                value.as_array().filter(|a| (a.len() as u64) > rule.as_u64().unwrap_or(0)).and_then(|_| wrong())
            }
            "uniqueItems" => {
                let doubled = |a: &&Vec<Value>| a.iter().enumerate().any(|(n, item)| a[..n].contains(item));
                value.as_array().filter(doubled).and_then(|_| wrong())
            }
            "required" => {
                let lacks =
                    |name: &Value| value.as_object().is_some_and(|o| !o.contains_key(name.as_str().unwrap_or("")));
                list(rule).iter().find(|name| lacks(name)).map(|name| format!("{at}: {name} is missing"))
            }
            "properties" => value.as_object().and_then(|object| {
                object.iter().filter_map(|(k, v)| misfit(root, rule.get(k)?, v, &format!("{at}/{k}"))).next()
            }),
            "propertyNames" => value.as_object().and_then(|object| {
                object.keys().filter_map(|k| misfit(root, rule, &Value::from(k.as_str()), &format!("{at}/{k}"))).next()
            }),
            "additionalProperties" => value.as_object().and_then(|object| {
                let others = object.iter().filter(|(k, _)| rules.get("properties").is_none_or(|p| p.get(k).is_none()));
                others.filter_map(|(k, v)| misfit(root, rule, v, &format!("{at}/{k}"))).next()
            }),
            "items" => value.as_array().and_then(|all| {
                let first = rules.get("prefixItems").map_or(0, |p| list(p).len());
                all.iter()
                    .skip(first)
                    .enumerate()
                    .filter_map(|(n, v)| misfit(root, rule, v, &format!("{at}/{n}")))
                    .next()
            }),
            "prefixItems" => value.as_array().and_then(|all| {
                let pairs = list(rule).into_iter().zip(all).enumerate();
                pairs.filter_map(|(n, (rule, v))| misfit(root, &rule, v, &format!("{at}/{n}"))).next()
            }),
            "allOf" => list(rule).iter().find_map(|rule| misfit(root, rule, value, at)),
            "anyOf" => (!list(rule).iter().any(|rule| fits(rule, value))).then(wrong).flatten(),
            "oneOf" => (list(rule).iter().filter(|rule| fits(rule, value)).count() != 1).then(wrong).flatten(),
            "if" => rules.get("then").filter(|_| fits(rule, value)).and_then(|then| misfit(root, then, value, at)),
            other => panic!("a word that is not known here: {other}"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The few patterns that our schema has.
fn matches(pattern: &str, text: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let word = |word: &str| {
        (1..=32).contains(&word.len())
            && word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    };
    match pattern {
        "^[0-9a-f]{32}$" => text.len() == 32 && hex(text),
        "^[0-9a-f]{64}$" => text.len() == 64 && hex(text),
        "^[0-9a-f]{128}$" => text.len() == 128 && hex(text),
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" => {
            let parts: Vec<&str> = text.split('-').collect();
            parts.iter().map(|p| p.len()).eq([8, 4, 4, 4, 12]) && parts.iter().all(|p| hex(p))
        }
        "^[a-z][a-z_]{0,31}\\.[a-z][a-z_]{0,31}$" => text.split_once('.').is_some_and(|(a, b)| word(a) && word(b)),
        "^[A-Za-z0-9_-]+$" => !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-".contains(&b)),
        other => panic!("a pattern that is not known here: {other}"),
    }
}
