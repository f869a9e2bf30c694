"""Who keeps which watches: what the pages and the REST interface do alike."""

from fastapi import Request

from dragoman.web.audit import Audit
from dragoman.web.guard import address_of
from dragoman.web.refusals import Refusal
from dragoman.web.settings import Settings
from dragoman.web.users import Person
from dragoman.web.watches.model import Watch
from dragoman.web.watches.question import question_of
from dragoman.web.watches.running import Watching

NONE = "There is no such watch, or it is somebody else's."


class Keeper:
    """Keeps the watches of whoever asks, and shows nobody those of somebody else."""

    def __init__(self, watching: Watching, audit: Audit, settings: Settings) -> None:
        """Take where watches are kept, the log, and how many one may keep."""
        self.watching, self._audit, self._settings = watching, audit, settings
        self._store = watching.store

    def mine(self, request: Request) -> list[Watch]:
        """Give the watches of whoever asks, those that changed last first."""
        found = [one for one in self._store.watches() if self._sees(request, one)]
        changed = {one.id: next(iter(self._store.changes(one.id, 1)), None) for one in found}

        def order(one: Watch) -> tuple[object, str]:
            last = changed[one.id]
            return (last.until if last else one.made), one.id

        return sorted(found, key=order, reverse=True)

    def find(self, request: Request, ident: str) -> Watch:
        """Give a watch of whoever asks.

        Raises:
            Refusal: there is none of this id, or it is somebody else's.
        """
        watch = self._store.find(ident)
        if watch is None or not self._sees(request, watch):
            raise Refusal(404, NONE)
        return watch

    def make(self, request: Request, address: str) -> tuple[Watch, bool]:
        """Begin to watch the answer of a page, unless that is watched already; says whether it is begun now.

        Raises:
            Refusal: who asks keeps as many as one may.
            DragomanError: it is no page whose answer can be watched, or what it asks for is not there.
        """
        owner, question = request.state.person.name, question_of(address)
        mine = [one for one in self._store.watches() if one.owner == owner]
        if len(mine) >= self._settings.watches:
            raise Refusal(
                422, f"You keep {len(mine)} watches, which is as many as one may; end one of them first."
            )
        probe = self.watching.looker.prepare(question, owner, base_of(request))
        watch = next((one for one in mine if one.address == probe.address), None)
        if watch is not None:
            return watch, False
        self._store.make(probe)
        self.note(request, "watched", probe)
        return probe, True

    def end(self, request: Request, watch: Watch) -> None:
        """Forget a watch with all that it told."""
        self._store.drop(watch.id)
        self.note(request, "ended a watch", watch)

    def feed(self, request: Request, watch: Watch) -> str:
        """Give the address of a watch's feed: with its key, where there are users."""
        key = f"?key={watch.key}" if self._settings.users is not None else ""
        return f"{base_of(request)}/watches/{watch.id}.atom{key}"

    def note(self, request: Request, what: str, watch: Watch, **about: str) -> None:
        """Note in the log what was done to a watch."""
        self._audit.note(
            what,
            who=request.state.person.name,
            address=address_of(request.scope),
            watch=watch.id,
            question=watch.address,
            **about,
        )

    def _sees(self, request: Request, watch: Watch) -> bool:
        return may_see(watch, request.state.person, users=self._settings.users is not None)


def may_see(watch: Watch, person: Person | None, *, users: bool) -> bool:
    """Whether a watch is this person's: one's own, or, for an admin, one made before there were users."""
    if not users:
        return True
    return person is not None and (watch.owner == person.name or (not watch.owner and person.may("admin")))


def base_of(request: Request) -> str:
    """The address under which the desk is asked: its host is one of those that it is set up for."""
    return f"{request.url.scheme}://{request.url.netloc}"
