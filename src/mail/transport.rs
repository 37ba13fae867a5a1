//! The way out: SMTP with STARTTLS or TLS, or a folder.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};

use super::message::message;
use crate::storage::{files, letters};

/// How long a mail server may take to answer, in seconds: a courier that waits for ever delivers nothing.
const ANSWER_SECONDS_MAX: u64 = 30;

/// The way out.
pub enum Transport {
    /// To a mail server.
    Smtp {
        /// The server.
        server: Box<SmtpTransport>,
        /// Who sends.
        from: Mailbox,
    },
    /// Into a folder, a file each.
    Folder {
        /// The folder; made when it is needed.
        path: PathBuf,
        /// Who sends.
        from: Mailbox,
    },
}

/// Why the settings make no way out.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct MailSettingsError(pub String);

/// Why a letter did not leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendError {
    /// Trying again does not help.
    pub is_permanent: bool,
    /// The server did not say no to this letter: it was not reached at all, so other letters fare no better now.
    pub is_away: bool,
    /// What the server said. Never holds the password.
    pub what: String,
}

impl Transport {
    /// The way that the settings name: `smtp://user:password@host:587` begins in the clear and must turn to TLS before
    /// the password is sent (STARTTLS), `smtps://` is TLS from the first byte. A server on this machine may do without.
    /// `ca` is a file with one more root certificate.
    pub fn of(
        url: Option<&str>,
        from: Option<&str>,
        ca: Option<&Path>,
        folder: PathBuf,
    ) -> Result<Transport, MailSettingsError> {
        let mistake = |what: String| MailSettingsError(what);
        let from: Mailbox = from
            .unwrap_or("Urbivox <no-reply@localhost>")
            .parse()
            .map_err(|cause| mistake(format!("URBIVOX_MAIL_FROM is no address: {cause}")))?;
        let Some(url) = url else {
            return Ok(Transport::Folder { path: folder, from });
        };
        let server = Server::parse(url)?;
        let mut parameters = TlsParameters::builder(server.host.clone());
        if let Some(ca) = ca {
            let pem = std::fs::read(ca).map_err(|cause| mistake(format!("{}: {cause}", ca.display())))?;
            let certificate =
                Certificate::from_pem(&pem).map_err(|cause| mistake(format!("{}: {cause}", ca.display())))?;
            parameters = parameters.add_root_certificate(certificate);
        }
        let parameters = parameters
            .build()
            .map_err(|cause| mistake(format!("TLS cannot be used: {cause}")))?;
        let tls = match (server.is_wrapped, server.is_local()) {
            (true, _) => Tls::Wrapper(parameters),
            (false, true) => Tls::Opportunistic(parameters),
            (false, false) => Tls::Required(parameters),
        };
        let mut builder = SmtpTransport::builder_dangerous(&server.host)
            .port(server.port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(ANSWER_SECONDS_MAX)));
        if let Some((user, password)) = server.login {
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(Transport::Smtp {
            server: Box::new(builder.build()),
            from,
        })
    }

    /// The folder, where there is no mail server.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Transport::Folder { path, .. } => Some(path),
            Transport::Smtp { .. } => None,
        }
    }

    /// Sends a letter.
    pub fn send(&self, letter: &letters::Row) -> Result<(), SendError> {
        match self {
            Transport::Smtp { server, from } => {
                let message = message(from, letter)?;
                server.send(&message).map(|_response| ()).map_err(|cause| SendError {
                    // A refused password (RFC 4954) is the operator's mistake, not the letter's: it waits until that is mended.
                    is_permanent: cause.is_permanent() && !is_about_password(&cause),
                    is_away: cause.status().is_none() || is_about_password(&cause),
                    what: cause.to_string(),
                })
            }
            Transport::Folder { path, from } => {
                let message = message(from, letter)?;
                write(path, letter.id, &message.formatted()).map_err(|cause| SendError {
                    is_permanent: false,
                    is_away: true,
                    what: format!("{}: {cause}", path.display()),
                })
            }
        }
    }
}

fn is_about_password(cause: &lettre::transport::smtp::Error) -> bool {
    let code = cause.status().map(|code| code.to_string());
    code.is_some_and(|code| ["530", "534", "535", "538"].contains(&code.as_str()))
}

/// Writes a file that is there whole or not at all, for its owner alone: letters hold links that set a password.
fn write(folder: &Path, id: i64, bytes: &[u8]) -> io::Result<()> {
    files::ensure_private_folder(folder)?;
    let draft = folder.join(format!("{id}.tmp"));
    // What an earlier try left behind may have another mode.
    files::remove_if_there(&draft)?;
    files::create_private(&draft)?.write_all(bytes)?;
    std::fs::rename(draft, folder.join(format!("{id}.eml")))
}

/// A mail server as an address names it.
struct Server {
    is_wrapped: bool,
    host: String,
    port: u16,
    login: Option<(String, String)>,
}

impl Server {
    fn parse(url: &str) -> Result<Server, MailSettingsError> {
        let wrong = || {
            MailSettingsError("write it as smtp://user:password@host:587 or smtps://user:password@host:465".to_owned())
        };
        let (is_wrapped, rest) = match url.split_once("://") {
            Some(("smtp", rest)) => (false, rest),
            Some(("smtps", rest)) => (true, rest),
            _other => return Err(wrong()),
        };
        let (login, place) = match rest.trim_end_matches('/').rsplit_once('@') {
            Some((login, place)) => {
                let (user, password) = login.split_once(':').ok_or_else(wrong)?;
                let user = decoded(user).ok_or_else(wrong)?;
                let password = decoded(password).ok_or_else(wrong)?;
                (Some((user, password)), place)
            }
            None => (None, rest.trim_end_matches('/')),
        };
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok().ok_or_else(wrong)?),
            _without => (place, if is_wrapped { 465 } else { 587 }),
        };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b".-_[]:".contains(&byte);
        if host.is_empty() || !host.bytes().all(is_name) {
            return Err(wrong());
        }
        Ok(Server {
            is_wrapped,
            // An IPv6 address has brackets only inside an address of the web.
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            login,
        })
    }

    fn is_local(&self) -> bool {
        ["localhost", "127.0.0.1", "::1"].contains(&self.host.as_str()) && self.login.is_none()
    }
}

/// A part of an address without its percent signs. A plus stays a plus, and an ampersand ends nothing. `None` when the bytes
/// are no text: a password must not be sent as another one.
fn decoded(text: &str) -> Option<String> {
    let pair = format!("x={}", text.replace('+', "%2B").replace('&', "%26"));
    let value: String = form_urlencoded::parse(pair.as_bytes())
        .map(|(_, value)| value)
        .collect();
    (!value.contains(char::REPLACEMENT_CHARACTER)).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_server() {
        let server = Server::parse("smtp://post%40tampere.fi:a+b%3A%2F@mail.tampere.fi").unwrap();
        assert_eq!(
            (server.host.as_str(), server.port, server.is_wrapped),
            ("mail.tampere.fi", 587, false)
        );
        assert_eq!(server.login, Some(("post@tampere.fi".to_owned(), "a+b:/".to_owned())));
        let server = Server::parse("smtp://post:a&b=c%26@mail.tampere.fi").unwrap();
        assert_eq!(server.login, Some(("post".to_owned(), "a&b=c&".to_owned())));
        assert_eq!(Server::parse("smtps://mail.tampere.fi/").unwrap().port, 465);
        assert!(Server::parse("smtp://localhost:25").unwrap().is_local());
        let server = Server::parse("smtp://[::1]:25").unwrap();
        assert_eq!(
            (server.host.as_str(), server.port, server.is_local()),
            ("::1", 25, true)
        );
        for wrong in [
            "",
            "mail.tampere.fi",
            "http://mail",
            "smtp://",
            "smtp://a@b",
            "smtp://a b",
            "smtp://post:%ff@mail",
            "smtp://host:port",
        ] {
            assert!(Server::parse(wrong).is_err(), "{wrong}");
        }
    }
}
