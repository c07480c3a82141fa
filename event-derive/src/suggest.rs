//! The nearest known word for one that is misspelt.

/// The known word that `word` most likely means, if one is near enough.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.replace(['_', '-'], "").to_lowercase();
    let wanted = plain(word);
    known
        .into_iter()
        .map(|candidate| (distance(&wanted, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.chars().count().max(wanted.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, remove, replace, swap neighbours) that turn one word into the other: the optimal string alignment.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=right.len()).collect()];
    for row in 1..=left.len() {
        let mut next = vec![row];
        for column in 1..=right.len() {
            let replace = rows[row - 1][column - 1] + usize::from(left[row - 1] != right[column - 1]);
            let mut best = replace.min(rows[row - 1][column] + 1).min(next[column - 1] + 1);
            if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
                best = best.min(rows[row - 2][column - 2] + 1);
            }
            next.push(best);
        }
        rows.push(next);
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        let known =
            ["omitempty", "omitzero", "nullable", "string", "safe", "base64", "default", "alias", "range", "len"];
        assert_eq!(nearest(word, known), expected, "for {word}");
    }

    #[test]
    fn a_misspelt_word_finds_the_nearest() {
        check("omit_empty", Some("omitempty"));
        check("omitEmpty", Some("omitempty"));
        check("nulable", Some("nullable"));
        check("sting", Some("string"));
        check("rnage", Some("range"));
        check("b64", None);
    }

    #[test]
    fn a_word_that_means_something_else_finds_none() {
        check("skip_serializing", None);
        check("flatten", None);
    }
}
