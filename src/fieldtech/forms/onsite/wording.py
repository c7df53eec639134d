"""Options of the closed lists, and catalogue names, in the language now shown."""

from collections.abc import Iterable, Mapping

from fieldtech.model.finding_text import in_language
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import current_language, of_task, word
from fieldtech.words import known


def options(
    group: str, codes: Iterable[object], tones: Mapping[str, str] | None = None, task: str = ""
) -> tuple[Option, ...]:
    """The choices of a group of the vocabulary; ``tones`` colours some when chosen, a ``task`` has words of its own."""
    shades, names = tones or {}, [str(code) for code in codes]
    return tuple(
        Option(name, of_task(f"choice.{group}.{name}", task), tone=shades.get(name, "accent")) for name in names
    )


def unit_name(unit: object) -> str:
    """A unit of measure in the language now shown: 层 is coats, V is V."""
    code = f"unit.{unit or ''}"
    return word(code) if known(code) else str(unit or "")


def named(zh: str, en: str) -> str:
    """A catalogue name in the language now shown; English starts with a capital as everywhere on screen."""
    if current_language() == "zh_CN" or not en:
        return zh
    return en[:1].upper() + en[1:]


def found_text(text: str, zh: str, en: str) -> str:
    """What was found, its question in the language now shown."""
    return in_language(text, zh, en, chinese=current_language() == "zh_CN")
