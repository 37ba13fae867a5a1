//! Conversion between an enum and the number under which its column stores it.

/// Implements diesel's conversions of an enum for an integer column. A number without a variant is a row that cannot be
/// read.
macro_rules! stored_as_number {
    ($name:ident { $($variant:ident = $number:literal),+ $(,)? }) => {
        impl<B> diesel::serialize::ToSql<diesel::sql_types::Integer, B> for $name
        where
            B: diesel::backend::Backend,
            i32: diesel::serialize::ToSql<diesel::sql_types::Integer, B>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, B>) -> diesel::serialize::Result {
                let number: &'static i32 = match self {
                    $($name::$variant => &$number,)+
                };
                <i32 as diesel::serialize::ToSql<diesel::sql_types::Integer, B>>::to_sql(number, out)
            }
        }

        impl<B> diesel::deserialize::FromSql<diesel::sql_types::Integer, B> for $name
        where
            B: diesel::backend::Backend,
            i32: diesel::deserialize::FromSql<diesel::sql_types::Integer, B>,
        {
            fn from_sql(bytes: B::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                match <i32 as diesel::deserialize::FromSql<diesel::sql_types::Integer, B>>::from_sql(bytes)? {
                    $($number => Ok($name::$variant),)+
                    other => Err(format!("{other} is no {}", stringify!($name)).into()),
                }
            }
        }
    };
}
pub(super) use stored_as_number;
