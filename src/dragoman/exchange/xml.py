"""Writing XML element by element, so that a feed or network need not be held in memory."""

import re
from collections.abc import Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def clean(text: str) -> str:
    """Take out the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)


def attributes(values: Mapping[str, object]) -> str:
    """Write attributes; those that are None are left out."""
    return "".join(f" {name}={quoteattr(clean(str(one)))}" for name, one in values.items() if one is not None)


def element(name: str, text: object = None, **values: object) -> str:
    """Write an element with text, or an empty one."""
    opening = f"<{name}{attributes({key.rstrip('_'): one for key, one in values.items()})}"
    return f"{opening}/>\n" if text is None else f"{opening}>{escape(clean(str(text)))}</{name}>\n"


def write(stream: BinaryIO, text: str) -> None:
    """Write text in UTF-8."""
    stream.write(text.encode("utf-8", "replace"))
