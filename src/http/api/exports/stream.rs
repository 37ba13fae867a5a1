//! Writing of exports as CSV and NDJSON, page by page: at most one page is in memory.

use std::convert::Infallible;
use std::io;

use actix_web::web::{self, Bytes};
use futures_util::Stream;
use futures_util::stream::unfold;
use serde_json::{Map, Value};

use crate::app::exports::{ExportFormat, ResponseExport};
use urbivox_core::tables::{Cell, Columns, CsvForm, ResponseRecord, csv_header, csv_row, json_line};

/// Returns the media type of a format.
pub(super) fn content_type(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "text/csv; charset=utf-8",
        ExportFormat::Ndjson => "application/x-ndjson",
    }
}

/// Writer of rows in a format.
#[derive(Clone, Copy, Debug)]
pub struct RowWriter {
    format: ExportFormat,
    form: CsvForm,
}

const BOM: &[u8] = "\u{feff}".as_bytes();

impl RowWriter {
    /// Creates a writer; `form` is that of a CSV file.
    pub fn new(format: ExportFormat, form: CsvForm) -> RowWriter {
        RowWriter { format, form }
    }

    /// Returns the bytes before the first row of responses.
    pub fn responses_head(&self, columns: &Columns) -> io::Result<Vec<u8>> {
        self.head(&csv_header(columns, &self.form))
    }

    /// Returns the bytes before the first row.
    pub fn head(&self, header: &[String]) -> io::Result<Vec<u8>> {
        Ok(match self.format {
            ExportFormat::Csv => {
                let mut bytes = if self.form.has_bom { BOM.to_vec() } else { Vec::new() };
                bytes.extend(self.line(header)?);
                bytes
            }
            ExportFormat::Ndjson => Vec::new(),
        })
    }

    /// Returns the rows of responses.
    pub fn records(&self, export: &ResponseExport, records: &[ResponseRecord]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(records.len() * 200);
        for record in records {
            match self.format {
                ExportFormat::Csv => bytes.extend(self.line(&csv_row(&export.columns, record, &self.form))?),
                ExportFormat::Ndjson => {
                    bytes.extend(json_line(record).bytes());
                    bytes.push(b'\n');
                }
            }
        }
        Ok(bytes)
    }

    /// Returns a CSV row. A row that cannot be written is an error, so that no file lacks a row unnoticed.
    fn line(&self, cells: &[String]) -> io::Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.form.separator.byte())
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(cells)?;
        writer.into_inner().map_err(|failed| failed.into_error())
    }
}

/// Returns a whole file, for few rows. Cells are JSON values; null is an empty cell.
pub fn table(writer: RowWriter, header: &[&str], rows: Vec<Vec<Value>>) -> io::Result<Vec<u8>> {
    let names: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
    let mut bytes = writer.head(&names)?;
    for row in rows {
        match writer.format {
            ExportFormat::Csv => {
                let cells = row.iter().map(|value| writer.form.written(cell(value)));
                let cells: Vec<String> = cells.collect();
                bytes.extend(writer.line(&cells)?);
            }
            ExportFormat::Ndjson => {
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

/// Converts a JSON value; the items of a list stand with a space between them.
fn cell(value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::String(text) => Cell::Text(text.clone()),
        Value::Array(items) => {
            let items = items.iter().map(|item| match item {
                Value::String(text) => text.clone(),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                    item.to_string()
                }
            });
            Cell::Text(items.collect::<Vec<_>>().join(" "))
        }
        Value::Bool(_) | Value::Number(_) => Cell::Number(value.to_string()),
        Value::Object(_) => Cell::Text(value.to_string()),
    }
}

/// Streams the pages of an export. A failure breaks the connection, so that a part is not mistaken for the whole.
pub(super) fn pages(export: ResponseExport, writer: RowWriter) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
    let head = writer.responses_head(&export.columns);
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
