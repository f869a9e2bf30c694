"""How well tellings of one act are put together, on the retellings of the corpus (corpus/retellings).

    python -m benchmarks.merging [--half odd|even|all] [--coder] [--errors]

Each file holds two articles, their gold events, and which of these tell one act. Every pair of events
over the two articles that is merged counts; a merged pair that is not one act is wrong, whatever the file
was written for. Printed: precision and recall of `dragoman.analysis.events` and of a naive rule, on
gold records; with --coder, on what the coder makes of the texts too, where a
pair is right if both its events stand for the gold ones (by overlapping words). The points were chosen
with the even files in view; the odd ones were never read.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.machine import machine
from dragoman.analysis.events import events
from dragoman.articles import ReadOptions, article_from_text
from dragoman.coder.code import Coder
from dragoman.coder.model import default_model
from dragoman.evaluation.pairing import pair_up
from dragoman.evaluation.score import prf
from dragoman.evaluation.tellings import gold_events, predicted_events
from dragoman.ledger import MemoryEvidence, kept_article, reports_of
from dragoman.records import Article, CodedArticle, Entity, Event, Published
from dragoman.world import World

FOLDER = Path(__file__).parent.parent / "corpus" / "retellings"
RECORDED = datetime(2000, 1, 1, tzinfo=UTC)
WIDEST = 31
Read = tuple[Article, CodedArticle]
Pair = tuple[int, int]
Rule = Callable[[list[Read]], set[Pair]]


def gold_read(number: int, one: Mapping[str, Any]) -> Read:
    """An article of a file with its gold events as the coder would give them."""
    day = date.fromisoformat(one["published"]) if one.get("published") else None
    published = Published(earliest=day, latest=day, basis="stated" if day else "unknown")
    article = Article(name=f"{number}.txt", text=one["text"], outlet=one["outlet"], published=published)
    made = tuple(_event(event, one["text"]) for event in one["events"])
    return article, _coded(article, made)


def _event(gold: Mapping[str, Any], text: str) -> Event:
    plain: dict[str, Any] = {key: value for key, value in gold.items() if key in Event.__struct_fields__}
    plain["start"] = gold.get("start", text.find(gold["quote"]))
    for side in ("actors", "recipients"):
        plain[side] = [
            {key: value for key, value in one.items() if key in Entity.__struct_fields__}
            for one in gold.get(side) or ()
        ]
    plain["context"] = gold.get("context") or []
    plain["attribution"] = gold.get("attribution") or []
    return msgspec.convert(plain, Event)


def _coded(article: Article, made: tuple[Event, ...]) -> CodedArticle:
    return CodedArticle(
        article=article.name,
        outlet=article.outlet,
        title=None,
        byline=None,
        dateline=None,
        published=article.published,
        language="en",
        events=made,
    )


def ours(world: World) -> Rule:
    """The rule of `dragoman.analysis.events`."""

    def rule(both: list[Read]) -> set[Pair]:
        made = []
        place: dict[str, Pair] = {}
        for at, (article, coded) in enumerate(both):
            kept = kept_article(article, coder="benchmark", recorded_at=RECORDED)
            reports = reports_of(kept, msgspec.structs.replace(coded, mediations=(), ties=(), obstacles=()))
            place.update({one.id: (at, n) for n, one in enumerate(r for r in reports if r.kind == "event")})
            made.append((kept, reports))
        evidence = MemoryEvidence([kept for kept, _ in made], [one for _, several in made for one in several])
        found = events(evidence, world=world)
        return _across([place[report] for report in event.reports] for event in found)

    return rule


def naive(both: list[Read]) -> set[Pair]:
    """The floor: type, CAMEO root, parties and status the same, on days that meet and are told within a month."""
    first, second = (coded.events for _, coded in both)
    return {(x, y) for x, one in enumerate(first) for y, other in enumerate(second) if _alike(one, other)}


def _alike(one: Event, other: Event) -> bool:
    first, second = _days(one), _days(other)
    if _core(one) != _core(other) or first is None or second is None:
        return False
    if any(end - start > timedelta(days=WIDEST) for start, end in (first, second)):
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _core(event: Event) -> tuple[object, ...]:
    parties = [frozenset(e.id for e in side) for side in (event.actors, event.recipients)]
    return event.event_type, event.cameo[:2], event.status, *parties


def _days(event: Event) -> tuple[date, date] | None:
    if event.time is None or event.time.start is None or event.time.end is None:
        return None
    return event.time.start, event.time.end


def _across(groups: Iterable[list[Pair]]) -> set[Pair]:
    """The merged pairs over the two articles."""
    return {(x, y) for group in groups for at, x in group if at == 0 for side, y in group if side == 1}


def same_acts(gold: Mapping[str, Any]) -> tuple[set[Pair], set[Pair]]:
    """The pairs that are one act, and with them those that retell one of these within an article."""
    listed = {(one[0], one[1]) for one in gold["same"]}
    again = [_retold(article["events"]) for article in gold["articles"]]
    allowed = {(x, y) for a, b in listed for x in again[0][a] for y in again[1][b]}
    return listed, allowed


def _retold(made: list[dict[str, Any]]) -> list[set[int]]:
    """For each event, those of its article that tell the same act."""
    key = [one.get("same_as") or one["quote"] for one in made]
    return [{j for j, other in enumerate(key) if other == one} for one in key]


def coded_reads(coder: Coder, gold: Mapping[str, Any]) -> tuple[list[Read], list[dict[int, int]]]:
    """Code both texts; give with them which gold event each coded event stands for."""
    both: list[Read] = []
    stands: list[dict[int, int]] = []
    for number, one in enumerate(gold["articles"]):
        given = date.fromisoformat(one["published"]) if one.get("published") else None
        options = ReadOptions(
            outlet=one["outlet"],
            published=Published(earliest=given, latest=given, basis="stated") if given else None,
        )
        article = article_from_text(one["text"], f"{number}.txt", options)
        coded = coder.code(article)
        errors: list[str] = []
        plain = msgspec.to_builtins(coded)["events"]
        got = predicted_events(plain, one["text"], errors, article.name)
        want = gold_events(one["events"], one["text"], errors, article.name)
        quotes = [w.spans[0] for w in want]
        both.append((article, coded))
        stands.append({got.index(p): quotes.index(g.spans[0]) for p, g in pair_up(got, want)})
    return both, stands


def measure(files: list[Path], rules: Mapping[str, Rule], coder: Coder | None, *, show: bool) -> None:
    """Print a line a rule."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in rules}
    for path in files:
        gold = json.loads(path.read_text(encoding="utf-8"))
        listed, allowed = same_acts(gold)
        if coder is None:
            both, stands = [gold_read(n, one) for n, one in enumerate(gold["articles"])], None
        else:
            both, stands = coded_reads(coder, gold)
        for name, rule in rules.items():
            got = rule(both)
            if stands is not None:
                found = {(stands[0].get(x, -1), stands[1].get(y, -1)) for x, y in got}
                got = {pair for pair in found if -1 not in pair}
            wrong, missed = got - allowed, listed - got
            counts[name].update(
                right=len(listed & got), wrong=len(wrong), gold=len(listed), files=int(bool(wrong))
            )
            if show and name == "events" and (wrong or missed):
                print(f"{path.stem} {gold['kind']}: wrong {sorted(wrong)}, missed {sorted(missed)}")
    for name, c in counts.items():
        figures = prf(c["right"], c["right"] + c["wrong"], c["gold"])
        print(
            f"{name:8} {figures['p']:9.3f} {figures['r']:9.3f} {figures['f1']:9.3f}"
            f" {c['right']:7} {c['wrong']:7} {c['gold']:7} {c['files']:7}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    parser.add_argument(
        "--coder", action="store_true", help="measure on what the coder makes of the texts too"
    )
    parser.add_argument("--errors", action="store_true", help="name what went wrong; of the even half only")
    chosen = parser.parse_args()
    files = sorted(FOLDER.glob("[0-9]*.json"))
    rest = {"odd": (1,), "even": (0,), "all": (0, 1)}[chosen.half]
    files = [path for path in files if int(path.stem) % 2 in rest]
    rules: dict[str, Rule] = {"naive": naive, "events": ours(World.load())}
    print(machine())
    print(f"{len(files)} files, {chosen.half} half")
    for title, coder in (("gold records", None), ("through the coder", True)):
        if coder and not chosen.coder:
            continue
        print(
            f"\n{title}\n{'rule':8} precision    recall        f1   right   wrong    gold   files with a wrong one"
        )
        made = Coder(model=default_model()) if coder else None
        measure(files, rules, made, show=chosen.errors and chosen.half == "even")


if __name__ == "__main__":
    main()
