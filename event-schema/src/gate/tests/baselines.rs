//! Which contracts count.

use super::*;

const REMOVED: &str = "error field-removed a.v1 forward";

#[test]
fn an_unchanged_tree_has_no_findings_on_a_branch_on_the_default_branch_and_in_a_detached_head() {
    let scratch = Scratch::with(&[&[noted()], &[noted(), event("b.v1", &json!({}), &[])]]);
    let linked = [noted(), event("b.v1", &json!({}), &[])];
    let report = scratch.check(&linked, &[]);
    assert!(report.against.contains("main from HEAD^1 back"), "{report:?}");
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    scratch.check(&linked, &[]);
    scratch.commit_all();
    let report = scratch.check(&linked, &[]);
    assert!(!report.against.contains("HEAD") && report.notes.is_empty(), "{report:?}");
    scratch.git(&["checkout", "--quiet", "--detach"]);
    scratch.check(&linked, &[]);
}

#[test]
fn a_branch_is_compared_with_its_merge_base_and_what_was_before() {
    let scratch = Scratch::with(&[&[optional()], &[noted()]]);
    let commit = scratch.git(&["rev-parse", "HEAD"]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    // What a branch does and undoes is nobody's baseline.
    scratch.commit(&[event("a.v1", &json!({"note": {"type": "integer"}}), &["note"])]);
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.commit(&[event("a.v1", &json!({"note": {"type": "boolean"}}), &["note"])]);
    scratch.git(&["checkout", "--quiet", "topic"]);
    let report = scratch.check(&[bare()], &[REMOVED]);
    let against = report.findings[0].against.as_ref().expect("a baseline");
    assert_eq!((against.commit.as_deref(), against.file.as_str()), (Some(commit.as_str()), "schemas/a.v1.json"));
}

#[test]
fn the_default_branch_is_compared_with_what_was_before_its_head() {
    let scratch = Scratch::with(&[&[noted()], &[bare()]]);
    scratch.check(&[bare()], &[REMOVED]);
    // As CI checks out a push.
    scratch.git(&["checkout", "--quiet", "--detach"]);
    scratch.check(&[bare()], &[REMOVED]);
}

#[test]
fn an_edit_on_the_default_branch_is_compared_with_head_before_it_is_committed() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.check(&[bare()], &[REMOVED]);
}

#[test]
fn a_merge_commit_as_ci_makes_it_is_compared_with_its_first_parent() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    scratch.commit(&[bare()]);
    scratch.git(&["checkout", "--quiet", "--detach", "main"]);
    scratch.git(&["merge", "--quiet", "--no-ff", "--message", "merge", "topic"]);
    scratch.check(&[bare()], &[REMOVED]);
}

#[test]
fn a_merge_counts_with_what_it_brought_to_the_default_branch() {
    let scratch = Scratch::with(&[&[optional()]]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    scratch.commit(&[event("a.v1", &json!({"note": {"type": "integer"}}), &["note"])]);
    scratch.commit(&[noted()]);
    scratch.git(&["checkout", "--quiet", "main"]);
    scratch.git(&["merge", "--quiet", "--no-ff", "--message", "merge", "topic"]);
    scratch.git(&["checkout", "--quiet", "-b", "other"]);
    scratch.commit_all();
    // `optional`, and `noted` since the merge; the integer was never on the default branch.
    let report = scratch.check(&[optional()], &["error field-became-optional a.v1 forward"]);
    assert_eq!(report.checked.baselines, 2);
}

#[test]
fn a_field_that_comes_back_with_another_type_is_compared_with_what_it_was() {
    let number = event("a.v1", &json!({"a": {"type": "integer"}}), &[]);
    let text = event("a.v1", &json!({"a": {"type": "string"}}), &[]);
    let scratch = Scratch::with(&[&[number], &[bare()]]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    scratch.commit(std::slice::from_ref(&text));
    let expected = ["error type-changed a.v1 backward", "error type-changed a.v1 forward"];
    scratch.check(std::slice::from_ref(&text), &expected);
    scratch.check_with(&[text], &GateOptions { history: History::Last, ..options() }, &[]);
}

#[test]
fn the_same_break_against_several_contracts_is_one_finding() {
    let more = event("a.v1", &json!({"note": {"type": "string"}, "b": {"type": "string"}}), &["note"]);
    let scratch = Scratch::with(&[&[noted()], &[more], &[noted(), event("b.v1", &json!({}), &[])]]);
    scratch.git(&["checkout", "--quiet", "-b", "topic"]);
    let report = scratch.check(&[bare(), event("b.v1", &json!({}), &[])], &[REMOVED]);
    assert_eq!(report.findings[0].also_against.len(), 1, "{report:?}");
}

#[test]
fn one_direction_can_be_asked_for() {
    let scratch = Scratch::with(&[&[noted()]]);
    let only = |directions| GateOptions { directions, ..options() };
    scratch.check_with(&[bare()], &only(Directions::Backward), &[]);
    scratch.check_with(&[bare()], &only(Directions::Forward), &[REMOVED]);
}

#[test]
fn a_shallow_clone_is_an_error_that_says_what_to_fetch() {
    let scratch = Scratch::with(&[&[noted()], &[noted()]]);
    scratch.git(&["clone", "--quiet", "--depth", "1", &format!("file://{}", scratch.root().display()), "clone"]);
    let settings = settings(&scratch.root().join("clone"));
    let error = gate_of(&settings, &[noted()], &options()).expect_err("a shallow clone");
    assert!(error.is_git() && error.to_string().contains("`fetch-depth: 0`"), "{error}");
}

#[test]
fn a_clone_is_compared_with_the_default_branch_of_its_origin() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.git(&["clone", "--quiet", &format!("file://{}", scratch.root().display()), "clone"]);
    let clone = scratch.root().join("clone");
    git(&clone, &["branch", "--quiet", "--move", "main", "mine"]);
    let report = gate_of(&settings(&clone), &[bare()], &options()).expect("a clone");
    assert!(report.against.contains("origin/main") && report.errors() == 1, "{report:?}");
}

#[test]
fn the_default_branch_can_be_named() {
    let scratch = Scratch::new();
    scratch.git(&["checkout", "--quiet", "-b", "trunk"]);
    scratch.commit(&[noted()]);
    scratch.fails(&[noted()], &options(), &["the default branch is not known", "`default-branch`", "--against"]);
    let mut settings = scratch.settings();
    settings.default_branch = Some(String::from("trunk"));
    assert_eq!(gate_of(&settings, &[bare()], &options()).expect("a branch").errors(), 1);
    settings.default_branch = Some(String::from("trnk"));
    let error = gate_of(&settings, &[bare()], &options()).expect_err("no such branch").to_string();
    assert!(error.contains("names `trnk`") && error.contains("git fetch origin trnk"), "{error}");
}

#[test]
fn a_first_run_says_what_will_be_compared() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let error = gate_of(&settings(folder.path()), &[noted()], &options()).expect_err("no history").to_string();
    assert!(error.contains("no git repository") && error.contains("--against DIR"), "{error}");
    let scratch = Scratch::new();
    let report = scratch.check(&[noted()], &[]);
    assert!(report.notes[0].contains("no commit"), "{report:?}");
    scratch.commit_all();
    let report = scratch.check(&[noted()], &[]);
    assert_eq!(report.notes, ["no baseline yet: a.v1: once on main, each change of it is compared with that contract"]);
    scratch.commit(&[noted()]);
    let report = scratch.check(&[noted()], &[]);
    assert!(
        report.notes[0].starts_with("no baseline yet: a.v1"),
        "what HEAD adds is no baseline of itself: {report:?}"
    );
}

#[test]
fn against_takes_a_revision_a_folder_and_a_file() {
    let scratch = Scratch::with(&[&[noted()], &[bare()], &[bare()]]);
    scratch.check_with(&[bare()], &against("HEAD~2"), &[REMOVED]);
    scratch.check_with(&[bare()], &against("HEAD^1"), &[]);
    scratch.git(&["tag", "--annotate", "--message", "m", "1.0", "HEAD~2"]);
    let report = scratch.check_with(&[bare()], &against("1.0"), &[REMOVED]);
    assert!(report.against.starts_with("1.0 ("), "{report:?}");
    let other = Scratch::new();
    other.export(&[noted(), event("b.v1", &json!({}), &[])]);
    let folder = other.root().join("schemas").display().to_string();
    let report = scratch.check_with(&[bare()], &against(&folder), &[REMOVED, "error version-removed b.v1"]);
    assert_eq!(report.findings[0].against.as_ref().and_then(Against::short), None);
    scratch.check_with(&[bare()], &against(format!("{folder}/a.v1.json")), &[REMOVED]);
}

#[test]
fn what_is_not_there_to_compare_with_is_an_error() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.fails(&[noted()], &against("no-such"), &["\"no-such\"", "no folder and no file", "no such revision"]);
    scratch.fails(&[noted()], &against("--all"), &["no such revision"]);
    scratch.write("other/x.txt", "");
    scratch.fails(&[noted()], &against(scratch.root().join("other").display().to_string()), &["holds no contract"]);
    scratch.write("x.json", "{}");
    let file = scratch.root().join("x.json").display().to_string();
    scratch.fails(&[noted()], &against(file), &["named after no linked event"]);
}

#[test]
fn a_baseline_that_is_no_contract_is_an_error_that_names_its_commit() {
    let scratch = Scratch::with(&[&[noted()]]);
    scratch.write("schemas/a.v1.json", "<<<<<<< ours\n");
    let commit = scratch.commit_all();
    scratch.commit(&[noted()]);
    scratch.fails(&[noted()], &options(), &["schemas/a.v1.json at", &commit[..7], "is no JSON document"]);
    scratch.write("schemas/a.v1.json", "{\"type\": 1}");
    let commit = scratch.commit_all();
    let entry = format!(
        "[[retired]]\ntype = \"a.v1\"\ncommit = \"{}\"\nreason = \"r\"\n",
        scratch.git(&["rev-parse", "HEAD~1"])
    );
    scratch.write("schemas/retired.toml", &entry);
    scratch.fails(&[noted()], &options(), &["a.v1: backward, with schemas/a.v1.json at", &commit[..7]]);
}
