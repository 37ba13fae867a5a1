//! Formatting of measured values. Only pages round; measures are never rounded.

use urbivox_core::measure::value::Unit;

/// Formats a value in its unit: `82 %`, `+31`, `76.3`, `27.5 min`.
pub fn written(unit: Unit, value: f64) -> String {
    let text = match unit {
        Unit::Share => format!("{:.0} %", value * 100.0),
        Unit::Points => format!("{value:+.0}"),
        Unit::Score => format!("{value:.1}"),
        Unit::Minutes => format!("{value:.1} min"),
    };
    // Zero has no sign.
    match text.as_str() {
        "-0 %" => "0 %".to_owned(),
        "-0" | "+0" => "0".to_owned(),
        _ => text.replace('-', "−"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_is_written_in_its_way() {
        let told = [
            (Unit::Share, 0.8249),
            (Unit::Points, -12.4),
            (Unit::Points, 31.0),
            (Unit::Points, 0.2),
            (Unit::Score, 76.25),
            (Unit::Minutes, 27.5),
        ]
        .map(|(unit, value)| written(unit, value));
        assert_eq!(told, ["82 %", "−12", "+31", "0", "76.2", "27.5 min"]);
    }
}
