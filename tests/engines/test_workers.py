"""Workers that cannot do what they are asked to: the error says why, and what to do."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from tests.engines import servers, steps

from dragoman.engines import Engine, EngineError, engine_of

TABLES = [pa.table({"n": [one]}) for one in range(3)]


@pytest.fixture
def engine(sail: str) -> Iterator[Engine]:
    """Spark, by Sail."""
    with engine_of("spark", 2, sail) as made:
        yield made


def test_a_step_that_fails(engine: Engine) -> None:
    """What a step raises is told in one line, with the server's address."""
    with pytest.raises(
        EngineError, match=r"^sc://localhost:\d+: the work failed there: ValueError: no such table of 1 rows$"
    ):
        list(engine.each(steps.failing, TABLES))


def test_the_model_here_and_not_there(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that would code with the model, where the caller codes without, do nothing."""
    monkeypatch.setenv("DRAGOMAN_NO_MODEL", "1")
    with pytest.raises(EngineError, match="its workers code with the decision model, and here it is without"):
        list(engine.each(steps.doubled, TABLES))


@pytest.mark.slow
def test_other_names_there(tmp_path: Path) -> None:
    """Workers with names of their own would code otherwise: both installations are named, and nothing is done."""
    pytest.importorskip("pysail", reason="Sail is in the extra: pip install 'dragoman[spark]'")
    names = tmp_path / "names"
    names.mkdir()
    (names / "more.csv").write_text("made,up\n", encoding="utf-8")
    with (
        servers.sail(tmp_path, DRAGOMAN_NAMES=str(names)) as server,
        engine_of("spark", 2, server.address) as engine,
        pytest.raises(
            EngineError, match=r"its workers have dragoman \S+, and here is \S+: install the same version"
        ),
    ):
        list(engine.each(steps.doubled, TABLES))


@pytest.mark.slow
def test_workers_without_dragoman(tmp_path: Path) -> None:
    """Workers that cannot import dragoman are told from other failures."""
    pytest.importorskip("pysail", reason="Sail is in the extra: pip install 'dragoman[spark]'")
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Hidden:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] == 'dragoman':\n"
        "            raise ModuleNotFoundError(f\"No module named '{name}'\", name=name)\n"
        "sys.meta_path.insert(0, Hidden())\n",
        encoding="utf-8",
    )
    with (
        servers.sail(tmp_path, PYTHONPATH=str(tmp_path)) as server,
        engine_of("spark", 2, server.address) as engine,
        pytest.raises(EngineError, match="its workers have no dragoman: install dragoman there"),
    ):
        list(engine.each(steps.doubled, TABLES))


@pytest.mark.slow
def test_the_server_is_gone(tmp_path: Path) -> None:
    """A server that ends midway is told within a minute, not after ten."""
    pytest.importorskip("pysail", reason="Sail is in the extra: pip install 'dragoman[spark]'")
    tables = (pa.table({"n": [one % 3]}) for one in range(10_000))
    with servers.sail(tmp_path) as server, engine_of("spark", 2, server.address) as engine:
        found = engine.each(steps.doubled, tables)
        next(found)
        os.killpg(server.session, signal.SIGKILL)
        start = time.monotonic()
        with pytest.raises(EngineError, match="has stopped answering"):
            list(found)
        assert time.monotonic() - start < 120
