//! What issues are sorted by: labels and milestones.

use event_core::{Payload, TimestampText, UnknownText};

use super::User;

/// A label of a repository.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Label {
    /// Identity of the label.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// REST address of the label.
    #[json("url")]
    pub url: String,
    /// Text on the label, unique in its repository.
    #[json("name")]
    pub name: String,
    /// Six hexadecimal digits without `#`, such as `d73a4a`.
    #[json("color")]
    pub color: String,
    /// Whether GitHub made it together with the repository.
    #[json("default")]
    pub is_default: bool,
    /// What the label is for.
    #[json("description", nullable)]
    pub description: Option<String>,
}

/// A milestone of a repository.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Milestone {
    /// REST address of the milestone.
    #[json("url")]
    pub url: String,
    /// Page of the milestone.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of the labels of its issues.
    #[json("labels_url")]
    pub labels_url: String,
    /// Identity of the milestone.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Number in its repository.
    #[json("number")]
    pub number: u32,
    /// What it is called.
    #[json("title")]
    pub title: String,
    /// What it is about.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// Who made it.
    #[json("creator")]
    pub creator: User,
    /// How many of its issues are open.
    #[json("open_issues")]
    pub open_issues: u32,
    /// How many of its issues are closed.
    #[json("closed_issues")]
    pub closed_issues: u32,
    /// Whether work on it goes on.
    #[json("state")]
    pub state: MilestoneState,
    /// When it was made.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// When it is due.
    #[json("due_on", nullable)]
    pub due_on: Option<TimestampText>,
    /// When it was closed.
    #[json("closed_at", nullable)]
    pub closed_at: Option<TimestampText>,
}

/// Whether work on a milestone goes on.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum MilestoneState {
    /// Work goes on.
    #[json("open")]
    Open,
    /// Done or given up.
    #[json("closed")]
    Closed,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
