"""Both engines give the same bytes, whatever the work and however it is shared."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deltalake import write_deltalake
from tests.engines.steps import doubled
from tests.exchange.incoming.files import ROWS, as_published
from tests.exchange.made import all_told, events_told

from dragoman.api.pipeline import Outcome, code_outcomes
from dragoman.coder.code import default_world
from dragoman.engines import DyadQuestion, Engine, engine_of
from dragoman.engines.coding import code
from dragoman.engines.exporting import HEADERS, export
from dragoman.engines.importing import import_by
from dragoman.exchange import FORMATS, Told
from dragoman.exchange.incoming import Imported, import_files
from dragoman.ledger import Ledger
from dragoman.ledger.history import HISTORY, NAME, dyad_months, history
from dragoman.records import UnreadableArticleError

HERE = (
    "local 1",
    pytest.param("local 2", marks=pytest.mark.slow),
    "sail",
    pytest.param("spark", marks=pytest.mark.slow),
)
ABOUT = ["batch", "recorded_at"]
"""What differs between any two imports."""


@pytest.fixture(params=HERE)
def engine(request: pytest.FixtureRequest) -> Iterable[Engine]:
    """Each engine."""
    name, _, jobs = request.param.partition(" ")
    remote = None if name == "local" else request.getfixturevalue(name)
    with engine_of("spark" if remote else "local", int(jobs or 2), remote) as made:
        yield made


@pytest.mark.slow
def test_the_same_articles_have_the_same_records(engine: Engine, articles: list[Outcome]) -> None:
    """Twenty articles and one that could not be read come out in order, byte for byte as one process codes them."""
    unread = UnreadableArticleError("x.txt", "is empty.")
    outcomes = [*articles[:3], unread, *articles[3:]]
    assert _coded(code(engine, outcomes)) == _expected(articles, outcomes)


def _coded(results: Iterable[Any]) -> list[bytes]:
    return [
        str(one).encode() if isinstance(one, UnreadableArticleError) else msgspec.json.encode(one[1])
        for one in results
    ]


_memo: list[list[bytes]] = []


def _expected(articles: list[Outcome], outcomes: list[Outcome]) -> list[bytes]:
    """What the pipeline without any engine gives; made once."""
    if not _memo:
        assert len(articles) == 20
        _memo.append(_coded(code_outcomes(outcomes)))
    return _memo[0]


def test_the_order_is_that_of_the_units(engine: Engine) -> None:
    """More units than two waves hold come back in order, though the first take longest."""
    tables = (pa.table({"n": [one, one + 1]}) for one in range(40))
    found = [one["n"].to_pylist() for one in engine.each(doubled, tables) if isinstance(one, pa.Table)]
    assert found == [[2 * one, 2 * one + 2] for one in range(40)]


def test_the_same_file_gives_the_same_history(
    engine: Engine, ledger: Ledger, tmp_path: Path, monkeypatch: Any
) -> None:
    """Files of three readers, in many blocks, with rows set aside and codes unknown: all is as without an engine."""
    monkeypatch.setattr("dragoman.exchange.incoming.lines.blocks.__defaults__", (4096,))
    monkeypatch.setattr("dragoman.exchange.incoming.quoted.TOGETHER", 20)
    files = {source: _file(tmp_path, source) for source in ("gdelt", "ucdp-ged", "plover")}
    with Ledger.open(tmp_path / "plain", create=True) as plain:
        for source, file in files.items():
            expected = _told(import_files(plain, source, [file]))
            assert _told(import_by(engine, ledger, source, [file])) == expected
        ours, theirs = history(ledger).drop_columns(ABOUT), history(plain).drop_columns(ABOUT)
    assert _bytes(ours) == _bytes(theirs)
    asides = [sorted((folder / "set-aside").glob("*")) for folder in (ledger.path, tmp_path / "plain")]
    assert [one.read_bytes() for one in asides[0]] == [one.read_bytes() for one in asides[1]]
    assert asides[0]


def _file(folder: Path, source: str) -> Path:
    path = folder / source
    ident = {"gdelt": "GLOBALEVENTID"}.get(source, "id")
    rows = [ROWS[source] | {ident: f"{number}"} for number in range(60)]
    if source == "gdelt":
        rows = [
            row | {"Actor1CountryCode": "XQZ", "Actor1Code": "XQZ"} if n % 7 == 0 else row
            for n, row in enumerate(rows)
        ]
        rows = [row | {"ActionGeo_Lat": "north"} if n % 11 == 0 else row for n, row in enumerate(rows)]
    path.write_text(as_published(source, rows), encoding="utf-8")
    return path


def _told(imported: Iterable[Imported]) -> list[Imported]:
    return [msgspec.structs.replace(one, batch="", aside=None) for one in imported]


def _bytes(table: pa.Table) -> bytes:
    """The table as a file; what lies in memory under a null is nobody's value."""
    stream = BytesIO()
    pq.write_table(table, stream)
    return stream.getvalue()


QUESTIONS = [
    DyadQuestion(),
    DyadQuestion(sources=("acled", "gdelt"), parties=("KEN", "UGA")),
    DyadQuestion(since=date(2020, 2, 3), until=date(2020, 4, 2)),
    DyadQuestion(known_on=datetime(2021, 1, 1, 2, tzinfo=UTC)),
    DyadQuestion(sources=("nobody's",)),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_the_same_rows_have_the_same_sums(engine: Engine, ledger: Ledger, question: DyadQuestion) -> None:
    """Sums by dyad and month are the same to the last bit, newer versions and withdrawals heeded."""
    for part in (_rows()[::2], _rows()[1::2]):
        write_deltalake(ledger.path / NAME, pa.Table.from_pylist(part, schema=HISTORY), mode="append")
    found = engine.dyad_months(ledger, question)
    assert _bytes(found) == _bytes(dyad_months(ledger, **msgspec.structs.asdict(question)))
    assert found.num_rows > (0 if "nobody's" not in question.sources else -1)


def test_an_empty_history_has_no_sums(engine: Engine, ledger: Ledger) -> None:
    """A ledger into which nothing was imported gives an empty table of the same columns."""
    assert engine.dyad_months(ledger, DyadQuestion()).equals(dyad_months(ledger))


def _rows() -> list[dict[str, Any]]:
    """Events of several sources, sides, months and scores that no sum of fractions adds up to the same in any order."""
    rows = [
        _row(
            number,
            actor=("KEN", "UGA", "TZA")[number % 3],
            recipient=("UGA", "KEN", None)[number % 3 - number % 2],
        )
        for number in range(200)
    ]
    newer = [_row(number, supersedes=True, hour=2, score=-9.9) for number in range(0, 40, 4)]
    gone = [_row(number, supersedes=True, retracted=True, hour=3) for number in range(0, 40, 8)]
    return [*rows, *newer, *gone]


def _row(number: int, *, hour: int = 1, **given: Any) -> dict[str, Any]:
    return {
        "source": ("gdelt", "acled")[number % 2],
        "event_id": f"{number}",
        "part": 1,
        "day_from": date(2020, 1 + number % 5, 1 + number % 28),
        "actor": "KEN",
        "recipient": "UGA",
        "quad": (1, 2, 3, 4, None)[number % 5],
        "score": None if number % 9 == 0 else number / 7 - 10,
        "status": (None, "occurred", "planned", "ongoing")[number % 4],
        "fatalities": number if number % 3 == 0 else None,
        "retracted": False,
        "supersedes": False,
        "file": "made",
        "line": number,
        "batch": f"b{hour}",
        "recorded_at": datetime(2021, 1, 1, hour, tzinfo=UTC),
    } | given


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("engine", ["local 1", "sail"], indirect=True)
def test_the_same_reports_give_the_same_file(engine: Engine, form: str, monkeypatch: Any) -> None:
    """Every format is written byte for byte as without an engine, in several units where its rows stand alone."""
    monkeypatch.setattr("dragoman.engines.exporting.TOGETHER", 4)
    some = events_told() if form == "csv" else all_told()
    reports = [_of_article(one, number) for number in range(5) for one in some]
    ours, theirs = BytesIO(), BytesIO()
    tally = export(engine, form, reports, default_world(), ours)
    expected = FORMATS[form].write(reports, default_world(), theirs)
    assert ours.getvalue() == theirs.getvalue()
    assert (tally.written, tally.left_out) == (expected.written, expected.left_out)


def _of_article(one: Told, number: int) -> Told:
    """The same telling in another article."""
    kept = msgspec.structs.replace(one.article, id=f"article{number:02}")
    return Told(msgspec.structs.replace(one.report, article=kept.id), kept)


@pytest.mark.parametrize("form", sorted(HEADERS))
@pytest.mark.parametrize("engine", ["local 1", "sail"], indirect=True)
def test_nothing_to_export(engine: Engine, form: str) -> None:
    """Without reports a table has its header and nothing else."""
    ours, theirs = BytesIO(), BytesIO()
    export(engine, form, [], default_world(), ours)
    FORMATS[form].write([], default_world(), theirs)
    assert ours.getvalue() == theirs.getvalue()
