"""Templates to pages. Everything that an article wrote is escaped: its text is hostile."""

import re
from datetime import datetime
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dragoman.analysis.evidence import cite
from dragoman.web.differences import differences
from dragoman.web.summary import dyad_said
from dragoman.web.view import View

_NOW = b"<span>as the ledger stands now</span>"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def page(template: str, view: View, title: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a page.

    Args:
        template: the file's name without `.html`.
        view: what the page is of.
        title: of the window.
        status: of HTTP.
        context: what else the template needs.
    """
    return HTMLResponse(rendered(template, view, title, **context), status)


def rendered(template: str, view: View, title: str, **context: Any) -> bytes:
    """Render a page to bytes (see `page`)."""
    known = {
        "who": "",
        "cite": cite,
        "differences": partial(differences, view),
        "dyad_said": partial(dyad_said, view),
        **context,
    }
    text = _templates().get_template(f"{template}.html").render(view=view, title=title, **known)
    return text.encode("utf-8", "replace")


def late_said(body: bytes, known_on: datetime | None) -> bytes:
    """Have a page say, beside its times, that it is of some seconds ago; None is now, which it says already."""
    if known_on is None:
        return body
    words = (
        f"as the ledger stood at {known_on:%H:%M:%S} UTC: newer articles have come in, which this page has when you "
        "load it again"
    )
    return body.replace(_NOW, f'<span class="late">{words}</span>'.encode(), 1)


def shown(value: Any) -> Any:
    """Take out of a text what is not to be seen but changes how others are: controls, direction overrides."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _UNSEEN.sub("", value)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
