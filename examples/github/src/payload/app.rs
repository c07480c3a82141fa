//! GitHub Apps and their installations.

use std::collections::BTreeMap;

use event_core::{Payload, TimestampText};

use super::User;

/// A GitHub App, as the actor behind an issue or comment.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct App {
    /// Identity of the app.
    #[json("id", safe)]
    pub id: u64,
    /// Name in addresses, such as `github-actions`.
    #[json("slug")]
    pub slug: String,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Who owns the app.
    #[json("owner")]
    pub owner: User,
    /// Name as people read it.
    #[json("name")]
    pub name: String,
    /// What the app does.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// The app's own site.
    #[json("external_url")]
    pub external_url: String,
    /// Page of the app.
    #[json("html_url")]
    pub html_url: String,
    /// When it was registered.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When its registration last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// What it may do: a scope such as `issues` to a level such as `write`.
    // A map, since GitHub adds scopes freely.
    #[json("permissions")]
    pub permissions: BTreeMap<String, String>,
    /// The webhook kinds that it listens to.
    #[json("events")]
    pub events: Vec<String>,
}

/// The installation of the GitHub App that a delivery is for.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Installation {
    /// Identity of the installation.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
}
