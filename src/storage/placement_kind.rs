//! Kind of a placement, column `placements.kind`.

use std::fmt;
use std::str::FromStr;

use diesel::backend::Backend;
use diesel::deserialize;
use diesel::deserialize::{FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize;
use diesel::serialize::{Output, ToSql};
use diesel::sql_types::Text;

/// Kind of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub enum PlacementKind {
    /// Plain link.
    Link,
    /// Link that looks like a button, in the city's own page.
    Button,
    /// Dialog that a script opens in the city's own page.
    Widget,
    /// Frame in the city's own page.
    Iframe,
    /// Link in a message.
    Email,
    /// QR code on paper.
    Qr,
    /// Screen at a service counter.
    Kiosk,
    /// Entry of answers by staff, from paper or phone.
    Staff,
    /// Client of the API.
    Api,
}

impl PlacementKind {
    /// All kinds.
    pub const ALL: [PlacementKind; 9] = [
        PlacementKind::Link,
        PlacementKind::Button,
        PlacementKind::Widget,
        PlacementKind::Iframe,
        PlacementKind::Email,
        PlacementKind::Qr,
        PlacementKind::Kiosk,
        PlacementKind::Staff,
        PlacementKind::Api,
    ];

    /// Returns the name of the kind.
    pub fn name(self) -> &'static str {
        match self {
            PlacementKind::Link => "link",
            PlacementKind::Button => "button",
            PlacementKind::Widget => "widget",
            PlacementKind::Iframe => "iframe",
            PlacementKind::Email => "email",
            PlacementKind::Qr => "qr",
            PlacementKind::Kiosk => "kiosk",
            PlacementKind::Staff => "staff",
            PlacementKind::Api => "api",
        }
    }
}

impl fmt::Display for PlacementKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for PlacementKind {
    type Err = ();

    fn from_str(name: &str) -> Result<PlacementKind, ()> {
        PlacementKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or(())
    }
}

impl<B> ToSql<Text, B> for PlacementKind
where
    B: Backend,
    str: ToSql<Text, B>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, B>) -> serialize::Result {
        <str as ToSql<Text, B>>::to_sql(self.name(), out)
    }
}

/// A name without a kind is a row that cannot be read.
impl<B> FromSql<Text, B> for PlacementKind
where
    B: Backend,
    String: FromSql<Text, B>,
{
    fn from_sql(bytes: B::RawValue<'_>) -> deserialize::Result<PlacementKind> {
        let name = <String as FromSql<Text, B>>::from_sql(bytes)?;
        name.parse::<PlacementKind>()
            .map_err(|()| format!("{name} is no kind of a placement").into())
    }
}
