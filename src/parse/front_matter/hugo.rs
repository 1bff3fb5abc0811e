//! Front matter in TOML between two lines `+++`, as Hugo and Zola have it.

use serde_yaml::{Mapping, Value};

/// Reads a TOML document as what YAML would have held; none if it is no TOML.
pub(super) fn read(text: &str) -> Option<Value> {
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(yaml(toml::Value::Table(table)))
}

fn yaml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::Number(number.into()),
        toml::Value::Float(number) => Value::Number(number.into()),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Array(values) => Value::Sequence(values.into_iter().map(yaml).collect()),
        toml::Value::Table(table) => {
            let fields = table.into_iter();
            let fields = fields.map(|(key, value)| (Value::String(key), yaml(value)));
            Value::Mapping(fields.collect::<Mapping>())
        }
    }
}
