"""The REST interface: every answer, its tag, its errors, and its description."""

from datetime import date
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.testclient import TestClient

from dragoman.web.answers import ANSWERS
from dragoman.web.desk import Desk

BASE = "/api/v1"


@pytest.fixture
def description(reader: TestClient) -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = reader.get(f"{BASE}/openapi.json").json()
    return found


@pytest.mark.parametrize("name", [one.name for one in ANSWERS])
def test_answers_fit_their_schema(
    reader: TestClient, addresses: dict[str, str], description: dict[str, Any], name: str
) -> None:
    """Every answer is JSON that the description describes."""
    answer = reader.get(BASE + addresses[name])
    assert answer.status_code == 200, answer.text
    operation = next(
        one["get"]
        for path, one in description["paths"].items()
        if one.get("get", {}).get("operationId") == name
    )
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {"components": description["components"], **schema}
    jsonschema.Draft202012Validator(whole).validate(answer.json())


def test_description_hangs_together(description: dict[str, Any]) -> None:
    """Every reference has its target; every operation and parameter is described, and shows its errors."""
    schemas = description["components"]["schemas"]

    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [one for value in part.values() for one in references(value)]
        return [one for value in part for one in references(value)] if isinstance(part, list) else []

    assert {one.rpartition("/")[2] for one in references(description)} <= schemas.keys()
    assert {f"{BASE}{one.path}" for one in ANSWERS} <= description["paths"].keys()
    for path in description["paths"].values():
        for operation in path.values():
            assert operation["description"]
            assert {"401", "422", "429"} <= operation["responses"].keys()
            assert all(one["description"] for one in operation.get("parameters", ()))


@pytest.mark.parametrize("name", [one.name for one in ANSWERS])
def test_examples_fit(description: dict[str, Any], name: str) -> None:
    """Every answer has an example that its schema describes, with all of its fields; so has every error."""
    found = (one["get"] for one in description["paths"].values() if "get" in one)
    responses = next(one["responses"] for one in found if one["operationId"] == name)
    content = responses["200"]["content"]["application/json"]
    whole = {"components": description["components"], **content["schema"]}
    jsonschema.Draft202012Validator(whole).validate(content["example"])
    assert content["example"].keys() == set(
        next(one.gives for one in ANSWERS if one.name == name).__struct_fields__
    )
    problems = [one["content"]["application/problem+json"] for code, one in responses.items() if code >= "4"]
    assert all(one["example"]["title"] and one["example"]["detail"] for one in problems)


def test_methods_that_are_not_taken(browser: TestClient) -> None:
    """An address asked in a way that it does not take says which it takes."""
    answer = browser.put(f"{BASE}/situation", json={})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert "takes GET alone" in answer.json()["detail"]


def test_empty_is_not_left_out(reader: TestClient) -> None:
    """A program leaves out what it does not ask for; a page takes a field that was left empty for that."""
    assert reader.get(f"{BASE}/situation?as_of=").status_code == 422
    assert reader.get("/situation?as_of=").status_code == 200


def test_schemas_are_schemas(description: dict[str, Any]) -> None:
    """Each component is a valid JSON Schema with a text."""
    for schema in description["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["description"]


def test_tags_spare_sending_again(browser: TestClient, desk: Desk) -> None:
    """An answer that still holds is not sent again; one that changed is."""
    first = browser.get(f"{BASE}/situation")
    again = {"if-none-match": first.headers["etag"]}
    assert browser.get(f"{BASE}/situation", headers=again).status_code == 304
    report = desk.reports(kinds=["mediation"])[0]
    desk.judge("reject", [report.id], who="A. Reader")
    assert browser.get(f"{BASE}/situation", headers=again).status_code == 200


def test_same_bytes(reader: TestClient, addresses: dict[str, str]) -> None:
    """The same question has the same bytes, whatever was asked in between."""
    once = reader.get(BASE + addresses["actor"]).content
    reader.get(BASE + addresses["dyad"])
    assert reader.get(BASE + addresses["actor"]).content == once


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/actor/not-an-id", 422, "id"),
        ("/actor/NOSUCHBODY", 404, "search"),
        ("/event/zz", 422, "id"),
        ("/event/00000000000000000000", 404, "no report"),
        ("/explorer?limit=0", 422, "limit"),
        ("/explorer?limit=many", 422, "limit"),
        ("/explorer?kind=poem", 422, "kind"),
        ("/explorer?colour=red", 422, "cannot be asked"),
        ("/explorer?kind=tie&kind=claim", 422, "twice"),
        ("/situation?as_of=yesterday", 422, "as_of"),
        ("/situation?known_on=2031-02-30", 422, "known_on"),
        ("/timeline?parties=Zzyzxland", 422, "nobody is known"),
        ("/nowhere", 404, "openapi.json"),
    ],
)
def test_errors_say_what_to_do(reader: TestClient, address: str, status: int, says: str) -> None:
    """What cannot be answered is a problem (RFC 9457) whose detail names the fault."""
    answer = reader.get(BASE + address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert says in problem["detail"]


def test_a_day_is_its_end(reader: TestClient) -> None:
    """As known on a day is as known at its end; a moment without a zone is in UTC."""
    day = reader.get(f"{BASE}/situation?known_on=2031-05-06").json()
    assert day["known_on"] == "2031-05-06T23:59:59.999999Z"
    moment = reader.get(f"{BASE}/situation?known_on=2031-05-06T10:00").json()
    assert moment["known_on"] == "2031-05-06T10:00:00Z"


def test_judging(browser: TestClient, desk: Desk) -> None:
    """A judgement is recorded and changes the answers; as known before it, they are as they were."""
    before = desk.articles()[0].recorded_at.isoformat()
    report = desk.reports(kinds=["obstacle"])[0].id
    body = {"verb": "reject", "targets": [report], "who": "A. Reader", "why": "made up"}
    made = browser.post(f"{BASE}/judgements", json=body)
    assert made.status_code == 201
    assert made.json()["who"] == "A. Reader"
    assert browser.get(f"{BASE}/obstacle/{report}").status_code == 404
    then = browser.get(f"{BASE}/obstacle/{report}", params={"known_on": before})
    assert then.status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 422),
        (b'{"verb": "erase", "targets": ["00000000000000000000"]}', 422),
        (b'{"verb": "confirm", "targets": []}', 422),
        (b'{"verb": "confirm", "targets": ["../../etc"], "who": "A"}', 422),
        (b'{"verb": "confirm", "targets": ["00000000000000000000"], "who": "A"}', 422),
        (b'{"verb": "confirm", "targets": ["00000000000000000000"]}', 422),
        (b'{"verb": "confirm", "targets": ["00000000000000000000"], "who": "A", "more": 1}', 422),
        (b'{"verb": "\xff"}', 400),
    ],
)
def test_judgements_that_make_no_sense(browser: TestClient, desk: Desk, body: bytes, status: int) -> None:
    """A judgement that makes no sense is refused, and nothing is recorded."""
    answer = browser.post(f"{BASE}/judgements", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["detail"]
    assert desk.judgements(withdrawn=True) == ()


def test_as_of(reader: TestClient) -> None:
    """The two times come back in the answer."""
    found = reader.get(f"{BASE}/dyad/ETH/SOM?as_of=2031-05-06").json()
    assert found["as_of"] == date(2031, 5, 6).isoformat()
