//! The grammar of `#[json(..)]`, `#[event(..)]` and `#[payload(..)]`: from attributes to keys and values.
//!
//! Every problem of an attribute is kept and reading goes on behind the next comma. It leaves out what the values mean
//! together (that is `check`).

mod bounds;

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, Ident, LitInt, LitStr, Meta, Path, Token};

pub(crate) use bounds::{Bound, Bounds, Number};

use crate::errors::Errors;
use crate::suggest::nearest;

/// A modifier that is one word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Flag {
    OmitEmpty,
    OmitZero,
    Nullable,
    AsString,
    Safe,
    Base64,
    Verbatim,
    Other,
}

const FLAGS: [(&str, Flag); 8] = [
    ("omitempty", Flag::OmitEmpty),
    ("omitzero", Flag::OmitZero),
    ("nullable", Flag::Nullable),
    ("string", Flag::AsString),
    ("safe", Flag::Safe),
    ("base64", Flag::Base64),
    ("verbatim", Flag::Verbatim),
    ("other", Flag::Other),
];
/// The keys of `#[json(..)]`.
pub(crate) const JSON_KEYS: [&str; 13] = [
    "omitempty",
    "omitzero",
    "nullable",
    "string",
    "safe",
    "base64",
    "default",
    "alias",
    "range",
    "len",
    "precision",
    "verbatim",
    "other",
];
const EVENT_KEYS: [&str; 9] = ["topic", "key", "type", "upcast", "reader", "max_bytes", "sunset", "name", "crate"];
const PAYLOAD_KEYS: [&str; 7] = ["open", "closed", "tag", "text", "reader", "name", "crate"];

/// What `#[json(..)]` says.
#[derive(Default)]
pub(crate) struct Json {
    /// The attribute, where there is one.
    pub(crate) attribute: Option<Attribute>,
    pub(crate) name: Option<LitStr>,
    pub(crate) flags: Vec<(Flag, Ident)>,
    pub(crate) aliases: Vec<(Ident, LitStr)>,
    pub(crate) default: Option<(Ident, Option<Expr>)>,
    pub(crate) range: Option<Bounds>,
    pub(crate) len: Option<Bounds>,
    pub(crate) precision: Option<(Ident, LitStr)>,
    /// Every key as it was written, in order.
    pub(crate) keys: Vec<Ident>,
    /// Whether the attribute could be read in full.
    pub(crate) broken: bool,
}

impl Json {
    /// The word of a flag, where it was written.
    pub(crate) fn flag(&self, wanted: Flag) -> Option<&Ident> {
        self.flags.iter().find(|(flag, _)| *flag == wanted).map(|(_, word)| word)
    }

    /// Whether a flag was written.
    pub(crate) fn has(&self, wanted: Flag) -> bool {
        self.flag(wanted).is_some()
    }
}

/// What `#[event(..)]` or `#[payload(..)]` says.
#[derive(Default)]
pub(crate) struct Settings {
    pub(crate) attribute: Option<Attribute>,
    /// `"orders.placed.v1"`.
    pub(crate) versioned: Option<LitStr>,
    /// `type = "com.github.push"`.
    pub(crate) foreign: Option<LitStr>,
    pub(crate) topic: Option<LitStr>,
    pub(crate) key: Option<Ident>,
    pub(crate) upcast: Option<Path>,
    pub(crate) max_bytes: Option<LitInt>,
    pub(crate) sunset: Option<LitStr>,
    pub(crate) reader: Option<Ident>,
    pub(crate) name: Option<LitStr>,
    pub(crate) krate: Option<Path>,
    pub(crate) open: Option<Ident>,
    pub(crate) closed: Option<Ident>,
    pub(crate) tag: Option<LitStr>,
    pub(crate) text: Option<Ident>,
    /// Whether the attribute could be read in full.
    pub(crate) broken: bool,
}

/// Reads the `#[json(..)]` among the attributes.
pub(crate) fn json(attributes: &[Attribute], errors: &mut Errors) -> Json {
    let mut json = Json { attribute: only("json", attributes, errors).cloned(), ..Json::default() };
    if let Some(attribute) = json.attribute.clone() {
        json.broken =
            !each_argument(&attribute, errors, |input, first, errors| json_argument(&mut json, input, first, errors));
    }
    json
}

/// Reads the `#[event(..)]` among the attributes.
pub(crate) fn event(attributes: &[Attribute], errors: &mut Errors) -> Settings {
    settings("event", attributes, errors, |settings, input, first, errors| {
        if input.peek(syn::Lit) {
            let text = positional(input, first, "the event's type")?;
            settings.versioned = Some(text);
            return Ok(());
        }
        let key = input.call(Ident::parse_any)?;
        match key.to_string().as_str() {
            "topic" => put(&mut settings.topic, &key, value(input, &key)?, errors),
            "key" => put(&mut settings.key, &key, value::<Word>(input, &key)?.0, errors),
            "type" => put(&mut settings.foreign, &key, value(input, &key)?, errors),
            "upcast" => put(&mut settings.upcast, &key, value(input, &key)?, errors),
            "max_bytes" => put(&mut settings.max_bytes, &key, value(input, &key)?, errors),
            "sunset" => put(&mut settings.sunset, &key, value(input, &key)?, errors),
            "reader" => put(&mut settings.reader, &key, key.clone(), errors),
            "name" => put(&mut settings.name, &key, value(input, &key)?, errors),
            "crate" => put(&mut settings.krate, &key, value::<Plain>(input, &key)?.0, errors),
            _ => return Err(unknown(&key, "event", &EVENT_KEYS)),
        }
        Ok(())
    })
}

/// Reads the `#[payload(..)]` among the attributes.
pub(crate) fn payload(attributes: &[Attribute], errors: &mut Errors) -> Settings {
    settings("payload", attributes, errors, |settings, input, _, errors| {
        let key = input.call(Ident::parse_any)?;
        match key.to_string().as_str() {
            "open" => put(&mut settings.open, &key, key.clone(), errors),
            "closed" => put(&mut settings.closed, &key, key.clone(), errors),
            "tag" => put(&mut settings.tag, &key, value(input, &key)?, errors),
            "text" => put(&mut settings.text, &key, key.clone(), errors),
            "reader" => put(&mut settings.reader, &key, key.clone(), errors),
            "name" => put(&mut settings.name, &key, value(input, &key)?, errors),
            "crate" => put(&mut settings.krate, &key, value::<Plain>(input, &key)?.0, errors),
            _ => return Err(unknown(&key, "payload", &PAYLOAD_KEYS)),
        }
        Ok(())
    })
}

fn settings(
    name: &str,
    attributes: &[Attribute],
    errors: &mut Errors,
    mut argument: impl FnMut(&mut Settings, ParseStream<'_>, bool, &mut Errors) -> syn::Result<()>,
) -> Settings {
    let mut settings = Settings { attribute: only(name, attributes, errors).cloned(), ..Settings::default() };
    if let Some(attribute) = settings.attribute.clone() {
        settings.broken =
            !each_argument(&attribute, errors, |input, first, errors| argument(&mut settings, input, first, errors));
    }
    settings
}

fn json_argument(json: &mut Json, input: ParseStream<'_>, first: bool, errors: &mut Errors) -> syn::Result<()> {
    if input.peek(syn::Lit) {
        json.name = Some(positional(input, first, "the JSON name")?);
        return Ok(());
    }
    let key = input.call(Ident::parse_any)?;
    let word = key.to_string();
    json.keys.push(key.clone());
    match word.as_str() {
        "alias" => json.aliases.push((key.clone(), value(input, &key)?)),
        "default" => {
            let expr = if input.peek(Token![=]) { Some(value(input, &key)?) } else { None };
            put(&mut json.default, &key, (key.clone(), expr), errors);
        }
        "range" => {
            let bounds = Bounds::read(&key, &value::<Expr>(input, &key)?)?;
            put(&mut json.range, &key, bounds, errors);
        }
        "len" => {
            let bounds = Bounds::read(&key, &value::<Expr>(input, &key)?)?;
            put(&mut json.len, &key, bounds, errors);
        }
        "precision" => put(&mut json.precision, &key, (key.clone(), value(input, &key)?), errors),
        _ => match FLAGS.iter().find(|(known, _)| *known == word) {
            Some((_, flag)) if json.has(*flag) => duplicate(&key, errors),
            Some((_, flag)) => json.flags.push((*flag, key)),
            None => return Err(unknown(&key, "json", &JSON_KEYS)),
        },
    }
    Ok(())
}

/// The one attribute of this name; more are a problem.
fn only<'a>(name: &str, attributes: &'a [Attribute], errors: &mut Errors) -> Option<&'a Attribute> {
    let mut found = attributes.iter().filter(|attribute| attribute.path().is_ident(name));
    let first = found.next();
    for second in found {
        errors.at(second, format!("a second `#[{name}(..)]`: put all its keys into the first one"));
    }
    first
}

/// Calls `argument` for each argument. A failed one is reported, and reading goes on behind the next comma. Gives
/// whether all went well.
fn each_argument(
    attribute: &Attribute,
    errors: &mut Errors,
    mut argument: impl FnMut(ParseStream<'_>, bool, &mut Errors) -> syn::Result<()>,
) -> bool {
    let mut well = true;
    let Meta::List(list) = &attribute.meta else {
        if let Meta::NameValue(meta) = &attribute.meta {
            let name = attribute.path().segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            let value = match &meta.value {
                Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(word), .. }) if name == "payload" => word.value(),
                value => crate::render::render(value),
            };
            errors.fix(meta, format!("`{name}` takes its arguments in parentheses"), format!("{name}({value})"));
            well = false;
        }
        return well;
    };
    let read = list.parse_args_with(|input: ParseStream<'_>| {
        let mut first = true;
        while !input.is_empty() {
            let outcome = argument(input, first, errors).and_then(|()| {
                if input.is_empty() || input.peek(Token![,]) {
                    return Ok(());
                }
                Err(input.error("expected `,` between the keys"))
            });
            if let Err(error) = outcome {
                errors.add(error);
                well = false;
                skip_to_comma(input)?;
            }
            input.parse::<Option<Token![,]>>()?;
            first = false;
        }
        Ok(())
    });
    if let Err(error) = read {
        errors.add(error);
        well = false;
    }
    well
}

fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn positional(input: ParseStream<'_>, first: bool, what: &str) -> syn::Result<LitStr> {
    let literal: syn::Lit = input.parse()?;
    match literal {
        syn::Lit::Str(text) if first => Ok(text),
        syn::Lit::Str(text) => Err(syn::Error::new_spanned(text, format!("{what} stands once, in front of all keys"))),
        other => Err(syn::Error::new_spanned(&other, format!("{what} is a string literal"))),
    }
}

fn value<T: Parse>(input: ParseStream<'_>, key: &Ident) -> syn::Result<T> {
    if !input.peek(Token![=]) {
        return Err(syn::Error::new_spanned(key, format!("`{key}` needs a value: `{key} = ..`")));
    }
    input.parse::<Token![=]>()?;
    input.parse().map_err(|error| syn::Error::new(error.span(), format!("`{key}`: {error}")))
}

/// A word that may be a keyword.
struct Word(Ident);

impl Parse for Word {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Ident::parse_any).map(Self)
    }
}

/// A path that may start with `crate` and has no arguments.
struct Plain(Path);

impl Parse for Plain {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.call(Path::parse_mod_style).map(Self)
    }
}

fn put<T>(place: &mut Option<T>, key: &Ident, value: T, errors: &mut Errors) {
    if place.is_some() {
        duplicate(key, errors);
    } else {
        *place = Some(value);
    }
}

fn duplicate(key: &Ident, errors: &mut Errors) {
    errors.at(key, format!("`{key}` stands twice in this attribute: keep one"));
}

fn unknown(key: &Ident, attribute: &str, known: &[&str]) -> syn::Error {
    let mut errors = Errors::default();
    let word = key.to_string();
    if let Some((meant, why)) = crate::advice::meant(&word, attribute) {
        errors.fix(key, format!("unknown key `{word}`: {why}"), meant);
        return errors.into_error(key);
    }
    match nearest(&word, known.iter().copied()) {
        Some(meant) => errors.fix(key, format!("unknown key `{word}`, did you mean `{meant}`?"), meant),
        None => errors.at(key, crate::advice::unknown_key(&word, attribute, known)),
    }
    errors.into_error(key)
}
