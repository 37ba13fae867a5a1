//! Lines of a CSV file with the line numbers that an editor shows.

use csv::StringRecord;

use super::parse_context::ParseContext;

/// Reader of the lines of a CSV file that are not blank, with their numbers.
pub(super) struct CsvLines<'a> {
    text: &'a [u8],
    records: csv::Reader<&'a [u8]>,
    counted_bytes: usize,
    line: u64,
}

impl<'a> CsvLines<'a> {
    /// Creates a reader at the first line.
    pub(super) fn of(text: &'a str) -> CsvLines<'a> {
        let mut builder = csv::ReaderBuilder::new();
        let records = builder.has_headers(false).flexible(true);
        CsvLines {
            text: text.as_bytes(),
            records: records.from_reader(text.as_bytes()),
            counted_bytes: 0,
            line: 1,
        }
    }

    /// Returns the next line that is not blank; `None` at the end, or after reporting an error where the text is not CSV.
    pub(super) fn next(&mut self, context: &mut ParseContext) -> Option<(u64, StringRecord)> {
        loop {
            let mut record = StringRecord::new();
            match self.records.read_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return None,
                Err(cause) => {
                    context.report("document", format!("This is not a table: {cause}."));
                    return None;
                }
            }
            let start = record.position().map_or(0, csv::Position::byte);
            let line = self.line_at(usize::try_from(start).unwrap_or(usize::MAX));
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some((line, record));
            }
        }
    }

    /// Returns the line of the first cell of the record at byte `start`. The position that the CSV reader reports is
    /// before empty lines and before the `\n` of a `\r\n`, so line ends after `start` are counted here.
    fn line_at(&mut self, start: usize) -> u64 {
        let rest = self.text.get(start..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let until = start + ends;
        let passed = self.text.get(self.counted_bytes..until).unwrap_or_default();
        let before = self
            .counted_bytes
            .checked_sub(1)
            .and_then(|at| self.text.get(at))
            .copied();
        let mut last = before.unwrap_or_default();
        for &byte in passed {
            // `\r\n` is one line end, counted at its `\r`.
            if byte == b'\r' || (byte == b'\n' && last != b'\r') {
                self.line += 1;
            }
            last = byte;
        }
        self.counted_bytes = until;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(u64, String)> {
        let (mut lines, mut context, mut found) = (CsvLines::of(text), ParseContext::default(), Vec::new());
        while let Some((line, record)) = lines.next(&mut context) {
            found.push((line, record.iter().collect::<Vec<_>>().join("|")));
        }
        found
    }

    #[test]
    fn lines_are_numbered_as_in_an_editor() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", " , ", "c,\"d", "", "e\"", "f"].join(end);
            let expected = [
                (1, "a|b".to_owned()),
                (4, format!("c|d{end}{end}e")),
                (7, "f".to_owned()),
            ];
            assert_eq!(numbered(&text), expected, "{end:?}");
        }
        assert_eq!(numbered("\n\n\na"), [(4, "a".to_owned())]);
        assert_eq!(numbered(""), []);
    }
}
