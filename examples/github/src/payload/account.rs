//! Accounts, organisations and their teams: whoever owns, sends, is assigned or asked.

use event_core::{Patch, Payload, UnknownText};

/// An account: a person, an organisation or a bot.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct User {
    /// Name in addresses and mentions, such as `octocat`; can change, see `id`.
    #[json("login")]
    pub login: String,
    /// Identity that stays when the login changes.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Address of the picture.
    #[json("avatar_url")]
    pub avatar_url: String,
    /// Identity of a Gravatar picture; empty in all recent deliveries.
    #[json("gravatar_id")]
    pub gravatar_id: String,
    /// REST address of the account.
    #[json("url")]
    pub url: String,
    /// Page of the account.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of its followers.
    #[json("followers_url")]
    pub followers_url: String,
    /// REST address of whom it follows; a URI template with `{/other_user}`.
    #[json("following_url")]
    pub following_url: String,
    /// REST address of its gists; a URI template with `{/gist_id}`.
    #[json("gists_url")]
    pub gists_url: String,
    /// REST address of what it has starred; a URI template with `{/owner}{/repo}`.
    #[json("starred_url")]
    pub starred_url: String,
    /// REST address of the repositories that it watches.
    #[json("subscriptions_url")]
    pub subscriptions_url: String,
    /// REST address of the organisations it belongs to.
    #[json("organizations_url")]
    pub organizations_url: String,
    /// REST address of its repositories.
    #[json("repos_url")]
    pub repos_url: String,
    /// REST address of its events; a URI template with `{/privacy}`.
    #[json("events_url")]
    pub events_url: String,
    /// REST address of the events it receives.
    #[json("received_events_url")]
    pub received_events_url: String,
    /// What the account stands for.
    #[json("type")]
    pub kind: AccountType,
    /// Whether the account belongs to GitHub's staff.
    #[json("site_admin")]
    pub site_admin: bool,
    /// Name as people read it; only the owner of a pushed repository has it.
    #[json("name", omitempty)]
    pub name: Option<String>,
    /// Public address for mail; as `name`, and null where there is none.
    #[json("email")]
    pub email: Patch<String>,
}

/// What an account stands for.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum AccountType {
    /// A person.
    #[json("User")]
    User,
    /// An organisation.
    #[json("Organization")]
    Organization,
    /// A bot, that is a GitHub App acting by itself.
    #[json("Bot")]
    Bot,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// The organisation that a webhook or its repository belongs to.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Organization {
    /// Name in addresses; can change, see `id`.
    #[json("login")]
    pub login: String,
    /// Identity that stays when the login changes.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// REST address of the organisation.
    #[json("url")]
    pub url: String,
    /// REST address of its repositories.
    #[json("repos_url")]
    pub repos_url: String,
    /// REST address of its events.
    #[json("events_url")]
    pub events_url: String,
    /// REST address of its webhooks.
    #[json("hooks_url")]
    pub hooks_url: String,
    /// REST address of its issues.
    #[json("issues_url")]
    pub issues_url: String,
    /// REST address of its members; a URI template with `{/member}`.
    #[json("members_url")]
    pub members_url: String,
    /// REST address of its public members; a URI template with `{/member}`.
    #[json("public_members_url")]
    pub public_members_url: String,
    /// Address of the picture.
    #[json("avatar_url")]
    pub avatar_url: String,
    /// What it says about itself; empty where nothing was written.
    #[json("description", nullable)]
    pub description: Option<String>,
}

/// A team of an organisation.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Team {
    /// Identity of the team.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Name as people read it.
    #[json("name")]
    pub name: String,
    /// Name in addresses and mentions.
    #[json("slug")]
    pub slug: String,
    /// What the team does.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// Who sees the team.
    #[json("privacy")]
    pub privacy: TeamPrivacy,
    /// What it may do with its repositories, such as `push`.
    #[json("permission")]
    pub permission: String,
    /// REST address of the team.
    #[json("url")]
    pub url: String,
    /// Page of the team.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of its members; a URI template with `{/member}`.
    #[json("members_url")]
    pub members_url: String,
    /// REST address of its repositories.
    #[json("repositories_url")]
    pub repositories_url: String,
    /// The team that it is a part of.
    #[json("parent")]
    pub parent: Patch<Box<Team>>,
}

/// Who sees a team.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum TeamPrivacy {
    /// Everyone.
    #[json("open")]
    Open,
    /// The organisation.
    #[json("closed")]
    Closed,
    /// Its members.
    #[json("secret")]
    Secret,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}
