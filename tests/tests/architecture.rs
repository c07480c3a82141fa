//! Who may import whom: the dependencies of every package of this workspace against a table that gives the reason for
//! each ban.
//!
//! Only normal and build dependencies count, since tests may compare with whatever they like.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

/// Which packages of ours a package may depend on.
struct House {
    package: &'static str,
    ours: &'static [&'static str],
    why: &'static str,
}

/// Every package of the workspace has a row.
const HOUSES: &[House] = &[
    House {
        package: "event-derive",
        ours: &[],
        why: "the derive turns tokens into tokens: what it knew of the run time would make a circle, and its tests would \
              need what it is there to write",
    },
    House {
        package: "event-core",
        ours: &["event-derive"],
        why: "the contract at run time is the floor that everything stands on: what it imported could not import it",
    },
    House {
        package: "event-schema",
        ours: &["event-core"],
        why: "contracts on paper come from the catalog alone, so that they hold for whatever made an entry, and never wait \
              for a transport",
    },
    House {
        package: "shop-events",
        ours: &["event-core"],
        why: "an events crate shows what a user needs, which is event-core alone",
    },
    House {
        package: "github-events",
        ours: &["event-core"],
        why: "an events crate shows what a user needs, which is event-core alone",
    },
    House {
        package: "route",
        ours: &["event-core", "event-schema", "shop-events", "github-events"],
        why: "an example shows what a user can do, and a user has neither our xtask nor our tests",
    },
    House {
        package: "xtask",
        ours: &["event-core", "event-schema", "shop-events", "github-events"],
        why: "a user copies its three lines, so it needs what they have: the contracts and their events",
    },
    House {
        package: "compat-tests",
        ours: &["event-core", "event-schema"],
        why: "the engine is held against types of its own corpus and the public interface, nothing else",
    },
    House { package: "compare-bench", ours: &["event-schema"], why: "a benchmark uses what a user can call" },
    House {
        package: "event-tests",
        ours: &["event-core", "event-derive", "event-schema", "shop-events", "github-events", "route"],
        why: "tests see everything but the xtask, which runs them",
    },
    House {
        package: "event-fuzz",
        ours: &["event-core", "event-schema", "shop-events", "github-events"],
        why: "what a fuzzer runs is built with sanitizers and judged by executions per second: the generated types of \
              event-tests would slow both down",
    },
    House {
        package: "mutations",
        ours: &[],
        why: "it breaks our sources in a copy and runs cargo on them from outside",
    },
    House {
        package: "compile-time-bench",
        ours: &[],
        why: "it generates crates that depend on ours and measures cargo from outside",
    },
];

/// Packages of others that only some of our libraries may depend on.
struct Ban {
    crates: &'static [&'static str],
    /// The libraries that may.
    except: &'static [&'static str],
    reach: Reach,
    why: &'static str,
}

/// How far a ban looks.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    /// What the package's own `Cargo.toml` names.
    Direct,
    /// Whatever it pulls in.
    Whole,
}

const LIBRARIES: &[&str] = &["event-core", "event-derive", "event-schema"];

const BANS: &[Ban] = &[
    Ban {
        crates: &["syn", "quote", "darling", "proc-macro-crate", "proc-macro-error2"],
        except: &["event-derive"],
        reach: Reach::Direct,
        why: "only event-derive parses Rust: a second parser of the grammar would be a second grammar",
    },
    Ban {
        crates: &["jsonschema", "boon", "valico", "jsonschema-regex"],
        except: &["event-schema"],
        reach: Reach::Whole,
        why: "only event-schema knows a validator: services decode with event-core's own reader, and a validator beside it \
              would be a second opinion on what a contract says",
    },
    Ban {
        crates: &["clap", "argh", "lexopt", "pico-args", "bpaf"],
        except: &["event-schema"],
        reach: Reach::Whole,
        why: "only event-schema has a command line: what a service links never reads arguments",
    },
    Ban {
        crates: &[
            "anstream",
            "anstyle",
            "anstyle-query",
            "ariadne",
            "codespan-reporting",
            "colored",
            "console",
            "crossterm",
            "indicatif",
            "miette",
            "nu-ansi-term",
            "owo-colors",
            "termcolor",
            "terminal_size",
            "yansi",
        ],
        except: &["event-schema"],
        reach: Reach::Whole,
        why: "only event-schema knows terminals: event-core's errors go to logs, where colours are noise",
    },
    Ban {
        crates: &[
            "tokio",
            "async-std",
            "smol",
            "async-executor",
            "futures-executor",
            "embassy-executor",
            "glommio",
            "monoio",
        ],
        except: &[],
        reach: Reach::Whole,
        why: "a contract is bytes in, value out: a runtime in it would choose the user's runtime",
    },
    Ban {
        crates: &["async-io", "futures-timer", "tokio-util", "wasm-timer", "timer", "rayon", "threadpool"],
        except: &[],
        reach: Reach::Whole,
        why: "no contract waits and none starts a thread: timers and threads belong to the bus",
    },
];

/// A dependency, as the tables judge it.
#[derive(Debug, Clone)]
struct Import {
    from: String,
    to: String,
    /// Whether `from`'s own `Cargo.toml` names it; else something that it depends on does.
    direct: bool,
    optional: bool,
}

#[test]
fn no_package_imports_what_it_must_not() {
    let metadata = metadata();
    let members: BTreeSet<String> =
        metadata.workspace_packages().iter().map(|package| package.name.to_string()).collect();
    check(&members, &imports(&metadata), "");
}

#[test]
fn core_knows_the_derive_through_its_feature_only() {
    let metadata = metadata();
    let packages = metadata.workspace_packages();
    let core =
        packages.iter().find(|package| package.name.as_str() == "event-core").expect("a member named event-core");
    let why = "users who write the impls by hand, or for whom syn is too slow to build, leave the feature `derive` out";
    let naming: Vec<&String> = core
        .features
        .iter()
        .filter(|(_, enables)| enables.iter().any(|enabled| enabled.contains("event-derive")))
        .map(|(feature, _)| feature)
        .collect();
    assert_eq!(naming, ["derive"], "only event-core's feature `derive` turns event-derive on: {why}");
}

#[test]
fn a_breach_is_named_with_its_reason() {
    let members = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let import = |from: &str, to: &str, direct| Import { from: from.into(), to: to.into(), direct, optional: false };
    let core = members(&["event-core", "event-derive", "event-schema", "xtask"]);
    check(&core, &[import("event-schema", "event-derive", true)], "event-schema depends on event-derive");
    check(&core, &[import("event-schema", "xtask", true)], "event-schema depends on xtask");
    check(
        &core,
        &[import("event-core", "event-derive", true)],
        "event-core depends on event-derive and not optionally",
    );
    check(&core, &[import("event-core", "tokio", false)], "event-core depends on tokio through others");
    check(&core, &[import("event-schema", "syn", true)], "event-schema depends on syn");
    check(&core, &[import("event-schema", "syn", false), import("event-schema", "clap", true)], "");
    check(&members(&["event-new"]), &[], "event-new has no row");
}

/// Judges imports: `breach` is a part of what must be found, with a reason; empty: nothing must be.
#[track_caller]
fn check(members: &BTreeSet<String>, imports: &[Import], breach: &str) {
    let found = breaches(members, imports);
    if breach.is_empty() {
        assert!(found.is_empty(), "{}", found.join("\n"));
    } else {
        assert!(found.iter().any(|text| text.starts_with(breach) && text.contains(": ")), "no {breach:?} in {found:?}");
    }
}

fn breaches(members: &BTreeSet<String>, imports: &[Import]) -> Vec<String> {
    let mut found = Vec::new();
    for member in members {
        if !HOUSES.iter().any(|house| house.package == member) {
            found.push(format!("{member} has no row: add one to HOUSES that says what it may import, and why no more"));
        }
    }
    for import in imports.iter().filter(|import| import.direct && members.contains(&import.to)) {
        let Some(house) = HOUSES.iter().find(|house| house.package == import.from) else { continue };
        if !house.ours.contains(&import.to.as_str()) {
            found.push(format!("{} depends on {}: {}", import.from, import.to, house.why));
        } else if import.from == "event-core" && !import.optional {
            let why = "users who write the impls by hand leave it out";
            found.push(format!("event-core depends on {} and not optionally: {why}", import.to));
        }
    }
    for import in imports.iter().filter(|import| LIBRARIES.contains(&import.from.as_str())) {
        for ban in BANS.iter().filter(|ban| ban.crates.contains(&import.to.as_str())) {
            if !ban.except.contains(&import.from.as_str()) && (import.direct || ban.reach == Reach::Whole) {
                let through = if import.direct { "" } else { " through others" };
                found.push(format!("{} depends on {}{through}: {}", import.from, import.to, ban.why));
            }
        }
    }
    found
}

fn metadata() -> Metadata {
    let version = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo runs");
    let version = String::from_utf8(version.stdout).expect("cargo writes UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("`cargo -vV` names the host");
    // Without the filter, cargo would fetch what only other platforms need.
    let options = ["--filter-platform", host, "--locked"].map(String::from);
    let manifest = root().join("Cargo.toml");
    MetadataCommand::new()
        .manifest_path(manifest)
        .other_options(options)
        .exec()
        .expect("`cargo metadata` of this workspace")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the workspace").to_owned()
}

/// What each member's `Cargo.toml` names, and what each library pulls in.
fn imports(metadata: &Metadata) -> Vec<Import> {
    let mut imports = Vec::new();
    let names: BTreeMap<&PackageId, String> =
        metadata.packages.iter().map(|package| (&package.id, package.name.to_string())).collect();
    for package in metadata.workspace_packages() {
        for dependency in package.dependencies.iter().filter(|it| it.kind != DependencyKind::Development) {
            let (from, to) = (package.name.to_string(), dependency.name.clone());
            imports.push(Import { from, to, direct: true, optional: dependency.optional });
        }
        if LIBRARIES.contains(&package.name.as_str()) {
            for id in pulled_in(metadata, &package.id) {
                let (from, to) = (package.name.to_string(), names[id].clone());
                if package.dependencies.iter().any(|dependency| dependency.name == to) {
                    continue;
                }
                imports.push(Import { from, to, direct: false, optional: false });
            }
        }
    }
    imports
}

/// All packages that one pulls in, as the whole workspace resolves them.
fn pulled_in<'a>(metadata: &'a Metadata, package: &'a PackageId) -> BTreeSet<&'a PackageId> {
    let resolve = metadata.resolve.as_ref().expect("`cargo metadata` resolves unless told not to");
    let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let mut found = BTreeSet::new();
    let mut open = vec![package];
    while let Some(id) = open.pop() {
        for dependency in &nodes[id].deps {
            // What a procedural macro pulls in runs in the compiler: the kind is normal all the way, so it counts too.
            let counts = dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            if counts && found.insert(&dependency.pkg) {
                open.push(&dependency.pkg);
            }
        }
    }
    found
}

#[test]
fn files_stay_readable() {
    // About 400, so that a file is not cut at an odd place for a few lines.
    const LINES: usize = 420;
    // A file may end in its unit tests, which do not count.
    const EXCEPTIONS: &[(&str, &str)] = &[(
        "event-core/src/json/reader.rs",
        "one type, whose methods share the position in the text; cutting it would make its fields public to the rest",
    )];
    let mut long = String::new();
    let mut excepted = BTreeSet::new();
    for folder in ["event-core/src", "event-derive/src", "event-schema/src", "examples", "xtask", "benches"] {
        for file in sources(&root().join(folder)) {
            let text = std::fs::read_to_string(&file).expect("a source file is UTF-8");
            let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")).count();
            let path = file.strip_prefix(root()).expect("a file of the workspace").to_string_lossy().replace('\\', "/");
            if lines <= LINES {
                continue;
            }
            match EXCEPTIONS.iter().find(|(excepted, _)| *excepted == path) {
                Some((path, _)) => _ = excepted.insert(*path),
                None => writeln!(long, "{path} has {lines} lines, tests aside").expect("a String takes all text"),
            }
        }
    }
    for (path, _) in EXCEPTIONS.iter().filter(|(path, _)| !excepted.contains(path)) {
        writeln!(long, "{path} is no longer too long: take it off the exceptions").expect("a String takes all text");
    }
    assert!(
        long.is_empty(),
        "files of about 400 lines (here at most {LINES}) are read to their end; split by job:\n{long}"
    );
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries {
        let entry = entry.expect("a folder that can be listed");
        let path = entry.path();
        let is_build_output = entry.file_name() == "target";
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) && !is_build_output {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
