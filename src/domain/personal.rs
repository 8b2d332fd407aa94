//! Personal text: what stands beside an entry so that a person can be forgotten. Not here: who may read it (`visible`).

use serde::{Deserialize, Serialize};

/// One question of the application form and what the person wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// The form's question.
    pub question: String,
    /// The person's words.
    pub text: String,
}

/// The private part of an entry, salt aside. Which fields are there depends on the entry's kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Personal {
    /// A person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// The application's other questions, in the form's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Why something was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// A note's or a call's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What stands beside each line of a note: its sign and the interview's clock when it was begun. See [`super::note`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The pair's sentence beside an agreed mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
}

impl Personal {
    /// Only a reason, or nothing where there is none.
    pub fn reason(reason: &Option<String>) -> Option<Personal> {
        reason.as_ref().map(|r| Personal { reason: Some(r.clone()), ..Personal::default() })
    }

    /// Only a text.
    pub fn text(text: &str) -> Personal {
        Personal { text: Some(text.to_owned()), ..Personal::default() }
    }
}
