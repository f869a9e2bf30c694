"""`dragoman add`."""

import json
from pathlib import Path
from typing import Any

from dragoman.ledger import Ledger


def test_what_is_added_is_in_the_ledger(dragoman: Any, story: Path) -> None:
    """The first time it is added, with a line and a summary; the second time it is known."""
    folder = story.with_name("ledger")
    first = dragoman("add", story, "--ledger", folder)
    assert (first.status, first.err) == (0, "")
    with Ledger.open(folder) as ledger:
        reports = len(ledger.reports())
        assert ledger.articles()[0].article.name == "story.txt"
    assert reports > 2
    assert first.out == (
        f"added   {reports:5} reports  story.txt\n"
        f"1 added, 0 recoded, 0 known already; {reports} new reports in {folder}\n"
    )
    second = dragoman("add", story, "--ledger", folder)
    assert second.out.splitlines()[-1].startswith("0 added, 0 recoded, 1 known already; 0 new reports")


def test_the_rest_is_added_when_something_cannot_be_read(dragoman: Any, story: Path) -> None:
    """Status 1; what could not be read is named; receipts as JSON; options for reading count."""
    folder = story.with_name("ledger")
    ran = dragoman(
        "add",
        story.with_name("none.txt"),
        story,
        "--ledger",
        folder,
        "--format",
        "json",
        "--outlet",
        "The Post",
    )
    assert ran.status == 1
    assert "none.txt" in ran.err
    receipt = json.loads(ran.out)
    assert (receipt["name"], receipt["outcome"], receipt["retells"]) == ("story.txt", "added", [])
    with Ledger.open(folder) as ledger:
        assert ledger.articles([receipt["id"]])[0].source == "The Post"


def test_a_folder_of_other_things_is_left_alone(dragoman: Any, story: Path) -> None:
    """Nothing can be done, and one line says why."""
    ran = dragoman("add", story, "--ledger", story.parent)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "is a folder of other things" in ran.err
