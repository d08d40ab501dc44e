"""Nouns as plain JSON and back: what a dataclass says of its fields is all that is needed to read it again."""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, fields, is_dataclass
from datetime import date
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def canonical(content: Any) -> str:
    """JSON that is the same, letter by letter, for the same content: sorted keys, no blanks, no NaN."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain)


def as_plain(noun: Any, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """A noun as a dictionary, for `canonical`."""
    return {name: value for name, value in asdict(noun).items() if name not in without}


def sparse(noun: Any, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """A noun as a dictionary, for `canonical`, without the fields that are at their default, all the way down.

    `restore` puts them back. So a field with a default that a noun gains later leaves what was written before as it is.
    """
    kind: Any = type(noun)
    return {name: _sparse(value) for name, default in _defaults(kind) if name not in without and _differs(value := getattr(noun, name), default)}


def _sparse(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_sparse(item) for item in value]
    return sparse(value) if is_dataclass(value) else value


@lru_cache(maxsize=64)
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


def _differs(value: Any, default: Any) -> bool:
    """Yes and no are never numbers."""
    return default is MISSING or type(value) is not type(default) or value != default


def parsed(text: str) -> Any:
    """What a JSON text holds; NaN and infinity, which JSON does not know, raise ValueError as every other mistake does."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("too deep") from error


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def restore(kind: type[T], content: Any) -> T:
    """A noun from what `json.loads` made of its canonical JSON.

    Raises
    ------
    ValueError, TypeError, KeyError
        When the content is not that of such a noun.
    """
    return cast(T, _restored(kind, content))


def _restored(kind: Any, content: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(arguments, content)
    if origin is tuple:
        if not isinstance(content, list):
            raise TypeError(f"{content!r} is not a list")
        items = arguments[:1] * len(content) if arguments[-1] is Ellipsis else arguments
        return tuple(_restored(item, part) for item, part in zip(items, content, strict=True))
    if origin is Literal:
        if content not in arguments:
            raise ValueError(f"{content!r} is none of {arguments}")
        return content
    if is_dataclass(kind):
        if not isinstance(content, dict):
            raise TypeError(f"{content!r} is not an object")
        hints = get_type_hints(kind)
        unknown = set(content) - {field.name for field in fields(kind)}
        if unknown:
            raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
        return kind(**{name: _restored(hints[name], value) for name, value in content.items()})  # type: ignore[operator]
    if kind is date:
        return date.fromisoformat(content)
    if kind is float and isinstance(content, int) and not isinstance(content, bool):
        return float(content)
    if not isinstance(content, kind):
        raise TypeError(f"{content!r} is not a {kind.__name__}")
    return content


def _one_of(kinds: tuple[Any, ...], content: Any) -> Any:
    """The content as the first kind that fits; yes and no are never numbers."""
    if content is None and NoneType in kinds:
        return None
    if isinstance(content, bool) and bool in kinds:
        return content
    for kind in kinds:
        if kind in (bool, NoneType):
            continue
        try:
            return _restored(kind, content)
        except (TypeError, ValueError, KeyError):
            continue
    raise TypeError(f"{content!r} is none of {kinds}")


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
