//! `workflow_run`: a workflow was asked for, runs or ended.

use event_core::{Event, Payload, TimestampText, UnknownText};

use crate::payload::{Commit, Conclusion, Installation, Organization, Repository, RepositoryLite, RunStatus, User};

/// A workflow was asked for, runs or ended.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.workflow_run", topic = "github.workflow_run")]
pub struct WorkflowRunEvent {
    /// What happened.
    #[json("action")]
    pub action: WorkflowRunAction,
    /// The run, as it is afterwards.
    #[json("workflow_run")]
    pub run: WorkflowRun,
    /// The workflow.
    #[json("workflow", nullable)]
    pub workflow: Option<Workflow>,
    /// Where the workflow is.
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

/// What can happen to a run.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum WorkflowRunAction {
    /// Someone or something asked for it.
    #[json("requested")]
    Requested,
    /// It runs.
    #[json("in_progress")]
    InProgress,
    /// It came to its end.
    #[json("completed")]
    Completed,
    /// Anything that GitHub adds later.
    #[json(other)]
    Unknown(UnknownText),
}

/// A run of a workflow.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct WorkflowRun {
    /// Identity of the run.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// What the workflow is called.
    #[json("name", nullable)]
    pub name: Option<String>,
    /// What the run is called.
    #[json("display_title")]
    pub display_title: String,
    /// Path of the workflow in the repository.
    #[json("path")]
    pub path: String,
    /// Identity of the workflow.
    #[json("workflow_id", safe)]
    pub workflow_id: u64,
    /// Identity of the suite of checks that shows it.
    #[json("check_suite_id", safe)]
    pub check_suite_id: u64,
    /// Identity of that suite in the GraphQL API.
    #[json("check_suite_node_id")]
    pub check_suite_node_id: String,
    /// Number among the runs of the workflow, from 1.
    #[json("run_number")]
    pub run_number: u32,
    /// How often it was started.
    #[json("run_attempt")]
    pub run_attempt: u32,
    /// What started it, such as `push`.
    #[json("event")]
    pub event: String,
    /// How far it got.
    #[json("status")]
    pub status: RunStatus,
    /// How it ended; null before.
    #[json("conclusion", nullable)]
    pub conclusion: Option<Conclusion>,
    /// The branch.
    #[json("head_branch", nullable)]
    pub head_branch: Option<String>,
    /// Hash of the commit that it runs on.
    #[json("head_sha")]
    pub head_sha: String,
    /// The commit that it runs on.
    #[json("head_commit")]
    pub head_commit: Commit,
    /// Where that commit is.
    #[json("head_repository")]
    pub head_repository: RepositoryLite,
    /// Where the workflow is.
    #[json("repository")]
    pub repository: RepositoryLite,
    /// The open pull requests whose last commit it is.
    #[json("pull_requests")]
    pub pull_requests: Vec<PullRequestLite>,
    /// Who started it.
    #[json("actor")]
    pub actor: User,
    /// Who started it this time.
    #[json("triggering_actor")]
    pub triggering_actor: User,
    /// When it was asked for.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// When it was started this time.
    #[json("run_started_at")]
    pub run_started_at: TimestampText,
    /// REST address of the run.
    #[json("url")]
    pub url: String,
    /// Page of the run.
    #[json("html_url")]
    pub html_url: String,
    /// REST address of what it produced.
    #[json("artifacts_url")]
    pub artifacts_url: String,
    /// REST address that stops it.
    #[json("cancel_url")]
    pub cancel_url: String,
    /// REST address that starts it again.
    #[json("rerun_url")]
    pub rerun_url: String,
    /// REST address of the suite of checks.
    #[json("check_suite_url")]
    pub check_suite_url: String,
    /// REST address of its jobs.
    #[json("jobs_url")]
    pub jobs_url: String,
    /// Address of what it printed, as an archive.
    #[json("logs_url")]
    pub logs_url: String,
    /// REST address of the time before.
    #[json("previous_attempt_url", nullable)]
    pub previous_attempt_url: Option<String>,
    /// REST address of the workflow.
    #[json("workflow_url")]
    pub workflow_url: String,
}

/// A workflow.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct Workflow {
    /// Identity of the workflow.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// What it is called.
    #[json("name")]
    pub name: String,
    /// Its path in the repository.
    #[json("path")]
    pub path: String,
    /// Whether it runs, such as `active` or `disabled_manually`.
    #[json("state")]
    pub state: String,
    /// When it was made; with milliseconds.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed; with milliseconds.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// REST address of the workflow.
    #[json("url")]
    pub url: String,
    /// Page of the workflow's file.
    #[json("html_url")]
    pub html_url: String,
    /// Picture of how its last run ended.
    #[json("badge_url")]
    pub badge_url: String,
}

/// A pull request in short.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct PullRequestLite {
    /// REST address of the pull request.
    #[json("url")]
    pub url: String,
    /// Identity of the pull request.
    #[json("id", safe)]
    pub id: u64,
    /// Number in its repository.
    #[json("number")]
    pub number: u32,
    /// The branch with the changes.
    #[json("head")]
    pub head: BranchLite,
    /// The branch that they are for.
    #[json("base")]
    pub base: BranchLite,
}

/// A branch in short.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct BranchLite {
    /// Its name.
    #[json("ref")]
    pub reference: String,
    /// Hash of the commit that it ends at.
    #[json("sha")]
    pub sha: String,
    /// Where it is.
    #[json("repo")]
    pub repo: RepositoryLink,
}

/// Where a repository is.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
pub struct RepositoryLink {
    /// Identity that stays when the repository is renamed or transferred.
    #[json("id", safe)]
    pub id: u64,
    /// REST address of the repository.
    #[json("url")]
    pub url: String,
    /// Name without the owner.
    #[json("name")]
    pub name: String,
}
