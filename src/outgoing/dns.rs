//! Lookup of DNS TXT records (RFC 1035), which prove that a city controls a domain.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, UdpSocket};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use hickory_proto::op::{Message, MessageType, Query, ResponseCode};
use hickory_proto::rr::{Name, RData, RecordType};

/// Timeout per name server, in seconds. Protects the waiting thread and user.
const TIMEOUT_SECONDS: u64 = 3;
/// Name servers that are tried. Bounds the waiting time to this many times [`TIMEOUT_SECONDS`].
const SERVERS_MAX: usize = 2;
/// Concurrent lookups. Bounds the threads that an unresponsive name server can block.
const LOOKUPS_MAX: usize = 2;
/// Datagrams read per query. Protects against a sender of forged ones.
const DATAGRAMS_MAX: usize = 8;
/// Largest UDP response, in bytes (RFC 1035 §4.2.1); a longer one is fetched over TCP.
const DATAGRAM_BYTES_MAX: usize = 512;

/// Lookup of TXT records; replaced in tests.
pub trait TxtLookup: Send + Sync {
    /// Returns the texts of the TXT records of this name; empty if there are none.
    fn texts(&self, name: &str) -> Result<Vec<String>, LookupError>;
}

/// Why a lookup failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// No name server is configured, neither by the operator nor in the system.
    #[error("there is no name server; set URBIVOX_DNS_SERVERS")]
    NoServer,
    /// Too many concurrent lookups.
    #[error("too many names are being looked up")]
    Busy,
    /// Not a valid name.
    #[error("this is not a valid name")]
    BadName,
    /// No name server answered successfully.
    #[error("the name server did not respond: {0}")]
    Unreachable(String),
}

/// DNS client that tries name servers in turn.
#[derive(Debug)]
pub struct NameServers {
    servers: Vec<SocketAddr>,
    running: AtomicUsize,
}

impl NameServers {
    /// Creates a client for these name servers.
    pub fn new(servers: Vec<SocketAddr>) -> NameServers {
        NameServers {
            servers,
            running: AtomicUsize::new(0),
        }
    }

    fn query_servers(&self, name: &str) -> Result<Vec<String>, LookupError> {
        let name = Name::from_ascii(format!("{name}.")).ok().ok_or(LookupError::BadName)?;
        let mut failure = LookupError::NoServer;
        for server in self.servers.iter().take(SERVERS_MAX) {
            match ask(*server, &name) {
                Ok(texts) => return Ok(texts),
                Err(cause) => failure = LookupError::Unreachable(cause.to_string()),
            }
        }
        Err(failure)
    }
}

impl TxtLookup for NameServers {
    fn texts(&self, name: &str) -> Result<Vec<String>, LookupError> {
        let before = self.running.fetch_add(1, Ordering::SeqCst);
        let answer = if before < LOOKUPS_MAX {
            self.query_servers(name)
        } else {
            Err(LookupError::Busy)
        };
        self.running.fetch_sub(1, Ordering::SeqCst);
        answer
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other code is an answer that says nothing"
)]
fn ask(server: SocketAddr, name: &Name) -> io::Result<Vec<String>> {
    let mut question = Message::query();
    question.metadata.recursion_desired = true;
    question.add_query(Query::query(name.clone(), RecordType::TXT));
    let bytes = question.to_vec().map_err(io::Error::other)?;
    let mut answer = over_udp(server, &question, &bytes)?;
    if answer.metadata.truncation {
        answer = over_tcp(server, &question, &bytes)?;
    }
    match answer.metadata.response_code {
        ResponseCode::NoError => Ok(texts_of(&answer)),
        ResponseCode::NXDomain => Ok(Vec::new()),
        code => Err(io::Error::other(code.to_str())),
    }
}

fn over_udp(server: SocketAddr, question: &Message, bytes: &[u8]) -> io::Result<Message> {
    let own: SocketAddr = if server.is_ipv4() {
        (Ipv4Addr::UNSPECIFIED, 0).into()
    } else {
        (Ipv6Addr::UNSPECIFIED, 0).into()
    };
    let socket = UdpSocket::bind(own)?;
    // Receives datagrams of this server only.
    socket.connect(server)?;
    socket.set_read_timeout(Some(Duration::from_secs(TIMEOUT_SECONDS)))?;
    socket.send(bytes)?;
    let mut buffer = [0; DATAGRAM_BYTES_MAX];
    for _ in 0..DATAGRAMS_MAX {
        let length = socket.recv(&mut buffer)?;
        if let Some(answer) = buffer.get(..length).and_then(|bytes| answer_to(question, bytes)) {
            return Ok(answer);
        }
    }
    Err(io::Error::other("the response does not match the query"))
}

fn over_tcp(server: SocketAddr, question: &Message, bytes: &[u8]) -> io::Result<Message> {
    let timeout = Duration::from_secs(TIMEOUT_SECONDS);
    let mut stream = TcpStream::connect_timeout(&server, timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_be_bytes())?;
    stream.write_all(bytes)?;
    let mut length = [0; 2];
    stream.read_exact(&mut length)?;
    let mut answer = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut answer)?;
    answer_to(question, &answer).ok_or_else(|| io::Error::other("the response does not match the query"))
}

/// Parses a message; `None` if it does not answer this query.
pub(crate) fn answer_to(question: &Message, bytes: &[u8]) -> Option<Message> {
    let answer = Message::from_vec(bytes).ok()?;
    let is_ours = answer.metadata.id == question.metadata.id
        && answer.metadata.message_type == MessageType::Response
        && answer.queries == question.queries;
    is_ours.then_some(answer)
}

/// Returns the texts of all TXT records. Records of an alias (CNAME) count: the domain's owner chose it.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other kind of record was asked for")]
pub(crate) fn texts_of(answer: &Message) -> Vec<String> {
    let text = |data: &RData| match data {
        RData::TXT(txt) => Some(String::from_utf8_lossy(&txt.txt_data.concat()).into_owned()),
        _other => None,
    };
    answer.answers.iter().filter_map(|record| text(&record.data)).collect()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use hickory_proto::rr::Record;
    use hickory_proto::rr::rdata::TXT;

    use super::*;

    fn answer(bytes: &[u8], change: impl FnOnce(&mut Message)) -> Vec<u8> {
        let mut message = Message::from_vec(bytes).unwrap().into_response();
        change(&mut message);
        message.to_vec().unwrap()
    }

    fn txt(message: &mut Message, texts: &[&str]) {
        let name = message.queries[0].name.clone();
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        message.add_answer(Record::from_rdata(name, 60, RData::TXT(TXT::new(texts))));
    }

    /// Starts a name server that sends these responses to one query.
    fn server(answers: impl FnOnce(&[u8]) -> Vec<Vec<u8>> + Send + 'static) -> NameServers {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        thread::spawn(move || {
            let mut buffer = [0; 512];
            let (length, peer) = socket.recv_from(&mut buffer).unwrap();
            for answer in answers(&buffer[..length]) {
                socket.send_to(&answer, peer).unwrap();
            }
        });
        NameServers::new(vec![address])
    }

    #[test]
    fn txt_records_are_read_only_from_the_matching_response() {
        let servers = server(|asked| {
            let stray = answer(asked, |message| {
                message.metadata.id = message.metadata.id.wrapping_add(1);
                txt(message, &["of somebody else"]);
            });
            let other = answer(asked, |message| {
                message.queries[0].name = Name::from_ascii("other.eu.").unwrap();
                txt(message, &["of another name"]);
            });
            vec![
                stray,
                other,
                answer(asked, |message| {
                    txt(message, &["one ", "text"]);
                    txt(message, &["another"]);
                }),
            ]
        });
        assert_eq!(
            servers.texts("_urbivox.example.eu"),
            Ok(vec!["one text".to_owned(), "another".to_owned()])
        );
    }

    #[test]
    fn a_missing_record_is_no_error_but_a_failing_server_is() {
        let coded = |code: ResponseCode| {
            let servers = server(move |asked| vec![answer(asked, |message| message.metadata.response_code = code)]);
            servers.texts("_urbivox.example.eu")
        };
        assert_eq!(coded(ResponseCode::NXDomain), Ok(Vec::new()));
        assert!(matches!(
            coded(ResponseCode::ServFail),
            Err(LookupError::Unreachable(_))
        ));
        assert_eq!(NameServers::new(Vec::new()).texts("a.eu"), Err(LookupError::NoServer));
        assert_eq!(NameServers::new(Vec::new()).texts("a..eu"), Err(LookupError::BadName));
    }

    #[test]
    fn a_truncated_response_is_requested_over_tcp() {
        // A port that is free for TCP and UDP.
        let (listener, socket) = std::iter::repeat_with(|| {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let socket = UdpSocket::bind(listener.local_addr().unwrap());
            (listener, socket)
        })
        .find_map(|(listener, socket)| socket.ok().map(|socket| (listener, socket)))
        .unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let mut buffer = [0; 512];
            let (length, peer) = socket.recv_from(&mut buffer).unwrap();
            let short = answer(&buffer[..length], |message| message.metadata.truncation = true);
            socket.send_to(&short, peer).unwrap();
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = vec![0; length + 2];
            stream.read_exact(&mut asked).unwrap();
            let whole = answer(&asked[2..], |message| txt(message, &["x".repeat(200).as_str(); 4]));
            stream
                .write_all(&u16::try_from(whole.len()).unwrap().to_be_bytes())
                .unwrap();
            stream.write_all(&whole).unwrap();
        });
        let texts = NameServers::new(vec![address]).texts("_urbivox.example.eu").unwrap();
        assert_eq!(texts, ["x".repeat(800)]);
    }
}
