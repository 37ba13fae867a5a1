//! Mail transport: SMTP with STARTTLS or TLS, or a folder.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};

use super::message::message;
use super::send_error::SendError;
use crate::storage::{files, letters};

/// Timeout of the mail server, in seconds.
const ANSWER_SECONDS_MAX: u64 = 30;

/// Mail transport.
pub enum Transport {
    /// Sends to a mail server.
    Smtp {
        /// SMTP client.
        server: Box<SmtpTransport>,
        /// Sender address.
        from: Mailbox,
    },
    /// Writes one file per letter into a folder.
    Folder {
        /// Folder; created when needed.
        path: PathBuf,
        /// Sender address.
        from: Mailbox,
    },
}

/// Invalid mail settings, with the reason.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct MailSettingsError(pub String);

impl Transport {
    /// Creates the transport for the settings: `smtp://user:password@host:587` requires STARTTLS before the password is
    /// sent, `smtps://` is TLS from the first byte. A server on this machine without login may lack TLS. `ca` is a file
    /// with an additional root certificate.
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
            .map_err(|cause| mistake(format!("URBIVOX_MAIL_FROM is not an e-mail address: {cause}")))?;
        let Some(url) = url else {
            return Ok(Transport::Folder { path: folder, from });
        };
        let server = ServerAddress::parse(url)?;
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

    /// Returns the folder; `None` for a mail server.
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
                    // A rejected login (RFC 4954) is a configuration error: the letter is retried until it is corrected.
                    is_permanent: cause.is_permanent() && !is_authentication_failure(&cause),
                    is_unreachable: cause.status().is_none() || is_authentication_failure(&cause),
                    what: cause.to_string(),
                })
            }
            Transport::Folder { path, from } => {
                let message = message(from, letter)?;
                write(path, letter.id, &message.formatted()).map_err(|cause| SendError {
                    is_permanent: false,
                    is_unreachable: true,
                    what: format!("{}: {cause}", path.display()),
                })
            }
        }
    }
}

fn is_authentication_failure(cause: &lettre::transport::smtp::Error) -> bool {
    let code = cause.status().map(|code| code.to_string());
    code.is_some_and(|code| ["530", "534", "535", "538"].contains(&code.as_str()))
}

/// Writes a file atomically, readable by the owner only: letters contain links that set a password.
fn write(folder: &Path, id: i64, bytes: &[u8]) -> io::Result<()> {
    files::ensure_private_folder(folder)?;
    let draft = folder.join(format!("{id}.tmp"));
    // A file left by an earlier attempt may have another mode.
    files::remove_if_exists(&draft)?;
    files::create_private(&draft)?.write_all(bytes)?;
    std::fs::rename(draft, folder.join(format!("{id}.eml")))
}

/// Mail server settings, parsed from a URL.
struct ServerAddress {
    is_wrapped: bool,
    host: String,
    port: u16,
    login: Option<(String, String)>,
}

impl ServerAddress {
    fn parse(url: &str) -> Result<ServerAddress, MailSettingsError> {
        let wrong = || {
            MailSettingsError("write it as smtp://user:password@host:587 or smtps://user:password@host:465".to_owned())
        };
        let (is_wrapped, rest) = match url.split_once("://") {
            Some(("smtp", rest)) => (false, rest),
            Some(("smtps", rest)) => (true, rest),
            _other => return Err(wrong()),
        };
        let (login, authority) = match rest.trim_end_matches('/').rsplit_once('@') {
            Some((login, authority)) => {
                let (user, password) = login.split_once(':').ok_or_else(wrong)?;
                let user = percent_decode(user).ok_or_else(wrong)?;
                let password = percent_decode(password).ok_or_else(wrong)?;
                (Some((user, password)), authority)
            }
            None => (None, rest.trim_end_matches('/')),
        };
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok().ok_or_else(wrong)?),
            _without => (authority, if is_wrapped { 465 } else { 587 }),
        };
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b".-_[]:".contains(&byte);
        if host.is_empty() || !host.bytes().all(is_name) {
            return Err(wrong());
        }
        Ok(ServerAddress {
            is_wrapped,
            // IPv6 addresses have brackets only inside URLs.
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            login,
        })
    }

    fn is_local(&self) -> bool {
        ["localhost", "127.0.0.1", "::1"].contains(&self.host.as_str()) && self.login.is_none()
    }
}

/// Percent-decodes a part of a URL; `+` and `&` are literal. `None` if the bytes are not UTF-8: a password must not be sent
/// altered.
fn percent_decode(text: &str) -> Option<String> {
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
    fn a_url_names_a_mail_server() {
        let server = ServerAddress::parse("smtp://post%40tampere.fi:a+b%3A%2F@mail.tampere.fi").unwrap();
        assert_eq!(
            (server.host.as_str(), server.port, server.is_wrapped),
            ("mail.tampere.fi", 587, false)
        );
        assert_eq!(server.login, Some(("post@tampere.fi".to_owned(), "a+b:/".to_owned())));
        let server = ServerAddress::parse("smtp://post:a&b=c%26@mail.tampere.fi").unwrap();
        assert_eq!(server.login, Some(("post".to_owned(), "a&b=c&".to_owned())));
        assert_eq!(ServerAddress::parse("smtps://mail.tampere.fi/").unwrap().port, 465);
        assert!(ServerAddress::parse("smtp://localhost:25").unwrap().is_local());
        let server = ServerAddress::parse("smtp://[::1]:25").unwrap();
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
            assert!(ServerAddress::parse(wrong).is_err(), "{wrong}");
        }
    }
}
