//! Rules about contracts as a whole: versions, topics, files, waivers.

use super::{Example, Rule};
use crate::gate::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "undecided",
        severity: Severity::Error,
        title: "whether the contracts are compatible cannot be decided",
        what: "A keyword, a pattern, a format or a number in one of the schemas is beyond what is decided, or a reference leads \
               to a document that is not at hand. The finding names it with its place.",
        why: "What is not known to be compatible may break a reader. Everything that the derive exports is decided; schemas from \
              elsewhere may hold more.",
        fix: "say it in other keywords, give the document with `--remote`, or waive the finding with a reason",
        example: Example::Text(
            "```json\n{\"type\": \"string\", \"pattern\": \"^(a|b)\\\\1$\"}\n```\n\n`\\1` refers back, which no automaton does: \
             `undecided (pattern): the pattern is outside the regular languages, or too large: ``pattern`` at reader#/pattern`.",
        ),
    },
    Rule {
        id: "version-removed",
        severity: Severity::Error,
        title: "a version is gone before its sunset",
        what: "A type that is on the default branch is no longer linked, and its `sunset` has not passed or it has none.",
        why: "Events of the version are stored and in flight, and services that run still write it.",
        fix: "bring the type back with a `sunset` date and remove it once that has passed; or, if nobody writes or reads it, \
              retire it in `schemas/retired.toml`",
        example: Example::Text(
            "```rust\n#[event(\"orders.placed.v1\", sunset = \"2027-06-30\")] // removed on 2027-03-01: too early\n```",
        ),
    },
    Rule {
        id: "field-no-longer-read",
        severity: Severity::Warning,
        title: "an optional field is no longer read",
        what: "A field that may be absent is gone from the type, so its reader passes over it.",
        why: "Nothing fails, since readers ignore what they do not know; but what is stored and in flight under that name is \
              lost. Mostly it is a rename that nobody meant to break.",
        fix: "read it under its old name with `alias`, or keep it",
        example: Example::Text(
            "```rust\n#[json(\"note\", omitempty)] // before\npub note: Option<String>,\n\n#[json(\"remark\", omitempty)] // \
             after: stored notes are lost; `alias = \"note\"` keeps them\npub remark: Option<String>,\n```",
        ),
    },
    Rule {
        id: "key-changed",
        severity: Severity::Error,
        title: "the ordering key changed within a version",
        what: "The member that orders the events of a topic is another one than in the committed contract.",
        why: "Events with one key keep their order. With another key in the same topic, events that belong together are spread \
              over partitions, and consumers see them out of order.",
        fix: "keep the `key`, or publish the next version, best on a topic of its own",
        example: Example::Text(
            "```rust\n#[event(\"orders.placed.v1\", key = order_id)]    // before\n#[event(\"orders.placed.v1\", key = customer_id)] // \
             after\n```",
        ),
    },
    Rule {
        id: "topic-changed",
        severity: Severity::Error,
        title: "the topic changed within a version",
        what: "Events of this type go to another topic than the committed contract says.",
        why: "Consumers are subscribed to the old topic and see nothing any more; nothing fails, events are just missing.",
        fix: "keep the `topic`, or publish the next version on the new topic and both until consumers have moved",
        example: Example::Text(
            "```rust\n#[event(\"orders.placed.v1\", topic = \"orders\")] // before\n#[event(\"orders.placed.v1\", topic = \
             \"shop\")]   // after\n```",
        ),
    },
    Rule {
        id: "stale-contract",
        severity: Severity::Error,
        title: "a file of contracts does not say what the types say",
        what: "A file in the folder of contracts differs from the linked types, is missing, or belongs to no type.",
        why: "The files are the baseline of the next comparison and what other teams rely on; what is compared must be what is \
              committed.",
        fix: "run `cargo xtask schemas`, read the diff, commit it",
        example: Example::Text("```sh\ncargo xtask schemas --check # shows what differs\n```"),
    },
    Rule {
        id: "retired-unknown",
        severity: Severity::Error,
        title: "an entry in retired.toml fits no contract",
        what: "`schemas/retired.toml` names a type that was never on the default branch, or a commit that is not part of it.",
        why: "An entry that fits nothing retires nothing: a typing error would leave the break in place, or hide the next one.",
        fix: "correct the type or the commit, or remove the entry",
        example: Example::Text(
            "```toml\n[[retired]]\ntype = \"order.placed.v1\" # the type is orders.placed.v1\ndate = \"2026-03-01\"\nreason = \"the \
             topic was emptied on that day\"\n```",
        ),
    },
    Rule {
        id: "waiver-expired",
        severity: Severity::Error,
        title: "a waiver has expired",
        what: "The last day of an entry in `schemas/waivers.toml` has passed.",
        why: "A waiver says that a break is known and until when; after that somebody has to look again.",
        fix: "remove the waiver if the break is gone; else give it a new date, with a reason that still holds",
        example: Example::Text(
            "```toml\n[[waiver]]\ntype = \"orders.placed.v1\"\nversion = 1\nrule = \"field-removed\"\npointer = \
             \"/required\"\nreason = \"no reader of the note is left, asked on 2026-02-20\"\nexpires = \"2026-03-31\" # and today \
             is 2026-04-01\n```",
        ),
    },
    Rule {
        id: "waiver-unused",
        severity: Severity::Warning,
        title: "a waiver matches no finding",
        what: "An entry in `schemas/waivers.toml` covers nothing: its break has merged, or its type, rule or pointer is wrong.",
        why: "A waiver that is left behind would hide the next break at that place.",
        fix: "remove the waiver, or correct what it names",
        example: Example::Text(
            "A waiver of `field-removed` for `orders.placed.v1`, whose change is on the default branch and retired by now.",
        ),
    },
];
