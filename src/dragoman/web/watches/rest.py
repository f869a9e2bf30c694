"""Watches for programs: list, make, look at, end. Who may do what is as on the pages."""

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dragoman.brief.plain import one_line, shortened
from dragoman.web.openapi import BASE
from dragoman.web.refusals import Refusal, problem
from dragoman.web.watches.keeping import NONE, Keeper
from dragoman.web.watches.kept import KeptWatch, KeptWatches, Watched, WatchTold
from dragoman.web.watches.model import Watch
from dragoman.web.watches.question import LONGEST_NAME

_ENCODER = msgspec.json.Encoder(order="deterministic")


def rest_router(keeper: Keeper) -> APIRouter:
    """Make the routes."""
    store, router = keeper.watching.store, APIRouter()

    def kept(request: Request, watch: Watch) -> KeptWatch:
        last = next(iter(store.changes(watch.id, 1)), None)
        return KeptWatch(
            id=watch.id,
            name=watch.name,
            address=watch.address,
            twin=BASE + watch.address,
            feed=keeper.feed(request, watch),
            made=watch.made,
            seen=watch.seen,
            changed=last.until if last else None,
            fault=watch.fault,
        )

    @router.get(f"{BASE}/watches")
    def listed(request: Request) -> Response:
        return _json(KeptWatches(watches=tuple(kept(request, one) for one in keeper.mine(request))))

    @router.post(f"{BASE}/watches")
    async def made(request: Request) -> Response:
        try:
            asked = msgspec.json.decode(await request.body(), type=Watched)
        except msgspec.ValidationError as error:
            return problem(422, f"{error}.".replace("$.", ""))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return problem(400, f"the body is no JSON: {error}.")

        def make() -> Response:
            watch, new = keeper.make(request, asked.address.removeprefix(BASE))
            if name := shortened(one_line(asked.name), LONGEST_NAME):
                changed = store.change(watch.id, lambda one: msgspec.structs.replace(one, name=name))
                if changed is None:
                    raise Refusal(404, NONE)
                watch = changed
            answer = _json(kept(request, watch), 201 if new else 200)
            answer.headers["location"] = f"{BASE}/watches/{watch.id}"
            return answer

        return await run_in_threadpool(make)

    @router.get(f"{BASE}/watches/{{ident}}")
    def told(request: Request, ident: str) -> Response:
        watch = keeper.find(request, ident)
        return _json(WatchTold(watch=kept(request, watch), changes=store.changes(watch.id)))

    @router.delete(f"{BASE}/watches/{{ident}}")
    def ended(request: Request, ident: str) -> Response:
        keeper.end(request, keeper.find(request, ident))
        return Response(status_code=204)

    return router


def _json(given: msgspec.Struct, status: int = 200) -> Response:
    headers = {"cache-control": "no-store"}
    return Response(_ENCODER.encode(given), status, headers, "application/json")
