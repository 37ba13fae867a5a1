//! E-mail delivery: through an SMTP server, with and without its requirements, and to a folder.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use tempfile::TempDir;
use urbivox::mail::{SendError, Transport};
use urbivox::storage::letters::Row;

const FROM: &str = "Tampereen kaupunki <post@tampere.example>";

/// An SMTP server for one test. It ends when its standard input closes, so with the test.
struct SmtpServer {
    process: Child,
    port: u16,
    folder: TempDir,
}

impl SmtpServer {
    fn start(options: &[&str]) -> SmtpServer {
        #[expect(
            clippy::disallowed_methods,
            reason = "the test command says which Python has aiosmtpd"
        )]
        let python = std::env::var("URBIVOX_TEST_PYTHON").expect("run ./tests/run, which installs aiosmtpd");
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        create_certificate(&at("cert.pem"), &at("key.pem"));
        let mut process = Command::new(python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/receiver.py"))
            .args(options)
            .arg("0")
            .args([at("cert.pem"), at("key.pem"), at("mail")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line.trim().strip_prefix("ready ").expect("a receiver").parse().unwrap();
        SmtpServer { process, port, folder }
    }

    fn certificate(&self) -> PathBuf {
        self.folder.path().join("cert.pem")
    }

    fn transport(&self, scheme: &str, password: &str) -> Transport {
        let url = format!("{scheme}://user:{password}@localhost:{}", self.port);
        Transport::of(Some(&url), Some(FROM), Some(&self.certificate()), PathBuf::new()).unwrap()
    }

    /// The received messages.
    fn letters(&self) -> Vec<String> {
        texts(&self.folder.path().join("mail/new"))
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        self.process.wait().ok();
    }
}

/// Creates a self-signed certificate for `localhost`.
fn create_certificate(cert: &Path, key: &Path) {
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ])
        .args(["-days", "2", "-subj", "/CN=localhost"])
        .args(["-addext", "subjectAltName=DNS:localhost"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(key)
        .arg("-out")
        .arg(cert)
        .output()
        .expect("openssl");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// The contents of all files in a folder, which need not exist.
fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    entries.map(|entry| read(entry.unwrap().path())).collect()
}

fn letter(recipient: &str, subject: &str) -> Row {
    Row {
        id: 7,
        recipient: recipient.to_owned(),
        subject: subject.to_owned(),
        body: "Tervetuloa!\n\nAvaa tilisi.\n".to_owned(),
        created_at: 0,
        due_at: Some(0),
        attempts: 0,
        sent_at: None,
        failure: None,
    }
}

/// Delivers the message to a folder, and returns the contents of the file.
fn deliver_to_folder(letter: &Row) -> Result<String, SendError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters");
    let transport = Transport::of(None, Some(FROM), None, path.clone()).unwrap();
    transport.send(letter)?;
    Ok(texts(&path).concat())
}

/// The names of the header fields, before the first blank line.
fn headers(text: &str) -> Vec<String> {
    let (head, _) = text.split_once("\n\n").unwrap();
    let names = head.lines().filter(|line| !line.starts_with([' ', '\t']));
    names
        .map(|line| line.split_once(':').unwrap().0.to_lowercase())
        .collect()
}

fn assert_arrived(letters: &[String]) {
    let [text] = letters else {
        panic!("{} e-mails", letters.len());
    };
    for part in [
        "X-RcptTo: aino@example.org\n",
        "To: aino@example.org\n",
        "post@tampere.example>\n",
        "Subject: Kutsu\n",
        "Message-ID: <7@tampere.example>\n",
        "Auto-Submitted: auto-generated\n",
        "Content-Type: text/plain; charset=utf-8\n",
        "\n\nTervetuloa!\n\nAvaa tilisi.\n",
    ] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
    assert!(headers(text).contains(&"date".to_owned()), "{text}");
}

#[test]
fn a_letter_is_delivered_over_starttls_with_a_password() {
    let receiver = SmtpServer::start(&[]);
    let sent = receiver
        .transport("smtp", "secret")
        .send(&letter("aino@example.org", "Kutsu"));
    assert_eq!(sent, Ok(()));
    assert_arrived(&receiver.letters());
}

#[test]
fn a_letter_is_delivered_over_tls_from_the_first_byte() {
    let receiver = SmtpServer::start(&["--wrapped"]);
    let sent = receiver
        .transport("smtps", "secret")
        .send(&letter("aino@example.org", "Kutsu"));
    assert_eq!(sent, Ok(()));
    assert_arrived(&receiver.letters());
}

#[test]
fn a_wrong_password_waits_for_the_operator_and_is_never_shown() {
    let receiver = SmtpServer::start(&[]);
    let transport = receiver.transport("smtp", "hunter-two");
    let failure = transport.send(&letter("aino@example.org", "Kutsu")).unwrap_err();
    assert!(!failure.is_permanent && failure.is_unreachable, "{failure:?}");
    assert!(failure.what.contains("535"), "{failure:?}");
    // In plain text, and as in AUTH PLAIN: base64 of "\0user\0hunter-two".
    for shown in ["hunter-two", "AHVzZXIAaHVudGVyLXR3bw"] {
        assert!(!failure.what.contains(shown), "{failure:?}");
    }
    assert_eq!(receiver.letters(), Vec::<String>::new());
}

#[test]
fn a_server_with_an_untrusted_certificate_gets_no_letter() {
    let receiver = SmtpServer::start(&[]);
    let url = format!("smtp://user:secret@localhost:{}", receiver.port);
    let transport = Transport::of(Some(&url), Some(FROM), None, PathBuf::new()).unwrap();
    let failure = transport.send(&letter("aino@example.org", "Kutsu")).unwrap_err();
    assert!(!failure.is_permanent, "the operator can repair it: {failure:?}");
    assert_eq!(receiver.letters(), Vec::<String>::new());
}

#[test]
fn a_password_is_not_sent_to_a_server_without_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 localhost\r\n").unwrap();
        let mut heard = Vec::new();
        for line in BufReader::new(stream.try_clone().unwrap())
            .lines()
            .map_while(Result::ok)
        {
            let is_greeting = line.starts_with("EHLO");
            heard.push(line);
            // The server offers password authentication without STARTTLS.
            let answer: &[u8] = if is_greeting {
                b"250-localhost\r\n250 AUTH PLAIN LOGIN\r\n"
            } else {
                b"221 bye\r\n"
            };
            if stream.write_all(answer).is_err() {
                break;
            }
        }
        heard
    });
    let url = format!("smtp://user:secret@localhost:{port}");
    let transport = Transport::of(Some(&url), Some(FROM), None, PathBuf::new()).unwrap();
    let failure = transport.send(&letter("aino@example.org", "Kutsu")).unwrap_err();
    assert!(!failure.is_permanent, "{failure:?}");
    let heard = server.join().unwrap();
    assert!(heard.iter().any(|line| line.starts_with("EHLO")), "{heard:?}");
    assert!(
        !heard
            .iter()
            .any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")),
        "{heard:?}"
    );
}

#[test]
fn an_unavailable_server_is_retried() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://localhost:{}", listener.local_addr().unwrap().port());
    drop(listener);
    let transport = Transport::of(Some(&url), Some(FROM), None, PathBuf::new()).unwrap();
    let failure = transport.send(&letter("aino@example.org", "Kutsu")).unwrap_err();
    assert!(!failure.is_permanent, "{failure:?}");
}

#[test]
fn without_a_server_letters_go_to_a_folder() {
    let text = deliver_to_folder(&letter("aino@example.org", "Äänestä")).unwrap();
    assert!(text.contains("To: aino@example.org\n"), "{text}");
    assert!(text.contains("Auto-Submitted: auto-generated\n"), "{text}");
    // RFC 2047: header fields are ASCII.
    assert!(text.contains("Subject: =?utf-8?"), "{text}");
    assert!(text.trim_end().ends_with("\n\nTervetuloa!\n\nAvaa tilisi."), "{text}");
}

#[test]
fn text_of_a_letter_cannot_inject_headers() {
    for subject in [
        "Kutsu\r\nBcc: all@example.org",
        "Kutsu\nBcc: all@example.org",
        "Kutsu\r\n\r\n<b>",
    ] {
        let text = deliver_to_folder(&letter("aino@example.org", subject)).unwrap();
        assert!(!headers(&text).contains(&"bcc".to_owned()), "{text}");
        assert!(text.trim_end().ends_with("\n\nTervetuloa!\n\nAvaa tilisi."), "{text}");
    }
    for recipient in [
        "aino@example.org\r\nBcc: all@example.org",
        "aino@example.org, all@example.org",
        "aino",
        "",
    ] {
        let failure = deliver_to_folder(&letter(recipient, "Kutsu")).unwrap_err();
        assert!(failure.is_permanent, "{recipient:?}: {failure:?}");
    }
}

#[test]
fn invalid_mail_settings_are_explained_without_the_password() {
    let of = |url: &str, from: Option<&str>, ca: Option<&Path>| {
        let made = Transport::of(Some(url), from, ca, PathBuf::new());
        made.err().unwrap_or_else(|| panic!("{url} was taken")).to_string()
    };
    assert!(of("smtp://user:secret@localhost", Some("nobody"), None).contains("URBIVOX_MAIL_FROM"));
    let missing = Path::new("/does/not/exist.pem");
    assert!(of("smtp://user:secret@localhost", None, Some(missing)).contains("/does/not/exist.pem"));
    for url in [
        "http://user:secret@localhost",
        "smtp://user:secret@",
        "smtp://user:secret@localhost:port",
    ] {
        let words = of(url, None, None);
        assert!(words.contains("smtp://") && !words.contains("secret"), "{words}");
    }
}
