//! The fields of a body of the admin API: each read by its name and type, each fault named by its field.
//!
//! **Invariant:** a field that is wrong, missing or there twice is named; one that is not ours is not given back.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::super::body::{self, Fields};
use super::super::problem::Problem;

/// The fields that were sent and not read yet.
#[derive(Debug, Default)]
pub struct Form(Vec<(String, Value)>);

impl Form {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let Fields(fields) = body::parse(bytes)?;
        Ok(Self(fields))
    }

    /// A field that may be left out; null is not the same as that, unless the type says so.
    pub fn may<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<Option<T>, Problem> {
        let Some(place) = self.0.iter().position(|(field, _)| field == name) else { return Ok(None) };
        let (_, value) = self.0.swap_remove(place);
        if self.0.iter().any(|(field, _)| field == name) {
            return Err(invalid(name));
        }
        serde_json::from_value(value).map(Some).map_err(|_odd| invalid(name))
    }

    /// A field that must be there.
    pub fn need<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Problem> {
        self.may(name)?.ok_or_else(|| invalid(name))
    }

    /// The text of a field, which stays to be read.
    pub fn text(&self, name: &'static str) -> Result<Option<&str>, Problem> {
        let mut found = self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value);
        match (found.next(), found.next()) {
            (None, _) => Ok(None),
            (Some(Value::String(text)), None) => Ok(Some(text)),
            _ => Err(invalid(name)),
        }
    }

    /// A field whose text is read as something else, and may be left out.
    pub fn may_read<T: std::str::FromStr>(&mut self, name: &'static str) -> Result<Option<T>, Problem> {
        let text = self.may::<String>(name)?;
        text.map(|text| text.parse().map_err(|_odd| invalid(name))).transpose()
    }

    /// The same of one that must be there.
    pub fn need_read<T: std::str::FromStr>(&mut self, name: &'static str) -> Result<T, Problem> {
        self.may_read(name)?.ok_or_else(|| invalid(name))
    }

    /// Nothing else was sent.
    pub fn end(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(invalid("/")) }
    }
}

/// A field that can't be used.
pub fn invalid(field: &'static str) -> Problem {
    Problem::InvalidRequest { field: field.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_is_named_by_its_field() {
        let form = |text: &str| Form::parse(text.as_bytes()).unwrap();
        let mut good = form("{\"amount\":5,\"reason\":\"x\",\"region\":\"eu\"}");
        assert_eq!(good.need::<i64>("amount"), Ok(5));
        assert_eq!(good.may::<String>("id"), Ok(None));
        assert_eq!(good.need_read::<crate::region::Region>("region").unwrap().as_str(), "eu");
        assert_eq!(good.end(), Err(invalid("/")));
        for text in ["{}", "{\"amount\":\"5\"}", "{\"amount\":null}", "{\"amount\":5,\"amount\":5}", "{\"amount\":1.5}"]
        {
            assert_eq!(form(text).need::<i64>("amount"), Err(invalid("amount")), "{text}");
        }
        assert_eq!(form("{\"a\":null}").may::<Option<i64>>("a"), Ok(Some(None)));
        let looked_at = form("{\"a\":\"x\",\"b\":1,\"c\":\"x\",\"c\":\"y\"}");
        assert_eq!((looked_at.text("a"), looked_at.text("d")), (Ok(Some("x")), Ok(None)));
        assert_eq!((looked_at.text("b"), looked_at.text("c")), (Err(invalid("b")), Err(invalid("c"))));
        assert!(looked_at.end().is_err(), "it stays to be read");
        assert!(form("{\"region\":\"EU!\"}").need_read::<crate::region::Region>("region").is_err());
        assert_eq!(Form::parse(b"{").unwrap_err(), Problem::MalformedJson);
    }
}
