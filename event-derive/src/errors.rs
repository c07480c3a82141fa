//! `Errors`: every problem of a type, each at its own tokens, reported together.
//!
//! Also fixes how a message with a replacement ends: `write: ` and the text that replaces exactly what is underlined.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The problems found so far.
#[derive(Default)]
pub(crate) struct Errors(Option<syn::Error>);

impl Errors {
    /// A problem without an exact replacement.
    pub(crate) fn at(&mut self, place: impl ToTokens, message: impl Display) {
        self.add(syn::Error::new_spanned(place, message));
    }

    /// A problem that goes away when `replacement` is put in the place of `place`.
    pub(crate) fn fix(&mut self, place: impl ToTokens, message: impl Display, replacement: impl Display) {
        let message = message.to_string();
        let end = if message.ends_with('?') { "" } else { ";" };
        self.add(syn::Error::new_spanned(place, format!("{message}{end} write: {replacement}")));
    }

    /// A problem, with a replacement where there is one.
    pub(crate) fn maybe_fix(&mut self, place: impl ToTokens, message: impl Display, replacement: Option<String>) {
        match replacement {
            Some(replacement) => self.fix(place, message, replacement),
            None => self.at(place, message),
        }
    }

    /// A problem that syn found.
    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    /// Whether nothing was found.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// One `compile_error!` for each problem.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.0.map(|error| error.to_compile_error()).unwrap_or_default()
    }

    /// The problems as one error, where a parser must return one; there is at least one.
    pub(crate) fn into_error(self, place: impl ToTokens) -> syn::Error {
        self.0.unwrap_or_else(|| syn::Error::new_spanned(place, "no problem was found here"))
    }

    /// The messages, in the order they were found.
    #[cfg(test)]
    pub(crate) fn messages(self) -> Vec<String> {
        self.0.into_iter().flatten().map(|error| error.to_string()).collect()
    }
}
