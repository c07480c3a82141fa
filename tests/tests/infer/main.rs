//! What `event-schema infer` prints compiles as it is, without a warning, and writes every sample back as it was, or
//! equal by value where it says so.
//!
//! The sources of all events of a test are modules of one crate, which is built once and replays the samples.

mod samples;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use event_core::RawJson;
use event_core::json::{ReadError, Reader};

/// An event's type and bodies.
struct Case {
    event_type: String,
    bodies: Vec<Vec<u8>>,
}

impl Case {
    fn of(event_type: &str, bodies: &[&str]) -> Self {
        Self { event_type: event_type.to_owned(), bodies: bodies.iter().map(|body| body.as_bytes().to_vec()).collect() }
    }
}

#[test]
#[cfg_attr(not(shared_data), ignore = "needs the recorded deliveries in ../shared/data/github-webhooks")]
fn what_is_inferred_from_each_kind_of_recorded_deliveries_replays_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/github-webhooks");
    let mut cases = Vec::new();
    for kind in entries(&root).into_iter().filter(|path| path.is_dir()) {
        let bodies: Vec<Vec<u8>> =
            entries(&kind).iter().map(|path| fs::read(path).expect("the body is readable")).collect();
        let name = kind.file_name().expect("a folder has a name").to_string_lossy();
        cases.push(Case { event_type: format!("com.github.{name}"), bodies });
    }
    assert_eq!((cases.len(), cases.iter().map(|case| case.bodies.len()).sum::<usize>()), (17, 133));
    check("infer-github", &cases);
}

#[test]
fn what_is_inferred_from_odd_bodies_replays_them() {
    let cases = [
        Case::of(
            "absences.seen.v1",
            &[
                r#"{"always":1,"absent":"x","null":null,"both":null,"only_null":null,"never_null":null,"list":[]}"#,
                r#"{"always":2,"null":{"a":1},"only_null":null,"list":[1],"maybe":[]}"#,
                r#"{"always":3,"absent":"","null":{"a":2,"b":null},"both":{"a":3},"only_null":null,"list":[1,2],"maybe":[true]}"#,
            ],
        ),
        Case::of(
            "numbers.seen.v2",
            &[
                r#"{"small":1,"negative":-5,"wide":4300000001,"wide_negative":-4300000001,"id":7,"ids":[1,2],"huge":18446744073709551615}"#,
                r#"{"small":2,"negative":5,"wide":1,"wide_negative":1,"id":8,"ids":[],"huge":1,"float":1.5,"ratio":2.0,"uneven":1}"#,
                r#"{"small":2,"negative":5,"wide":1,"wide_negative":1,"id":8,"ids":[],"huge":1,"float":2.0,"uneven":1.50}"#,
                r#"{"small":0,"negative":0,"wide":1,"wide_negative":1,"id":8,"ids":[],"huge":1,"float":1e300,"uneven":-0}"#,
            ],
        ),
        Case::of(
            "texts.seen.v1",
            &[
                r#"{"id":"67e55044-10b1-426f-9247-bb680e5fe0c8","at":"2026-01-31T09:30:00Z","local":"2026-01-31T09:30:00+01:00","day":"2026-01-31","digits":"1","uuids":["67e55044-10b1-426f-9247-bb680e5fe0c8"]}"#,
                r#"{"id":"00000000-0000-0000-0000-000000000000","at":"2026-01-31T09:30:00.120Z","local":"2026-01-31T09:30:00.1Z","day":"0001-01-01","digits":"-20","uuids":[]}"#,
            ],
        ),
        Case::of(
            "forms.seen.v1",
            &[
                r#"{"ms":"2026-01-31T09:30:00.120Z","offset":"2026-01-31T09:30:00+01:00","ns":["2026-01-31T09:30:00.000000000-00:30"],"only_null":null,"empty":""}"#,
                r#"{"ms":"2026-01-31T09:30:00.000Z","offset":"2026-01-31T09:30:00.500+00:00","ns":[],"only_null":null,"empty":""}"#,
            ],
        ),
        Case::of(
            "prices.seen.v1",
            &[r#"{"price":0.25,"all":[1,2.5]}"#, r#"{"price":1,"all":[]}"#, r#"{"price":-7,"all":[0]}"#],
        ),
        Case::of(
            "names.seen.v1",
            &[
                r#"{"type":{"self":1,"crate":2,"_":3,"+1":4,"-1":5,"1":6},"camelCase":1,"PascalCase":2,"snake_case":3,"also_snake":4,"dash-ed":5,"dash_ed":6,"event":{"payload":{"Option":{"a":1}}}}"#,
            ],
        ),
        Case::of(
            "maps.seen.v1",
            &[
                r#"{"by_id":{"1":{"qty":1},"2":{"qty":2}},"empty":{},"case":{"a":1,"A":2},"proto":{"__proto__":"x"},"control":{"a\nb":null,"":1}}"#,
                r#"{"by_id":{},"empty":{},"case":{"a":1},"proto":{"__proto__":"y"},"control":{"a\nb":1}}"#,
            ],
        ),
        Case::of(
            "mixed.seen.v1",
            &[
                r#"{"any":1,"items":[1,"a"],"nulls":[null,1],"maybe":{"a":[]},"nested":[[1],[]],"tags":["a","b"]}"#,
                r#"{"any":"1","items":[],"nulls":[],"nested":[],"tags":[]}"#,
                r#"{"any":null,"items":[{}],"nulls":[1],"maybe":[],"nested":[[]],"tags":["b"]}"#,
            ],
        ),
        Case::of(
            "trees.seen.v1",
            &[
                r#"{"node":{"name":"a","depth":0,"left":1,"right":2,"kids":[{"name":"b","depth":1,"left":1,"right":2}],"parent":{"name":"c","depth":2,"left":1,"right":2,"kids":[]}}}"#,
                r#"{"node":{"name":"a","depth":0,"left":1,"right":2,"parent":null}}"#,
            ],
        ),
        Case::of(
            "words.seen.v1",
            &[
                r#"{"items":[{"status":"open"},{"status":"OPEN"},{"status":"unknown"},{"status":"in-progress"},{"status":"2fa"},{"status":"open"}]}"#,
            ],
        ),
        Case::of("Foreign.Event", &[r"{}", r#"{"event":{"event":{"payload":1}}}"#]),
        Case::of("nothing.seen.v1", &["{}"]),
    ];
    check("infer-odd", &cases);
}

/// `EVENT_TEST_SEED` replays a run.
#[test]
fn what_is_inferred_from_generated_bodies_replays_them() {
    const EVENTS: usize = 15;
    let seed = std::env::var("EVENT_TEST_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(11);
    println!("EVENT_TEST_SEED={seed}");
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut cases = Vec::new();
    let mut refused = 0;
    while cases.len() < EVENTS {
        let event_type = format!("{}.v1", cases.len());
        let bodies = samples::bodies(&mut rng);
        match event_schema::infer(Some(&event_type), &bodies) {
            Ok(_) => cases.push(Case { event_type, bodies }),
            // Names that no struct can have, in the root.
            Err(error) => {
                assert!(error.to_string().starts_with("the root of the bodies is no event"), "{error}");
                refused += 1;
            }
        }
    }
    assert!(refused < EVENTS, "{refused} refused");
    check("infer-generated", &cases);
}

/// Infers each case, builds all sources as one crate that denies warnings, and replays all bodies.
#[track_caller]
fn check(scratch: &str, cases: &[Case]) {
    let scratch = Scratch::make(scratch);
    let (mut modules, mut arms) = ("#![deny(warnings)]\n".to_owned(), String::new());
    let mut by_value = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let inferred = event_schema::infer(Some(&case.event_type), &case.bodies).expect("the samples are usable");
        assert_eq!((inferred.unusable, inferred.samples), (vec![], case.bodies.len() as u64), "{}", case.event_type);
        let event = inferred.source.split("pub struct ").nth(1).and_then(|rest| rest.split(' ').next());
        let event = event.expect("the first struct is the event");
        by_value.push(inferred.source.contains("or equal by value where a comment says so"));
        scratch.write(&format!("src/event{at}.rs"), &inferred.source);
        writeln!(modules, "pub mod event{at};").expect("a String takes all text");
        writeln!(arms, "            \"{at}\" => again::<{}::event{at}::{event}>(&body),", scratch.krate())
            .expect("a String takes all text");
        for (number, body) in case.bodies.iter().enumerate() {
            scratch.write(&format!("bodies/{at}/{number}"), std::str::from_utf8(body).expect("a sample is UTF-8"));
        }
    }
    scratch.write("src/lib.rs", &modules);
    scratch.write("src/main.rs", &MAIN.replace("ARMS", arms.trim_end()));
    let written = scratch.run();
    for (at, case) in cases.iter().enumerate() {
        for (number, body) in case.bodies.iter().enumerate() {
            let written = written.get(&format!("{at}/{number}")).expect("every body is replayed");
            let body = std::str::from_utf8(body).expect("a sample is UTF-8");
            let source = scratch.root.join(format!("src/event{at}.rs"));
            let form = |text: &str| match by_value[at] {
                true => event_schema::canonical(text.as_bytes()).expect("the document has a canonical form"),
                false => sorted(text),
            };
            assert_eq!(form(written), form(body), "{} body {number}, with {}", case.event_type, source.display());
        }
    }
}

const MAIN: &str = r#"
use std::path::Path;

use event_core::{Encode, Event};

fn again<E: Event + Encode>(body: &[u8]) -> String {
    let event: E = match event_core::decode(body) {
        Ok(event) => event,
        Err(error) => return format!("{:?}", error.to_string()),
    };
    match event_core::encode(&event) {
        Ok(body) => String::from_utf8(body).expect("what is written is UTF-8"),
        Err(error) => format!("{:?}", error.to_string()),
    }
}

fn main() {
    for entry in event_core::catalog::entries() {
        for side in [event_core::schema::Side::Reader, event_core::schema::Side::Writer] {
            entry.contract(side).expect("every contract can be exported");
        }
    }
    for line in std::io::stdin().lines() {
        let line = line.expect("a line of standard input");
        let body = std::fs::read(Path::new("bodies").join(&line)).expect("a body");
        let (event, _) = line.split_once('/').expect("event and number");
        let written = match event {
ARMS
            other => panic!("no event {other}"),
        };
        println!("{line} {written}");
    }
}
"#;

/// A crate in the target folder, a workspace of its own.
struct Scratch {
    root: PathBuf,
    name: String,
}

impl Scratch {
    fn make(name: &str) -> Self {
        let repository =
            Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the workspace");
        let scratch = Self { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), name: name.to_owned() };
        for left in ["bodies", "src"].map(|folder| scratch.root.join(folder)).into_iter().filter(|left| left.exists()) {
            fs::remove_dir_all(left).expect("what an earlier run left");
        }
        let core = repository.join("event-core");
        scratch.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
                 chrono = {{ version = \"0.4\", default-features = false }}\nevent-core = {{ path = {core:?} }}\n\
                 uuid = \"1\"\n\n[profile.dev]\ndebug = false\n"
            ),
        );
        // The repository's versions, so that nothing is fetched.
        fs::copy(repository.join("Cargo.lock"), scratch.root.join("Cargo.lock")).expect("the repository's lock file");
        scratch
    }

    fn krate(&self) -> String {
        self.name.replace('-', "_")
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the target folder is writable");
        fs::write(path, text).expect("the target folder is writable");
    }

    /// What the program writes for each body, by event and number.
    #[track_caller]
    fn run(&self) -> BTreeMap<String, String> {
        let bodies = self.root.join("bodies");
        let mut lines = String::new();
        for folder in entries(&bodies) {
            for body in entries(&folder) {
                let name =
                    body.strip_prefix(&bodies).expect("a body in its folder").to_string_lossy().replace('\\', "/");
                lines.push_str(&format!("{name}\n"));
            }
        }
        self.write("bodies.txt", &lines);
        let target = self.root.parent().expect("the scratch folder is in the target folder").join("infer-target");
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline"]).current_dir(&self.root).env("CARGO_TARGET_DIR", target);
        for flags in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTC_WRAPPER", "CARGO_BUILD_TARGET_DIR"] {
            command.env_remove(flags);
        }
        command.stdin(fs::File::open(self.root.join("bodies.txt")).expect("the list was written"));
        let output = command.output().expect("cargo can be started");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).expect("the program writes UTF-8");
        let lines = text.lines().map(|line| line.split_once(' ').expect("body and what is written"));
        lines.map(|(body, written)| (body.to_owned(), written.to_owned())).collect()
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is readable");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.sort();
    paths
}

/// The compact text of a document with the members of its objects in the order of their names; numbers keep their text.
fn sorted(text: &str) -> String {
    let compact = RawJson::parse(text).expect("the document is JSON");
    value(&mut Reader::new(compact.as_str())).expect("compact JSON is JSON")
}

fn value(reader: &mut Reader<'_>) -> Result<String, ReadError> {
    match reader.peek() {
        Some(b'{') => {
            let mut members = BTreeMap::new();
            let mut object = reader.begin_object("an object")?;
            while let Some(key) = reader.next_key(&mut object)? {
                members.insert(key.text.into_owned(), value(reader)?);
            }
            let members: Vec<String> = members.iter().map(|(name, value)| format!("{name:?}:{value}")).collect();
            Ok(format!("{{{}}}", members.join(",")))
        }
        Some(b'[') => {
            let mut items = Vec::new();
            let mut array = reader.begin_array("an array")?;
            while reader.next_item(&mut array)? {
                items.push(value(reader)?);
            }
            Ok(format!("[{}]", items.join(",")))
        }
        _ => reader.raw().map(str::to_owned),
    }
}
