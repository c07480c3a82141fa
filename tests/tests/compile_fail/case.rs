//! `Case`: one file under `tests/ui`, how many mistakes it has, and what is expected of it.

use std::fs;
use std::path::{Path, PathBuf};

/// One file under `tests/ui`.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// `theme/file`, without the extension.
    pub(crate) name: String,
    /// The file.
    pub(crate) path: PathBuf,
    /// How many mistakes are in it: 1, unless its first line says `// mistakes: 3`.
    pub(crate) mistakes: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// The names of what is in a folder, sorted.
fn list(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.sort();
    paths
}

/// The themes, `pass*` aside, with all their cases.
pub(crate) fn failing() -> Vec<Case> {
    let themes = list(&folder()).into_iter().map(|path| file_name(&path)).filter(|name| !name.starts_with("pass"));
    themes.flat_map(|theme| of_theme(&theme)).collect()
}

/// The cases of one theme.
pub(crate) fn of_theme(theme: &str) -> Vec<Case> {
    let files = list(&folder().join(theme)).into_iter().filter(|path| path.extension().is_some_and(|it| it == "rs"));
    files.map(|path| Case::new(theme, path)).collect()
}

/// Expectations without a case.
pub(crate) fn orphans() -> Vec<PathBuf> {
    let files = list(&folder()).into_iter().filter(|path| path.is_dir()).flat_map(|theme| list(&theme));
    files
        .filter(|path| path.extension().is_some_and(|it| it == "errors") && !path.with_extension("rs").exists())
        .collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("a file has a name").to_string_lossy().into_owned()
}

impl Case {
    /// The case in a file.
    pub(crate) fn new(theme: &str, path: PathBuf) -> Self {
        let stem = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        let mut case = Self { name: format!("{theme}/{stem}"), path, mistakes: 1 };
        let said = case.source().lines().next().and_then(|line| line.strip_prefix("// mistakes: ")?.parse().ok());
        case.mistakes = said.unwrap_or(1);
        case
    }

    /// Its name as a Cargo target.
    pub(crate) fn target(&self) -> String {
        self.name.replace('/', "_")
    }

    /// Its text.
    pub(crate) fn source(&self) -> String {
        fs::read_to_string(&self.path).unwrap_or_else(|error| panic!("{}: {error}", self.path.display()))
    }

    /// The errors beside it.
    pub(crate) fn expected(&self) -> Option<String> {
        fs::read_to_string(self.path.with_extension("errors")).ok()
    }

    /// Writes the errors beside it.
    pub(crate) fn bless(&self, found: &str) {
        fs::write(self.path.with_extension("errors"), found).expect("the expectation can be written");
    }
}
