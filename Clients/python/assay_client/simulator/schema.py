"""The protocol's own description, recorded from `assay serve --describe`, and what fits it.

Of JSON Schema (draft 7) it knows the words that the description uses; one that it does not know is a mistake here, and
raises a ValueError when the description is read.
"""
from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional

Json = Dict[str, Any]

_WORDS = {
    "$ref", "type", "properties", "required", "additionalProperties", "propertyNames", "maxProperties",
    "minProperties", "items", "minItems", "maxItems", "uniqueItems", "allOf", "anyOf", "oneOf", "enum", "const",
    "pattern", "minLength", "maxLength", "minimum", "maximum", "description", "title", "default", "format"}
_TYPES: Mapping[str, Any] = {
    "object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float, Decimal)}


class Description:
    """An OpenRPC document."""

    def __init__(self, document: Json) -> None:
        self._schemas: Json = document["components"]["schemas"]
        self.methods: Dict[str, Json] = {method["name"]: method for method in document["methods"]}
        self.notifications: Dict[str, Json] = {one["name"]: one for one in document["x-notifications"]}
        self.names = set(_names(document))
        """The name of every member that is described anywhere."""
        self._check_words([
            *self._schemas.values(), *(method["result"]["schema"] for method in document["methods"]),
            *(own["schema"] for one in document["methods"] + document["x-notifications"] for own in one["params"])])

    @classmethod
    def recorded(cls) -> Description:
        """The one that this simulator speaks by."""
        return cls(json.loads(Path(__file__).with_name("protocol.json").read_text(encoding="utf-8")))

    def params(self, method: str) -> Json:
        """The schema of a method's parameters, or of a notification's."""
        own = (self.methods.get(method) or self.notifications[method])["params"]
        return {
            "type": "object", "properties": {one["name"]: one["schema"] for one in own},
            "required": [one["name"] for one in own if one["required"]], "additionalProperties": False}

    def result(self, method: str) -> Json:
        """The schema of a method's result."""
        schema: Json = self.methods[method]["result"]["schema"]
        return schema

    def role(self, method: str) -> str:
        """Whose a method is: `candidate`, `staff` or `both`."""
        own = self.methods[method].get("x-role", "both")
        return str(own) if own in ("candidate", "staff") else "both"

    def misfit(self, value: Any, schema: Json, path: str = "") -> Optional[str]:
        """What of a value does not fit, as a sentence, or None."""
        if "$ref" in schema:
            return self.misfit(value, self._schemas[schema["$ref"].rsplit("/", 1)[1]], path)
        here = path or "the value"
        if "type" in schema and not _is(value, schema["type"]):
            return f"`{here}` is not of the type {schema['type']}"
        if "const" in schema and not _same(value, schema["const"]):
            return f"`{here}` is not {schema['const']!r}"
        if "enum" in schema and not any(_same(value, one) for one in schema["enum"]):
            return f"`{here}` is none of {schema['enum']}"
        for part in schema.get("allOf", []):
            wrong = self.misfit(value, part, path)
            if wrong:
                return wrong
        for word, least, most in (("anyOf", 1, 99), ("oneOf", 1, 1)):
            if word in schema:
                wrongs = [self.misfit(value, part, path) for part in schema[word]]
                if not least <= wrongs.count(None) <= most:
                    return min((wrong for wrong in wrongs if wrong), key=len, default=f"`{here}` fits more than one")
        if isinstance(value, str):
            return _text(value, schema, here)
        if isinstance(value, dict):
            return self._object(value, schema, path)
        if isinstance(value, list):
            return self._array(value, schema, path)
        if not isinstance(value, bool) and value is not None:
            if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
                return f"`{here}` is out of range"
        return None

    def _object(self, value: Json, schema: Json, path: str) -> Optional[str]:
        known: Json = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                return f"`{path}.{name}`".replace("`.", "`") + " is missing"
        if not schema.get("minProperties", 0) <= len(value) <= schema.get("maxProperties", len(value)):
            return f"`{path}` has too many members, or too few"
        for name, own in value.items():
            where = f"{path}.{name}".lstrip(".")
            if "propertyNames" in schema and self.misfit(name, schema["propertyNames"]):
                return f"there is no member `{where}` here; expected {', '.join(known) or 'an id'}"
            inner = known.get(name, schema.get("additionalProperties", True))
            if inner is False:
                return f"there is no member `{where}` here; expected {', '.join(known) or 'none'}"
            wrong = self.misfit(own, inner, where) if isinstance(inner, dict) else None
            if wrong:
                return wrong
        return None

    def _array(self, value: List[Any], schema: Json, path: str) -> Optional[str]:
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            return f"`{path}` has too many elements, or too few"
        for place, own in enumerate(value):
            wrong = self.misfit(own, schema["items"], f"{path}[{place}]") if "items" in schema else None
            if wrong:
                return wrong
        return None

    def _check_words(self, schemas: List[Any]) -> None:
        for schema in schemas:
            if not isinstance(schema, dict):
                continue
            unknown = {word for word in schema if word not in _WORDS and not word.startswith("x-")}
            if unknown:
                raise ValueError(f"the description uses words that this reader does not know: {sorted(unknown)}")
            for word, own in schema.items():
                if word == "properties":
                    self._check_words(list(own.values()))
                elif word in ("allOf", "anyOf", "oneOf"):
                    self._check_words(own)
                elif word in ("items", "additionalProperties", "propertyNames"):
                    self._check_words([own])


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for own in value:
            yield from _names(own)
    if isinstance(value, dict):
        if "name" in value and isinstance(value["name"], str):
            yield value["name"]
        for name, own in value.items():
            if name == "properties":
                yield from own
            yield from _names(own)


def _is(value: Any, type_: str) -> bool:
    if isinstance(value, bool):
        return type_ == "boolean"
    return isinstance(value, _TYPES[type_])


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def _text(value: str, schema: Json, here: str) -> Optional[str]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        return f"`{here}` is too short or too long"
    if "pattern" in schema and re.search(schema["pattern"].replace("$", r"\Z"), value) is None:
        return f"`{here}` does not fit {schema['pattern']}"
    return None
