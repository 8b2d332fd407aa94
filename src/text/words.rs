//! The sentences of the locale files: one typed method a message, or by key for tables.
//!
//! The files lie in `assets/locales/{it,en}` and are split by room, like the lists below; each list names its file's
//! messages with their variables, and a test holds both languages to it. No sentence is put together in code.

mod action;
mod analysis;
mod cli;
mod error;
mod exchange;
mod figures;
mod intake;
mod page;
mod refusal;
mod report;
mod room;
mod schedule;
mod screen;
mod shortlist;
mod store;
mod sync;

use super::{clean, number};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use intl_memoizer::concurrent::IntlLangMemoizer;
use std::{borrow::Cow, fmt, sync::Arc};
use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Lang; 2] = [Lang::It, Lang::En];

    /// Reads `it`, `en`, or a locale as the environment writes it (`it_IT.UTF-8`); `None` for another language.
    pub fn parse(text: &str) -> Option<Lang> {
        let name = text.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.code() == name)
    }

    /// `it` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::It => "it",
            Lang::En => "en",
        }
    }

    fn id(self) -> LanguageIdentifier {
        // both codes are well formed; the plural test would see it if one were not
        self.code().parse().unwrap_or_default()
    }

    fn formatter(self) -> fn(&FluentValue, &IntlLangMemoizer) -> Option<String> {
        fn figure(lang: Lang, value: &FluentValue) -> Option<String> {
            match value {
                FluentValue::Number(n) => Some(number::local(lang, &n.as_string())),
                _ => None,
            }
        }
        match self {
            Lang::It => |value, _| figure(Lang::It, value),
            Lang::En => |value, _| figure(Lang::En, value),
        }
    }
}

/// All words of one language. Cheap to clone, and shared between threads.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.lang).finish()
    }
}

impl Words {
    /// Reads the language's files.
    pub fn new(lang: Lang) -> Words {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.id()]);
        // else every value stands between invisible marks
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(lang.formatter()));
        if bundle.add_builtins().is_err() {
            tracing::error!("NUMBER is there twice");
        }
        for room in ROOMS {
            // both branches are impossible in a tested program: the key test parses every file and finds doubles
            let resource =
                FluentResource::try_new(room.source(lang).to_owned()).unwrap_or_else(|(resource, faults)| {
                    tracing::error!(room = room.name, ?faults, "locale file");
                    resource
                });
            if let Err(faults) = bundle.add_resource(resource) {
                tracing::error!(room = room.name, ?faults, "locale file");
            }
        }
        Words { lang, bundle: Arc::new(bundle) }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message of a table, such as an action's title; it has no variables and is named in a `TABLE`.
    pub fn by_key(&self, key: &str) -> Cow<'_, str> {
        self.say(key, None)
    }

    /// The message, or its key where there is none: a hole in the words must not stop a day.
    fn say(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, "no such message");
            return Cow::Owned(key.to_owned());
        };
        let mut faults = Vec::new();
        let text = match args {
            None => self.bundle.format_pattern(pattern, None, &mut faults),
            // owned, since it may borrow from the arguments
            Some(_) => Cow::Owned(self.bundle.format_pattern(pattern, args, &mut faults).into_owned()),
        };
        if !faults.is_empty() {
            tracing::error!(key, ?faults, "message");
        }
        text
    }
}

/// What may stand in a message.
trait Argument {
    fn value(self) -> FluentValue<'static>;
}

impl Argument for &str {
    /// Text comes from people and files: made safe here, so that no caller can forget it.
    fn value(self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(clean(self).into_owned()))
    }
}

macro_rules! figures {
    ($($kind:ty),*) => {$(
        impl Argument for $kind {
            fn value(self) -> FluentValue<'static> {
                self.into()
            }
        }
    )*};
}
figures!(usize, u64, u32, i64, f64);

/// One method a message, and `KEYS`: the messages with their variables.
///
/// ```ignore
/// words! {
///     candidates_left(n: usize) = "candidates-left";
///     quit = "quit";
/// }
/// ```
macro_rules! words {
    ($($name:ident $(($($arg:ident: $kind:ty),+ $(,)?))? = $key:literal;)*) => {
        /// The messages of this file with their variables.
        pub(super) const KEYS: &[(&str, &[&str])] = &[$(($key, &[$($(stringify!($arg)),+)?])),*];

        impl crate::text::Words {
            $(
                #[doc = concat!("The message `", $key, "`.")]
                pub fn $name(&self $($(, $arg: $kind)+)?) -> std::borrow::Cow<'_, str> {
                    crate::text::words::words!(@say self, $key $(, $($arg),+)?)
                }
            )*
        }
    };
    (@say $words:ident, $key:literal) => { $words.say($key, None) };
    (@say $words:ident, $key:literal, $($arg:ident),+) => {{
        let mut args = fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($arg), crate::text::words::Argument::value($arg));)+
        $words.say($key, Some(&args))
    }};
}
use words;

/// A locale file with the lists it is held to.
struct Room {
    name: &'static str,
    it: &'static str,
    en: &'static str,
    /// Read by the key test: what the files must hold.
    #[cfg_attr(not(test), expect(dead_code))]
    keys: &'static [(&'static str, &'static [&'static str])],
    #[cfg_attr(not(test), expect(dead_code))]
    table: &'static [&'static str],
}

impl Room {
    fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::It => self.it,
            Lang::En => self.en,
        }
    }
}

macro_rules! rooms {
    ($($room:ident),* $(,)?) => {
        &[$(Room {
            name: stringify!($room),
            it: include_str!(concat!("../../assets/locales/it/", stringify!($room), ".ftl")),
            en: include_str!(concat!("../../assets/locales/en/", stringify!($room), ".ftl")),
            keys: $room::KEYS,
            table: $room::TABLE,
        }),*]
    };
}
const ROOMS: &[Room] = rooms![
    screen, action, analysis, figures, refusal, error, exchange, intake, report, room, schedule, cli, store, shortlist,
    sync, page
];

#[cfg(test)]
mod tests;
