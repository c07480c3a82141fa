//! Compares a body with what its type writes: strings by value, members without order, numbers by text or, in canonical
//! form, by the nearest f64 (RFC 8785, section 3.2.2.3).

use std::fmt::Write as _;

use super::document::{Member, Node, Value};

/// How a body and what its type writes differ in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// The value is another one.
    Changed,
    /// The type models it and does not write it back.
    Dropped,
    /// The type writes it and it was not there.
    Added,
    /// The type does not model it.
    Unmodelled,
}

/// A step on the way from the root to a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

/// Where two documents differ, and the two values' nodes.
#[derive(Debug)]
pub(super) struct Found<'f, 'a> {
    pub(super) difference: Difference,
    pub(super) path: &'f [Step<'a>],
    pub(super) body: Option<&'f Node<'a>>,
    pub(super) written: Option<&'f Node<'a>>,
}

/// Calls `found` for each difference.
pub(super) fn compare<'a>(
    body: &'a Node<'a>,
    written: &'a Node<'a>,
    canonical: bool,
    found: &mut dyn FnMut(Found<'_, 'a>),
) {
    Comparison { canonical, path: Vec::new(), found }.node(body, written);
}

/// Calls `found` for each member of a body that its type does not model.
pub(super) fn unmodelled<'a>(body: &'a Node<'a>, found: &mut dyn FnMut(Found<'_, 'a>)) {
    let mut comparison = Comparison { canonical: false, path: Vec::new(), found };
    comparison.unmodelled(body);
}

struct Comparison<'c, 'a> {
    canonical: bool,
    path: Vec<Step<'a>>,
    found: &'c mut dyn FnMut(Found<'_, 'a>),
}

impl<'a> Comparison<'_, 'a> {
    fn say(&mut self, difference: Difference, body: Option<&Node<'a>>, written: Option<&Node<'a>>) {
        (self.found)(Found { difference, path: &self.path, body, written });
    }

    fn say_at(&mut self, step: Step<'a>, difference: Difference, body: Option<&Node<'a>>, written: Option<&Node<'a>>) {
        self.path.push(step);
        self.say(difference, body, written);
        self.path.pop();
    }

    /// Recursive, which the reader's depth limit has bounded.
    fn node(&mut self, body: &'a Node<'a>, written: &'a Node<'a>) {
        let same = match (&body.value, &written.value) {
            (Value::Object(a), Value::Object(b)) => return self.members(a, b),
            (Value::Array(a), Value::Array(b)) => return self.items(a, b),
            (Value::String(a), Value::String(b)) => a == b,
            (Value::Number, Value::Number) => body.text == written.text || self.canonical && same_f64(body, written),
            (Value::Literal, Value::Literal) => body.text == written.text,
            _ => false,
        };
        if !same {
            self.say(Difference::Changed, Some(body), Some(written));
        }
    }

    fn items(&mut self, body: &'a [Node<'a>], written: &'a [Node<'a>]) {
        let both = body.len().min(written.len());
        for (index, (a, b)) in body.iter().zip(written).enumerate() {
            self.path.push(Step::Index(index));
            self.node(a, b);
            self.path.pop();
        }
        for (index, item) in body.iter().enumerate().skip(both) {
            self.say_at(Step::Index(index), Difference::Dropped, Some(item), None);
        }
        for (index, item) in written.iter().enumerate().skip(both) {
            self.say_at(Step::Index(index), Difference::Added, None, Some(item));
        }
    }

    fn members(&mut self, body: &'a [Member<'a>], written: &'a [Member<'a>]) {
        // Most writers keep one order: only what comes behind the first other name has to be sorted.
        let alike = body.iter().zip(written).take_while(|(a, b)| a.name == b.name).count();
        for (a, b) in body[..alike].iter().zip(&written[..alike]) {
            self.member(a, b);
        }
        let (mut body, mut written) = (sorted(&body[alike..]), sorted(&written[alike..]));
        while let Some(step) = next(&mut body, &mut written) {
            match step {
                (Some(a), Some(b)) => self.member(a, b),
                (Some(a), None) if matches!(a.node.value, Value::Unmodelled) => {
                    self.say_at(Step::Name(&a.name), Difference::Unmodelled, Some(&a.node), None);
                }
                (Some(a), None) => self.say_at(Step::Name(&a.name), Difference::Dropped, Some(&a.node), None),
                (None, Some(b)) => self.say_at(Step::Name(&b.name), Difference::Added, None, Some(&b.node)),
                (None, None) => {}
            }
        }
    }

    fn member(&mut self, body: &'a Member<'a>, written: &'a Member<'a>) {
        self.path.push(Step::Name(&body.name));
        self.node(&body.node, &written.node);
        self.path.pop();
    }

    fn unmodelled(&mut self, body: &'a Node<'a>) {
        match &body.value {
            Value::Unmodelled => self.say(Difference::Unmodelled, Some(body), None),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.path.push(Step::Index(index));
                    self.unmodelled(item);
                    self.path.pop();
                }
            }
            Value::Object(members) => {
                for member in members {
                    self.path.push(Step::Name(&member.name));
                    self.unmodelled(&member.node);
                    self.path.pop();
                }
            }
            Value::Literal | Value::Number | Value::String(_) => {}
        }
    }
}

type Rest<'a> = std::iter::Peekable<std::vec::IntoIter<&'a Member<'a>>>;

fn sorted<'a>(members: &'a [Member<'a>]) -> Rest<'a> {
    let mut sorted: Vec<&Member<'_>> = members.iter().collect();
    sorted.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    sorted.into_iter().peekable()
}

/// The next name on either side, with the members of that name.
fn next<'a>(body: &mut Rest<'a>, written: &mut Rest<'a>) -> Option<(Option<&'a Member<'a>>, Option<&'a Member<'a>>)> {
    let order = match (body.peek(), written.peek()) {
        (None, None) => return None,
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(a), Some(b)) => a.name.cmp(&b.name),
    };
    Some((body.next_if(|_| order.is_le()), written.next_if(|_| order.is_ge())))
}

fn same_f64(a: &Node<'_>, b: &Node<'_>) -> bool {
    let value = |node: &Node<'_>| node.text.parse::<f64>().ok();
    value(a).is_some_and(|a| value(b) == Some(a))
}

/// The JSON Pointer (RFC 6901) of a path, `*` in the place of an index where it stands `for_all` items.
pub(super) fn pointer(path: &[Step<'_>], for_all: bool) -> String {
    let mut pointer = String::new();
    for step in path {
        pointer.push('/');
        match step {
            Step::Name(name) => pointer.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Index(_) if for_all => pointer.push('*'),
            Step::Index(index) => write!(pointer, "{index}").expect("a String takes all text"),
        }
    }
    pointer
}
