"""A brief as PDF: the page, laid out for paper by WeasyPrint; the same brief gives the same bytes."""

from typing import Any

from dragoman.brief.model import Brief
from dragoman.brief.page import to_html
from dragoman.records import DragomanError

MISSING = "a PDF needs WeasyPrint: pip install 'dragoman[paper]'; or write .html and print it from a browser."
NO_PANGO = (
    "a PDF needs the Pango library, which is not installed: on Debian or Ubuntu, 'apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'; or write .html and print it from a browser."
)


def to_pdf(brief: Brief) -> bytes:
    """Render a PDF: A4, notes one click away and back; nothing is fetched for it.

    Raises:
        DragomanError: WeasyPrint or the library it draws with is not installed.
    """
    html = load()
    page = to_html(brief).replace("@page {", "@page { size: A4;", 1)
    made = html(string=page, base_url=None, url_fetcher=_refuse).write_pdf()
    return bytes(made)


def load() -> Any:
    """Give WeasyPrint's HTML class.

    Raises:
        DragomanError: it, or the library it draws with, is not installed.
    """
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise DragomanError(MISSING) from error
    except OSError as error:
        raise DragomanError(NO_PANGO) from error
    return HTML


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    """Fetch nothing: a brief needs nothing from anywhere."""
    raise ValueError(f"{url}: nothing is fetched for a brief")
