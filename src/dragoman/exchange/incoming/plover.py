"""PLOVER: an event a line as a JSON object; each pair of its parties becomes a row."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, permutations
from typing import Any

import msgspec
import pyarrow as pa

from dragoman.exchange.incoming.lines import Lines
from dragoman.exchange.incoming.model import Block, Fault
from dragoman.exchange.incoming.sources import Source

TOGETHER = 10_000
_DECODER = msgspec.json.Decoder()
Row = dict[str, str | None]


def plover_blocks(lines: Iterator[Lines], source: Source, wanted: Collection[str]) -> Iterator[Block]:
    """Read events; `wanted` are the columns to keep."""
    for some in lines:
        texts = enumerate(some.data.decode().split("\n")[:-1], start=some.first)
        repaired = some.repaired
        while few := list(islice(texts, TOGETHER)):
            yield _block(few, source, wanted, repaired)
            repaired = 0


def _block(lines: list[tuple[int, str]], source: Source, wanted: Collection[str], repaired: int) -> Block:
    rows: list[Row] = []
    places: list[int] = []
    faults: list[Fault] = []
    for number, text in lines:
        if not text.strip():
            continue
        try:
            made = _rows(_DECODER.decode(text))
        except (msgspec.DecodeError, TypeError, ValueError) as error:
            faults.append(Fault(number, f"is no PLOVER event: {error}", text))
            continue
        lacking = [name for name in source.required if not made[0].get(_COLUMN.get(name, name))]
        if lacking:
            faults.append(Fault(number, f"lacks {', '.join(lacking)}", text))
            continue
        rows += made
        places += [number] * len(made)
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in wanted}
    table = pa.table(columns | {"line": pa.array(places, pa.int64())})
    texts = dict(lines)
    return Block(table, texts.__getitem__, faults, repaired)


_COLUMN = {"actor": "actor_code"}


def _rows(event: Any) -> list[Row]:
    if not isinstance(event, Mapping):
        raise TypeError("an object is expected")
    told = _event(event)
    actors, recipients = _parties(event.get("actor")), _parties(event.get("recipient"))
    if not recipients and len(actors) > 1:
        pairs = list(permutations(actors, 2))  # a joint act holds both ways
    else:
        pairs = [(a, b) for a in actors or [{}] for b in recipients or [{}]]
    return [
        told
        | {"part": str(number)}
        | {f"actor_{name}": value for name, value in a.items()}
        | {f"recipient_{name}": value for name, value in b.items()}
        for number, (a, b) in enumerate(pairs, start=1)
    ]


def _event(event: Mapping[str, Any]) -> Row:
    cited, where, size = (_object(event.get(name)) for name in ("cite_info", "event_loc", "size"))
    span, published = _object(event.get("text_info")), _object(event.get("x_published"))
    day, clock = _text(event.get("coded_date")), _text(event.get("coded_time"))
    return {
        "id": _text(event.get("id")),
        "date": _text(event.get("date")),
        "enddate": _text(event.get("enddate")),
        "event": _text(event.get("event")),
        "mode": _text(event.get("mode")),
        "contexts": "|".join(filter(None, map(_text, _list(event.get("context"))))) or None,
        "quad": _text(event.get("quad_code")),
        "scale": _text(event.get("event_scale")),
        "cameo": _text(event.get("x_cameo")),
        "status": _text(event.get("x_status")),
        "place": _text(where.get("resolved_place") or where.get("extracted_place")),
        "lat": _text(where.get("lat")),
        "lon": _text(where.get("lon")),
        "country": _text(where.get("country_code") or where.get("country")),
        "dead": _text(size.get("dead")),
        "publication": _text(cited.get("publication")),
        "published": _text(published.get("latest")),
        "url": _text(cited.get("url") or event.get("link")),
        "text": _text(event.get("event_text") or event.get("text")),
        "start": _text(span.get("start")),
        "coded": f"{day}T{(clock or '00:00:00')[:8]}" if day else None,
    }


def _parties(told: Any) -> list[Row]:
    return [
        {
            "code": _text(one.get("code")),
            "text": _text(one.get("entity_text")),
            "sector": _text(one.get("sector")),
        }
        for one in map(_object, _list(told))
        if one
    ]


def _object(told: Any) -> Mapping[str, Any]:
    """An object; the first of a list of them."""
    first = _list(told)[:1]
    return first[0] if first and isinstance(first[0], Mapping) else {}


def _list(told: Any) -> Sequence[Any]:
    if told is None:
        return []
    return told if isinstance(told, list) else [told]


def _text(told: Any) -> str | None:
    """A value as text; the first of a list, none of nothing."""
    values = _list(told)
    if not values or values[0] is None or isinstance(values[0], Mapping | list):
        return None
    return str(values[0]).strip() or None
