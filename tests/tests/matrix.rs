//! The matrix modifier x type: its refused cells (the others compile in the corpus of `equivalence`), and its page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use event_tests::matrix::{MODIFIERS, ROWS, Row, leaf_needs, markdown};
use serde_json::Value;

/// A cell that must not compile.
struct Cell {
    row: &'static Row,
    modifiers: Vec<&'static str>,
}

impl Cell {
    fn source(&self, index: usize) -> String {
        let modifiers: Vec<String> = self.modifiers.iter().map(|modifier| written(modifier).to_owned()).collect();
        let name = if self.modifiers.contains(&"verbatim") { "+1" } else { "name" };
        let parts: Vec<String> = std::iter::once(format!("{name:?}")).chain(modifiers).collect();
        format!(
            "#[derive(event_core::Payload)] pub struct Cell{index} {{ #[json({})] pub field: {} }}\n",
            parts.join(", "),
            self.row.rust
        )
    }

    fn named(&self) -> String {
        format!("{} with [{}]", self.row.shown, self.modifiers.join(", "))
    }
}

fn written(modifier: &str) -> &str {
    match modifier {
        "range" => "range = 0..=1",
        "len" => "len = ..=4",
        "precision" => "precision = \"ms\"",
        "alias" => "alias = \"old\"",
        other => other,
    }
}

fn refused_cells() -> Vec<Cell> {
    let mut cells = Vec::new();
    for row in ROWS {
        let leaf = if row.rust.starts_with("Option<") { leaf_needs(row.rust) } else { &[] };
        let needed: Vec<&str> = row.needs.first().into_iter().chain(leaf.first()).copied().collect();
        if !needed.is_empty() {
            cells.push(Cell { row, modifiers: Vec::new() });
        }
        for modifier in MODIFIERS {
            if !row.takes.contains(&modifier) && !row.needs.contains(&modifier) && !leaf.contains(&modifier) {
                let modifiers = needed.iter().copied().chain([modifier]).collect();
                cells.push(Cell { row, modifiers });
            }
        }
    }
    cells
}

const HEAD: &str = "#![allow(unused, missing_docs)]
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use event_core::{IsoDuration, Patch, Payload, RawJson, TextLeaf, TimestampText, UnknownObject, UnknownText};
use rust_decimal::Decimal;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};
use uuid::Uuid;
#[derive(Payload, PartialEq, Eq, PartialOrd, Ord)] pub struct Sku(String);
#[derive(Payload)] pub struct Labels(Vec<String>);
#[derive(Payload)] pub struct Count(u32);
#[derive(Payload)] pub struct Minor(#[json(safe)] i64);
#[derive(Payload)] #[payload(closed)] pub enum Color { #[json(\"red\")] Red }
#[derive(Payload)] #[payload(open)] pub enum Shade { #[json(\"dark\")] Dark, #[json(other)] Unknown(UnknownText) }
#[derive(Payload)] #[payload(tag = \"method\", closed)] pub enum Payment { #[json(\"cash\")] Cash }
#[derive(Payload)] #[payload(tag = \"kind\", open)] pub enum Shipment { #[json(\"post\")] Post, #[json(other)] Unknown(UnknownObject) }
#[derive(Payload)] pub struct Line { #[json(\"sku\")] sku: Sku }
#[derive(Payload)] pub struct Page<T> { #[json(\"items\")] items: Vec<T> }
#[derive(Payload)] #[payload(text)] pub struct Currency(String);
impl TextLeaf for Currency {
    const PATTERN: &'static str = \"^[A-Z]{3}$\";
    type Error = &'static str;
    fn parse(text: &str) -> Result<Self, Self::Error> { Ok(Self(text.to_owned())) }
    fn write(&self, out: &mut String) -> Result<(), Self::Error> { out.push_str(&self.0); Ok(()) }
}
";

/// A package of its own, so that it may fail to compile, outside the workspace.
fn package() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("matrix");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(folder.join("src")).expect("a folder in cargo's output");
    let core = here.parent().expect("the workspace").join("event-core");
    let manifest = format!(
        "[package]\nname = \"matrix\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         event-core = {{ path = {core:?}, features = [\"decimal\"] }}\nchrono = {{ version = \"*\", default-features = false }}\n\
         rust_decimal = {{ version = \"*\", default-features = false }}\nuuid = \"*\"\n"
    );
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("a file in cargo's output");
    let lock = here.parent().expect("the workspace").join("Cargo.lock");
    std::fs::copy(lock, folder.join("Cargo.lock")).expect("the workspace has a lock file");
    folder
}

/// Compiles the cells and gives those whose line has an error.
fn errors(folder: &Path, cells: &[&Cell]) -> BTreeSet<usize> {
    let source: String = cells.iter().enumerate().map(|(index, cell)| cell.source(index)).collect();
    std::fs::write(folder.join("src/lib.rs"), format!("{HEAD}{source}")).expect("a file in cargo's output");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--message-format=json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .expect("cargo runs");
    let mut lines = BTreeSet::new();
    for message in
        String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| serde_json::from_str::<Value>(line).ok())
    {
        let message = &message["message"];
        if message["level"] == "error" {
            for span in message["spans"].as_array().into_iter().flatten().filter(|span| span["is_primary"] == true) {
                lines.extend(span["line_start"].as_u64());
            }
        }
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        !lines.is_empty() || output.status.success(),
        "cargo failed without an error of the compiler:\n{complaint}"
    );
    let first = HEAD.lines().count() + 1;
    lines.into_iter().filter_map(|line| usize::try_from(line).ok()?.checked_sub(first)).collect()
}

/// The page that publishes the matrix: an introduction of its own, then the table.
fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/modifiers.md")
}

#[test]
fn the_published_table_is_the_tested_one() {
    let page = page();
    let text = std::fs::read_to_string(&page).expect("docs/modifiers.md is there");
    let (introduction, table) = text.split_at(text.find("| type |").expect("the page has the table"));
    if std::env::var_os("EVENT_TEST_UPDATE").is_some() {
        std::fs::write(&page, format!("{introduction}{}", markdown())).expect("docs/modifiers.md can be written");
        return;
    }
    assert_eq!(table, markdown(), "EVENT_TEST_UPDATE=1 writes the table anew");
}

#[test]
fn every_other_cell_of_the_matrix_is_refused_by_the_compiler() {
    let folder = package();
    let all = refused_cells();
    let mut left: Vec<&Cell> = all.iter().collect();
    // What the derive says itself hides what the compiler would say of types, so the rest is compiled again.
    while !left.is_empty() {
        let found = errors(&folder, &left);
        if found.is_empty() {
            break;
        }
        left = left.into_iter().enumerate().filter(|(index, _)| !found.contains(index)).map(|(_, cell)| cell).collect();
    }
    let taken: Vec<String> = left.iter().map(|cell| cell.named()).collect();
    assert!(
        taken.is_empty(),
        "{} of {} cells that should be refused compile:\n{}",
        taken.len(),
        all.len(),
        taken.join("\n")
    );
}
