"""What a page needs besides its answer: pictures, and the choices of its filters."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from fastapi import Request

from dragoman.exchange import FORMATS
from dragoman.exchange.tables import KINDS
from dragoman.ontology import event_types, quad_class
from dragoman.ontology.types import STATUSES
from dragoman.records import Stage, TieKind
from dragoman.web.answers.bars import ZOOMS
from dragoman.web.answers.judgements import KINDS as DOUBTED
from dragoman.web.downloads import EXPORTS
from dragoman.web.marked import stretches_of
from dragoman.web.pictures.overview import overview
from dragoman.web.pictures.places import draw, help_lines, lines_of
from dragoman.web.pictures.ring import ring
from dragoman.web.pictures.strip import strip

SHADES = ("solid", "outlined", "hatched", "dashed", "struck")
TYPES = sorted(event_types())
TIES = sorted(get_args(TieKind))


def _article(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del asked
    reports = [one.report for one in found.reports]
    shown = request.query_params.get("show")
    number = next((n for n, one in enumerate(reports, start=1) if one.id == shown), None)
    stretches = stretches_of(found.article.article, reports)
    return {"stretches": stretches, "shown": number, "who": reviewer(request)}


def _actor(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request
    return {"picture": ring(found.network, found.network.actors, asked.id)}


def _bloc(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    return {"picture": ring(found.network, found.network.actors)}


def _network(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    on, days = found.network.on, found.days
    return {
        "picture": ring(found.network, found.actors, found.centre, always=True),
        "on": on,
        "before": max((day for day in days if on and day < on), default=None),
        "after": min((day for day in days if on and day > on), default=None),
    }


def _dyad(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    two = found.dyad
    return {"picture": strip((*two.happened, *two.ahead, *two.not_so))}


def _timeline(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    return {
        "picture": overview(found.zoom, found.bars),
        "choices": {"type": [*TYPES, *TIES], "shade": SHADES, "zoom": ZOOMS},
    }


def _map(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked
    points = [one.point for one in found.placed]
    signs = [quad_class(one.line.event_type).endswith("cooperation") for one in found.placed]
    return {"picture": draw(points, lines_of(found.relations), found.disputed, signs)}


def _mediations(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked, found
    return {"choices": {"stage": get_args(Stage)}}


def _events(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked, found
    return {"choices": {"type": TYPES, "status": STATUSES, "shade": SHADES}}


def _situation(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del asked
    lines = help_lines(found.board, request.app.state.world)
    return {"picture": draw([], lines, found.disputed)}


def _explorer(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del request, asked, found
    kinds = [*TYPES, *sorted({*get_args(Stage), *TIES})]
    return {
        "choices": {"kind": KINDS, "type": kinds, "status": STATUSES},
        "formats": [FORMATS[name] for name in EXPORTS],
    }


def _review(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del asked, found
    return {"who": reviewer(request), "kinds": DOUBTED}


def _reviewed(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    del asked, found
    return {
        "who": reviewer(request),
        "wrong": "",
        "verbs": ("confirm", "reject", "correct", "merge", "split"),
    }


def reviewer(request: Request) -> str:
    """Give the name of who is logged in, or that was typed into a form before where nobody logs in."""
    return str(request.state.person.name or request.state.session.user)


def nothing(request: Request, asked: Any, found: Any) -> dict[str, Any]:
    """For a page that needs its answer alone."""
    del request, asked, found
    return {}


MORE: Mapping[str, Callable[[Request, Any, Any], dict[str, Any]]] = {
    "situation": _situation,
    "mediations": _mediations,
    "events": _events,
    "article": _article,
    "actor": _actor,
    "bloc": _bloc,
    "dyad": _dyad,
    "timeline": _timeline,
    "map": _map,
    "network": _network,
    "explorer": _explorer,
    "event": _review,
    "review": _review,
    "history": _review,
    "effect": _review,
    "record": _reviewed,
}
"""By the name of the answer."""
