//! GitHub's events in words.

use github_events::payload::{Conclusion, RunStatus};
use github_events::{IssuesAction, IssuesEvent, PingEvent, PushEvent, StarAction, StarEvent, WorkflowJobEvent};

use super::{Describe, count};

impl Describe for IssuesEvent {
    fn describe(&self) -> String {
        let Self { repository, issue, sender, .. } = self;
        let what = format!("{}#{} {:?}", repository.full_name, issue.number, issue.title);
        let detail = match (&self.label, &self.assignee, &self.milestone) {
            (Some(label), ..) => format!("  {}", label.name),
            (None, Some(assignee), _) => format!("  {}", assignee.login),
            (None, None, Some(milestone)) => format!("  {}", milestone.title),
            (None, None, None) => String::new(),
        };
        format!("{what}  {} by {}{detail}", action(&self.action), sender.login)
    }
}

impl Describe for StarEvent {
    fn describe(&self) -> String {
        let Self { repository, sender, .. } = self;
        let what = match &self.action {
            StarAction::Created => "starred",
            StarAction::Deleted => "star taken back",
            StarAction::Unknown(text) => text.as_str(),
        };
        format!(
            "{}  {what} by {}  {} in all",
            repository.full_name,
            sender.login,
            count(repository.stargazers_count.into(), "star")
        )
    }
}

impl Describe for PushEvent {
    fn describe(&self) -> String {
        let Self { reference, pusher, .. } = self;
        let place = reference.strip_prefix("refs/heads/").or(reference.strip_prefix("refs/tags/")).unwrap_or(reference);
        let what = match (self.deleted, self.commits.len()) {
            (true, _) => format!("{place} deleted"),
            (false, commits) => format!("{} to {place}", count(commits as u64, "commit")),
        };
        format!("{}  {what} by {}", self.repository.full_name, pusher.name)
    }
}

impl Describe for WorkflowJobEvent {
    fn describe(&self) -> String {
        let Self { job, repository, .. } = self;
        let state = match (&job.status, &job.conclusion) {
            (_, Some(Conclusion::Success)) => "ended well",
            (_, Some(_)) | (RunStatus::Completed, None) => "did not end well",
            (RunStatus::InProgress, None) => "runs",
            (_, None) => "waits",
        };
        let done = job.steps.iter().filter(|step| step.status == RunStatus::Completed).count();
        format!(
            "{}  job {:?} {state}  {done} of {}",
            repository.full_name,
            job.name,
            count(job.steps.len() as u64, "step")
        )
    }
}

impl Describe for PingEvent {
    fn describe(&self) -> String {
        let place = match (&self.repository, &self.organization) {
            (Some(repository), _) => repository.full_name.as_str(),
            (None, Some(organization)) => organization.login.as_str(),
            (None, None) => "an app",
        };
        format!("webhook {} of {place}  {:?}", self.hook_id, self.zen)
    }
}

fn action(action: &IssuesAction) -> &str {
    match action {
        IssuesAction::Assigned => "assigned",
        IssuesAction::Closed => "closed",
        IssuesAction::Deleted => "deleted",
        IssuesAction::Demilestoned => "taken out of a milestone",
        IssuesAction::Edited => "edited",
        IssuesAction::Labeled => "labelled",
        IssuesAction::Locked => "locked",
        IssuesAction::Milestoned => "put into a milestone",
        IssuesAction::Opened => "opened",
        IssuesAction::Pinned => "pinned",
        IssuesAction::Reopened => "opened again",
        IssuesAction::Transferred => "transferred",
        IssuesAction::Unassigned => "unassigned",
        IssuesAction::Unlabeled => "unlabelled",
        IssuesAction::Unlocked => "unlocked",
        IssuesAction::Unpinned => "unpinned",
        IssuesAction::Unknown(text) => text.as_str(),
    }
}
