//! How long 100 structs of 20 fields take to compile with our derives, against serde's and schemars' together.
//!
//! ```text
//! cargo run -p compile-time-bench            # 5 rounds
//! cargo run -p compile-time-bench -- 9       # 9 rounds
//! ```
//!
//! Generates scratch crates in the target folder that differ in nothing but their `lib.rs`, builds their dependencies,
//! and times `cargo check` and debug `cargo build` of each after touching its source: without incremental compilation,
//! interleaved, so that a busy moment of the machine hits all alike. Prints medians, and ratios of medians from which
//! the empty crate's is taken off.
//!
//! It leaves out release builds and linking.

mod measure;
mod scratch;
mod source;

use std::process::ExitCode;

use measure::{Action, Sample};
use scratch::Scratch;
use source::{CRATES, Role};

const STRUCTS: usize = 100;
const ROUNDS: usize = 5;

fn main() -> ExitCode {
    let rounds = match std::env::args().nth(1).map(|text| text.parse::<usize>()) {
        None => ROUNDS,
        Some(Ok(rounds)) if rounds > 0 => rounds,
        Some(_) => {
            eprintln!("expected the number of rounds, from 1");
            return ExitCode::from(2);
        }
    };
    match run(rounds) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(rounds: usize) -> Result<(), String> {
    let scratch = Scratch::make(STRUCTS)?;
    eprintln!("building the dependencies in {}", scratch.root().display());
    for (action, krate) in turns() {
        scratch.compile(krate.name, action)?;
    }
    let mut samples: Vec<Vec<Sample>> = turns().map(|_| Vec::with_capacity(rounds)).collect();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        for ((action, krate), samples) in turns().zip(&mut samples) {
            scratch.touch(krate.name)?;
            samples.push(measure::time(|| scratch.compile(krate.name, action))?);
        }
    }
    let medians: Vec<Sample> = samples.iter().map(|samples| measure::median(samples)).collect();
    print(rounds, &medians);
    Ok(())
}

/// Every crate with every action, in the order of measuring.
fn turns() -> impl Iterator<Item = (Action, &'static source::Krate)> {
    Action::ALL.into_iter().flat_map(|action| CRATES.iter().map(move |krate| (action, krate)))
}

fn print(rounds: usize, medians: &[Sample]) {
    println!(
        "{STRUCTS} structs of {} fields, median of {rounds}; seconds of wall clock (of processor)",
        source::FIELDS
    );
    println!("{:<52}{:>18}{:>18}", "", "cargo check", "cargo build");
    let of = |action: usize, krate: usize| medians[action * CRATES.len() + krate];
    for (at, krate) in CRATES.iter().enumerate() {
        print!("{:<52}", krate.title);
        for action in 0..Action::ALL.len() {
            let sample = of(action, at);
            print!("{:>18}", format!("{:.2} ({:.2})", sample.wall, sample.cpu));
        }
        println!();
    }
    println!();
    println!("times the peers' time, the empty crate's taken off both");
    let empty = CRATES.iter().position(|krate| krate.role == Role::Empty).expect("one crate is empty");
    for (at, krate) in CRATES.iter().enumerate() {
        let Role::Against(peer) = krate.role else { continue };
        let peer = CRATES.iter().position(|krate| krate.name == peer).expect("a peer is one of the crates");
        print!("{:<52}", krate.title);
        for action in 0..Action::ALL.len() {
            let (ours, theirs, empty) = (of(action, at), of(action, peer), of(action, empty));
            let wall = (ours.wall - empty.wall) / (theirs.wall - empty.wall);
            let cpu = (ours.cpu - empty.cpu) / (theirs.cpu - empty.cpu);
            print!("{:>18}", format!("{wall:.2} ({cpu:.2})"));
        }
        println!();
    }
    println!();
    println!(
        "In the crates that use nothing, serde's impls are generic and stay without code, while ours are concrete and get \
         theirs; where each type is read, written and described, both have it."
    );
}
