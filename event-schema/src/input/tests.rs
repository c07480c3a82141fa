//! What comes out of files of every kind.

use std::fs;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const LIMIT: usize = 64;

/// Writes the files into a folder, and compares what comes out of it (`place body`, or `place ! message`).
#[track_caller]
fn check(format: Format, files: &[(&str, &[u8])], expected: &[&str]) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    assert_eq!(all(folder.path(), &[folder.path().to_owned()], format), expected);
}

fn all(root: &Path, paths: &[PathBuf], format: Format) -> Vec<String> {
    let mut input = Input::open(paths, format, LIMIT).expect("the paths are there");
    bodies(&mut input, &format!("{}/", root.display()))
}

/// What comes out of an input, in whose places `root` is left out.
fn bodies(input: &mut Input, root: &str) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(next) = input.next() {
        let (place, text) = match next {
            Ok(body) => (body.place, String::from_utf8_lossy(&body.bytes).into_owned()),
            Err(error) => (error.place, format!("! {}", error.message)),
        };
        found.push(format!("{} {text}", place.to_string().replace(root, "")));
    }
    found
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).expect("a Vec takes all");
    encoder.finish().expect("a Vec takes all")
}

#[test]
fn a_folder_is_walked_by_name_and_its_json_taken() {
    let files: &[(&str, &[u8])] = &[
        ("b.jsonl", b"1\n\n2"),
        ("a/z.json", b"{\n}"),
        ("a/y.ndjson", b"3\r\n"),
        ("LICENSE", b"MIT"),
        (".hidden.json", b"4"),
        (".git/a.json", b"5"),
    ];
    check(Format::Auto, files, &["a/y.ndjson:1 3", "a/z.json {\n}", "b.jsonl:1 1", "b.jsonl:3 2"]);
    check(Format::Document, files, &["a/y.ndjson 3\r\n", "a/z.json {\n}", "b.jsonl 1\n\n2"]);
    check(Format::Lines, files, &["a/y.ndjson:1 3", "a/z.json:1 {", "a/z.json:2 }", "b.jsonl:1 1", "b.jsonl:3 2"]);
}

#[test]
fn a_file_of_several_documents_is_lines() {
    check(Format::Auto, &[("a.json", b"\n[1]\n[2]\n")], &["a.json:2 [1]", "a.json:3 [2]"]);
    check(Format::Auto, &[("a.json", b"[1]\n[2")], &["a.json:1 [1]", "a.json:2 [2"]);
    check(Format::Auto, &[("a.json", b"[1]\n")], &["a.json [1]\n"]);
    check(Format::Auto, &[("a.json", b"[1\n]\n")], &["a.json [1\n]\n"]);
    check(Format::Auto, &[("a.json", b"<html>\n</html>")], &["a.json <html>\n</html>"]);
    check(Format::Auto, &[("a.json", b"")], &["a.json "]);
    let long = b"[1]\n".repeat(LIMIT);
    let expected: Vec<String> = (1..=LIMIT).map(|line| format!("a.json:{line} [1]")).collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(Format::Auto, &[("a.json", &long)], &expected);
}

#[test]
fn lines_of_which_the_first_goes_on_are_one_document_if_they_are() {
    // `@` is the file.
    let both = |text: &str, expected: &[&str]| {
        let named = |name: &str| -> Vec<String> { expected.iter().map(|body| body.replace('@', name)).collect() };
        let mut stream = Input::of_stream(io::Cursor::new(text.to_owned()), Format::Auto, LIMIT);
        assert_eq!(bodies(&mut stream, ""), named("-"));
        let expected = named("a.jsonl");
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(Format::Auto, &[("a.jsonl", text.as_bytes())], &expected);
    };
    both("\n{\n \"a\": [\n 1\n ]\n}\n", &["@ \n{\n \"a\": [\n 1\n ]\n}\n"]);
    both("[{},\n{}]", &["@ [{},\n{}]"]);
    both("{\n{}\n", &["@:1 {", "@:2 {}"]);
    both("{\"a\":1,\n\n{}", &["@:1 {\"a\":1,", "@:3 {}"]);
    // Beyond what is held it is not looked at as one.
    let long = format!("[\n{}{{}}]", " \n".repeat(LIMIT));
    both(&long, &["@:1 [", &format!("@:{} {{}}]", LIMIT + 2)]);
}

#[test]
fn gzip_is_told_by_its_bytes() {
    let mut two = gzip(b"[1]\n");
    two.extend(gzip(b"[2]\n"));
    let files: &[(&str, &[u8])] = &[("a.jsonl.gz", &two), ("b.json", &gzip(b"{}")), ("c.json.gz", b"{}")];
    check(Format::Auto, files, &["a.jsonl.gz:1 [1]", "a.jsonl.gz:2 [2]", "b.json {}", "c.json.gz {}"]);
}

#[test]
fn what_is_too_long_is_passed_over() {
    let message = "of at most 64 bytes, found 100: raise --max-line to take it";
    let long = b"x".repeat(100);
    let lines = [&long[..], b"\n{}"].concat();
    check(Format::Auto, &[("a.jsonl", &lines)], &[&format!("a.jsonl:1 ! expected a line {message}"), "a.jsonl:2 {}"]);
    let expected = format!("a.json ! expected a document {message}");
    check(Format::Auto, &[("a.json", &long), ("b.json", b"{}")], &[&expected, "b.json {}"]);
    let whole = b"1".repeat(LIMIT);
    let expected = format!("a.json {}", String::from_utf8_lossy(&whole));
    check(Format::Auto, &[("a.json", &whole)], &[&expected]);
}

#[test]
fn damaged_gzip_ends_its_file_alone() {
    let lines: String = (0..20_000).map(|number| format!("{number}\n")).collect();
    let whole = gzip(lines.as_bytes());
    for name in ["a.jsonl", "a.json"] {
        let cut = &whole[..whole.len() / 2];
        let last = said(&[(name, cut), ("b.json", b"{}")], name);
        assert!(last.contains("the gzip stream is cut off, at byte ") && last.ends_with(" decompressed)"), "{last}");
        let mut damaged = whole.clone();
        let middle = damaged.len() / 2;
        damaged[middle..middle + 64].fill(0xFF);
        let last = said(&[(name, &damaged), ("b.json", b"{}")], name);
        assert!(last.contains("the gzip stream is damaged ("), "{last}");
    }
    let last = said(&[("a.jsonl", b"\x1F\x8Bno gzip, only its first two bytes"), ("b.json", b"{}")], "a.jsonl");
    assert!(last.starts_with("a.jsonl:1 ! the gzip stream is damaged (invalid gzip header), at byte "), "{last}");
}

/// What was said last of the file `name`, after which `b.json` must have come through.
#[track_caller]
fn said(files: &[(&str, &[u8])], name: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let mut found = all(folder.path(), &[folder.path().to_owned()], Format::Auto);
    assert_eq!(found.pop().as_deref(), Some("b.json {}"));
    let last = found.pop().expect("something was said");
    assert!(last.starts_with(name), "{last}");
    last
}

#[test]
fn a_path_where_nothing_is_fails_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths = ["a", "b"].map(|name| folder.path().join(name));
    let error = Input::open(&paths, Format::Auto, LIMIT).err().expect("there is nothing");
    assert_eq!(error.problems().len(), 2, "{error}");
}

#[test]
fn a_file_that_was_named_is_taken_whatever_its_name() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("dump.txt");
    fs::write(&path, "[1]\n[2]\n").expect("a file");
    assert_eq!(all(folder.path(), &[path], Format::Auto), ["dump.txt:1 [1]", "dump.txt:2 [2]"]);
}

#[test]
fn the_folder_that_holds_a_file_is_known() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let issues = folder.path().join("issues");
    fs::create_dir(&issues).expect("a folder");
    fs::write(issues.join("a.json"), "{}").expect("a file");
    for path in [folder.path().to_owned(), issues.clone(), issues.join("a.json"), issues.join("../issues/a.json")] {
        let mut input = Input::open(&[path], Format::Auto, LIMIT).expect("the path is there");
        let body = input.next().expect("a body").expect("it can be read");
        assert_eq!(body.place.folder.as_deref(), Some("issues"));
    }
}

#[test]
fn bytes_are_counted_as_they_are_on_disk() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [("a.jsonl", gzip(&b"[1]\n".repeat(1000))), ("b.json", b"{}".to_vec()), ("c.jsonl", b"1\n2".to_vec())];
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, content)) in paths.iter().zip(&files) {
        fs::write(path, content).expect("a file");
    }
    let mut input = Input::open(&paths, Format::Auto, LIMIT).expect("the paths are there");
    let total = files.iter().map(|(_, content)| content.len() as u64).sum();
    assert_eq!((input.consumed(), input.total()), (0, Some(total)));
    let mut seen = 0;
    while input.next().is_some() {
        assert!(input.consumed() >= seen);
        seen = input.consumed();
    }
    assert_eq!(input.consumed(), total);
    assert_eq!(Input::open(&[folder.path().into()], Format::Auto, LIMIT).expect("it is there").total(), None);
}

#[cfg(unix)]
#[test]
fn links_in_folders_are_not_followed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("a")).expect("a folder");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).expect("a link");
    fs::write(folder.path().join("b.json"), "{}").expect("a file");
    std::os::unix::fs::symlink(folder.path().join("b.json"), folder.path().join("c.json")).expect("a link");
    assert_eq!(all(folder.path(), &[folder.path().to_owned()], Format::Auto), ["b.json {}"]);
    assert_eq!(all(folder.path(), &[folder.path().join("c.json")], Format::Auto), ["c.json {}"]);
}
