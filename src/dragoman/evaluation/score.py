"""Scores of coded articles against gold, article by article and in all.

An event is *found* where its words overlap a gold event's, one to one; has its
*type* right where the PLOVER type is the same too; *who* right where actors and
recipients each share an id with gold's (or both are empty); and is *exact*
where both sets of ids are equal. Status, CAMEO, time and attribution are
measured over the pairs that agree on type. Gold marked optional costs nothing
when missed and nothing when found. Mediations and ties are compared as sets.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.evaluation.gold import GoldArticle
from dragoman.evaluation.ids import canonical, ids_of
from dragoman.evaluation.pairing import Pair, pair_up, retellings
from dragoman.evaluation.tellings import Record, Scored, gold_events, predicted_events

LEVELS = ("found", "type", "who", "exact")
DETAILS = ("status", "cameo_root", "cameo", "time", "attribution")
MUTUAL = {"diplomatic-relations", "allied-with", "partner-of", "in-conflict-with"}
SETS = ("mediations", "ties")


@dataclass(slots=True)
class Score:
    """Counts over one article or many, and the figures they make."""

    counts: Counter[str] = field(default_factory=Counter)
    sets: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in SETS})
    published_ok: bool | None = None
    errors: list[str] = field(default_factory=list)
    articles: dict[str, "Score"] = field(default_factory=dict)

    def figures(self) -> dict[str, Any]:
        """Give precision, recall and F1 of each level, and the shares of details right."""
        c = self.counts
        n = c["type"]
        figures: dict[str, Any] = {level: prf(c[level], c["pred"], c["gold"]) for level in LEVELS}
        figures["of_type_pairs"] = {name: round(c[name] / n, 3) if n else None for name in DETAILS}
        figures["n"] = {"pred": c["pred"], "gold": c["gold"]}
        if self.published_ok is not None:
            figures["published_ok"] = self.published_ok
        return figures

    def report(self) -> dict[str, Any]:
        """Give all figures as plain data, for JSON."""
        sets = {
            kind: {**prf(c["hit"], c["pred"], c["gold"]), "n": {"pred": c["pred"], "gold": c["gold"]}}
            for kind, c in self.sets.items()
        }
        per_article = {name: one.figures() for name, one in self.articles.items()}
        return {"all": self.figures(), "per_article": per_article, **sets, "errors": self.errors}


def score(gold: Iterable[GoldArticle], predictions: Mapping[str, Record]) -> Score:
    """Score predictions.

    Args:
        gold: annotated articles.
        predictions: coded articles as plain data, by the file name of the article.

    Returns:
        The score in all; `articles` holds that of each article.
    """
    total = Score()
    for one in gold:
        predicted = predictions.get(one.name)
        if predicted is None:
            total.errors.append(f"{one.name}: no prediction")
        own = score_article(one, predicted or {}, total.errors)
        total.articles[one.name] = own
        total.counts.update(own.counts)
        for kind in SETS:
            total.sets[kind].update(own.sets[kind])
    return total


def score_article(gold: GoldArticle, predicted: Record, errors: list[str]) -> Score:
    """Score one article; a quote that is not in the article is an error."""
    got = predicted_events(predicted.get("events") or (), gold.text, errors, gold.name)
    want = gold_events(gold.records.get("events") or (), gold.text, errors, gold.name)
    own = Score(counts=_events(got, want), published_ok=_published(predicted, gold.records))
    for kind, key in (("mediations", _mediation_key), ("ties", _tie_key)):
        own.sets[kind] = _set_counts(predicted.get(kind) or (), gold.records.get(kind) or (), key)
    return own


def prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Give precision, recall and F1."""
    p = hits / predicted if predicted else 0.0
    r = hits / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(f1, 3)}


def _events(predicted: Sequence[Scored], gold: Sequence[Scored]) -> Counter[str]:
    pairs = pair_up(predicted, gold)
    counts: Counter[str] = Counter()
    free = sum(1 for _, g in pairs if g.optional)
    counts["pred"] = len(predicted) - free - retellings(predicted, gold, pairs)
    counts["gold"] = sum(1 for g in gold if not g.optional)
    for pair in pairs:
        if not pair[1].optional:
            counts["found"] += 1
            counts.update(_details(pair))
    return counts


def _details(pair: Pair) -> Counter[str]:
    """What is right of a found event."""
    p, g = pair
    if p.kind not in g.types:
        return Counter()
    return Counter(
        {
            "type": 1,
            "who": int(_touch(p.actors, g.actors) and _touch(p.recipients, g.recipients)),
            "exact": int(p.actors == g.actors and p.recipients == g.recipients),
            "status": int(not p.statuses.isdisjoint(g.statuses)),
            "cameo_root": int(p.cameo[:2] == g.cameo[:2]),
            "cameo": int(p.cameo == g.cameo),
            "time": int(_same_time(p.time, g.time)),
            "attribution": int(not p.speakers.isdisjoint(g.speakers)),
        }
    )


def _touch(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or (not a and not b)


def _same_time(p: Record | None, g: Record | None) -> bool:
    """Two intervals agree where one lies within the other; an open side reaches as far as it likes."""
    if not p or not g:
        return not p and not g
    p_start, p_end = p.get("start") or "0000", p.get("end") or "9999"
    g_start, g_end = g.get("start") or "0000", g.get("end") or "9999"
    meet = p_start <= g_end and g_start <= p_end
    return bool(meet and (p_start >= g_start or p_end <= g_end))


def _published(predicted: Record, gold: Record) -> bool | None:
    """Whether the two publication intervals meet; None where gold knows of none."""
    got, want = predicted.get("published") or {}, gold.get("published") or {}
    if not want.get("earliest"):
        return None
    known = bool(got.get("earliest"))
    return known and got["earliest"] <= want["latest"] and (got.get("latest") or "9999") >= want["earliest"]


def _set_counts(predicted: Iterable[Record], gold: Iterable[Record], key: Any) -> Counter[str]:
    got = [r for r in predicted if r.get("kind") != "mediates-between"]
    wanted = [r for r in gold if r.get("kind") != "mediates-between"]
    must = {key(r) for r in wanted if not r.get("optional")}
    may = {key(r) for r in wanted if r.get("optional")}
    have = {key(r) for r in got} - (may - must)
    return Counter(hit=len(have & must), pred=len(have), gold=len(must))


def _mediation_key(record: Record) -> tuple[frozenset[str], frozenset[str]]:
    return ids_of(record.get("mediators")), ids_of(record.get("disputants"))


def _tie_key(record: Record) -> tuple[str | None, tuple[str, ...], bool]:
    kind = record.get("kind")
    ends = tuple(canonical(_ident(record.get(end))) for end in ("a", "b"))
    if kind in MUTUAL:
        ends = tuple(sorted(ends))
    return kind, ends, bool(record.get("holds", True))


def _ident(entity: Any) -> str | None:
    return entity.get("id") if isinstance(entity, Mapping) else entity
