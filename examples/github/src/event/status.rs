//! `status`: a commit got a status, from a build for instance.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{Installation, Organization, Repository, Signature, User};

/// A commit got a status.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.status", topic = "github.status")]
pub struct StatusEvent {
    /// Identity of the status; beyond 32 bits.
    #[json("id", safe)]
    pub id: u64,
    /// Hash of the commit.
    #[json("sha")]
    pub sha: String,
    /// `owner/name` of the repository.
    #[json("name")]
    pub name: String,
    /// Address of the picture of whoever gave it.
    #[json("avatar_url", nullable)]
    pub avatar_url: Option<String>,
    /// Where to read more.
    #[json("target_url", nullable)]
    pub target_url: Option<String>,
    /// What gave it, such as `ci/build`.
    #[json("context")]
    pub context: String,
    /// What it says, in words.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// How the commit stands.
    #[json("state")]
    pub state: StatusState,
    /// The commit.
    #[json("commit")]
    pub commit: StatusCommit,
    /// Branches that have the commit, at most ten.
    #[json("branches")]
    pub branches: Vec<Branch>,
    /// When it was made; written with `+00:00`, where other kinds write `Z`.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed; written with `+00:00`.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// Where the commit is.
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

/// How a commit stands.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum StatusState {
    /// Not yet known.
    #[json("pending")]
    Pending,
    /// Good.
    #[json("success")]
    Success,
    /// Bad.
    #[json("failure")]
    Failure,
    /// None: whatever gives the status failed.
    #[json("error")]
    Error,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A commit, as GitHub knows it.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct StatusCommit {
    /// Its hash.
    #[json("sha")]
    pub sha: String,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// The commit, as Git knows it.
    #[json("commit")]
    pub commit: GitCommit,
    /// REST address of the commit.
    #[json("url")]
    pub url: String,
    /// Page of the commit.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of the comments on it.
    #[json("comments_url")]
    pub comments_url: String,
    /// Account of who wrote it, if there is one.
    #[json("author", nullable)]
    pub author: Option<User>,
    /// Account of who committed it, if there is one.
    #[json("committer", nullable)]
    pub committer: Option<User>,
    /// The commits that it follows.
    #[json("parents")]
    pub parents: Vec<CommitLink>,
}

/// A commit, as Git knows it.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct GitCommit {
    /// Who wrote it.
    #[json("author")]
    pub author: Signature,
    /// Who committed it.
    #[json("committer")]
    pub committer: Signature,
    /// What its author says about it.
    #[json("message")]
    pub message: String,
    /// Its tree.
    #[json("tree")]
    pub tree: CommitLink,
    /// REST address of the Git commit object.
    #[json("url")]
    pub url: String,
    /// How many comments it has.
    #[json("comment_count")]
    pub comment_count: u32,
    /// Whether its signature holds.
    #[json("verification")]
    pub verification: Verification,
}

/// The hash of a commit or a tree, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct CommitLink {
    /// The hash.
    #[json("sha")]
    pub sha: String,
    /// REST address.
    #[json("url")]
    pub url: String,
    /// Page; only the commits that one follows have it.
    #[json("html_url", omitempty)]
    pub html_url: Option<String>,
}

/// Whether a signature holds.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Verification {
    /// Whether it does.
    #[json("verified")]
    pub verified: bool,
    /// Why, or why not.
    #[json("reason")]
    pub reason: VerificationReason,
    /// The signature.
    #[json("signature", nullable)]
    pub signature: Option<String>,
    /// What was signed.
    #[json("payload", nullable)]
    pub payload: Option<String>,
}

/// Why a signature holds or does not.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum VerificationReason {
    /// It holds.
    #[json("valid")]
    Valid,
    /// It is not the signature of this commit.
    #[json("invalid")]
    Invalid,
    /// There is none.
    #[json("unsigned")]
    Unsigned,
    /// It is of a kind that GitHub cannot check.
    #[json("unknown_signature_type")]
    UnknownSignatureType,
    /// It cannot be read.
    #[json("malformed_signature")]
    MalformedSignature,
    /// No account has its key.
    #[json("unknown_key")]
    UnknownKey,
    /// Its key had expired.
    #[json("expired_key")]
    ExpiredKey,
    /// Its key is not for signing.
    #[json("not_signing_key")]
    NotSigningKey,
    /// No account has the address of who committed.
    #[json("no_user")]
    NoUser,
    /// The key is not for the address of who committed.
    #[json("bad_email")]
    BadEmail,
    /// The account has not confirmed the address of who committed.
    #[json("unverified_email")]
    UnverifiedEmail,
    /// GitHub failed to check it.
    #[json("gpgverify_error")]
    GpgverifyError,
    /// GitHub could not check it at that time.
    #[json("gpgverify_unavailable")]
    GpgverifyUnavailable,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A branch.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Branch {
    /// Its name.
    #[json("name")]
    pub name: String,
    /// The commit that it ends at.
    #[json("commit")]
    pub commit: CommitLink,
    /// Whether rules guard it.
    #[json("protected")]
    pub protected: bool,
}
