"""Watches as programs make and see them."""

from datetime import datetime
from typing import Annotated

import msgspec

from dragoman.web.watches.model import Change
from dragoman.web.watches.question import LONGEST_ADDRESS, LONGEST_NAME


class Watched(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be watched."""

    address: Annotated[
        str,
        msgspec.Meta(
            min_length=1,
            max_length=LONGEST_ADDRESS,
            description="Of a page of this desk or its twin: path and query. Its two times do not count.",
            examples=["/dyad/KEN/SOM", "/api/v1/claims?contested=true"],
        ),
    ]
    name: Annotated[
        str,
        msgspec.Meta(max_length=LONGEST_NAME, description="What to call it; after its question where empty."),
    ] = ""


class KeptWatch(msgspec.Struct, frozen=True, kw_only=True):
    """A watch.

    `address` is that of the page whose answer is watched, `twin` the same as JSON, `feed` that of its Atom feed
    (with a key where there are users). `seen` is the moment of the ledger up to which it has told all, `changed` that
    of its last change; `fault` says why it could not be looked at, empty where it could.
    """

    id: str
    name: str
    address: str
    twin: str
    feed: str
    made: datetime
    seen: datetime
    changed: datetime | None
    fault: str


class KeptWatches(msgspec.Struct, frozen=True, kw_only=True):
    """The watches of whoever asks, those that changed last first."""

    watches: tuple[KeptWatch, ...]


class WatchTold(msgspec.Struct, frozen=True, kw_only=True):
    """A watch with what it told, the newest first."""

    watch: KeptWatch
    changes: tuple[Change, ...]
