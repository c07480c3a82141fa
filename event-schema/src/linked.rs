//! Completeness: a dependency that is never named is not linked, and its events are silently missing from the catalog.
//! So the sources of the workspace's packages are searched for `#[derive(Event)]` and compared with what is linked.
//! A search of tokens, not a compiler: types that macros make are not seen.

use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::settings::{Package, Settings};

/// One problem for each package that derives `Event` and has no linked event, or is asked for and has none.
pub(crate) fn missing(settings: &Settings, linked: &[&str]) -> Vec<String> {
    let is_linked = |name: &str| linked.contains(&name);
    let mut problems = Vec::new();
    for package in &settings.packages {
        if is_linked(&package.name) || !settings.exports(&package.name) {
            continue;
        }
        if let Some(place) = first_event(package) {
            let place = format!("{}:{}", relative(&place.0, &settings.root), place.1);
            problems.push(advice(package, &place));
        }
    }
    for name in settings.crates.iter().flatten().filter(|name| !is_linked(name)) {
        if problems.iter().any(|problem| problem.contains(&format!("`{name}`"))) {
            continue;
        }
        let lib =
            settings.packages.iter().find(|package| package.name == *name).and_then(|package| package.lib.clone());
        let lib = lib.unwrap_or_else(|| name.replace('-', "_"));
        problems.push(format!(
            "`crates` in [workspace.metadata.events] names `{name}`, but no event of it is linked into this program: link \
             it with `use {lib} as _;` in your xtask, or take it off the list"
        ));
    }
    problems
}

fn advice(package: &Package, place: &str) -> String {
    let name = &package.name;
    let exclude = format!("or leave it out with `exclude = [\"{name}\"]` in [workspace.metadata.events]");
    match &package.lib {
        Some(lib) => format!(
            "package `{name}` derives Event at {place}, but none of its events is linked into this program: link it with \
             `use {lib} as _;` in your xtask (and a dependency on `{name}`), {exclude}"
        ),
        None => format!(
            "package `{name}` derives Event at {place}, but has no library, so nothing can link its events: move them to a \
             library package, {exclude}"
        ),
    }
}

/// Where a package first derives `Event`: file and line.
fn first_event(package: &Package) -> Option<(PathBuf, usize)> {
    let mut files = Vec::new();
    for root in &package.roots {
        let Some(folder) = root.parent() else { continue };
        // A root file beside `Cargo.toml` shares its folder with tests and build output.
        if folder.join("Cargo.toml").exists() { files.push(root.clone()) } else { walk(folder, &mut files) }
    }
    files.sort();
    let found: Vec<(PathBuf, Source)> =
        files.into_iter().filter_map(|file| Some((file.clone(), read(&file)?))).collect();
    let tests: Vec<PathBuf> = found.iter().flat_map(|(file, source)| source.test_files(file)).collect();
    found
        .into_iter()
        .filter(|(file, _)| !tests.iter().any(|test| file.starts_with(test)))
        .find_map(|(file, source)| Some((file, source.event?)))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        // Links are not followed: they may lead in circles.
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&path, files),
            Ok(kind) if kind.is_file() && path.extension().is_some_and(|extension| extension == "rs") => {
                files.push(path)
            }
            _ => {}
        }
    }
}

/// `None`: not Rust, so no part of the package.
fn read(file: &Path) -> Option<Source> {
    let text = std::fs::read_to_string(file).ok()?;
    Source::scan(&text)
}

/// What one file says.
#[derive(Debug, Default, PartialEq)]
struct Source {
    /// The line of the first derive of `Event` outside tests.
    event: Option<usize>,
    /// Modules in files of their own that are compiled for tests only.
    test_modules: Vec<String>,
}

impl Source {
    fn scan(text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut source = Self::default();
        source.visit(text.parse().ok()?);
        Some(source)
    }

    fn visit(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            let (attributes, item) = attributes(&trees, at);
            if attributes.iter().any(is_test_only) {
                at = self.skip_item(&trees, item);
            } else if !attributes.is_empty() {
                if self.event.is_none()
                    && attributes.iter().any(|attribute| has_call(attribute, "event"))
                    && let Some(line) = attributes.iter().find_map(derives_event)
                {
                    self.event = Some(line);
                }
                at = item;
            } else {
                if let TokenTree::Group(group) = &trees[at] {
                    self.visit(group.stream());
                }
                at += 1;
            }
        }
    }

    /// Passes over an item that is compiled for tests only.
    fn skip_item(&mut self, trees: &[TokenTree], mut at: usize) -> usize {
        while at < trees.len() {
            match &trees[at] {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return at + 1,
                TokenTree::Punct(punct) if punct.as_char() == ';' => {
                    if let [.., TokenTree::Ident(keyword), TokenTree::Ident(name)] = &trees[..at]
                        && keyword == "mod"
                    {
                        self.test_modules.push(name.to_string());
                    }
                    return at + 1;
                }
                _ => at += 1,
            }
        }
        at
    }

    /// The files and folders of the modules that are compiled for tests only.
    fn test_files(&self, file: &Path) -> Vec<PathBuf> {
        let folder = file.parent().unwrap_or(Path::new(""));
        let stem = file.file_stem().unwrap_or_default();
        let folder = match stem.to_str() {
            Some("lib" | "main" | "mod") => folder.to_path_buf(),
            _ => folder.join(stem),
        };
        self.test_modules.iter().flat_map(|name| [folder.join(format!("{name}.rs")), folder.join(name)]).collect()
    }
}

/// The contents of the attributes that start at `at`, and the index after them.
fn attributes(trees: &[TokenTree], mut at: usize) -> (Vec<TokenStream>, usize) {
    let mut found = Vec::new();
    while let Some(TokenTree::Punct(punct)) = trees.get(at)
        && punct.as_char() == '#'
    {
        match trees.get(at + 1) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => found.push(group.stream()),
            _ => break,
        }
        at += 2;
    }
    (found, at)
}

fn is_test_only(attribute: &TokenStream) -> bool {
    let text: String = attribute.to_string().split_whitespace().collect();
    text == "cfg(test)" || text.starts_with("cfg(all(test,") || text == "test"
}

/// The line of `derive(.., Event, ..)` in an attribute, `cfg_attr` included.
fn derives_event(attribute: &TokenStream) -> Option<usize> {
    calls(attribute, "derive").into_iter().find_map(|list| {
        let trees: Vec<TokenTree> = list.into_iter().collect();
        let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        trees.split(is_comma).find_map(|path| match path.last() {
            Some(TokenTree::Ident(ident)) if ident == "Event" => Some(ident.span().start().line),
            _ => None,
        })
    })
}

fn has_call(attribute: &TokenStream, name: &str) -> bool {
    !calls(attribute, name).is_empty()
}

/// What stands in the parentheses of each `name(..)`, at any depth.
fn calls(tokens: &TokenStream, name: &str) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut found = Vec::new();
    for (at, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        match at.checked_sub(1).map(|before| &trees[before]) {
            Some(TokenTree::Ident(ident)) if ident == name => found.push(group.stream()),
            _ => found.extend(calls(&group.stream(), name)),
        }
    }
    found
}

fn relative(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: Option<usize>) {
        let source = Source::scan(text).expect("Rust tokens");
        assert_eq!(source.event, line, "{text}");
    }

    #[test]
    fn a_derive_of_event_is_found() {
        check("#[derive(Event)]\n#[event(\"a.v1\")]\nstruct A {}", Some(1));
        check(
            "mod a { mod b {\n #[derive(Debug, event_core::Event,)] #[event(\"a.v1\", topic = \"t\")] pub struct A {} } }",
            Some(2),
        );
        check("#[cfg_attr(feature = \"x\", derive(Event), event(\"a.v1\"))] struct A;", Some(1));
        check("/// Doc.\n#[event(\"a.v1\")]\n#[allow(x)]\n#[derive(Event)]\nstruct A;", Some(4));
        check("fn f() { #[derive(Event)] #[event(\"a.v1\")] struct A; }", Some(1));
    }

    #[test]
    fn what_only_speaks_of_events_is_not_found() {
        check("// #[derive(Event)] #[event(\"a.v1\")]\nstruct A;", None);
        check("/// #[derive(Event)]\n/// #[event(\"a.v1\")]\nstruct A;", None);
        check("const A: &str = r#\"#[derive(Event)] #[event(\"a.v1\")] struct A;\"#;", None);
        check("#[derive(Payload)] #[payload(text)] struct Event;", None);
        check("#[derive(Event)] struct OfAnotherCrate;", None);
        check("#[derive(Eventual)] #[event(\"a.v1\")] struct A;", None);
        check("#[cfg(test)] mod tests { #[derive(Event)] #[event(\"a.v1\")] struct A; }", None);
        check("#[test] fn a_test() { #[derive(Event)] #[event(\"a.v1\")] struct A; }", None);
    }

    #[test]
    fn code_after_a_test_module_still_counts() {
        check("#[cfg(test)] mod tests { }\n#[derive(Event)] #[event(\"a.v1\")] struct A;", Some(2));
        check("#[cfg(test)] mod tests;\n#[derive(Event)] #[event(\"a.v1\")] struct A;", Some(2));
        check("#[cfg(not(test))]\n#[derive(Event)] #[event(\"a.v1\")] struct A;", Some(2));
    }

    #[test]
    fn files_of_test_modules_are_named() {
        let source = Source::scan("#[cfg(test)] mod tests;").expect("Rust tokens");
        assert_eq!(
            source.test_files(Path::new("src/lib.rs")),
            [PathBuf::from("src/tests.rs"), PathBuf::from("src/tests")]
        );
        assert_eq!(source.test_files(Path::new("src/a.rs"))[0], Path::new("src/a/tests.rs"));
    }

    #[test]
    fn what_is_no_rust_is_passed_over() {
        assert_eq!(Source::scan("{{ template }"), None);
    }
}
