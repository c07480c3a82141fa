//! `workflow_job`: a job of a workflow waits, runs or ended.

use event_core::{Event, Payload, RawJson, TimestampText, UnknownText};

use crate::payload::{App, Conclusion, Installation, Organization, Repository, RunStatus, User};

/// A job of a workflow waits, runs or ended.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.github.workflow_job", topic = "github.workflow_job")]
pub struct WorkflowJobEvent {
    /// What happened.
    #[json("action")]
    pub action: WorkflowJobAction,
    /// The job, as it is afterwards.
    #[json("workflow_job")]
    pub job: WorkflowJob,
    /// What the job deploys, if it does.
    #[json("deployment", omitempty)]
    pub deployment: Option<Deployment>,
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

/// What can happen to a job.
#[derive(Debug, Clone, PartialEq, Eq, Payload)]
#[payload(open)]
pub enum WorkflowJobAction {
    /// It waits for a runner.
    #[json("queued")]
    Queued,
    /// It waits for someone's approval.
    #[json("waiting")]
    Waiting,
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

/// A job.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct WorkflowJob {
    /// Identity of the job; beyond 32 bits.
    #[json("id", safe)]
    pub id: u64,
    /// Identity of the run that it is a part of.
    #[json("run_id", safe)]
    pub run_id: u64,
    /// REST address of the run.
    #[json("run_url")]
    pub run_url: String,
    /// How often the run was started.
    #[json("run_attempt")]
    pub run_attempt: u32,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// Hash of the commit that it runs on.
    #[json("head_sha")]
    pub head_sha: String,
    /// The branch.
    #[json("head_branch", nullable)]
    pub head_branch: Option<String>,
    /// REST address of the job.
    #[json("url")]
    pub url: String,
    /// Page of the job.
    #[json("html_url")]
    pub html_url: String,
    /// How far it got.
    #[json("status")]
    pub status: RunStatus,
    /// How it ended; null before.
    #[json("conclusion", nullable)]
    pub conclusion: Option<Conclusion>,
    /// When it was put into the queue; to the second, where the times of its steps have milliseconds.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it started; before that, when it was put into the queue.
    #[json("started_at")]
    pub started_at: TimestampText,
    /// When it ended.
    #[json("completed_at", nullable)]
    pub completed_at: Option<TimestampText>,
    /// What it is called.
    #[json("name")]
    pub name: String,
    /// Its steps; empty before it runs.
    #[json("steps")]
    pub steps: Vec<WorkflowStep>,
    /// REST address of the check that shows it.
    #[json("check_run_url")]
    pub check_run_url: String,
    /// What it asks of a runner.
    #[json("labels")]
    pub labels: Vec<String>,
    /// Identity of the runner; null before it has one.
    #[json("runner_id", nullable, safe)]
    pub runner_id: Option<u64>,
    /// Name of the runner.
    #[json("runner_name", nullable)]
    pub runner_name: Option<String>,
    /// Identity of the group of runners.
    #[json("runner_group_id", nullable, safe)]
    pub runner_group_id: Option<u64>,
    /// Name of the group of runners.
    #[json("runner_group_name", nullable)]
    pub runner_group_name: Option<String>,
    /// What the workflow is called.
    #[json("workflow_name", nullable)]
    pub workflow_name: Option<String>,
}

/// A step of a job.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct WorkflowStep {
    /// What it is called.
    #[json("name")]
    pub name: String,
    /// How far it got.
    #[json("status")]
    pub status: RunStatus,
    /// How it ended; null before.
    #[json("conclusion", nullable)]
    pub conclusion: Option<Conclusion>,
    /// Its place in the job, from 1.
    #[json("number")]
    pub number: u32,
    /// When it started; with milliseconds.
    #[json("started_at", nullable)]
    pub started_at: Option<TimestampText>,
    /// When it ended; with milliseconds.
    #[json("completed_at", nullable)]
    pub completed_at: Option<TimestampText>,
}

/// Something that is brought to where it runs.
#[derive(Debug, Clone, PartialEq, Payload)]
pub struct Deployment {
    /// REST address of the deployment.
    #[json("url")]
    pub url: String,
    /// Identity of the deployment.
    #[json("id", safe)]
    pub id: u64,
    /// Identity in the GraphQL API.
    #[json("node_id")]
    pub node_id: String,
    /// What is to be done, such as `deploy`.
    #[json("task")]
    pub task: String,
    /// Where to, as it was asked for.
    #[json("original_environment")]
    pub original_environment: String,
    /// Where to.
    #[json("environment")]
    pub environment: String,
    /// What it is about.
    #[json("description", nullable)]
    pub description: Option<String>,
    /// When it was made.
    #[json("created_at")]
    pub created_at: TimestampText,
    /// When it last changed.
    #[json("updated_at")]
    pub updated_at: TimestampText,
    /// REST address of what became of it.
    #[json("statuses_url")]
    pub statuses_url: String,
    /// REST address of its repository.
    #[json("repository_url")]
    pub repository_url: String,
    /// Who made it.
    #[json("creator")]
    pub creator: User,
    /// Hash of the commit.
    #[json("sha")]
    pub sha: String,
    /// The branch, tag or hash that was asked for.
    #[json("ref")]
    pub reference: String,
    /// What whoever made it hands over to whoever carries it out: an object, or a text.
    // Opaque: its form is theirs, and GitHub passes it on.
    #[json("payload")]
    pub payload: RawJson,
    /// Whether the environment will go away.
    #[json("transient_environment", omitempty)]
    pub transient_environment: Option<bool>,
    /// Whether people use the environment.
    #[json("production_environment", omitempty)]
    pub production_environment: Option<bool>,
    /// The app that made it.
    #[json("performed_via_github_app", nullable)]
    pub performed_via_github_app: Option<App>,
}
