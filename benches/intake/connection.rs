//! Just enough HTTP/1.1 for one request after another on one connection.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, ensure};

/// A connection that stays open.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    line: Vec<u8>,
    body: Vec<u8>,
}

impl Connection {
    /// Connects. An answer that takes half a minute is an error.
    pub(crate) fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Self {
            stream: BufReader::with_capacity(2048, stream),
            line: Vec::new(),
            body: Vec::new(),
        })
    }

    /// Sends a whole request and reads the whole answer; its status.
    pub(crate) fn ask(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        self.stream.get_mut().write_all(request)?;
        let status = self.read_status()?;
        let length = self.read_length()?;
        self.body.clear();
        let read = self.stream.by_ref().take(length).read_to_end(&mut self.body)?;
        ensure!(u64::try_from(read)? == length, "the answer broke off");
        Ok(status)
    }

    /// The last answer's body.
    pub(crate) fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// `HTTP/1.1 201 Created`
    fn read_status(&mut self) -> anyhow::Result<u16> {
        self.read_line()?;
        let status = std::str::from_utf8(&self.line)?.split(' ').nth(1);
        status
            .and_then(|status| status.trim_end().parse().ok())
            .context("no HTTP status in the answer's first line")
    }

    /// Reads the headers to their end; the length of what follows.
    fn read_length(&mut self) -> anyhow::Result<u64> {
        let mut length = None;
        loop {
            self.read_line()?;
            if self.line == b"\r\n" {
                return length.context("an answer without Content-Length");
            }
            let (name, value) = self.line.split_at_checked("content-length:".len()).unwrap_or_default();
            if name.eq_ignore_ascii_case(b"content-length:") {
                length = Some(std::str::from_utf8(value)?.trim().parse()?);
            }
        }
    }

    fn read_line(&mut self) -> anyhow::Result<()> {
        self.line.clear();
        let read = self.stream.read_until(b'\n', &mut self.line)?;
        ensure!(read > 0, "the program closed the connection");
        Ok(())
    }
}
