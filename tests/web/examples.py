"""The examples that the description of the REST interface gives: real answers, shortened.

`python -m tests.web.examples` makes them again, where an answer has got a field that they lack.
"""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from tests.web.made import addresses_of, first, keep, second

from dragoman.web import openapi
from dragoman.web.app import create_app
from dragoman.web.desk import Desk
from dragoman.web.settings import Settings

FILE = Path(openapi.__file__).parent / "data" / "examples.json"
MOMENT = re.compile(r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$")
ENOUGH = 240
"""Characters of a text."""


def made() -> dict[str, Any]:
    """Ask a desk for everything once, and shorten what it says."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = keep(Path(folder) / "ledger", first(), second())
        with Desk.open(ledger) as desk:
            addresses = addresses_of(desk)
        addresses["ask"] = "/ask?q=Who mediates between Ethiopia and Somalia?"
        with TestClient(create_app(Settings(ledger=ledger)), base_url="http://localhost") as client:
            found = {}
            for name, address in sorted(addresses.items()):
                answer = client.get(f"{openapi.BASE}{address}")
                assert answer.status_code == 200, (name, answer.text)
                found[name] = shortened(answer.json())
    return found


def shortened(value: Any, within: str = "") -> Any:
    """Keep the first of each list, the beginning of long texts, and one moment for all."""
    if isinstance(value, dict):
        return {name: shortened(one, name) for name, one in value.items()}
    if isinstance(value, list):
        enough = 2 if within == "sides" or all(isinstance(one, str) for one in value) else 1
        return [shortened(one) for one in value[:enough]]
    if isinstance(value, str) and MOMENT.match(value):
        return "2031-05-08T09:30:00Z"
    if isinstance(value, str) and within != "next":
        return value[:ENOUGH]
    return value


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
