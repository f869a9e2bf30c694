"""JSON Schemas of our records, from their types and documentation.

`msgspec.json.schema_components` describes no union of untagged records, such as that of the five kinds in a
report; here the field `kind` beside it tells which it is.
"""

import inspect
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

_PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Any: {},
    msgspec.Raw: {},
}
_META = {
    "pattern": "pattern",
    "min_length": "minLength",
    "max_length": "maxLength",
    "ge": "minimum",
    "le": "maximum",
    "description": "description",
    "examples": "examples",
}
_OF_LISTS = {"minLength": "minItems", "maxLength": "maxItems"}
REFERENCE = "#/components/schemas/"
Shape = dict[str, Any]


class Schemas:
    """Describes types; the records that they are made of are collected by name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: dict[type, str] = {}
        self.components: dict[str, Shape] = {}

    def of(self, hint: Any) -> Shape:
        """Describe a type."""
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            return {"$ref": REFERENCE + self._record(hint)}
        origin, within = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._annotated(*within)
        if origin is Literal:
            return {"type": "string", "enum": list(within)}
        if origin in {Union, UnionType}:
            return {"anyOf": [self.of(one) for one in within]}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(within[1])}
        if origin is tuple:
            return self._several(within)
        raise TypeError(f"no schema is known for {hint!r}: add it to {__name__}.")

    def fields(self, record: type[msgspec.Struct]) -> dict[str, Shape]:
        """Describe the fields of a record, each by its name."""
        hints = get_type_hints(record, include_extras=True)
        found = {}
        for field in msgspec.structs.fields(record):
            shape = self.of(hints[field.name])
            if field.default is not msgspec.NODEFAULT and field.default is not None and "$ref" not in shape:
                shape["default"] = msgspec.to_builtins(field.default)
            found[field.encode_name] = shape
        return found

    def _record(self, record: type[msgspec.Struct]) -> str:
        """Describe a record, and give the name that it stands under."""
        if record in self._names:
            return self._names[record]
        taken = set(self._names.values())
        plain = record.__name__
        name = plain if plain not in taken else f"{record.__module__.rpartition('.')[2]}.{plain}"
        self._names[record] = name
        properties = self.fields(record)
        self.components[name] = {
            "title": plain,
            "description": inspect.getdoc(record) or "",
            "type": "object",
            "properties": properties,
            "required": [one.encode_name for one in msgspec.structs.fields(record) if one.required],
        }
        return name

    def _annotated(self, hint: Any, *notes: Any) -> Shape:
        shape = self.of(hint)
        for note in notes:
            if isinstance(note, msgspec.Meta):
                given = {name: getattr(note, field) for field, name in _META.items() if getattr(note, field)}
                listed = shape.get("type") == "array"
                shape |= {_OF_LISTS.get(name, name) if listed else name: one for name, one in given.items()}
        return shape

    def _several(self, within: Sequence[Any]) -> Shape:
        if len(within) == 2 and within[1] is Ellipsis:  # noqa: PLR2004 - any number of one type
            return {"type": "array", "items": self.of(within[0])}
        return {
            "type": "array",
            "prefixItems": [self.of(one) for one in within],
            "minItems": len(within),
            "maxItems": len(within),
        }


def described(records: Iterable[type[msgspec.Struct]]) -> tuple[dict[type, str], dict[str, Shape]]:
    """Describe records: the name that each stands under, and all that they are made of, by name."""
    schemas = Schemas()
    names = {one: schemas.of(one)["$ref"].removeprefix(REFERENCE) for one in records}
    return names, dict(sorted(schemas.components.items()))
