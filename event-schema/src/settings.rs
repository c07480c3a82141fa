//! Where contracts live and whose they are: the workspace as `cargo metadata` sees it and its
//! `[workspace.metadata.events]`. Does not look into source files; see `linked`.

use std::path::{Path, PathBuf};

use cargo_metadata::{MetadataCommand, Package as CargoPackage, TargetKind};
use serde_json::Value;

use crate::error::Error;
use crate::lint::RULES;

pub(crate) const KEYS: [&str; 6] = ["dir", "base-uri", "crates", "exclude", "allow", "default-branch"];

/// The settings of a workspace, from `[workspace.metadata.events]` in its `Cargo.toml`:
///
/// ```toml
/// [workspace.metadata.events]
/// dir = "schemas"                              # where contracts are written, from the workspace's root
/// base-uri = "https://contracts.example.com"   # gives every contract an `$id`; without it there is none
/// crates = ["shop-events"]                     # export the events of exactly these packages
/// exclude = ["bench-events"]                   # or: of all in the workspace but these
/// allow = ["float-money"]                      # warnings not to give, by rule
/// default-branch = "main"                      # what contracts are compared with; default: origin's
/// ```
///
/// All keys are optional; an unknown one is an error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Settings {
    /// The workspace's root folder.
    pub root: PathBuf,
    /// The folder of the contracts, from the root. Default: `schemas`.
    pub dir: PathBuf,
    /// What `$id`s start with, without a slash at its end; `None`: contracts have no `$id`.
    pub base_uri: Option<String>,
    /// The packages whose events are exported; `None`: every package of the workspace.
    pub crates: Option<Vec<String>>,
    /// Packages whose events are neither exported nor missed.
    pub exclude: Vec<String>,
    /// The rules whose [warnings](crate::Warning) are not given.
    pub allow: Vec<String>,
    /// The branch whose history contracts are compared with; `None`: `origin/HEAD`, or else `main`, or else `master`.
    pub default_branch: Option<String>,
    pub(crate) packages: Vec<Package>,
}

/// A package of the workspace that may hold events.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// The name to `use`; `None`: it has no library, so nothing can link its events.
    pub(crate) lib: Option<String>,
    /// The root files of its library or, without one, of its programs.
    pub(crate) roots: Vec<PathBuf>,
}

impl Settings {
    /// Reads the settings of the workspace that `folder` is in. Runs `cargo metadata`, without the network.
    ///
    /// # Errors
    /// There is no workspace, or its settings have an unknown key or a value of the wrong kind.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = folder.as_ref();
        let metadata = MetadataCommand::new().current_dir(folder).no_deps().exec().map_err(|error| {
            Error::settings(format!("cannot read the workspace of {} with cargo metadata: {error}", folder.display()))
        })?;
        let packages: Vec<Package> = metadata.workspace_packages().into_iter().filter_map(package).collect();
        let names: Vec<&str> = metadata.workspace_packages().iter().map(|package| package.name.as_str()).collect();
        let mut settings = Self {
            root: metadata.workspace_root.clone().into_std_path_buf(),
            dir: PathBuf::from("schemas"),
            base_uri: None,
            crates: None,
            exclude: Vec::new(),
            allow: Vec::new(),
            default_branch: None,
            packages,
        };
        settings.read(metadata.workspace_metadata.get("events"), &names)?;
        Ok(settings)
    }

    /// The settings of the workspace that the running program was started in: the folder that cargo names in
    /// `CARGO_MANIFEST_DIR`, or else the current one.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn current() -> Result<Self, Error> {
        match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => Self::load(PathBuf::from(folder)),
            None => Self::load("."),
        }
    }

    /// The folder of the contracts, absolute.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.root.join(&self.dir)
    }

    /// The folder as it is shown: from the workspace's root, with forward slashes.
    pub(crate) fn shown_dir(&self) -> String {
        self.dir.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
    }

    /// Whether the events of a package are exported.
    pub(crate) fn exports(&self, package: &str) -> bool {
        match &self.crates {
            Some(crates) => crates.iter().any(|name| name == package),
            None => !self.exclude.iter().any(|name| name == package) && self.packages.iter().any(|p| p.name == package),
        }
    }

    fn read(&mut self, section: Option<&Value>, names: &[&str]) -> Result<(), Error> {
        let Some(section) = section else { return Ok(()) };
        let section = section.as_object().ok_or_else(|| wrong("", "a table", section))?;
        for (key, value) in section {
            match key.as_str() {
                "dir" => self.dir = PathBuf::from(text(key, value)?),
                "base-uri" => self.base_uri = Some(base_uri(text(key, value)?)?),
                "crates" => self.crates = Some(list(key, value, "package names")?),
                "exclude" => self.exclude = list(key, value, "package names")?,
                "allow" => self.allow = rules(list(key, value, "rules")?)?,
                "default-branch" => self.default_branch = Some(text(key, value)?.to_owned()),
                _ => {
                    return Err(Error::settings(format!(
                        "unknown key `{key}` in [workspace.metadata.events] of Cargo.toml: the keys are {}",
                        KEYS.map(|key| format!("`{key}`")).join(", ")
                    )));
                }
            }
        }
        if self.crates.is_some() && !self.exclude.is_empty() {
            return Err(Error::settings(
                "[workspace.metadata.events] has both `crates` and `exclude`: name the packages to export, or those not to, \
                 not both",
            ));
        }
        match self.exclude.iter().find(|name| !names.contains(&name.as_str())) {
            Some(name) => Err(Error::settings(format!(
                "`exclude` in [workspace.metadata.events] names `{name}`, which is no package of this workspace"
            ))),
            None => Ok(()),
        }
    }
}

/// A package with a library or programs; `None` for procedural macros, whose sources only speak of events.
fn package(package: &CargoPackage) -> Option<Package> {
    let is_lib = |kind: &TargetKind| {
        matches!(
            kind,
            TargetKind::Lib | TargetKind::RLib | TargetKind::DyLib | TargetKind::CDyLib | TargetKind::StaticLib
        )
    };
    let lib = package.targets.iter().find(|target| target.kind.iter().any(is_lib));
    let roots: Vec<PathBuf> = match lib {
        Some(lib) => vec![lib.src_path.clone().into_std_path_buf()],
        None => {
            let bins = package.targets.iter().filter(|target| target.kind.contains(&TargetKind::Bin));
            bins.map(|target| target.src_path.clone().into_std_path_buf()).collect()
        }
    };
    if roots.is_empty() {
        return None;
    }
    let lib = lib.map(|target| target.name.replace('-', "_"));
    Some(Package { name: package.name.to_string(), lib, roots })
}

fn text<'a>(key: &str, value: &'a Value) -> Result<&'a str, Error> {
    match value.as_str() {
        Some(text) if !text.is_empty() => Ok(text),
        _ => Err(wrong(key, "a text that is not empty", value)),
    }
}

fn list(key: &str, value: &Value, of: &str) -> Result<Vec<String>, Error> {
    let items = value.as_array().ok_or_else(|| wrong(key, &format!("a list of {of}"), value))?;
    items.iter().map(|item| text(key, item).map(str::to_owned)).collect()
}

fn rules(names: Vec<String>) -> Result<Vec<String>, Error> {
    match names.iter().find(|name| !RULES.contains(&name.as_str())) {
        Some(name) => Err(Error::settings(format!(
            "`allow` in [workspace.metadata.events] names `{name}`, which is no warning: the warnings are {}",
            RULES.map(|rule| format!("`{rule}`")).join(", ")
        ))),
        None => Ok(names),
    }
}

/// An absolute URI (RFC 3986 section 4.3), as far as a JSON Schema `$id` needs it: a scheme, no fragment.
fn base_uri(uri: &str) -> Result<String, Error> {
    let scheme = uri.split_once(':').map_or("", |(scheme, _)| scheme);
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_absolute = starts && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !is_absolute || uri.contains('#') || uri.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::settings(format!(
            "`base-uri` in [workspace.metadata.events] must be an absolute URI without a fragment, such as \
             \"https://contracts.example.com\", found {uri:?}"
        )));
    }
    Ok(uri.trim_end_matches('/').to_owned())
}

fn wrong(key: &str, expected: &str, found: &Value) -> Error {
    let place = if key.is_empty() { String::new() } else { format!("`{key}` in ") };
    Error::settings(format!("{place}[workspace.metadata.events] of Cargo.toml must be {expected}, found {found}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(section: &Value) -> Result<Settings, Error> {
        let mut settings = Settings {
            root: PathBuf::from("/w"),
            dir: PathBuf::from("schemas"),
            base_uri: None,
            crates: None,
            exclude: Vec::new(),
            allow: Vec::new(),
            default_branch: None,
            packages: Vec::new(),
        };
        settings.read(Some(section), &["shop-events", "bench-events"])?;
        Ok(settings)
    }

    #[test]
    fn every_key_is_read() {
        let section = json!({"dir": "contracts", "base-uri": "https://x.example/", "crates": ["a"], "allow": ["float-money"],
            "default-branch": "trunk"});
        let settings = read(&section).expect("all keys are known");
        assert_eq!(settings.folder(), Path::new("/w/contracts"));
        assert_eq!(settings.shown_dir(), "contracts");
        assert_eq!(settings.base_uri.as_deref(), Some("https://x.example"));
        assert_eq!(settings.allow, ["float-money"]);
        assert_eq!(settings.default_branch.as_deref(), Some("trunk"));
        assert!(settings.exports("a") && !settings.exports("shop-events"));
    }

    #[track_caller]
    fn check(section: &Value, part: &str) {
        let error = read(section).expect_err("a wrong setting").to_string();
        assert!(error.contains(part), "{error}");
    }

    #[test]
    fn a_wrong_setting_is_an_error_that_says_what_is_right() {
        check(&json!({"dri": "x"}), "`dir`, `base-uri`, `crates`, `exclude`, `allow`, `default-branch`");
        check(&json!({"default-brunch": "main"}), "unknown key `default-brunch`");
        check(&json!({"allow": ["float-mony"]}), "names `float-mony`, which is no warning: the warnings are `undocu");
        check(&json!({"allow": "float-money"}), "`allow` in [workspace.metadata.events] of Cargo.toml must be a list");
        check(&json!({"dir": 1}), "`dir` in [workspace.metadata.events] of Cargo.toml must be a text");
        check(&json!({"dir": ""}), "must be a text that is not empty, found \"\"");
        check(&json!({"crates": "a"}), "a list of package names");
        check(&json!({"base-uri": "contracts.example.com"}), "absolute URI");
        check(&json!({"base-uri": "https://x.example/#a"}), "without a fragment");
        check(&json!({"exclude": ["nobody"]}), "names `nobody`, which is no package");
        check(&json!({"exclude": ["bench-events"], "crates": ["shop-events"]}), "not both");
        check(&json!([]), "must be a table");
    }
}
