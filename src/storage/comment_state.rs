//! State of a comment, column `comment_notes.state`.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Integer;

use super::stored_enum::stored_as_number;

/// State of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub enum State {
    /// Not seen by staff.
    New,
    /// Seen by staff.
    Acknowledged,
    /// Settled: acted on or declined.
    Done,
}

stored_as_number!(State {
    New = 0,
    Acknowledged = 1,
    Done = 2,
});

impl State {
    /// All states, in the order of processing.
    pub const ALL: [State; 3] = [State::New, State::Acknowledged, State::Done];

    /// Returns the stable name of the state.
    pub fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Acknowledged => "acknowledged",
            State::Done => "done",
        }
    }

    /// Returns the state of this name.
    pub fn of(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}
