"""Streamable HTTP, behind the same guard as the desk: host, rate, size, origin, and who asks."""

from mcp.server.transport_security import TransportSecuritySettings

from dragoman.assistant.server import assistant_server
from dragoman.web.audit import Audit
from dragoman.web.guard import App, Guard
from dragoman.web.service import Service
from dragoman.web.sessions import Sessions
from dragoman.web.settings import Settings

PATH = "/api/mcp"
"""Under /api/, where the guard answers programs: with 401 and no page to log in."""

MOST_BYTES = 1_000_000


def create_http_app(settings: Settings, service: Service, desk: str = "") -> App:
    """Make the ASGI application.

    Every request stands alone: no sessions that could be taken over, no streams that could be held open.

    Args:
        settings: of the desk; its users are asked for their token.
        service: what answers.
        desk: as for `assistant_server`.
    """
    hosts = [form for host in settings.hosts for form in (host, f"{host}:*")]
    origins = [f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")]
    app = assistant_server(service, desk).streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=settings.most_bytes,
        transport_security=TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins),
    )
    return Guard(app, settings, Sessions(secure=settings.secure), Audit(settings.audit))
