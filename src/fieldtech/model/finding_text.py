"""What was found at a question, in the language of who reads: the program wrote the question before it (F32)."""

from collections.abc import Mapping
from typing import Any

_COLONS = ":："


def proposed(question: str, *said: str, chinese: bool) -> str:
    """The words a finding begins with: the question, what was measured, and what was written beside it."""
    rest = ("，" if chinese else ", ").join(filter(None, said))
    return _joined(question, rest, chinese=chinese)


def without_question(text: str, zh: str, en: str) -> str | None:
    """What stands behind the question, in whichever language that is; None where the text does not begin with it."""
    for name in filter(None, (zh, en)):
        rest = text[len(name) :]
        if text.casefold().startswith(name.casefold()) and (not rest or rest[0] in _COLONS):
            return rest.lstrip(_COLONS).strip()
    return None


def in_language(text: str, zh: str, en: str, *, chinese: bool) -> str:
    """The same with the question in this language; what people wrote stays as they wrote it."""
    rest = without_question(text, zh, en)
    if rest is None:
        return text
    name = zh if chinese or not en else en[:1].upper() + en[1:]
    return _joined(name, rest, chinese=chinese)


def unresolved(record: Mapping[str, Any]) -> bool:
    """Whether a record names something found that was not put right on the spot: it goes on, here or as a repair."""
    return any(one.get("state") in ("open", "repair") for one in record.get("findings") or [])


def _joined(question: str, rest: str, *, chinese: bool) -> str:
    if not rest:
        return question
    return f"{question}：{rest}" if chinese else f"{question}: {rest}"
