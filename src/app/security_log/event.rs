//! Kinds of refused attempts.

/// Kind of a refused attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SecurityEvent {
    /// Sign-in with a wrong address or password.
    SignInWrong,
    /// Sign-in refused after too many failures.
    SignInLocked,
    /// Sign-on by an identity provider that was refused.
    SignOnRefused,
    /// Wrong code of the second factor.
    CodeWrong,
    /// Code refused after too many failures.
    CodeLocked,
    /// Wrong password within a session.
    PasswordWrong,
    /// Form without a valid CSRF proof.
    FormRefused,
    /// Action that no role of the principal permits.
    PermissionRefused,
    /// Unknown or expired API key.
    KeyWrong,
}

impl SecurityEvent {
    /// Stable name, `noun.what`.
    pub fn name(self) -> &'static str {
        match self {
            SecurityEvent::SignInWrong => "sign-in.wrong",
            SecurityEvent::SignInLocked => "sign-in.locked",
            SecurityEvent::SignOnRefused => "sign-on.refused",
            SecurityEvent::CodeWrong => "code.wrong",
            SecurityEvent::CodeLocked => "code.locked",
            SecurityEvent::PasswordWrong => "password.wrong",
            SecurityEvent::FormRefused => "form.refused",
            SecurityEvent::PermissionRefused => "permission.refused",
            SecurityEvent::KeyWrong => "key.wrong",
        }
    }
}
