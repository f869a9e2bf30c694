"""Ids under one spelling: annotators write HOUTHIS or HOUTHI, KOS or XKX."""

from collections.abc import Iterable, Mapping
from typing import Any

ALIASES = {
    "HOUTHI": ("HOUTHIS", "ANSARALLAH", "YEMHOUTHI"),
    "XKX": ("KOS", "RKS", "KOSOVO"),
    "SOMALILAND": ("SML",),
    "NKR": ("ARTSAKH", "NAGORNOKARABAKH", "KARABAKH"),
    "WEST": ("THEWEST",),
    "UN": ("UNITEDNATIONS", "UNO", "UNSC"),
    "AU": ("AFRICANUNION",),
    "EU": ("EUROPEANUNION",),
    "MINSKGROUP": ("OSCEMINSKGROUP", "MINSK"),
    "AFG": ("TALIBAN", "TALIBANAFG"),
    "HAMAS": ("PSEHAMAS",),
    "M23": ("CODM23",),
    "TPLF": ("ETHTPLF", "TIGRAY"),
    "RSF": ("SDNRSF",),
    "INC": ("INDINC",),
}
_CANONICAL = {alias: name for name, aliases in ALIASES.items() for alias in aliases}


def canonical(ident: str | None) -> str:
    """Give one spelling of an id: capitals and digits only, aliases folded; empty for none."""
    bare = "".join(c for c in (ident or "").upper() if c.isalnum())
    return _CANONICAL.get(bare, bare)


def ids_of(entities: Iterable[Any] | None) -> frozenset[str]:
    """Give the ids of entities: objects with an `id`, bare ids, or lists of these."""
    found: set[str] = set()
    for entity in entities or ():
        if isinstance(entity, list | tuple):
            found |= ids_of(entity)
        else:
            found.add(canonical(entity.get("id") if isinstance(entity, Mapping) else entity))
    return frozenset(found - {""})
