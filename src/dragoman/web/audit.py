"""Who did what: a line of JSON for each thing done or refused, so that nothing in it can forge a line."""

from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

LONGEST = 300


class Audit:
    """Appends lines to a file; without one it keeps nothing."""

    def __init__(self, path: Path | None) -> None:
        """Take the file."""
        self._path = path
        self._lock = Lock()

    def note(self, what: str, *, who: str, address: str, **about: Any) -> None:
        """Note what was done, by whom, from where; values are cut to a length that fills no disk."""
        if self._path is None:
            return
        line = {
            "when": datetime.now(UTC).isoformat(timespec="seconds"),
            "what": what,
            "who": who[:LONGEST],
            "from": address,
            **{
                name: value[:LONGEST] if isinstance(value, str) else value
                for name, value in sorted(about.items())
            },
        }
        with self._lock, self._path.open("ab") as stream:
            stream.write(msgspec.json.encode(line).replace(b"\x7f", b"") + b"\n")

    def last(self, most: int = 200) -> tuple[dict[str, Any], ...]:
        """Give the last lines, the newest first."""
        if self._path is None or not self._path.exists():
            return ()
        with self._path.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - most * 1000))
            lines = stream.read().splitlines()
        found = []
        for line in reversed(lines[-most:]):
            try:
                found.append(msgspec.json.decode(line, type=dict[str, Any]))
            except msgspec.DecodeError:
                continue  # the first may be cut
        return tuple(found)
