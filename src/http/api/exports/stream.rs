//! Writing of exports as CSV and NDJSON, page by page: at most one page is in memory.

use std::convert::Infallible;
use std::io;

use actix_web::web::{self, Bytes};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::{Map, Value};

use crate::app::exports::ResponseExport;
use urbivox_core::tables::{ResponseRecord, csv_header, csv_row, json_line};

/// Format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV, RFC 4180.
    Csv,
    /// NDJSON: one object on each line.
    Ndjson,
}

impl Format {
    /// Returns the extension of the file.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Ndjson => "ndjson",
        }
    }

    pub(super) fn content_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Ndjson => "application/x-ndjson",
        }
    }
}

/// Writer of rows in a format.
#[derive(Clone, Copy, Debug)]
pub struct RowWriter {
    format: Format,
    has_bom: bool,
}

const BOM: &[u8] = "\u{feff}".as_bytes();

impl RowWriter {
    /// Creates a writer. Only CSV files can begin with a byte order mark.
    pub fn new(format: Format, has_bom: bool) -> RowWriter {
        RowWriter { format, has_bom }
    }

    /// Returns the bytes before the first row.
    pub fn head(&self, header: &[String]) -> io::Result<Vec<u8>> {
        Ok(match self.format {
            Format::Csv => {
                let mut bytes = if self.has_bom { BOM.to_vec() } else { Vec::new() };
                bytes.extend(line(header)?);
                bytes
            }
            Format::Ndjson => Vec::new(),
        })
    }

    /// Returns the rows of responses.
    pub fn records(&self, export: &ResponseExport, records: &[ResponseRecord]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(records.len() * 200);
        for record in records {
            match self.format {
                Format::Csv => bytes.extend(line(&csv_row(&export.columns, record))?),
                Format::Ndjson => {
                    bytes.extend(json_line(record).bytes());
                    bytes.push(b'\n');
                }
            }
        }
        Ok(bytes)
    }
}

/// Returns a CSV row. A row that cannot be written is an error, so that no file lacks a row unnoticed.
fn line(cells: &[String]) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|failed| failed.into_error())
}

/// Returns a whole file, for few rows. Cells are JSON values; null is an empty cell.
pub fn table(writer: RowWriter, header: &[&str], rows: Vec<Vec<Value>>) -> io::Result<Vec<u8>> {
    let names: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    let mut bytes = writer.head(&names)?;
    for row in rows {
        match writer.format {
            Format::Csv => {
                let cells: Vec<String> = row.iter().map(cell).collect();
                bytes.extend(line(&cells)?);
            }
            Format::Ndjson => {
                let object: Map<String, Value> = names
                    .iter()
                    .cloned()
                    .zip(row)
                    .filter(|(_, value)| !value.is_null())
                    .collect();
                bytes.extend(Value::Object(object).to_string().bytes());
                bytes.push(b'\n');
            }
        }
    }
    Ok(bytes)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => urbivox_core::tables::formula_guard::escape_formula(text).into_owned(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}

/// Streams the pages of an export. A failure breaks the connection, so that a part is not mistaken for the whole.
pub(super) fn pages(export: ResponseExport, writer: RowWriter) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
    let head = writer.head(&csv_header(&export.columns));
    unfold((Some(export), Some(head)), move |(export, head)| async move {
        let mut export = export?;
        match head {
            None => {}
            Some(Ok(head)) if head.is_empty() => {}
            Some(Ok(head)) => return Some((Ok(Bytes::from(head)), (Some(export), None))),
            Some(Err(cause)) => {
                tracing::error!(%cause, "an export was broken off");
                return Some((Err(broken()), (None, None)));
            }
        }
        let read = web::block(move || {
            let page = match export.next_page() {
                Ok(records) => writer.records(&export, &records).map_err(|cause| cause.to_string()),
                Err(error) => Err(error.to_string()),
            };
            Ok::<_, Infallible>((export, page))
        });
        match read.await {
            Ok(Ok((_, Ok(page)))) if page.is_empty() => None,
            Ok(Ok((export, Ok(page)))) => Some((Ok(Bytes::from(page)), (Some(export), None))),
            Ok(Ok((_, Err(cause)))) => {
                tracing::error!(cause, "an export was broken off");
                Some((Err(broken()), (None, None)))
            }
            Ok(Err(never)) => match never {},
            Err(cause) => {
                tracing::error!(%cause, "an export was broken off");
                Some((Err(broken()), (None, None)))
            }
        }
    })
}

fn broken() -> actix_web::Error {
    actix_web::error::ErrorInternalServerError("the export was broken off")
}
