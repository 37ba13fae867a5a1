//! Form of a CSV file: what stands between cells, in numbers, and before texts that look like formulas.

use super::cell::Cell;
use super::formula_guard::escape_formula;

/// Character between cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `,` as in RFC 4180.
    #[default]
    Comma,
    /// `;` as spreadsheet programs expect it where a comma is the decimal mark.
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// Parses a separator by its name.
    pub fn parse(name: &str) -> Option<Separator> {
        match name {
            "comma" => Some(Separator::Comma),
            "semicolon" => Some(Separator::Semicolon),
            "tab" => Some(Separator::Tab),
            _ => None,
        }
    }

    /// Character as a byte.
    pub fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }
}

/// Mark between the whole and the fraction of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DecimalMark {
    /// `12.5`
    #[default]
    Point,
    /// `12,5`
    Comma,
}

impl DecimalMark {
    /// Parses a decimal mark by its name.
    pub fn parse(name: &str) -> Option<DecimalMark> {
        match name {
            "point" => Some(DecimalMark::Point),
            "comma" => Some(DecimalMark::Comma),
            _ => None,
        }
    }
}

/// Form of a CSV file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvForm {
    /// Character between cells.
    pub separator: Separator,
    /// Decimal mark of numbers.
    pub decimal: DecimalMark,
    /// Whether texts that look like formulas begin with an apostrophe.
    pub is_guarded: bool,
    /// Whether the file begins with a byte order mark.
    pub has_bom: bool,
}

impl Default for CsvForm {
    fn default() -> CsvForm {
        CsvForm {
            separator: Separator::default(),
            decimal: DecimalMark::default(),
            is_guarded: true,
            has_bom: false,
        }
    }
}

impl CsvForm {
    /// Returns a cell as it is written, before quoting.
    pub fn written(&self, cell: Cell) -> String {
        match (cell, self.decimal) {
            (Cell::Empty, _) => String::new(),
            (Cell::Number(number), DecimalMark::Point) => number,
            (Cell::Number(number), DecimalMark::Comma) => number.replace('.', ","),
            (Cell::Text(text), _) if self.is_guarded => escape_formula(&text).into_owned(),
            (Cell::Text(text), _) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_have_a_decimal_mark_and_only_texts_are_guarded() {
        let number = Cell::Number("-12.5".to_owned());
        let text = Cell::Text("=1.5".to_owned());
        let plain = CsvForm::default();
        assert_eq!(
            (plain.written(number.clone()), plain.written(text.clone())),
            ("-12.5".to_owned(), "'=1.5".to_owned())
        );
        let other = CsvForm {
            decimal: DecimalMark::Comma,
            is_guarded: false,
            ..plain
        };
        assert_eq!(
            (other.written(number), other.written(text), other.written(Cell::Empty)),
            ("-12,5".to_owned(), "=1.5".to_owned(), String::new())
        );
    }

    #[test]
    fn names_are_parsed_exactly() {
        for (name, byte) in [("comma", b','), ("semicolon", b';'), ("tab", b'\t')] {
            assert_eq!(Separator::parse(name).map(Separator::byte), Some(byte));
        }
        assert_eq!(Separator::parse(";"), None);
        assert_eq!(DecimalMark::parse("comma"), Some(DecimalMark::Comma));
        assert_eq!(DecimalMark::parse("Comma"), None);
    }
}
