//! State of a held response, column `holds.state`.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Integer;

use super::stored_enum::stored_as_number;

/// State of a held response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Integer)]
pub enum HoldState {
    /// Waits for staff.
    Pending,
    /// Accepted as a response.
    Accepted,
}

stored_as_number!(HoldState {
    Pending = 0,
    Accepted = 1,
});
