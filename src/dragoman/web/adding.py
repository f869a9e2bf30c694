"""What may be added from the desk, checked alike for its pages and for programs; and the REST interface of it."""

import msgspec
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dragoman.records import Published
from dragoman.web.added import Added, added_of, checked_address
from dragoman.web.asked import AskedWronglyError
from dragoman.web.audit import Audit
from dragoman.web.forms import files_of, read_parts, text_of, texts_of
from dragoman.web.guard import address_of
from dragoman.web.jobs import Job, Jobs, TooManyJobsError, options_of
from dragoman.web.openapi import BASE
from dragoman.web.rates import Rate
from dragoman.web.refusals import Refusal, problem
from dragoman.web.settings import Settings
from dragoman.web.users import Person

ONLY_ADMIN = "Only an admin may add articles; ask whoever runs this desk."
NO_JOB = "There is no such job, or it was long ago. What it added is in the ledger."
_ENCODER = msgspec.json.Encoder(order="deterministic")
File = tuple[str, bytes]


class Adding:
    """Begins jobs for whoever may, as often as they may."""

    def __init__(self, jobs: Jobs, audit: Audit, settings: Settings) -> None:
        """Take what jobs are begun with."""
        self.jobs, self._audit, self._settings = jobs, audit, settings
        self._rate = Rate(settings.adds / 60, settings.adds)

    def begin(self, request: Request, asked: Added, files: list[File]) -> Job:
        """Begin a job.

        Args:
            request: who asks.
            asked: text, addresses, and what is known of the articles.
            files: the name that each was sent under, and its bytes.

        Raises:
            Refusal: who asks may not add, or asks too often.
            AskedWronglyError: there is nothing to add, or an address is none.
        """
        person = demand_admin(request)
        if wait := self._rate.wait(person.name or address_of(request.scope)):
            raise Refusal(429, "Too many jobs; wait a little, or send more files in one.", wait=wait)
        given = [*files, *_pasted(asked)]
        addresses = tuple(dict.fromkeys(checked_address(one) for one in asked.addresses if one.strip()))
        if not given and not addresses:
            raise AskedWronglyError(
                "There is nothing to add: paste a text, give an address, or choose a file that is not empty."
            )
        day = asked.published
        published = (
            Published(earliest=day, latest=day, basis="stated", why="given by the caller") if day else None
        )
        options = options_of(asked.outlet[:200], published, self._settings.most_bytes)
        job = self.jobs.start(given, options, addresses)
        self._audit.note(
            "added",
            who=person.name,
            address=address_of(request.scope),
            files=", ".join(job.names),
            job=job.id,
        )
        return job

    def cancel(self, request: Request, ident: str) -> Job:
        """End a job."""
        person, job = demand_admin(request), self.find(ident)
        job.cancel()
        self._audit.note("cancelled", who=person.name, address=address_of(request.scope), job=job.id)
        return job

    def find(self, ident: str) -> Job:
        """Give a job by its id."""
        found = self.jobs.find(ident)
        if found is None:
            raise Refusal(404, NO_JOB)
        return found


def demand_admin(request: Request) -> Person:
    """Give who asks, if they may add."""
    person: Person = request.state.person
    if not person.may("admin"):
        raise Refusal(403, ONLY_ADMIN)
    return person


async def asked_in(request: Request, most_bytes: int) -> tuple[Added, list[File]]:
    """Read what is asked for from a body: JSON, or parts with files.

    Raises:
        Refusal: the body cannot be read.
        AskedWronglyError: a field does not fit.
    """
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await read_parts(request, most_bytes)
        return added_of(
            {name: text_of(form, name) for name in ("text", "address", "outlet", "published")},
            texts_of(form, "addresses"),
        ), await files_of(form, "files")
    try:
        return msgspec.json.decode(await request.body(), type=Added), []
    except msgspec.ValidationError as error:
        raise AskedWronglyError(f"{error}.".replace("$.", "")) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal(400, f"the body is no JSON: {error}.") from None


def router_of(adding: Adding, settings: Settings) -> APIRouter:
    """Make the routes for programs."""
    router = APIRouter()

    @router.post(f"{BASE}/articles")
    async def articles(request: Request) -> Response:
        demand_admin(request)
        asked, files = await asked_in(request, settings.most_bytes)
        try:
            job = await run_in_threadpool(adding.begin, request, asked, files)
        except TooManyJobsError as error:
            return problem(503, str(error))
        return _job(job, 202)

    @router.get(f"{BASE}/jobs/{{ident}}")
    def job(request: Request, ident: str) -> Response:
        demand_admin(request)
        return _job(adding.find(ident), 200)

    @router.delete(f"{BASE}/jobs/{{ident}}")
    def cancel(request: Request, ident: str) -> Response:
        return _job(adding.cancel(request, ident), 202)

    return router


def _job(job: Job, status: int) -> Response:
    headers = {"location": f"{BASE}/jobs/{job.id}", "cache-control": "no-store"}
    return Response(_ENCODER.encode(job.progress()), status, headers, "application/json")


def _pasted(asked: Added) -> list[File]:
    """A pasted text as a file; called by the address it came from, where that is given."""
    if not asked.text.strip():
        return []
    name = checked_address(asked.address) if asked.address.strip() else "pasted.txt"
    return [(name, asked.text.encode("utf-8", "replace"))]
