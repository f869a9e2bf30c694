"""The documentation as a site: it builds without a warning and asks no other host for anything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
LOADS = re.compile(
    r"<(?:script|img|iframe|source)\b[^>]*\bsrc=\"(https?:)?//|<link\b[^>]*\bhref=\"(https?:)?//"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-b",
        "html",
        str(DOCS),
        str(folder),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)  # noqa: S603
    assert built.returncode == 0, built.stderr
    return folder


def test_every_page_is_reached_from_the_contents(site: Path) -> None:
    """No page of docs/ is missing from the site."""
    sources = [path for path in DOCS.rglob("*.md") if "_build" not in path.parts]
    missing = [path for path in sources if not (site / path.relative_to(DOCS)).with_suffix(".html").is_file()]
    assert not missing


def test_no_page_loads_from_another_host(site: Path) -> None:
    """A page opened on a machine without a network is complete."""
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    assert not [page.name for page in pages if LOADS.search(page.read_text(encoding="utf-8"))]


def test_the_python_reference_shows_docstrings(site: Path) -> None:
    """The reference of the API is made from the code: a function stands there with its arguments explained."""
    page = (site / "reference" / "python.html").read_text(encoding="utf-8")
    for name in ("dragoman.code", "dragoman.ledger.Ledger", "dragoman.analysis.mediations.mediations"):
        assert f'id="{name}"' in page


def test_the_lexicon_page_lists_entries(site: Path) -> None:
    """The reference of the lexicon is made from the data: an entry stands there with its example."""
    page = (site / "reference" / "lexicon.html").read_text(encoding="utf-8")
    assert page.count("<tr") > 2000
