//! Tokens as people write them, for replacements that are shown in messages.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The tokens as text: `Vec<u8>` where the standard printer writes `Vec < u8 >`.
pub(crate) fn render(tokens: impl ToTokens) -> String {
    let mut out = Text::default();
    out.stream(tokens.to_token_stream());
    out.text
}

/// Text, and whether its last token asks for a space before a word.
#[derive(Default)]
struct Text {
    text: String,
    /// The last token was a word or a literal.
    word: bool,
}

impl Text {
    fn stream(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                TokenTree::Punct(punct) => self.punct(punct.as_char(), punct.spacing() == Spacing::Joint),
                TokenTree::Ident(ident) => self.word(&ident.to_string()),
                TokenTree::Literal(literal) => self.word(&literal.to_string()),
            }
        }
    }

    fn word(&mut self, word: &str) {
        if self.word {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.word = true;
    }

    fn punct(&mut self, punct: char, joint: bool) {
        let spaced = matches!(punct, '+' | '=') && !self.text.ends_with(['.', '<', '>', '-', '=']);
        if punct == '\'' && self.word {
            self.text.push(' ');
        }
        if spaced && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push(punct);
        let is_bound = punct == ':' && !joint && !self.text.ends_with("::");
        if matches!(punct, ',' | ';') || is_bound || (spaced && !joint) {
            self.text.push(' ');
        }
        self.word = false;
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => (" { ", " }"),
            Delimiter::None => ("", ""),
        };
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let after_lifetime = self.word && self.text.trim_end_matches(is_part).ends_with('\'');
        if after_lifetime && matches!(open, "(" | "[") {
            self.text.push(' ');
        }
        self.text.push_str(open);
        self.word = false;
        self.stream(inner);
        self.text.push_str(close);
        self.word = true;
    }
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::render;

    #[track_caller]
    fn check(tokens: impl ToTokens, expected: &str) {
        assert_eq!(render(tokens), expected);
    }

    #[test]
    fn types_read_as_people_write_them() {
        check(quote!(Vec<Option<u8>>), "Vec<Option<u8>>");
        check(quote!(std::collections::BTreeMap<String, [u16; 3]>), "std::collections::BTreeMap<String, [u16; 3]>");
        check(quote!(Cow<'static, str>), "Cow<'static, str>");
        check(quote!(&'static str), "&'static str");
        check(quote!(&'a [u8]), "&'a [u8]");
        check(quote!(Box<dyn Any + Send>), "Box<dyn Any + Send>");
        check(quote!(<T as Trait>::Item), "<T as Trait>::Item");
        check(quote!(pub(crate)), "pub(crate)");
        check(quote!(where T: Clone + std::fmt::Debug), "where T: Clone + std::fmt::Debug");
        check(quote!(<T: Clone, const N: usize = 3>), "<T: Clone, const N: usize = 3>");
    }

    #[test]
    fn modifiers_read_as_people_write_them() {
        check(quote!("a", range = -1..=9, default = vec![1, 2]), "\"a\", range = -1..=9, default = vec![1, 2]");
    }
}
