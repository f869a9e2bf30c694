"""`dragoman code`."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

KEYS = {
    "article",
    "outlet",
    "title",
    "published",
    "boilerplate",
    "events",
    "mediations",
    "ties",
    "claims",
    "obstacles",
}


def test_one_object_an_article_with_verbatim_quotes(dragoman: Any, story: Path) -> None:
    """Each line is an article by its file name, and each quote stands in the file at its start."""
    ran = dragoman("code", story, story)
    assert (ran.status, ran.err) == (0, "")
    first, second = map(json.loads, ran.out.splitlines())
    assert first == second
    assert set(first) >= KEYS
    assert first["article"] == "story.txt"
    text = story.read_text(encoding="utf-8")
    for event in first["events"]:
        assert text[event["start"] :].startswith(event["quote"])
    assert first["events"]


def test_what_is_known_of_the_article_counts(dragoman: Any, story: Path) -> None:
    """Outlet and day of publication given on the command line win over the page."""
    ran = dragoman("code", story, "--outlet", "The Lake Post", "--published", "2024-03-06..2024-03-07")
    coded = json.loads(ran.out)
    assert coded["outlet"] == "The Lake Post"
    assert (coded["published"]["earliest"], coded["published"]["latest"]) == ("2024-03-06", "2024-03-07")


def test_the_rest_is_coded_when_something_cannot_be_read(dragoman: Any, story: Path) -> None:
    """A missing file and an empty one are named at the end; status 1; the good article is coded."""
    empty = story.with_name("empty.txt")
    empty.touch()
    ran = dragoman("code", empty, story, story.with_name("none.txt"))
    assert ran.status == 1
    assert json.loads(ran.out)["article"] == "story.txt"
    assert all(words in ran.err for words in ("not read: ", "empty.txt", "none.txt"))
    assert ran.err.endswith("1 article coded, 2 could not be read.\n")


def test_a_file_is_written_whole(dragoman: Any, story: Path) -> None:
    """With -o the output is the same bytes, in the file alone."""
    printed = dragoman("code", story).out
    output = story.with_name("out.jsonl")
    assert dragoman("code", story, "-o", output).out == ""
    assert output.read_text(encoding="utf-8") == printed


@pytest.mark.slow
def test_two_processes_give_the_same_bytes(dragoman: Any, story: Path) -> None:
    """Twenty articles and a bad one among them come out alike, in the same order, by one process and by two."""
    folder = story.parent / "many"
    folder.mkdir()
    for number in range(20):
        text = story.read_text(encoding="utf-8").replace("Norway", ["Norway", "Oman", "Kenya"][number % 3])
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    (folder / "07b.txt").touch()
    one, two = dragoman("code", folder), dragoman("code", folder, "--jobs", "2")
    assert one == two
    assert one.status == 1
    assert len(one.out.splitlines()) == 20


def test_csv_and_plover_have_a_line_an_event(dragoman: Any, story: Path) -> None:
    """The other two forms tell the same events."""
    events = json.loads(dragoman("code", story).out)["events"]
    rows = list(csv.DictReader(io.StringIO(dragoman("code", story, "--format", "csv").out, newline="")))
    plover = [json.loads(line) for line in dragoman("code", story, "--format", "plover").out.splitlines()]
    assert [row["quote"] for row in rows] == [event["quote"] for event in events]
    assert [one["event"] for one in plover] == [event["event_type"] for event in events]
    assert [one["id"] for one in plover] == [row["id"] for row in rows]


def test_no_path_is_a_usage_error(dragoman: Any) -> None:
    """Without a path there is nothing to code, and the usage says so."""
    ran = dragoman("code")
    assert ran.status == 2
    assert "Missing argument 'PATH...'" in ran.err
