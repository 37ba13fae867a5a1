//! Binary form of the atoms of a release, as they are stored, and of a whole release, as it is hashed.
//!
//! Atoms: one byte for the format; the names of figures; the names of cells; the number of atoms; the atoms. Numbers are
//! LEB128, differences are zigzag LEB128. Lists of names are sorted; each name is written as the number of bytes that it
//! shares with the name before, the number of its other bytes, and these. An atom is
//!
//! 1. the place of its figure, as the difference from that of the atom before (0 before the first);
//! 2. its spans as ranges: 0 for the spans of the atom before, or 1 + the number of ranges, and for each range the
//!    difference of its first number from the last number that was written (0 before the first), and its length − 1;
//! 3. the number of its cells, and for each the places left out since the cell before, and what is added, as zigzag.
//!
//! There is one encoding of each list of atoms: others are refused.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::atom::{Atom, FigureName, ReleaseRow};
use crate::tally::counter_block_error::CounterBlockError;
use crate::tally::packing;

/// Format version of atoms, written as the first byte.
const FORMAT: u8 = 1;
/// Format version of a whole release, written as the first byte.
const ROW_FORMAT: u8 = 1;
/// Limit of the memory that decoded atoms may take, in bytes, so that damaged bytes cannot claim more. A release of 2,400
/// classes over 30 spans takes 2 MB.
const MEMORY_MAX: usize = 64 << 20;
/// Memory of an atom or cell besides its texts and spans, in bytes, about.
const ITEM_MEMORY: usize = 72;

/// Error of decoding atoms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AtomsError {
    /// Unknown format byte: written by another version of the program, or not atoms.
    #[error("unknown format {0} of a release")]
    UnknownFormat(u8),
    /// Unexpected end of the bytes.
    #[error("release is truncated")]
    Truncated,
    /// Bytes after the last atom.
    #[error("trailing bytes after the release")]
    TrailingBytes,
    /// Number that is out of range, or not in its shortest encoding.
    #[error("invalid number in the release")]
    Number,
    /// Name that is not UTF-8.
    #[error("invalid name in the release")]
    Name,
    /// More atoms, spans or cells than a release can have.
    #[error("release is too large")]
    TooLarge,
    /// Bytes that [`encode`] does not write.
    #[error("release is not in its only encoding")]
    NotCanonical,
}

impl From<CounterBlockError> for AtomsError {
    fn from(error: CounterBlockError) -> AtomsError {
        match error {
            CounterBlockError::Truncated => AtomsError::Truncated,
            CounterBlockError::TooLarge => AtomsError::TooLarge,
            CounterBlockError::UnknownFormat(_)
            | CounterBlockError::TrailingBytes
            | CounterBlockError::Number
            | CounterBlockError::Overflow => AtomsError::Number,
        }
    }
}

/// Encodes atoms for [`decode`]. Equal atoms give equal bytes.
pub fn encode(atoms: &[Atom]) -> Vec<u8> {
    let figures: BTreeSet<&str> = atoms.iter().map(|atom| atom.figure.as_str()).collect();
    let cells: BTreeSet<&str> = atoms
        .iter()
        .flat_map(|atom| atom.added.keys().map(String::as_str))
        .collect();
    let mut out = vec![FORMAT];
    let figures = write_names(figures, &mut out);
    let cells = write_names(cells, &mut out);
    write_length(atoms.len(), &mut out);
    let (mut last_figure, mut last_span, mut last_spans): (i128, i128, &[u32]) = (0, 0, &[]);
    for atom in atoms {
        let figure = figures.get(atom.figure.as_str()).copied().unwrap_or(0);
        write_difference(figure, &mut last_figure, &mut out);
        if atom.spans == last_spans {
            out.push(0);
        } else {
            write_spans(&atom.spans, &mut last_span, &mut out);
        }
        last_spans = &atom.spans;
        write_length(atom.added.len(), &mut out);
        let mut next = 0;
        for (cell, added) in &atom.added {
            let place = cells.get(cell.as_str()).copied().unwrap_or(0);
            packing::write_varint((place - next).unsigned_abs(), &mut out);
            packing::write_varint(packing::zigzag(i128::from(*added)), &mut out);
            next = place + 1;
        }
    }
    out
}

/// Writes sorted names and returns the place of each.
fn write_names<'n>(names: BTreeSet<&'n str>, out: &mut Vec<u8>) -> BTreeMap<&'n str, i128> {
    write_length(names.len(), out);
    let mut before = "";
    for name in &names {
        let shared = shared_bytes(before, name);
        let (_, own) = name.split_at(shared);
        write_length(shared, out);
        write_length(own.len(), out);
        out.extend_from_slice(own.as_bytes());
        before = name;
    }
    names.into_iter().zip(0..).collect()
}

/// Returns the number of bytes of the characters with which both texts begin.
fn shared_bytes(one: &str, other: &str) -> usize {
    let equal = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
    equal.map(|(character, _)| character.len_utf8()).sum()
}

fn write_spans(spans: &[u32], last_span: &mut i128, out: &mut Vec<u8>) {
    let ranges = || spans.chunk_by(|span, next| span.checked_add(1) == Some(*next));
    write_length(ranges().count().saturating_add(1), out);
    for range in ranges() {
        if let Some(first) = range.first() {
            write_difference(i128::from(*first), last_span, out);
            write_length(range.len().saturating_sub(1), out);
        }
        if let Some(last) = range.last() {
            *last_span = i128::from(*last);
        }
    }
}

fn write_difference(number: i128, before: &mut i128, out: &mut Vec<u8>) {
    packing::write_varint(packing::zigzag(number - *before), out);
    *before = number;
}

fn write_length(length: usize, out: &mut Vec<u8>) {
    packing::write_varint(u128::try_from(length).unwrap_or(u128::MAX), out);
}

/// Decodes and validates atoms.
///
/// # Errors
///
/// Bytes that are not the encoding of atoms, or of more than a release can have.
pub fn decode(bytes: &[u8]) -> Result<Vec<Atom>, AtomsError> {
    let (format, rest) = bytes.split_first().ok_or(AtomsError::Truncated)?;
    if *format != FORMAT {
        return Err(AtomsError::UnknownFormat(*format));
    }
    let mut reader = Reader {
        rest,
        memory: MEMORY_MAX,
        last_span: 0,
    };
    let figures = reader.names()?;
    let cells = reader.names()?;
    let count = packing::read_length(&mut reader.rest)?;
    let mut atoms: Vec<Atom> = Vec::new();
    let mut last_figure = 0;
    for _ in 0..count {
        reader.claim(ITEM_MEMORY)?;
        let figure = FigureName::from_stored(reader.figure(&figures, &mut last_figure)?);
        let spans = reader.spans(atoms.last().map_or(&[], |atom| &atom.spans))?;
        let added = reader.cells(&cells)?;
        atoms.push(Atom { figure, spans, added });
    }
    if !reader.rest.is_empty() {
        return Err(AtomsError::TrailingBytes);
    }
    // Names that are unsorted or unused, ranges that touch, and the like.
    if encode(&atoms) != bytes {
        return Err(AtomsError::NotCanonical);
    }
    Ok(atoms)
}

struct Reader<'b> {
    rest: &'b [u8],
    /// Memory that may still be taken.
    memory: usize,
    last_span: i128,
}

impl Reader<'_> {
    /// Claims memory, before it is taken.
    fn claim(&mut self, bytes: usize) -> Result<(), AtomsError> {
        self.memory = self.memory.checked_sub(bytes).ok_or(AtomsError::TooLarge)?;
        Ok(())
    }

    fn difference(&mut self) -> Result<i128, AtomsError> {
        Ok(packing::unzigzag(packing::read_varint(&mut self.rest)?))
    }

    fn names(&mut self) -> Result<Vec<String>, AtomsError> {
        let count = packing::read_length(&mut self.rest)?;
        let mut names: Vec<String> = Vec::new();
        for _ in 0..count {
            let shared = packing::read_length(&mut self.rest)?;
            let length = packing::read_length(&mut self.rest)?;
            let (own, after) = self.rest.split_at_checked(length).ok_or(AtomsError::Truncated)?;
            self.rest = after;
            let before = names.last().map_or("", String::as_str);
            let shared = before.get(..shared).ok_or(AtomsError::Name)?;
            let own = str::from_utf8(own).map_err(|_not_text| AtomsError::Name)?;
            self.claim(ITEM_MEMORY.saturating_add(shared.len()).saturating_add(own.len()))?;
            names.push(format!("{shared}{own}"));
        }
        Ok(names)
    }

    /// Returns a copy of the name at a place.
    fn name(&mut self, names: &[String], place: usize) -> Result<String, AtomsError> {
        let name = names.get(place).ok_or(AtomsError::Number)?;
        self.claim(name.len())?;
        Ok(name.clone())
    }

    fn figure(&mut self, figures: &[String], last: &mut i128) -> Result<String, AtomsError> {
        let place = self.difference()?.checked_add(*last).ok_or(AtomsError::Number)?;
        *last = place;
        self.name(figures, usize::try_from(place).map_err(|_no_place| AtomsError::Number)?)
    }

    fn spans(&mut self, before: &[u32]) -> Result<Vec<u32>, AtomsError> {
        let mut spans = Vec::new();
        match packing::read_length(&mut self.rest)?.checked_sub(1) {
            None => {
                self.claim(size_of_val(before))?;
                spans.extend_from_slice(before);
            }
            Some(ranges) => {
                for _ in 0..ranges {
                    let first = self
                        .difference()?
                        .checked_add(self.last_span)
                        .ok_or(AtomsError::Number)?;
                    let first = u32::try_from(first).map_err(|_no_span| AtomsError::Number)?;
                    let more = packing::read_length(&mut self.rest)?;
                    let last = u32::try_from(more).ok().and_then(|more| first.checked_add(more));
                    let last = last.ok_or(AtomsError::Number)?;
                    self.claim(more.saturating_add(1).saturating_mul(size_of::<u32>()))?;
                    spans.extend(first..=last);
                    self.last_span = i128::from(last);
                }
            }
        }
        Ok(spans)
    }

    fn cells(&mut self, cells: &[String]) -> Result<BTreeMap<String, i64>, AtomsError> {
        let count = packing::read_length(&mut self.rest)?;
        let mut added = BTreeMap::new();
        let mut next = 0_usize;
        for _ in 0..count {
            self.claim(ITEM_MEMORY)?;
            let left_out = packing::read_length(&mut self.rest)?;
            let place = next.checked_add(left_out).ok_or(AtomsError::Number)?;
            let name = self.name(cells, place)?;
            let more = i64::try_from(self.difference()?).map_err(|_too_large| AtomsError::Number)?;
            added.insert(name, more);
            next = place.saturating_add(1);
        }
        Ok(added)
    }
}

/// Returns the bytes of a release that its hash is taken of. Numbers are big-endian:
///
/// | bytes | content |
/// |---|---|
/// | 1 | format, 1 |
/// | 4 | number |
/// | 4, 4 | first and last day, as signed days since 1 January 1970 |
/// | 1 | 1 when the release closes a run, else 0 |
/// | 8 | minimum number of answers |
/// | 8 | base of which counts are multiples |
/// | the rest | atoms as [`encode`] writes them |
///
/// Releases that differ in anything differ in their bytes.
pub fn canonical_bytes(row: &ReleaseRow) -> Vec<u8> {
    let mut out = vec![ROW_FORMAT];
    out.extend_from_slice(&row.number.to_be_bytes());
    out.extend_from_slice(&row.span.first.number().to_be_bytes());
    out.extend_from_slice(&row.span.last.number().to_be_bytes());
    out.push(u8::from(row.closes_run));
    out.extend_from_slice(&row.answers_min.to_be_bytes());
    out.extend_from_slice(&row.told_in.to_be_bytes());
    out.extend(encode(&row.atoms));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::Span;
    use crate::tally::civil_day::Day;
    use proptest::prelude::*;

    fn atom(figure: &str, spans: &[u32], added: &[(&str, i64)]) -> Atom {
        Atom {
            figure: FigureName::whole(figure),
            spans: spans.to_vec(),
            added: added.iter().map(|(cell, added)| ((*cell).to_owned(), *added)).collect(),
        }
    }

    fn atoms() -> impl Strategy<Value = Vec<Atom>> {
        let spans = prop_oneof![
            prop::collection::vec(0_u32..9, 0..6),
            (0_u32..40, 1_u32..40).prop_map(|(first, length)| (first..first + length).collect()),
            prop::collection::vec(any::<u32>(), 0..3),
        ];
        let added = prop::collection::btree_map("[a-cé]{0,3}", prop_oneof![-9_i64..99, any::<i64>()], 0..5);
        let atom = ("[a-bé@:]{0,5}", spans, added).prop_map(|(figure, spans, added)| Atom {
            figure: FigureName::from_stored(figure),
            spans,
            added,
        });
        prop::collection::vec(atom, 0..8)
    }

    proptest! {
        #[test]
        fn atoms_are_read_back(atoms in atoms()) {
            prop_assert_eq!(decode(&encode(&atoms)), Ok(atoms));
        }

        #[test]
        fn bytes_are_refused_or_the_only_encoding(mut bytes in prop::collection::vec(any::<u8>(), 0..60), is_format in any::<bool>()) {
            if let (true, Some(first)) = (is_format, bytes.first_mut()) {
                *first = FORMAT;
            }
            if let Ok(atoms) = decode(&bytes) {
                prop_assert_eq!(encode(&atoms), bytes);
            }
        }

        #[test]
        fn damaged_bytes_are_refused_or_other_atoms(atoms in atoms(), place in any::<prop::sample::Index>(), byte in any::<u8>(), length in any::<prop::sample::Index>()) {
            let whole = encode(&atoms);
            let mut bytes = whole.clone();
            bytes[place.index(whole.len())] = byte;
            if let Ok(read) = decode(&bytes) {
                prop_assert_eq!(&encode(&read), &bytes);
            }
            prop_assert!(decode(&whole[..length.index(whole.len())]).is_err());
            prop_assert_eq!(decode(&[whole, vec![0]].concat()), Err(AtomsError::TrailingBytes));
        }
    }

    #[test]
    fn a_release_is_short() {
        let bytes = encode(&[
            atom("responses", &[5], &[("responses", 12)]),
            atom("sat", &[5], &[("1", 3), ("5", 9)]),
            atom("sat@a:x", &[3, 4, 5], &[("5", 21)]),
        ]);
        let names = b"\x03\x00\x09responses\x00\x03sat\x03\x04@a:x\x03\x00\x011\x00\x015\x00\x09responses";
        let told = [3, 0, 2, 10, 0, 1, 2, 24, 2, 0, 2, 0, 6, 0, 18, 2, 2, 3, 2, 1, 1, 42];
        assert_eq!(bytes, [&[FORMAT][..], names, &told].concat());
    }

    #[test]
    fn each_fault_is_named() {
        for (bytes, why) in [
            (&[][..], AtomsError::Truncated),
            (&[2], AtomsError::UnknownFormat(2)),
            (&[1, 0, 0], AtomsError::Truncated),
            (&[1, 0, 0, 0x80, 0], AtomsError::Number),
            (&[1, 1, 0, 1, 0xff, 0, 0], AtomsError::Name),
            (&[1, 1, 1, 1, b'a', 0, 0], AtomsError::Name),
            (&[1, 1, 0, 1, b'a', 0, 0], AtomsError::NotCanonical),
            (&[1, 0, 0, 1, 0, 0, 0], AtomsError::Number),
            // Two ranges that touch; 2^32 spans; the same spans written again.
            (&[1, 1, 0, 1, b'a', 0, 1, 0, 3, 0, 0, 2, 0, 0], AtomsError::NotCanonical),
            (
                &[1, 1, 0, 1, b'a', 0, 1, 0, 2, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0],
                AtomsError::TooLarge,
            ),
            (
                &[1, 1, 0, 1, b'a', 0, 2, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0],
                AtomsError::NotCanonical,
            ),
        ] {
            assert_eq!(decode(bytes), Err(why), "{bytes:?}");
        }
    }

    #[test]
    fn few_bytes_cannot_claim_much_memory() {
        // A range of 10,000,000 spans, and 1,000 atoms with the same spans.
        let mut bytes = vec![1, 1, 0, 1, b'a', 0, 0xe8, 7, 0, 2, 0];
        packing::write_varint(9_999_999, &mut bytes);
        bytes.push(0);
        bytes.extend([0; 3 * 999]);
        assert_eq!(decode(&bytes), Err(AtomsError::TooLarge));
    }

    #[test]
    fn a_row_is_hashed_with_all_it_says() {
        let day = |number| Day::from_number(number).unwrap();
        let row = ReleaseRow {
            number: 258,
            span: Span {
                first: day(-1),
                last: day(2),
            },
            closes_run: true,
            answers_min: 10,
            told_in: 3,
            atoms: Vec::new(),
        };
        let head = [1, 0, 0, 1, 2, 255, 255, 255, 255, 0, 0, 0, 2, 1];
        let rules = [0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 3];
        assert_eq!(canonical_bytes(&row), [&head[..], &rules, &[1, 0, 0, 0]].concat());
    }
}
