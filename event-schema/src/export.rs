//! The whole way: from linked events to what differs on disk, and to writing it.

use std::collections::BTreeMap;

use event_core::catalog::{self, Entry};

use crate::contracts::{self, EventContract};
use crate::error::Error;
use crate::lint::{self, Warning};
use crate::report::{Report, origins};
use crate::settings::Settings;
use crate::{disk, external, files, linked, plan};

/// The contracts of some events, not tied to a folder.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Export {
    /// The events, sorted by type.
    pub contracts: Vec<EventContract>,
    /// The texts of `<type>.json`, `<type>.reader.json` and `index.json` by file name.
    pub files: BTreeMap<String, String>,
    /// Advice on the events.
    pub warnings: Vec<Warning>,
}

/// Makes the contracts of catalog entries. With a `base_uri` (without a slash at its end) each has an `$id`.
///
/// # Errors
/// Every problem at once: two events of one type, two definitions of one name in a contract, two contracts of one file
/// name, a contract that is no valid schema.
///
/// # Examples
/// ```
/// let export = event_schema::export(&event_core::catalog::entries(), None)?;
/// assert!(export.files.contains_key("index.json"));
/// # Ok::<(), event_schema::Error>(())
/// ```
pub fn export(entries: &[&Entry], base_uri: Option<&str>) -> Result<Export, Error> {
    let contracts = contracts::of(entries)?;
    let files = files::of(&contracts, base_uri)?;
    let warnings = lint::of(&contracts);
    Ok(Export { contracts, files, warnings })
}

/// Compares the folder of contracts with the linked events, as `cargo xtask schemas --check` does. Writes nothing.
///
/// # Errors
/// The check itself failed: no linked event, a package whose events are not linked, the problems of [`export`], a folder
/// that cannot be read, an index of a later format. A folder that differs is no error but a [`Report`] that is not [clean](Report::is_clean).
///
/// # Examples
/// A test in the package that links the events, so that a stale contract fails like any other test:
/// ```no_run
/// # use shop_events as _; mod shop_events {}
/// #[test]
/// fn contracts_are_current() -> Result<(), event_schema::Error> {
///     let settings = event_schema::Settings::load(env!("CARGO_MANIFEST_DIR"))?;
///     let report = event_schema::check(&settings)?;
///     assert!(report.is_clean(), "{report}");
///     Ok(())
/// }
/// ```
pub fn check(settings: &Settings) -> Result<Report, Error> {
    check_entries(settings, &catalog::entries())
}

/// As [`check`], for given entries in place of all that are linked.
///
/// # Errors
/// As [`check`].
pub fn check_entries(settings: &Settings, entries: &[&Entry]) -> Result<Report, Error> {
    examine(settings, entries).map(|(report, _)| report)
}

/// As [`check_entries`], with the contracts of the chosen entries; their warnings are in the report.
pub(crate) fn examine(settings: &Settings, entries: &[&Entry]) -> Result<(Report, Export), Error> {
    let chosen: Vec<&Entry> = entries.iter().copied().filter(|entry| settings.exports(entry.info.package)).collect();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !settings.exports(entry.info.package)) {
        *left_out.entry(entry.info.package).or_default() += 1;
    }
    let packages: Vec<&str> = entries.iter().map(|entry| entry.info.package).collect();
    let mut problems = linked::missing(settings, &packages);
    if chosen.is_empty() && problems.is_empty() {
        problems.push(nothing_linked(&left_out));
    }
    let export = match export(&chosen, settings.base_uri.as_deref()) {
        Ok(export) if problems.is_empty() => export,
        Ok(_) => return Err(Error::catalog(problems)),
        Err(error) => {
            problems.extend_from_slice(error.problems());
            return Err(Error::catalog(problems));
        }
    };
    let plan = plan::of(&settings.folder(), &export.files, "or set `dir` in [workspace.metadata.events]")?;
    let external = external::check(settings)?;
    let mut warnings = export.warnings.clone();
    warnings.extend(lint::unlisted(&export.contracts, external.types.as_ref()));
    warnings.retain(|warning| !settings.allow.iter().any(|rule| rule == warning.rule));
    let report = Report {
        dir: settings.shown_dir(),
        events: export.contracts.len(),
        files: export.files.len(),
        changes: plan.changes,
        broken_index: plan.broken_index,
        external: external.findings,
        warnings,
        left_out: left_out.into_iter().map(|(package, count)| (package.to_owned(), count)).collect(),
        origins: origins(&export.contracts),
        source: String::from("the types"),
    };
    Ok((report, export))
}

/// Makes the folder of contracts say what the linked events say, as `cargo xtask schemas` does: files are created and
/// updated, and those of events that are gone removed, if the old index lists them. All texts are made before the first
/// file is touched, and each file is written beside its place and then moved there.
///
/// # Errors
/// As [`check`], or a file cannot be written.
pub fn write(settings: &Settings) -> Result<Report, Error> {
    let report = check(settings)?;
    disk::apply(&settings.folder(), &report.changes)?;
    Ok(report)
}

/// The problem of a catalog without a chosen event; `left_out` counts the others by package.
pub(crate) fn nothing_linked(left_out: &BTreeMap<&str, usize>) -> String {
    let start = "the catalog is empty: no event";
    if left_out.is_empty() {
        return format!(
            "{start} is linked into this program: derive `Event` on a struct of a library crate and name the crate in your \
             xtask, `use my_events as _;`"
        );
    }
    let packages: Vec<String> = left_out.keys().map(|package| format!("`{package}`")).collect();
    format!(
        "{start} of this workspace's chosen packages is linked, only such of {}: name the packages to export in `crates` of \
         [workspace.metadata.events]",
        packages.join(", ")
    )
}
