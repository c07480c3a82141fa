//! Goals: "a value for which these literals hold", and what each is made of: a text, or an array or object of further
//! goals.
//!
//! It leaves out which of them have a value, and which value is the smallest (`solve`).

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::answer::Answer;
use super::arrays;
use super::cases::{Case, Doubt, Literal, cases};
use super::names::{Asked, Name};
use super::number::{Decimal, smallest_number};
use super::objects;
use super::relate::Relations;
use super::schema::{Arrays, Expr, Kinds, Leaf, Numbers, Objects, Reason, Texts, Why};
use super::text::smallest_text;

/// A goal in [`Goals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct GoalId(pub(crate) u32);

/// How a value of a goal can be made.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Production {
    /// A value as it is.
    Value(String),
    /// An array of values of these goals.
    Array {
        items: Vec<GoalId>,
        /// From here on any order of the items will do.
        free: usize,
        /// Whether all items differ.
        distinct: bool,
    },
    /// An object of these members.
    Object {
        members: Vec<Member>,
        /// Members to choose from.
        fill: Vec<Member>,
        /// How many of them are needed.
        need: usize,
    },
}

/// A member whose value is of a goal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    /// Where it is written: declared ones in their order, then by name.
    pub(crate) order: usize,
    /// Its name as a JSON string.
    pub(crate) name: String,
    /// The class of a fresh one: those of one class may exchange their values.
    pub(crate) class: Option<u32>,
    pub(crate) goal: GoalId,
}

/// All goals that a question leads to.
#[derive(Debug)]
pub(crate) struct Goals<'r, 'a> {
    pub(crate) relations: &'r mut Relations<'a>,
    pub(crate) doubt: Doubt,
    ids: HashMap<Question, GoalId>,
    questions: Vec<Question>,
    productions: Vec<Vec<Production>>,
    todo: VecDeque<GoalId>,
    /// Names of members that were asked for.
    pub(super) names: HashMap<Asked, Name>,
    /// What could not be decided on the way.
    pub(crate) doubts: BTreeSet<Reason>,
    pub(crate) budget: usize,
}

/// A value for which these literals hold, and none of these texts of scalars.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Question {
    literals: Vec<Literal>,
    not: BTreeSet<String>,
}

/// The leaves of a case that say something of one kind of value.
pub(crate) struct Conditions<'a, T> {
    pub(crate) all: Vec<&'a T>,
    pub(crate) none: Vec<&'a T>,
}

impl<'r, 'a> Goals<'r, 'a> {
    pub(crate) fn new(relations: &'r mut Relations<'a>, doubt: Doubt, budget: usize) -> Self {
        Self {
            relations,
            doubt,
            ids: HashMap::new(),
            questions: Vec::new(),
            productions: Vec::new(),
            todo: VecDeque::new(),
            names: HashMap::new(),
            doubts: BTreeSet::new(),
            budget,
        }
    }

    /// The goal with these literals, once.
    pub(crate) fn goal(&mut self, literals: impl IntoIterator<Item = Literal>) -> GoalId {
        let resolved = literals
            .into_iter()
            .map(|literal| Literal { expr: self.relations.schemas.resolve(literal.expr), holds: literal.holds });
        let key: BTreeSet<Literal> = resolved
            .filter(|literal| !(literal.holds && *self.relations.schemas.get(literal.expr) == Expr::Everything))
            .collect();
        self.ask(Question { literals: key.into_iter().collect(), not: BTreeSet::new() })
    }

    /// The same goal without the scalar of this text.
    pub(crate) fn goal_without(&mut self, goal: GoalId, text: &str) -> GoalId {
        let mut question = self.questions[goal.0 as usize].clone();
        question.not.insert(text.to_owned());
        self.ask(question)
    }

    fn ask(&mut self, question: Question) -> GoalId {
        if let Some(id) = self.ids.get(&question) {
            return *id;
        }
        let id = GoalId(u32::try_from(self.questions.len()).expect("the budget is smaller"));
        self.ids.insert(question.clone(), id);
        self.questions.push(question);
        self.productions.push(Vec::new());
        self.todo.push_back(id);
        id
    }

    pub(crate) fn literals(&self, goal: GoalId) -> &[Literal] {
        &self.questions[goal.0 as usize].literals
    }

    /// Works out what a goal is made of that was not yet looked at.
    pub(crate) fn explore(&mut self) -> Option<(GoalId, Vec<Production>)> {
        let goal = self.todo.pop_front()?;
        let literals = self.literals(goal).to_vec();
        let cases = self.cases(&literals, Kinds::EVERY);
        for case in &cases {
            if self.budget == 0 {
                break;
            }
            self.of_case(goal, case);
        }
        let not = &self.questions[goal.0 as usize].not;
        let productions = &mut self.productions[goal.0 as usize];
        productions.retain(|production| !matches!(production, Production::Value(text) if not.contains(text)));
        Some((goal, std::mem::take(&mut self.productions[goal.0 as usize])))
    }

    /// The cases of some literals.
    pub(crate) fn cases(&mut self, literals: &[Literal], kinds: Kinds) -> Vec<Case> {
        let found = cases(self.relations, literals, kinds, self.doubt, self.budget);
        self.doubts.extend(found.doubts);
        if found.exhausted {
            self.exhausted();
        }
        self.spend(found.cases.len());
        found.cases
    }

    /// Notes that steps were taken; `false`: none are left.
    pub(crate) fn spend(&mut self, steps: usize) -> bool {
        self.budget = self.budget.saturating_sub(steps);
        if self.budget == 0 {
            self.exhausted();
        }
        self.budget > 0
    }

    fn exhausted(&mut self) {
        self.budget = 0;
        self.doubt_about(Why::Budget);
    }

    /// Notes that something cannot be decided; it has no place of its own.
    pub(crate) fn doubt_about(&mut self, why: Why) {
        self.doubts.insert(Reason { why, keyword: String::new(), place: String::new() });
    }

    /// Notes that a goal has a value or not, and which, cannot be decided.
    pub(crate) fn doubtful(&mut self, goal: GoalId, why: Why) {
        self.doubt_about(why);
        if self.doubt == Doubt::Holds {
            // A stand-in that is no value of the goal's, so that what it excludes leaves it alone: spaces make it another.
            let not = &self.questions[goal.0 as usize].not;
            let stand_in = (0..=not.len()).map(|spaces| format!("{:spaces$}null", "")).find(|text| !not.contains(text));
            self.produce(goal, Production::Value(stand_in.expect("there is one text more than are excluded")));
        }
    }

    pub(crate) fn produce(&mut self, goal: GoalId, production: Production) {
        self.spend(1);
        let productions = &mut self.productions[goal.0 as usize];
        productions.push(production);
    }

    fn of_case(&mut self, goal: GoalId, case: &Case) {
        let schemas = self.relations.schemas;
        let leaf = |id: &_| match schemas.get(*id) {
            Expr::Leaf(leaf) => &**leaf,
            _ => unreachable!("cases are made of leaves"),
        };
        let all: Vec<&Leaf> = case.all.iter().map(leaf).collect();
        let none: Vec<&Leaf> = case.none.iter().map(leaf).collect();
        let kinds = all.iter().fold(Kinds::EVERY, |kinds, leaf| kinds.and(leaf.kinds));
        for (kind, text) in [(Kinds::NULL, "null"), (Kinds::TRUE, "true"), (Kinds::FALSE, "false")] {
            if kinds.has(kind) && !none.iter().any(|leaf| leaf.kinds.has(kind)) {
                self.produce(goal, Production::Value(text.to_owned()));
            }
        }
        if kinds.has(Kinds::NUMBER) {
            let mut conditions: Conditions<'_, Numbers> = of_kind(&all, &none, Kinds::NUMBER, |leaf| &leaf.numbers);
            let not = self.questions[goal.0 as usize].not.iter().filter_map(|text| Decimal::parse(text));
            let not = Numbers { set: Some(not.collect()), ..Numbers::default() };
            conditions.none.push(&not);
            let answer = smallest_number(&conditions.all, &conditions.none);
            self.answer(goal, answer);
        }
        if kinds.has(Kinds::TEXT) {
            let conditions: Conditions<'_, Texts> = of_kind(&all, &none, Kinds::TEXT, |leaf| &leaf.texts);
            let not = self.questions[goal.0 as usize].not.iter().filter_map(|text| serde_json::from_str(text).ok());
            let answer = smallest_text(self.relations.patterns, &conditions.all, &conditions.none, &not.collect());
            self.answer(goal, answer);
        }
        if kinds.has(Kinds::ARRAY) {
            let conditions: Conditions<'_, Arrays> = of_kind(&all, &none, Kinds::ARRAY, |leaf| &leaf.arrays);
            arrays::produce(self, goal, &conditions);
        }
        if kinds.has(Kinds::OBJECT) {
            let conditions: Conditions<'_, Objects> = of_kind(&all, &none, Kinds::OBJECT, |leaf| &leaf.objects);
            objects::produce(self, goal, &conditions);
        }
    }

    fn answer(&mut self, goal: GoalId, answer: Answer) {
        match answer {
            Answer::Found(text) => self.produce(goal, Production::Value(text)),
            Answer::Empty => {}
            Answer::Unknown(why) => self.doubtful(goal, why),
        }
    }
}

fn of_kind<'a, T>(
    all: &[&'a Leaf],
    none: &[&'a Leaf],
    kind: Kinds,
    condition: impl Fn(&'a Leaf) -> &'a T,
) -> Conditions<'a, T> {
    Conditions {
        all: all.iter().map(|leaf| condition(leaf)).collect(),
        none: none.iter().filter(|leaf| leaf.kinds.has(kind)).map(|leaf| condition(leaf)).collect(),
    }
}
