//! `ping`: a webhook was made, and GitHub tries whether it works.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{Organization, Repository, User};

/// A webhook was made: its first delivery.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.ping", topic = "github.ping", key = hook_id)]
pub struct PingEvent {
    /// A saying from GitHub's collection.
    #[json("zen")]
    pub zen: String,
    /// Identity of the webhook.
    #[json("hook_id", safe)]
    pub hook_id: u64,
    /// The webhook.
    #[json("hook")]
    pub hook: Hook,
    /// There if the webhook belongs to a repository.
    #[json("repository", omitempty)]
    pub repository: Option<Repository>,
    /// There if the webhook belongs to an organisation.
    #[json("organization", omitempty)]
    pub organization: Option<Organization>,
    /// Who made the webhook.
    #[json("sender")]
    pub sender: User,
}

/// A webhook.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Hook {
    /// What it belongs to.
    #[json("type")]
    pub owner: HookOwner,
    /// Identity of the webhook.
    #[json("id", safe)]
    pub id: u64,
    /// Always `web`.
    #[json("name")]
    pub name: String,
    /// Whether it delivers.
    #[json("active")]
    pub active: bool,
    /// The GitHub App that it belongs to.
    #[json("app_id", omitempty, safe)]
    pub app_id: Option<u64>,
    /// The kinds that it delivers, or `*` alone.
    #[json("events")]
    pub events: Vec<String>,
    /// Where and how it delivers.
    #[json("config")]
    pub config: HookConfig,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// When it was made.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// REST address of the webhook.
    #[json("url")]
    pub url: String,
    /// REST address that triggers a `push` delivery; only repositories have it.
    #[json("test_url", omitempty)]
    pub test_url: Option<String>,
    /// REST address that triggers another ping.
    #[json("ping_url")]
    pub ping_url: String,
    /// REST address of its past deliveries.
    #[json("deliveries_url")]
    pub deliveries_url: String,
    /// What the receiver last answered; only repositories have it.
    #[json("last_response", omitempty)]
    pub last_response: Option<HookResponse>,
}

/// What a webhook can belong to.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum HookOwner {
    /// A repository.
    #[json("Repository")]
    Repository,
    /// An organisation.
    #[json("Organization")]
    Organization,
    /// A GitHub App.
    #[json("App")]
    App,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// Where and how a webhook delivers.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct HookConfig {
    /// How a body is written.
    #[json("content_type")]
    pub content_type: BodyFormat,
    /// Where bodies go.
    #[json("url")]
    pub url: String,
    /// Whether the receiver's certificate is checked.
    #[json("insecure_ssl")]
    pub insecure_ssl: TlsCheck,
    /// Asterisks if bodies are signed, absent if they are not.
    #[json("secret", omitempty)]
    pub secret: Option<String>,
}

/// How a webhook writes bodies.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum BodyFormat {
    /// As JSON.
    #[json("json")]
    Json,
    /// As a form with one member, which is JSON.
    #[json("form")]
    Form,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// Whether a webhook checks its receiver's certificate.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum TlsCheck {
    /// It does.
    #[json("0")]
    Checked,
    /// It does not.
    #[json("1")]
    Unchecked,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// What a webhook's receiver last answered.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct HookResponse {
    /// The HTTP status; null before the first delivery.
    #[json("code", nullable)]
    pub code: Option<u16>,
    /// A word for the outcome, such as `unused` or `active`.
    #[json("status")]
    pub status: String,
    /// What went wrong, in words.
    #[json("message", nullable)]
    pub message: Option<String>,
}
