//! Repositories in the three forms that deliveries hold.

use std::collections::BTreeMap;

use event_core::{Payload, RawJson, TimestampText, UnknownText};

use super::User;

/// A struct that begins with what each form of a repository holds, and if a type of times is said, with what both long
/// forms hold.
// One list for three types: an object has no part that is a struct of its own, and of a type with a parameter for times
// consumers would see the definition `RepositoryOfTimestampText`.
macro_rules! repository {
    ($(#[$attribute:meta])* $name:ident { $($rest:tt)* }) => {
        $(#[$attribute])*
        ///
        /// Many members are addresses of the REST API; those with braces are URI templates (RFC 6570).
        #[derive(Debug, Clone, PartialEq, Payload)]
        pub struct $name {
            /// Identity that stays when the repository is renamed or transferred.
            #[json("id", safe)]
            pub id: u64,
            /// Identity in the GraphQL API.
            #[json("node_id")]
            pub node_id: String,
            /// Name without the owner.
            #[json("name")]
            pub name: String,
            /// `owner/name`.
            #[json("full_name")]
            pub full_name: String,
            /// Whether only invited people see it.
            #[json("private")]
            pub private: bool,
            /// Who owns it.
            #[json("owner")]
            pub owner: User,
            /// Page of the repository.
            #[json("html_url")]
            pub html_url: String,
            /// What it is about.
            #[json("description", nullable)]
            pub description: Option<String>,
            /// Whether it was forked from another one.
            #[json("fork")]
            pub fork: bool,
            /// REST address of the repository.
            #[json("url")]
            pub url: String,
            /// REST address of its forks.
            #[json("forks_url")]
            pub forks_url: String,
            /// REST address of its deploy keys; a URI template with `{/key_id}`.
            #[json("keys_url")]
            pub keys_url: String,
            /// REST address of its collaborators; a URI template with `{/collaborator}`.
            #[json("collaborators_url")]
            pub collaborators_url: String,
            /// REST address of the teams that have access.
            #[json("teams_url")]
            pub teams_url: String,
            /// REST address of its webhooks.
            #[json("hooks_url")]
            pub hooks_url: String,
            /// REST address of what happened to its issues; a URI template with `{/number}`.
            #[json("issue_events_url")]
            pub issue_events_url: String,
            /// REST address of its events.
            #[json("events_url")]
            pub events_url: String,
            /// REST address of whom its issues may be assigned to; a URI template with `{/user}`.
            #[json("assignees_url")]
            pub assignees_url: String,
            /// REST address of its branches; a URI template with `{/branch}`.
            #[json("branches_url")]
            pub branches_url: String,
            /// REST address of its tags.
            #[json("tags_url")]
            pub tags_url: String,
            /// REST address of its Git blobs; a URI template with `{/sha}`.
            #[json("blobs_url")]
            pub blobs_url: String,
            /// REST address of its annotated Git tags; a URI template with `{/sha}`.
            #[json("git_tags_url")]
            pub git_tags_url: String,
            /// REST address of its Git references; a URI template with `{/sha}`.
            #[json("git_refs_url")]
            pub git_refs_url: String,
            /// REST address of its Git trees; a URI template with `{/sha}`.
            #[json("trees_url")]
            pub trees_url: String,
            /// REST address of the statuses of a commit; a URI template with `{sha}`.
            #[json("statuses_url")]
            pub statuses_url: String,
            /// REST address of the languages it is written in.
            #[json("languages_url")]
            pub languages_url: String,
            /// REST address of who starred it.
            #[json("stargazers_url")]
            pub stargazers_url: String,
            /// REST address of who contributed.
            #[json("contributors_url")]
            pub contributors_url: String,
            /// REST address of who watches it.
            #[json("subscribers_url")]
            pub subscribers_url: String,
            /// REST address of the caller's own subscription.
            #[json("subscription_url")]
            pub subscription_url: String,
            /// REST address of its commits; a URI template with `{/sha}`.
            #[json("commits_url")]
            pub commits_url: String,
            /// REST address of its Git commit objects; a URI template with `{/sha}`.
            #[json("git_commits_url")]
            pub git_commits_url: String,
            /// REST address of comments on its commits; a URI template with `{/number}`.
            #[json("comments_url")]
            pub comments_url: String,
            /// REST address of comments on its issues; a URI template with `{/number}`.
            #[json("issue_comment_url")]
            pub issue_comment_url: String,
            /// REST address of its files; a URI template with `{+path}`.
            #[json("contents_url")]
            pub contents_url: String,
            /// REST address of the difference of two commits; a URI template with `{base}...{head}`.
            #[json("compare_url")]
            pub compare_url: String,
            /// REST address of merging branches.
            #[json("merges_url")]
            pub merges_url: String,
            /// REST address of the tree as an archive; a URI template with `{archive_format}{/ref}`.
            #[json("archive_url")]
            pub archive_url: String,
            /// REST address of its downloads, which GitHub gave up for releases.
            #[json("downloads_url")]
            pub downloads_url: String,
            /// REST address of its issues; a URI template with `{/number}`.
            #[json("issues_url")]
            pub issues_url: String,
            /// REST address of its pull requests; a URI template with `{/number}`.
            #[json("pulls_url")]
            pub pulls_url: String,
            /// REST address of its milestones; a URI template with `{/number}`.
            #[json("milestones_url")]
            pub milestones_url: String,
            /// REST address of the caller's notifications; a URI template with `{?since,all,participating}`.
            #[json("notifications_url")]
            pub notifications_url: String,
            /// REST address of its labels; a URI template with `{/name}`.
            #[json("labels_url")]
            pub labels_url: String,
            /// REST address of its releases; a URI template with `{/id}`.
            #[json("releases_url")]
            pub releases_url: String,
            /// REST address of its deployments.
            #[json("deployments_url")]
            pub deployments_url: String,
            $($rest)*
        }
    };
    ($(#[$attribute:meta])* $name:ident, $time:ty { $($rest:tt)* }) => {
        repository! {
            $(#[$attribute])*
            $name {
                /// When it was made.
                #[json("created_at")]
                pub created_at: $time,
                /// When it last changed.
                #[json("updated_at")]
                pub updated_at: TimestampText,
                /// When something was last pushed; null before the first push.
                #[json("pushed_at", nullable)]
                pub pushed_at: Option<$time>,
                /// Address for the Git protocol.
                #[json("git_url")]
                pub git_url: String,
                /// Address for Git over SSH.
                #[json("ssh_url")]
                pub ssh_url: String,
                /// Address for Git over HTTPS.
                #[json("clone_url")]
                pub clone_url: String,
                /// Address for Subversion.
                #[json("svn_url")]
                pub svn_url: String,
                /// Its own site; null if never set, empty if set to nothing.
                #[json("homepage", nullable)]
                pub homepage: Option<String>,
                /// Size in kilobytes.
                #[json("size")]
                pub size: u32,
                /// How many starred it.
                #[json("stargazers_count")]
                pub stargazers_count: u32,
                /// The same number as `stargazers_count`, under its older name.
                #[json("watchers_count")]
                pub watchers_count: u32,
                /// What most of it is written in.
                #[json("language", nullable)]
                pub language: Option<String>,
                /// Whether issues are on.
                #[json("has_issues")]
                pub has_issues: bool,
                /// Whether discussions are on.
                #[json("has_discussions", omitempty)]
                pub has_discussions: Option<bool>,
                /// Whether projects are on.
                #[json("has_projects")]
                pub has_projects: bool,
                /// Whether downloads are on.
                #[json("has_downloads")]
                pub has_downloads: bool,
                /// Whether the wiki is on.
                #[json("has_wiki")]
                pub has_wiki: bool,
                /// Whether it has a site on GitHub Pages.
                #[json("has_pages")]
                pub has_pages: bool,
                /// How many forks it has.
                #[json("forks_count")]
                pub forks_count: u32,
                /// What it mirrors.
                #[json("mirror_url", nullable)]
                pub mirror_url: Option<String>,
                /// Whether it is read only.
                #[json("archived")]
                pub archived: bool,
                /// Whether GitHub switched it off.
                #[json("disabled")]
                pub disabled: bool,
                /// How many issues and pull requests are open.
                #[json("open_issues_count")]
                pub open_issues_count: u32,
                /// Its licence, where GitHub knows it.
                #[json("license", nullable)]
                pub license: Option<License>,
                /// Whether a private one may be forked.
                #[json("allow_forking", omitempty)]
                pub allow_forking: Option<bool>,
                /// Whether new repositories can be made from it.
                #[json("is_template")]
                pub is_template: bool,
                /// Whether commits made on the site must be signed off.
                #[json("web_commit_signoff_required")]
                pub web_commit_signoff_required: bool,
                /// Words to find it by.
                #[json("topics")]
                pub topics: Vec<String>,
                /// The opposite of `private`; only new forks have it.
                #[json("public", omitempty)]
                pub public: Option<bool>,
                /// Who sees it.
                #[json("visibility")]
                pub visibility: Visibility,
                /// The same number as `forks_count`.
                #[json("forks")]
                pub forks: u32,
                /// The same number as `open_issues_count`.
                #[json("open_issues")]
                pub open_issues: u32,
                /// The same number as `watchers_count`.
                #[json("watchers")]
                pub watchers: u32,
                /// The branch that is shown first.
                #[json("default_branch")]
                pub default_branch: String,
                /// What its organisation says about it, under names of its choice: a text, a list of texts or null.
                // A map of opaque values: the names are data, and the values have no one type.
                #[json("custom_properties")]
                pub custom_properties: BTreeMap<String, RawJson>,
                $($rest)*
            }
        }
    };
}

repository! {
    /// A repository.
    Repository, TimestampText {}
}

repository! {
    /// A repository as `push` holds it: `created_at` and `pushed_at` are seconds since 1970, `url` is the page.
    PushRepository, UnixSeconds {
        /// The same number as `stargazers_count`.
        #[json("stargazers")]
        pub stargazers: u32,
        /// The same branch as `default_branch`.
        #[json("master_branch")]
        pub master_branch: String,
        /// Login of the organisation that owns it.
        #[json("organization", omitempty)]
        pub organization: Option<String>,
    }
}

repository! {
    /// A repository in short, as a run of a workflow holds it.
    RepositoryLite {}
}

/// A time in seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Payload)]
pub struct UnixSeconds(#[json(safe)] pub u64);

/// Who sees a repository.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum Visibility {
    /// Everyone.
    #[json("public")]
    Public,
    /// Invited people.
    #[json("private")]
    Private,
    /// Everyone in the enterprise.
    #[json("internal")]
    Internal,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A licence that GitHub recognised.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct License {
    /// Short name in lower case, such as `mit`.
    #[json("key")]
    pub key: String,
    /// Full name.
    #[json("name")]
    pub name: String,
    /// Identity in the SPDX list, `NOASSERTION` if there is none.
    #[json("spdx_id", nullable)]
    pub spdx_id: Option<String>,
    /// REST address of the licence.
    #[json("url", nullable)]
    pub url: Option<String>,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
}
