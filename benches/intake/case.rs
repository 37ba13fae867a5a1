//! The cases: databases, numbers of surveys, comments and ids, and the goals.

use std::fmt;

use clap::ValueEnum;

/// A choice of cases on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Choice {
    /// Cases on SQLite.
    Sqlite,
    /// Cases on PostgreSQL.
    Postgres,
    /// Cases with one survey.
    #[value(name = "1")]
    OneSurvey,
    /// Cases with 200 surveys.
    #[value(name = "200")]
    ManySurveys,
    /// Submissions without a comment.
    None,
    /// Submissions with a comment of eleven words of their own.
    Own,
    /// Submissions with one and the same comment, which flatters an index.
    Fixed,
    /// Ids of version 7, which begin with the time.
    Ordered,
    /// Ids of version 4.
    Random,
    /// Reports of a large and a small history, instead of the intake.
    History,
}

/// Kind of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Database {
    Sqlite,
    Postgres,
}

/// Comments of the submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CommentKind {
    None,
    Own,
    Fixed,
}

/// Ids of the submissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IdKind {
    Ordered,
    Random,
}

/// What is submitted, and to how many surveys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    pub(crate) database: Database,
    pub(crate) surveys: usize,
    pub(crate) comments: CommentKind,
    pub(crate) ids: IdKind,
}

const DATABASES: [(Choice, Database); 2] = [
    (Choice::Sqlite, Database::Sqlite),
    (Choice::Postgres, Database::Postgres),
];
const SURVEYS: [(Choice, usize); 2] = [(Choice::OneSurvey, 1), (Choice::ManySurveys, 200)];
const COMMENTS: [(Choice, CommentKind); 3] = [
    (Choice::None, CommentKind::None),
    (Choice::Own, CommentKind::Own),
    (Choice::Fixed, CommentKind::Fixed),
];
const IDS: [(Choice, IdKind); 2] = [(Choice::Ordered, IdKind::Ordered), (Choice::Random, IdKind::Random)];

/// Returns the chosen databases; all if none is chosen.
pub(crate) fn databases(only: &[Choice]) -> Vec<Database> {
    chosen(only, &DATABASES)
}

/// Returns the chosen cases on a database. Of each kind of choice (number of surveys, comments, ids), several are
/// alternatives, and none means all. Choosing only the history leaves no case.
pub(crate) fn cases(only: &[Choice], database: Database) -> Vec<Case> {
    if only.contains(&Choice::History) && !names_a_case(only) {
        return Vec::new();
    }
    let mut cases = Vec::new();
    for comments in chosen(only, &COMMENTS) {
        for ids in chosen(only, &IDS) {
            for surveys in chosen(only, &SURVEYS) {
                cases.push(Case {
                    database,
                    surveys,
                    comments,
                    ids,
                });
            }
        }
    }
    cases
}

/// Returns whether reports of a history are measured: if they are chosen, or no case of the intake is.
pub(crate) fn has_history(only: &[Choice]) -> bool {
    only.contains(&Choice::History) || !names_a_case(only)
}

fn names_a_case(only: &[Choice]) -> bool {
    let is_one = |choice: &Choice| !matches!(choice, Choice::History | Choice::Sqlite | Choice::Postgres);
    only.iter().any(is_one)
}

fn chosen<T: Copy>(only: &[Choice], all: &[(Choice, T)]) -> Vec<T> {
    let is_free = !all.iter().any(|(choice, _)| only.contains(choice));
    let wanted = all.iter().filter(|(choice, _)| is_free || only.contains(choice));
    wanted.map(|(_, value)| *value).collect()
}

impl Case {
    /// Returns the goal for the ratio of processor times, checked / stored. There is one for ordered ids, and none for the
    /// fixed comment.
    pub(crate) fn goal(&self) -> Option<f64> {
        let goals = match (self.database, self.comments) {
            (Database::Sqlite, CommentKind::None) => (0.80, 0.75),
            (Database::Sqlite, CommentKind::Own) => (0.70, 0.55),
            (Database::Postgres, CommentKind::None) => (0.60, 0.52),
            (Database::Postgres, CommentKind::Own) => (0.55, 0.48),
            (_, CommentKind::Fixed) => return None,
        };
        let goal = if self.surveys == 1 { goals.0 } else { goals.1 };
        (self.ids == IdKind::Ordered).then_some(goal)
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Database::Sqlite => "SQLite",
            Database::Postgres => "PostgreSQL",
        })
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let comments = match self.comments {
            CommentKind::None => "no comment",
            CommentKind::Own => "own words",
            CommentKind::Fixed => "fixed comment",
        };
        let ids = match self.ids {
            IdKind::Ordered => "ordered ids",
            IdKind::Random => "random ids",
        };
        let surveys = match self.surveys {
            1 => "one survey".to_owned(),
            many => format!("{many} surveys"),
        };
        write!(f, "{}, {comments}, {ids}, {surveys}", self.database)
    }
}
