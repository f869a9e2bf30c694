"""Sessions in a signed cookie, and the tokens of forms that are bound to them."""

import hashlib
import hmac
import secrets

import msgspec
from itsdangerous import BadSignature, URLSafeTimedSerializer

AGE = 12 * 3600
"""Seconds that a session lasts: a day at the desk."""


class Session(msgspec.Struct, frozen=True):
    """What the cookie holds: a number of its own, and who logged in."""

    nonce: str
    user: str = ""


class Sessions:
    """Makes and reads sessions with a secret of this process: they end when it does."""

    def __init__(self, *, secure: bool) -> None:
        """Make the secret."""
        self._secret = secrets.token_bytes(32)
        self._serializer = URLSafeTimedSerializer(self._secret, salt="session")
        self.cookie = "__Host-dragoman" if secure else "dragoman"
        self.secure = secure

    def new(self, user: str = "") -> Session:
        """Begin a session; a new number for each login, so that none can be planted."""
        return Session(secrets.token_urlsafe(18), user)

    def read(self, value: str | None) -> Session | None:
        """Read a cookie; None where it is not ours or too old."""
        try:
            nonce, user = self._serializer.loads(value or "", max_age=AGE)
        except (BadSignature, ValueError, TypeError):
            return None
        return Session(str(nonce), str(user))

    def value(self, session: Session) -> str:
        """Write a session as a cookie's value."""
        return str(self._serializer.dumps([session.nonce, session.user]))

    def set_cookie(self, session: Session) -> str:
        """Write the header that sets the cookie."""
        secure = "; Secure" if self.secure else ""
        return (
            f"{self.cookie}={self.value(session)}; Path=/; Max-Age={AGE}; HttpOnly; SameSite=Strict{secure}"
        )

    def token(self, session: Session) -> str:
        """Give the token that the forms of a session carry."""
        return hmac.new(self._secret, f"form\x1f{session.nonce}".encode(), hashlib.sha256).hexdigest()

    def is_token(self, session: Session, token: str) -> bool:
        """Whether a form's token is of this session."""
        return hmac.compare_digest(self.token(session).encode(), token.encode("utf-8", "replace"))
