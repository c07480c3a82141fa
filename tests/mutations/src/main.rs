//! Breaks the code of a copy of the work tree, one mutation at a time, and sees that its test goes red.
//!
//! `cargo run -p mutations [-- --only <rule>]..`: a line for each mutation, then a table of rules and sides. The exit
//! code is 1 where a mutation survives, does not compile, or no longer fits the code.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use mutations::judge::{Judge, Outcome};
use mutations::table::{Mutation, Side, Table, Target, root};
use mutations::tree;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every mutation was seen.
fn run() -> io::Result<bool> {
    let only = arguments()?;
    let table = Table::load()?;
    let root = root();
    let problems = table.problems(&root)?;
    if !problems.is_empty() {
        return Err(io::Error::other(format!("mutations.toml does not fit the code:\n{}", problems.join("\n"))));
    }
    let scratch = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from).join("mutations");
    let scratch = std::path::absolute(scratch)?;
    let copied = scratch.join("tree");
    tree::copy(&root, &copied)?;
    let judge = Judge { tree: &copied, target: &scratch.join("build") };
    let chosen: Vec<&Mutation> =
        table.mutations.iter().filter(|it| only.is_empty() || only.contains(&it.rule)).collect();
    green(&judge, &chosen)?;
    let mut seen: BTreeMap<(u8, Side), Vec<bool>> = BTreeMap::new();
    for (at, mutation) in chosen.iter().enumerate() {
        let begun = Instant::now();
        let outcome = mutated(&judge, mutation, &copied)?;
        println!(
            "{:>3}/{} rule {:>2} {:<8} {outcome}: {} ({}, {} s)",
            at + 1,
            chosen.len(),
            mutation.rule,
            mutation.side,
            mutation.shows,
            mutation.test,
            begun.elapsed().as_secs()
        );
        io::stdout().flush()?;
        seen.entry((mutation.rule, mutation.side)).or_default().push(matches!(outcome, Outcome::Red(_)));
    }
    summary(&table, &seen);
    Ok(seen.values().flatten().all(|red| *red))
}

fn arguments() -> io::Result<BTreeSet<u8>> {
    let mut only = BTreeSet::new();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let rule = words.next().filter(|_| word == "--only").and_then(|rule| rule.parse().ok());
        only.insert(rule.ok_or_else(|| io::Error::other("expected nothing, or `--only <rule>` once or more"))?);
    }
    Ok(only)
}

/// Sees every test green while nothing is broken: what is red already shows nothing.
fn green(judge: &Judge<'_>, mutations: &[&Mutation]) -> io::Result<()> {
    let mut targets: BTreeMap<Target<'_>, BTreeSet<&str>> = BTreeMap::new();
    for (target, test) in mutations.iter().filter_map(|it| it.target()) {
        targets.entry(target).or_default().insert(test);
    }
    for (target, tests) in &targets {
        let tests: Vec<&str> = tests.iter().copied().collect();
        let outcome = judge.run(target, &tests)?;
        println!("unbroken: {} {}: {} tests", target.package, target.target, tests.len());
        if outcome != Outcome::Green(tests.len()) {
            return Err(io::Error::other(format!(
                "expected {} passing tests in {} {} while nothing is broken, found {outcome:?}",
                tests.len(),
                target.package,
                target.target
            )));
        }
    }
    Ok(())
}

/// Breaks the copy, runs the test, and mends the copy.
fn mutated(judge: &Judge<'_>, mutation: &Mutation, copied: &Path) -> io::Result<Outcome> {
    let path = copied.join(&mutation.file);
    let source = fs::read_to_string(&path)?;
    let broken = mutation.apply(&source).map_err(|count| io::Error::other(format!("`find` occurs {count} times")))?;
    let (target, test) = mutation.target().ok_or_else(|| io::Error::other("no `<package> <target> <test>`"))?;
    fs::write(&path, broken)?;
    let outcome = judge.run(&target, &[test]);
    fs::write(&path, source)?;
    outcome
}

fn summary(table: &Table, seen: &BTreeMap<(u8, Side), Vec<bool>>) {
    println!("\nrule {}", Side::ALL.map(|side| format!("{side:>9}")).concat());
    let rules: BTreeSet<u8> = seen.keys().map(|(rule, _)| *rule).collect();
    for rule in rules {
        let cells = Side::ALL.map(|side| {
            let cell = match seen.get(&(rule, side)) {
                Some(reds) if reds.iter().all(|red| *red) => reds.len().to_string(),
                Some(reds) => format!("{} of {}", reds.iter().filter(|red| **red).count(), reds.len()),
                None if table.nothing.iter().any(|it| (it.rule, it.side) == (rule, side)) => String::from("nothing"),
                None => String::from("-"),
            };
            format!("{cell:>9}")
        });
        println!("{rule:>4} {}", cells.concat());
    }
    let all: Vec<bool> = seen.values().flatten().copied().collect();
    let red = all.iter().filter(|red| **red).count();
    println!("\n{} mutations, {red} red, {} not", all.len(), all.len() - red);
}
