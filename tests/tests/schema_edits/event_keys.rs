//! Edits of the keys of `#[event(..)]`.

use crate::{Expected, writer};

/// Another file is there, or is not there any more.
const fn file(file: &'static str, lines: &'static [&'static str]) -> Expected {
    Expected::Red { file, lines }
}

edits! {
    version_changed ["event versioned changed"] file("edits.subject.v2.json", &[r#"+ "version": 2"#]);
        event { "edits.subject.v1" } => { "edits.subject.v2" }
    event_name_changed [] file("edits.thing.v1.json", &[r#"+ "name": "edits.thing""#]);
        event { "edits.subject.v1" } => { "edits.thing.v1" }
    old_file_is_extra [] file("edits.subject.v1.json", &[r#"- "name": "edits.subject""#]);
        event { "edits.subject.v1" } => { "edits.thing.v1" }

    topic_added ["event topic added"] writer(&[r#"- "topic": "edits.subject""#, r#"+ "topic": "edits""#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", topic = "edits" }
    topic_changed ["event topic changed"] writer(&[r#"- "topic": "edits""#, r#"+ "topic": "others""#]);
        event { "edits.subject.v1", topic = "edits" } => { "edits.subject.v1", topic = "others" }
    topic_in_the_index [] file("index.json", &[r#"- "topic": "edits""#, r#"+ "topic": "others""#]);
        event { "edits.subject.v1", topic = "edits" } => { "edits.subject.v1", topic = "others" }

    key_added ["event key added"] writer(&[r#"+ "key": "id""#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", key = id }
    key_changed ["event key changed"] writer(&[r#"- "key": "id""#, r#"+ "key": "name""#]);
        event { "edits.subject.v1", key = id } => { "edits.subject.v1", key = name }
    key_renamed_in_json [] writer(&[r#"- "key": "id""#, r#"+ "key": "identity""#]);
        items {
            #[derive(Event)] #[event("edits.subject.v1", key = id)] struct Subject { #[json("id")] id: Uuid }
        } => {
            #[derive(Event)] #[event("edits.subject.v1", key = id)] struct Subject { #[json("identity")] id: Uuid }
        }

    type_added ["event type added"] file("com.edits.subject.json", &[r#"+ "name": "com.edits.subject""#]);
        event { "edits.subject.v1" } => { type = "com.edits.subject" }
    type_changed ["event type changed"] file("com.edits.thing.json", &[r#"+ "name": "com.edits.thing""#]);
        event { type = "com.edits.subject" } => { type = "com.edits.thing" }
    type_without_a_version [] file("edits.subject.v1.json", &[r#"- "version": 1"#]);
        event { "edits.subject.v1" } => { type = "edits.subject.v1" }

    upcast_added ["event upcast added"] file("edits.subject.v3.json", &[r#"+ "upcast": "edits.subject.v2""#]);
        items {
            #[derive(Event)] #[event("edits.subject.v3")] struct Subject { #[json("id")] id: Uuid }
        } => {
            #[derive(Event)] #[event("edits.subject.v2")] struct Old { #[json("identity")] id: Uuid }
            impl From<Old> for Subject { fn from(old: Old) -> Self { Self { id: old.id } } }
            #[derive(Event)] #[event("edits.subject.v3", upcast = Old)] struct Subject { #[json("id")] id: Uuid }
        }
    upcast_changed ["event upcast changed"]
        file("edits.subject.v3.json", &[r#"- "upcast": "edits.subject.v1""#, r#"+ "upcast": "edits.subject.v2""#]);
        items {
            #[derive(Event)] #[event("edits.subject.v1")] struct Old { #[json("identity")] id: Uuid }
            impl From<Old> for Subject { fn from(old: Old) -> Self { Self { id: old.id } } }
            #[derive(Event)] #[event("edits.subject.v3", upcast = Old)] struct Subject { #[json("id")] id: Uuid }
        } => {
            #[derive(Event)] #[event("edits.subject.v2")] struct Old { #[json("identity")] id: Uuid }
            impl From<Old> for Subject { fn from(old: Old) -> Self { Self { id: old.id } } }
            #[derive(Event)] #[event("edits.subject.v3", upcast = Old)] struct Subject { #[json("id")] id: Uuid }
        }

    reader_added ["event reader added"] file("index.json", &[r#"- "writer": {"#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", reader }
    reader_has_no_writer_file [] writer(&[r#"- "x-contract": "writer""#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", reader }

    max_bytes_added ["event max_bytes added"] writer(&[r#"- "max-bytes": 900000"#, r#"+ "max-bytes": 1000"#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", max_bytes = 1000 }
    max_bytes_changed ["event max_bytes changed"] writer(&[r#"- "max-bytes": 1000"#, r#"+ "max-bytes": 1001"#]);
        event { "edits.subject.v1", max_bytes = 1000 } => { "edits.subject.v1", max_bytes = 1001 }

    sunset_added ["event sunset added"] writer(&[r#"+ "sunset": "2030-01-31""#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", sunset = "2030-01-31" }
    sunset_changed ["event sunset changed"] writer(&[r#"- "sunset": "2030-01-31""#, r#"+ "sunset": "2031-01-31""#]);
        event { "edits.subject.v1", sunset = "2030-01-31" } => { "edits.subject.v1", sunset = "2031-01-31" }

    title_added ["event name added"] writer(&[r#"- "title": "Subject""#, r#"+ "title": "Topic""#]);
        event { "edits.subject.v1" } => { "edits.subject.v1", name = "Topic" }
    title_changed ["event name changed"] writer(&[r#"- "title": "Theme""#, r#"+ "title": "Topic""#]);
        event { "edits.subject.v1", name = "Theme" } => { "edits.subject.v1", name = "Topic" }
}
