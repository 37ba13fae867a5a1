"""receiver.py [--wrapped] PORT CERT KEY MAILDIR: an SMTP server for tests.

Accepts e-mails from `user` with the password `secret`, with STARTTLS or, with --wrapped, implicit TLS, and stores them in
MAILDIR. Prints "ready PORT" when it listens; port 0 selects a free one. Ends when its standard input closes, so that no
process remains after a test that panics.
"""

import asyncio
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def authenticate(_server, _session, _envelope, _mechanism, data):
    is_known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"user", b"secret")
    # Not handled: the library responds with 535.
    return AuthResult(success=is_known, handled=False)


async def main():
    arguments = sys.argv[1:]
    wrapped = "--wrapped" in arguments
    port, cert, key, maildir = (argument for argument in arguments if argument != "--wrapped")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(cert, key)
    handler = Mailbox(maildir)
    loop = asyncio.get_running_loop()

    def session():
        return SMTP(
            handler,
            hostname="localhost",
            loop=loop,
            tls_context=None if wrapped else tls,
            require_starttls=not wrapped,
            auth_required=True,
            # With implicit TLS, the library does not know that the connection is encrypted.
            auth_require_tls=not wrapped,
            authenticator=authenticate,
        )

    server = await loop.create_server(session, "127.0.0.1", int(port), ssl=tls if wrapped else None)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
