//! HTTP client that tells apart what a history must not mix: a request that was never sent, one in doubt, and a response.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// Largest response that is read.
const RESPONSE_BYTES_MAX: usize = 256 * 1_024 * 1_024;
/// Time in which a connection must be established.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(1);

/// A response.
#[derive(Clone, Debug, Default)]
pub struct Response {
    /// Status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// Body without transfer encoding.
    pub body: Vec<u8>,
}

impl Response {
    /// Returns the body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Returns the body as JSON, or null.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// Returns the value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A request.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: String,
    /// Path with query.
    pub path: String,
    /// Additional headers.
    pub headers: Vec<(String, String)>,
    /// Body; without one, no content type is sent.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without body.
    pub fn new(method: &str, path: &str) -> Request {
        Request {
            method: method.to_owned(),
            path: path.to_owned(),
            ..Request::default()
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Request {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a JSON body.
    #[must_use]
    pub fn json(mut self, body: &serde_json::Value) -> Request {
        self.body = body.to_string().into_bytes();
        self.header("content-type", "application/json")
    }

    /// Sets a form as the body.
    #[must_use]
    pub fn form(mut self, fields: &[(&str, &str)]) -> Request {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        self.body = form.finish().into_bytes();
        self.header("content-type", "application/x-www-form-urlencoded")
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: localhost\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", self.body.len()));
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

/// Result of a request.
#[derive(Debug)]
pub enum Answer {
    /// No connection was possible: the request was not sent.
    NotSent(std::io::Error),
    /// It was sent, at least in part, and no complete response arrived: it is in doubt.
    Lost(anyhow::Error),
    /// A complete response.
    Response(Response),
}

/// A client with one connection, which is opened when it is needed.
#[derive(Debug)]
pub struct Client {
    address: SocketAddr,
    timeout: Duration,
    stream: Option<TcpStream>,
}

impl Client {
    /// Makes a client that waits at most `timeout` for a response.
    pub fn new(address: SocketAddr, timeout: Duration) -> Client {
        Client {
            address,
            timeout,
            stream: None,
        }
    }

    /// Sends a request and waits for the response.
    pub fn send(&mut self, request: &Request) -> Answer {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => match connect(self.address) {
                Ok(stream) => stream,
                Err(error) => return Answer::NotSent(error),
            },
        };
        match exchange(&mut stream, request, Instant::now() + self.timeout) {
            Ok(response) => {
                let is_closing = response
                    .header("connection")
                    .is_some_and(|value| value.eq_ignore_ascii_case("close"));
                if !is_closing {
                    self.stream = Some(stream);
                }
                Answer::Response(response)
            }
            Err(error) => Answer::Lost(error),
        }
    }

    /// Sends a request of the set-up, which must succeed.
    ///
    /// # Errors
    ///
    /// There was no response, or one with a status of 400 or above.
    pub fn expect(&mut self, request: &Request) -> anyhow::Result<Response> {
        match self.send(request) {
            Answer::Response(response) if response.status < 400 => Ok(response),
            Answer::Response(response) => bail!(
                "{} {} answered {}: {}",
                request.method,
                request.path,
                response.status,
                response.text()
            ),
            Answer::NotSent(error) => Err(error.into()),
            Answer::Lost(error) => Err(error),
        }
    }
}

fn connect(address: SocketAddr) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, CONNECT_TIMEOUT)?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

fn exchange(stream: &mut TcpStream, request: &Request, deadline: Instant) -> anyhow::Result<Response> {
    stream.set_write_timeout(Some(remaining(deadline)?))?;
    stream.write_all(&request.bytes())?;
    let mut reader = Reader {
        stream,
        bytes: Vec::new(),
        deadline,
    };
    reader.response()
}

fn remaining(deadline: Instant) -> anyhow::Result<Duration> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        bail!("timed out");
    }
    Ok(left)
}

/// Reads one message. Also used by the proxy for requests.
pub(crate) struct Reader<'a> {
    pub(crate) stream: &'a mut TcpStream,
    pub(crate) bytes: Vec<u8>,
    pub(crate) deadline: Instant,
}

/// First line and headers of a message.
pub(crate) struct Head {
    pub(crate) first_line: String,
    pub(crate) headers: Vec<(String, String)>,
}

impl Head {
    fn value(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Reader<'_> {
    fn response(&mut self) -> anyhow::Result<Response> {
        let head = self.head()?;
        let status: u16 = head.first_line.split(' ').nth(1).context("no status")?.parse()?;
        let body = if status == 204 || status == 304 {
            Vec::new()
        } else {
            self.body(&head)?
        };
        Ok(Response {
            status,
            headers: head.headers,
            body,
        })
    }

    /// Reads the first line and the headers.
    pub(crate) fn head(&mut self) -> anyhow::Result<Head> {
        let end = loop {
            if let Some(end) = self.bytes.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            self.fill()?;
        };
        let text = String::from_utf8_lossy(&self.take(end + 4)?).into_owned();
        let mut lines = text.lines();
        let first_line = lines.next().unwrap_or_default().to_owned();
        let pairs = lines.filter_map(|line| line.split_once(':'));
        let headers = pairs
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Ok(Head { first_line, headers })
    }

    /// Reads the body that the headers announce.
    pub(crate) fn body(&mut self, head: &Head) -> anyhow::Result<Vec<u8>> {
        if head
            .value("transfer-encoding")
            .is_some_and(|value| value.eq_ignore_ascii_case("chunked"))
        {
            return self.chunks();
        }
        match head.value("content-length") {
            Some(length) => self.take(length.parse()?),
            None => Ok(Vec::new()),
        }
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let end = loop {
                if let Some(end) = self.bytes.windows(2).position(|two| two == b"\r\n") {
                    break end;
                }
                self.fill()?;
            };
            let line = self.take(end + 2)?;
            let size = usize::from_str_radix(String::from_utf8_lossy(&line).trim(), 16)?;
            let chunk = self.take(size.checked_add(2).context("a chunk is too long")?)?;
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(chunk.get(..size).unwrap_or_default());
        }
    }

    fn take(&mut self, count: usize) -> anyhow::Result<Vec<u8>> {
        if count > RESPONSE_BYTES_MAX {
            bail!("the message is too long");
        }
        while self.bytes.len() < count {
            self.fill()?;
        }
        let rest = self.bytes.split_off(count);
        Ok(std::mem::replace(&mut self.bytes, rest))
    }

    fn fill(&mut self) -> anyhow::Result<()> {
        let mut buffer = [0_u8; 65_536];
        self.stream.set_read_timeout(Some(remaining(self.deadline)?))?;
        match self.stream.read(&mut buffer) {
            Ok(0) => bail!("the connection was closed"),
            Ok(count) => self.bytes.extend_from_slice(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
