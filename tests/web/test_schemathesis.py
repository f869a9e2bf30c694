"""The REST interface asked what its description allows, and what it does not, by schemathesis."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient
from tests.web.made import first, keep, second

from dragoman.web.app import create_app
from dragoman.web.openapi import BASE, describe
from dragoman.web.settings import Settings
from dragoman.world import World

HOST = "testserver"
"""As schemathesis calls an application that it asks without a network."""
EXAMPLES = 8
OPERATIONS = [(path, method) for path, methods in describe()["paths"].items() for method in methods]
SETTINGS = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, world: World) -> Iterator[Any]:
    """The interface of a desk whose ledger these tests may change."""
    folder = keep(tmp_path_factory.mktemp("asked") / "ledger", first(), second())
    app = create_app(Settings(ledger=folder, burst=1_000_000, hosts=(HOST,)), world)
    with TestClient(app, base_url=f"http://{HOST}"):
        yield schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", app)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_unforeseen(asked: Any, path: str, method: str, mode: GenerationMode) -> None:
    """Every answer is one that the description foresees: its status, type, headers and shape; nothing breaks."""

    @SETTINGS
    @given(case=asked[path][method].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        # a name that fits the form may still be nobody's, and is refused then: the description says so of 422
        case.call_and_validate(excluded_checks=[positive_data_acceptance])

    try:
        ask()
    except Unsatisfiable:
        pytest.skip("its parameters take any text: none is wrong by its form")
