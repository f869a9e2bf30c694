"""What the seed articles add up to, against what is expected of them (../shared/together.json).

    python -m benchmarks.together [--right]

Every mediation effort, contested claim, tie, obstacle, act of the timeline and question of the file is a row:
whether the answer is right, how many of its quotes are cited, and which are not; with `--right` the rows
without fault too. The seeds are not ours to republish: without them beside the project there is nothing to measure.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec

from benchmarks.machine import machine
from benchmarks.together_seeds import Item, expected, missing, seeds, there, world
from dragoman.analysis.ask import ask
from dragoman.analysis.claims import MergedClaim, claims
from dragoman.analysis.mediations import Effort, mediations
from dragoman.analysis.obstacles import obstacles
from dragoman.analysis.ties import StandingTie, ties
from dragoman.analysis.timeline import timeline

MUTUAL = {"allied-with", "partner-of", "diplomatic-relations", "in-conflict-with"}
PARTS = ("mediations", "contested_claims", "ties", "obstacles", "timeline", "questions")


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the file: whether it is there, right in all but its quotes, and which quotes are missing.

    `exact` says of an act of the timeline whether its days are as narrow as expected.
    """

    part: str
    what: str
    found: bool
    right: bool
    quotes: int
    missing: tuple[str, ...]
    exact: bool = False


def effort_rows() -> list[Row]:
    """Each expected effort: its stage is right, and the steps of its history are told with their words."""
    found: dict[tuple[frozenset[str], frozenset[str]], Effort] = {
        (frozenset(one.mediators), frozenset(one.disputants)): one for one in mediations(seeds()[0], world())
    }
    rows = []
    for item in expected("mediations"):
        effort = found.get((frozenset(item["mediators"]), frozenset(item["disputants"])))
        history = effort.history if effort else ()
        left = tuple(
            wanted["quote"]
            for wanted in item["history"]
            if missing(
                (c for step in history if step.stage == wanted["stage"] for c in step.citations), [wanted]
            )
        )
        what = f"{'+'.join(item['mediators'])} between {'-'.join(item['disputants'])}: {item['stage']}"
        right = effort is not None and effort.stage == item["stage"]
        rows.append(_row("mediations", what, (effort is not None, right), item["history"], left))
    return rows


def claim_rows() -> list[Row]:
    """Each contested claim: one contested claim has the expected positions, by their words and stances."""
    found = claims(seeds()[0], world(), contested=True)
    rows = []
    for item in expected("contested_claims"):
        left = min((_positions_missing(one, item) for one in found), key=len, default=())
        told = len(left) < len(item["positions"])
        rows.append(_row("contested_claims", item["proposition"], (told, not left), item["positions"], left))
    return rows


def _positions_missing(claim: MergedClaim, item: Item) -> tuple[str, ...]:
    return tuple(
        wanted["quote"]
        for wanted in item["positions"]
        if missing((held.citation for held in claim.positions if held.stance == wanted["stance"]), [wanted])
    )


def tie_rows() -> list[Row]:
    """Each tie that an article tells: whether it stands as expected on the last day that is told of."""
    found = ties(seeds()[0], world())
    rows = []
    for item in expected("ties"):
        tie = next((one for one in found if _is_tie(one, item)), None)
        cited = [one.citation for one in (*tie.speaks_for, *tie.speaks_against)] if tie else []
        spell = item["validity"][-1]
        day = date.fromisoformat(spell["end"] or "2023-10-13")
        right = tie is not None and tie.at(day).holds == spell["holds"]
        left = missing((one for one in cited if one is not None), item["quotes"])
        what = f"{item['kind']} {item['a']} {item['b']}"
        rows.append(_row("ties", what, (tie is not None, right), item["quotes"], left))
    return rows


def _is_tie(tie: StandingTie, item: Item) -> bool:
    """Whether a tie is the expected one; what only the world data have does not count as found."""
    sides = [(tie.a, tie.b), (tie.b, tie.a)] if tie.kind in MUTUAL else [(tie.a, tie.b)]
    told = any(one.citation for one in (*tie.speaks_for, *tie.speaks_against))
    return told and tie.kind == item["kind"] and (item["a"], item["b"]) in sides


def obstacle_rows() -> list[Row]:
    """Each obstacle of its party, by its words."""
    known = obstacles(seeds()[0], world())
    rows = []
    for item in expected("obstacles"):
        cited = [said.citation for one in known if one.whose == item["whose"] for said in one.said]
        left = missing(cited, item["quotes"])
        what = f"{item['whose']}: {item['goal']} <- {item['obstacle']}"
        rows.append(_row("obstacles", what, (not left, not left), item["quotes"], left))
    return rows


def timeline_rows() -> list[Row]:
    """Each act of the timeline: told by some of the expected words; and whether on the very days."""
    lines = timeline(seeds()[0], world())
    rows = []
    for item in expected("timeline"):
        left = missing((one for line in lines for one in line.citations), item["quotes"])
        hits = [line for line in lines if len(missing(line.citations, item["quotes"])) < len(item["quotes"])]
        days = [date.fromisoformat(item[side]) if item[side] else None for side in ("start", "end")]
        exact = any([line.time.start, line.time.end] == days for line in hits)
        what = f"{item['start']} to {item['end']}: {item['what']}"
        rows.append(_row("timeline", what, (bool(hits), bool(hits)), item["quotes"], left, exact=exact))
    return rows


def question_rows() -> list[Row]:
    """Each question: answered, and every expected quote cited."""
    rows = []
    for item in expected("questions"):
        answer = ask(seeds()[0], world(), item["question"])
        told = answer.outcome in {"answered", "in-part"}
        left = missing(answer.citations, item["quotes"])
        rows.append(_row("questions", item["question"], (told, told and not left), item["quotes"], left))
    return rows


def _row(
    part: str,
    what: str,
    how: tuple[bool, bool],
    quotes: Sequence[Any],
    left: tuple[str, ...],
    *,
    exact: bool = False,
) -> Row:
    found, right = how
    return Row(part=part, what=what, found=found, right=right, quotes=len(quotes), missing=left, exact=exact)


MEASURES: Mapping[str, Callable[[], list[Row]]] = dict(
    zip(PARTS, (effort_rows, claim_rows, tie_rows, obstacle_rows, timeline_rows, question_rows), strict=True)
)


@cache
def rows(part: str) -> tuple[Row, ...]:
    """Measure one part of the file, once."""
    return tuple(MEASURES[part]())


def totals(part: str) -> Counter[str]:
    """Sum up a part: items, found, right, exact, and quotes cited of those expected."""
    found: Counter[str] = Counter()
    for one in rows(part):
        found.update(items=1, found=one.found, right=one.right, exact=one.exact, expected=one.quotes)
        found.update(quotes=one.quotes - len(one.missing))
    return found


def table(*, right: bool) -> str:
    """Give the table as text; with `right` the rows without fault too."""
    lines = [f"{'part':18} items  found  right  exact  quotes"]
    for part in PARTS:
        c = totals(part)
        lines.append(
            f"{part:18} {c['items']:5} {c['found']:6} {c['right']:6} {c['exact'] if part == 'timeline' else '':>6}"
            f"  {c['quotes']} of {c['expected']}"
        )
    for part in PARTS:
        lines += ["", part]
        for one in rows(part):
            if right or not one.right or one.missing:
                sign = "right" if one.right else ("WRONG" if one.found else "MISSING")
                lines.append(f"  {sign:8} {one.what}")
                lines += [f"           not cited: {quote}" for quote in one.missing]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--right", action="store_true", help="show the rows without fault too")
    chosen = parser.parse_args()
    if not there():
        raise SystemExit("There is no ../shared/together.json beside the project: nothing to measure.")
    print(machine())
    print(table(right=chosen.right))


if __name__ == "__main__":
    main()
