//! Days, as sunsets, waivers and retired contracts name them.

use std::fmt;

use chrono::{DateTime, Days, NaiveDate, Utc};

/// A day in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// A day as `YYYY-MM-DD` (RFC 3339 full-date).
    ///
    /// # Errors
    /// The text is no such day.
    ///
    /// # Examples
    /// ```
    /// use event_schema::Day;
    ///
    /// assert!(Day::parse("2026-02-28")? < Day::parse("2026-03-01")?);
    /// assert!(Day::parse("2026-02-30").is_err());
    /// # Ok::<(), String>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, String> {
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self);
        // chrono takes `2026-1-1` as well.
        day.filter(|day| day.to_string() == text).ok_or_else(|| String::from("expected a day, YYYY-MM-DD"))
    }

    /// Today, by the machine's clock.
    #[must_use]
    pub fn today() -> Self {
        Self(Utc::now().date_naive())
    }

    /// The day of a time in seconds since 1970.
    pub(super) fn of_seconds(seconds: i64) -> Self {
        Self(DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive())
    }

    /// This many days later.
    pub(super) fn after(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_one_text() {
        for text in ["2026-1-1", "2026-02-29", "20260101", "2026-01-01T00:00:00Z", " 2026-01-01", "", "+2026-01-01"] {
            assert!(Day::parse(text).is_err(), "{text}");
        }
        assert_eq!(Day::parse("2024-02-29").map(|day| day.to_string()).as_deref(), Ok("2024-02-29"));
        assert_eq!(Day::of_seconds(86_399).to_string(), "1970-01-01");
        assert_eq!(Day::of_seconds(86_400), Day::of_seconds(0).after(1));
    }
}
