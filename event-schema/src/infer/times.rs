//! `Times`: in which forms the RFC 3339 times of one place were written, as counts.
//!
//! It leaves out which of the event's fields may rely on it (that is `leaf`).

/// Where a time is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// `Z`
    Utc,
    /// A numeric offset.
    Offset,
}

/// What `precision` says, by the digits of a fraction.
const PRECISIONS: [(usize, &str); 3] = [(3, "ms"), (6, "us"), (9, "ns")];

/// The times of one place.
#[derive(Debug, Clone, Default)]
pub(super) struct Times {
    pub(super) count: u64,
    utc: Forms,
    offset: Forms,
}

/// How often times of one zone were written in which form; a time may be in two.
#[derive(Debug, Clone, Default)]
struct Forms {
    /// Without `precision`: 3, 6 or 9 digits only where they are needed.
    written: u64,
    /// With as many digits as each of [`PRECISIONS`].
    precise: [u64; 3],
}

impl Times {
    /// Counts a text that is an RFC 3339 time.
    pub(super) fn add(&mut self, time: &str) {
        self.count += 1;
        let Some((zone, digits)) = zone_and_fraction(time) else { return };
        let forms = match zone {
            Zone::Utc => &mut self.utc,
            Zone::Offset => &mut self.offset,
        };
        let is_short = digits.is_empty() || matches!(digits.len(), 3 | 6 | 9) && !digits.ends_with("000");
        forms.written += u64::from(is_short);
        for (count, (length, _)) in forms.precise.iter_mut().zip(PRECISIONS) {
            *count += u64::from(digits.len() == length);
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.count += other.count;
        for (mine, theirs) in [(&mut self.utc, &other.utc), (&mut self.offset, &other.offset)] {
            mine.written += theirs.written;
            mine.precise.iter_mut().zip(theirs.precise).for_each(|(mine, theirs)| *mine += theirs);
        }
    }

    /// The zone of all and, where all have as many digits of fraction, their `precision`; `None` where a `DateTime` would
    /// not be written back as each was.
    pub(super) fn form(&self) -> Option<(Zone, Option<&'static str>)> {
        [(Zone::Utc, &self.utc), (Zone::Offset, &self.offset)].into_iter().find_map(|(zone, forms)| {
            let precise = forms.precise.iter().position(|count| *count == self.count);
            let precision = precise.map(|at| PRECISIONS[at].1);
            (precision.is_some() || forms.written == self.count).then_some((zone, precision))
        })
    }

    /// How many times are written as a `DateTime<Utc>` is.
    pub(super) fn written_utc(&self) -> u64 {
        self.utc.written
    }
}

/// Zone and digits of fraction of a time, if a `DateTime` can be written like it: in upper case, with an offset of the one
/// form.
fn zone_and_fraction(time: &str) -> Option<(Zone, &str)> {
    let rest = time.get(19..).filter(|_| time.as_bytes()[10] == b'T')?;
    let (zone, fraction) = match rest.strip_suffix('Z') {
        Some(fraction) => (Zone::Utc, fraction),
        None => {
            let (fraction, offset) = rest.split_at_checked(rest.len().checked_sub("+00:00".len())?)?;
            let is_one = offset.starts_with(['+', '-']) && offset != "-00:00";
            (Zone::Offset, is_one.then_some(fraction)?)
        }
    };
    if fraction.is_empty() { Some((zone, "")) } else { fraction.strip_prefix('.').map(|digits| (zone, digits)) }
}
