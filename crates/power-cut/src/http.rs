//! A client for HTTP/1.1 over one kept connection, whose local port names the connection in the recording.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, bail};

/// Timeout of connecting, reading and writing. The recorder slows the server down.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A response of the server.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Status code.
    pub(crate) status: u16,
    /// Header lines, as received.
    pub(crate) headers: Vec<String>,
    /// Body, as text.
    pub(crate) body: String,
}

impl Answer {
    /// Returns the values of a header; the name is given in lower case.
    pub(crate) fn header<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter_map(move |line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// A kept connection.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    /// Connects to the server.
    pub(crate) fn open(address: SocketAddr) -> anyhow::Result<Connection> {
        let stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
        stream.set_read_timeout(Some(TIMEOUT))?;
        stream.set_write_timeout(Some(TIMEOUT))?;
        stream.set_nodelay(true)?;
        let port = stream.local_addr()?.port();
        Ok(Connection {
            stream: BufReader::new(stream),
            port,
        })
    }

    /// Returns the local port.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Sends a request and reads the response. After an error the connection cannot be used again.
    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> anyhow::Result<Answer> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        self.stream.get_mut().write_all(request.as_bytes())?;
        self.read_answer()
    }

    fn read_answer(&mut self) -> anyhow::Result<Answer> {
        let status_line = self.read_line()?;
        let status = status_line.split(' ').nth(1).context("no status")?.parse()?;
        let mut headers = Vec::new();
        loop {
            let line = self.read_line()?;
            if line.is_empty() {
                break;
            }
            headers.push(line);
        }
        let mut answer = Answer {
            status,
            headers,
            body: String::new(),
        };
        let length: Option<usize> = match answer.header("content-length").next() {
            Some(length) => Some(length.parse()?),
            None if matches!(status, 204 | 304) => Some(0),
            None => None,
        };
        let is_chunked = answer.header("transfer-encoding").any(|coding| coding == "chunked");
        let bytes = match length {
            Some(length) => self.read_bytes(length)?,
            None if is_chunked => self.read_chunks()?,
            None => bail!("a response without a length"),
        };
        answer.body = String::from_utf8_lossy(&bytes).into_owned();
        Ok(answer)
    }

    fn read_chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.read_line()?.trim(), 16)?;
            body.extend(self.read_bytes(length)?);
            self.read_line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn read_bytes(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn read_line(&mut self) -> anyhow::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }
}
