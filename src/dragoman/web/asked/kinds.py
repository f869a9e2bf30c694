"""The kinds of values that may be asked with, described for people and programs."""

from typing import Annotated

import msgspec

Ident = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Z0-9][A-Z0-9-]{0,60}$(?!\n)",
        description="Id of a state, bloc, organisation or group: an ISO 3166-1 alpha-3 code or a name in capitals.",
        examples=["ARM"],
    ),
]
Record = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[0-9a-f]{20}$(?!\n)",
        description="Id of a report; any telling of what is asked for will do.",
        examples=["0123456789abcdef0123"],
    ),
]
Idents = Annotated[
    str,
    msgspec.Meta(
        pattern=r"^[A-Z0-9][A-Z0-9-]{0,60}(,[A-Z0-9][A-Z0-9-]{0,60}){0,11}$(?!\n)",
        description="Ids, separated by commas.",
        examples=["ARM,AZE"],
    ),
]
Parties = Annotated[
    str,
    msgspec.Meta(
        max_length=400,
        description="Ids or names, separated by commas; only what names all of them.",
        examples=["Armenia, Russia"],
    ),
]
Limit = Annotated[int, msgspec.Meta(ge=1, le=200, description="How many at most.")]
Cursor = Annotated[
    str,
    msgspec.Meta(max_length=400, description="Where to go on: `next` of the answer before. Opaque."),
]
Words = Annotated[str, msgspec.Meta(max_length=400)]
