//! `release`: a version was released, or a release changed.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{Installation, Organization, PreviousText, Reactions, Repository, User};

/// A version was released, or a release changed.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.release", topic = "github.release")]
pub struct ReleaseEvent {
    /// What happened.
    #[json("action")]
    pub action: ReleaseAction,
    /// The release, as it is afterwards.
    #[json("release")]
    pub release: Release,
    /// With `edited`: what it was before.
    #[json("changes", omitempty)]
    pub changes: Option<ReleaseChanges>,
    /// What was released.
    #[json("repository")]
    pub repository: Repository,
    /// There if an organisation owns the repository.
    #[json("organization", omitempty)]
    pub organization: Option<Organization>,
    /// There if the delivery goes to a GitHub App.
    #[json("installation", omitempty)]
    pub installation: Option<Installation>,
    /// Who did it.
    #[json("sender")]
    pub sender: User,
}

/// What can happen to a release.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum ReleaseAction {
    /// A draft was saved, or it was published without one.
    #[json("created")]
    Created,
    /// It was changed.
    #[json("edited")]
    Edited,
    /// It, or a version before it, was published.
    #[json("published")]
    Published,
    /// A version before it was published.
    #[json("prereleased")]
    Prereleased,
    /// It was published.
    #[json("released")]
    Released,
    /// It was taken back.
    #[json("unpublished")]
    Unpublished,
    /// It was deleted.
    #[json("deleted")]
    Deleted,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A release.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Release {
    /// REST address of the release.
    #[json("url")]
    pub url: String,
    /// REST address of its files.
    #[json("assets_url")]
    pub assets_url: String,
    /// Where its files are sent to; a URI template with `{?name,label}`.
    #[json("upload_url")]
    pub upload_url: String,
    /// Page of the release.
    #[json("html_url")]
    pub html_url: String,
    /// Identity of the release.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// The tag that it stands at.
    #[json("tag_name")]
    pub tag_name: String,
    /// Branch or hash from which the tag is made, if it is not there.
    #[json("target_commitish")]
    pub target_commitish: String,
    /// What it is called.
    #[json("name", nullable)]
    pub name: Option<String>,
    /// Whether only those see it who can write.
    #[json("draft")]
    pub draft: bool,
    /// Who made it.
    #[json("author")]
    pub author: User,
    /// Whether it is a version before the release.
    #[json("prerelease")]
    pub prerelease: bool,
    /// When the commit was made that it stands at.
    #[json("created_at", nullable)]
    pub created_at: Option<TimestampText>,
    /// When it was published; null for a draft.
    #[json("published_at", nullable)]
    pub published_at: Option<TimestampText>,
    /// Its files.
    #[json("assets")]
    pub assets: Vec<ReleaseAsset>,
    /// Address of the source as a tar archive; null for a draft.
    #[json("tarball_url", nullable)]
    pub tarball_url: Option<String>,
    /// Address of the source as a zip archive; null for a draft.
    #[json("zipball_url", nullable)]
    pub zipball_url: Option<String>,
    /// What is new, in Markdown.
    #[json("body", nullable)]
    pub body: Option<String>,
    /// Page of the discussion about it.
    #[json("discussion_url", omitempty)]
    pub discussion_url: Option<String>,
    /// How people reacted to it.
    #[json("reactions", omitempty)]
    pub reactions: Option<Reactions>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct ReleaseAsset {
    /// REST address of the file.
    #[json("url")]
    pub url: String,
    /// Address of the file itself.
    #[json("browser_download_url")]
    pub browser_download_url: String,
    /// Identity of the file.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// What it is called.
    #[json("name")]
    pub name: String,
    /// What is shown in place of the name.
    #[json("label", nullable)]
    pub label: Option<String>,
    /// Whether it has arrived, such as `uploaded`.
    #[json("state")]
    pub state: String,
    /// Its media type.
    #[json("content_type")]
    pub content_type: String,
    /// Size in bytes.
    #[json("size", safe)]
    pub size: u64,
    /// How often it was fetched.
    #[json("download_count")]
    pub download_count: u32,
    /// When it was sent.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// Who sent it.
    #[json("uploader", omitempty)]
    pub uploader: Option<User>,
}

/// What a release was before.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct ReleaseChanges {
    /// What it was called before.
    #[json("name", omitempty)]
    pub name: Option<PreviousText>,
    /// What was new, before.
    #[json("body", omitempty)]
    pub body: Option<PreviousText>,
    /// The tag that it stood at.
    #[json("tag_name", omitempty)]
    pub tag_name: Option<PreviousText>,
}
