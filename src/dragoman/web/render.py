"""Templates to pages. Everything that an article wrote is escaped: its text is hostile."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from dragoman.analysis.evidence import cite
from dragoman.web.view import View

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
    known = {"who": "", "cite": cite, **context}
    text = _templates().get_template(f"{template}.html").render(view=view, title=title, **known)
    return HTMLResponse(text.encode("utf-8", "replace"), status)


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
