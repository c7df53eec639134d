"""The words of a sheet in Chinese, English or both, and how dates, money and quantities are written on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldtech.model.amounts import in_figures
from fieldtech.model.money.amount_words import in_english, in_words
from fieldtech.model.money.prices import said as rule_said
from fieldtech.words import known, word

DASH = "—"
BOTH = "both"


@dataclass(frozen=True)
class Vocabulary:
    """Words for one language choice: ``zh_CN``, ``en`` or ``both``.

    ``variant`` names the kind of order whose own words go before the usual ones: "install" finds
    ``sheet.install.technicians`` before ``sheet.technicians``.
    """

    language: str
    variant: str = ""

    @property
    def bilingual(self) -> bool:
        """Whether Chinese and English stand side by side."""
        return self.language == BOTH

    @property
    def main(self) -> str:
        """The language of the document as a whole."""
        return "en" if self.language == "en" else "zh_CN"

    @property
    def tag(self) -> str:
        """The language as PDF names it."""
        return "en" if self.language == "en" else "zh-CN"

    def label(self, code: str) -> str:
        """A label; in both languages the English stands on a second line."""
        return self._say(f"sheet.{code}", "\n")

    def line(self, code: str, **params: str) -> str:
        """A sentence or title on one line."""
        return self._say(f"sheet.{code}", " ", **params)

    def short(self, code: str) -> str:
        """A little word between two values, in one language even where both are asked for."""
        return word(self._own(f"sheet.{code}"), self.main)

    def stacked(self, group: str, code: str) -> str:
        """The word for a choice as a label: in both languages the English stands on a second line."""
        return self.term(group, code, "\n")

    def term(self, group: str, code: str | None, between: str = " ") -> str:
        """The word for a choice of the record, such as ``result`` and ``repaired``; unknown ones as they are."""
        if not code:
            return DASH
        for full in (f"sheet.{group}.{code}", f"choice.{group}.{code}", f"{group}.{code}"):
            if known(full):
                return self._say(full, between)
        return code

    def brief(self, group: str, code: str | None) -> str:
        """The word for a choice in one language even where both are asked for, for long tables."""
        return Vocabulary(self.main, self.variant).term(group, code)

    def terms(self, group: str, codes: list[str] | None) -> str:
        """Several choices in one line."""
        return self.listed(self.term(group, c) for c in codes or [])

    def listed(self, parts: Iterable[str]) -> str:
        """Several things in one line, a dash for none."""
        return ("、" if self.main == "zh_CN" else ", ").join(parts) or DASH

    def aside(self, text: str) -> str:
        """Something said of what stands before it, in brackets."""
        return f"（{text}）" if self.main == "zh_CN" else f" ({text})"

    def choice(self, value: str, english: str) -> str:
        """An answer kept in the checklist's own word, with the English name the catalogue gives it."""
        return self.name({"zh": value, "en": english}) if english else value

    def unit(self, unit: str | None) -> str:
        """A unit of measure; in both languages the Chinese one alone, as there is no room for two."""
        if not unit or not known(f"unit.{unit}"):
            return unit or ""
        return word(f"unit.{unit}", self.main)

    def amount_in_words(self, cents: int) -> str:
        """The sum in words of the sheet's language; in both, the Chinese form that counts in law."""
        return in_english(cents) if self.language == "en" else in_words(cents)

    def fee_rule(self, line: Mapping[str, Any], between: str = " ") -> str:
        """Why a line of the fees costs what it costs; records from before the price engine have a word for it alone."""
        if "params" not in line:
            return self.capital(self.term("fee_rule", line.get("rule")))
        languages = ("zh_CN", "en") if self.bilingual else (self.main,)
        said = {language: rule_said(line.get("rule") or "", line["params"], language) for language in languages}
        return between.join(self.capital(text) if one == "en" else text for one, text in said.items())

    def name(self, item: Mapping[str, Any] | None, prefix: str = "") -> str:
        """The catalogue name beside a code: ``zh`` or ``en``, or both."""
        if not item:
            return DASH
        zh, en = item.get(f"{prefix}zh") or "", item.get(f"{prefix}en") or ""
        en = self.capital(en)
        if self.bilingual:
            return zh if zh == en or not en else f"{zh} {en}"
        return (en or zh) if self.language == "en" else (zh or en)

    def short_name(self, item: Mapping[str, Any]) -> str:
        """A name in one language even where both are asked for, for places without room."""
        return str(item.get("en" if self.main == "en" else "zh") or item.get("zh") or "")

    def capital(self, text: str) -> str:
        """English begins with a capital in a cell of its own."""
        return text[:1].upper() + text[1:]

    def names(self, items: list[dict[str, Any]] | None, codes: bool = True) -> str:
        """Several catalogue names, with their codes in front."""
        separator = "; " if self.language == "en" else "\uff1b"
        said = [f"{i['code']} {self.name(i)}" if codes and i.get("code") else self.name(i) for i in items or []]
        return separator.join(said) or DASH

    def problem(self, code: str | None) -> str:
        """The sentence of a problem code, the code itself when there is none."""
        full = f"problem.{code}"
        return word(full, self.main) if code and known(full) else code or ""

    def _own(self, code: str) -> str:
        own = f"sheet.{self.variant}.{code.removeprefix('sheet.')}" if self.variant else code
        return own if known(own) else code

    def _say(self, code: str, between: str, **params: str) -> str:
        code = self._own(code)
        if not self.bilingual:
            return word(code, self.language, **params)
        zh, en = word(code, "zh_CN", **params), word(code, "en", **params)
        return zh if zh == en else f"{zh}{between}{en}"


def day(text: str | None) -> str:
    """The date of an ISO time."""
    return text[:10] if text else DASH


def moment(text: str | None) -> str:
    """Date and minute of an ISO time, as it was on the spot."""
    return f"{text[:10]} {text[11:16]}" if text else DASH


def clock(text: str | None) -> str:
    """The minute of an ISO time."""
    return text[11:16] if text else DASH


def short_moment(text: str | None) -> str:
    """Month, day and minute of an ISO time."""
    return f"{text[5:10]} {text[11:16]}" if text else DASH


def written_at(record: Mapping[str, Any]) -> datetime:
    """The time a sheet bears: when it was signed, else finished, else when the call came or it was printed."""
    times, call = record.get("times") or {}, record.get("intake") or {}
    text = times.get("signed") or times.get("finished") or call.get("at") or times["printed"]
    return datetime.fromisoformat(text)


def money(cents: int | None) -> str:
    """Cents as yuan, a dash for none."""
    return DASH if cents is None else in_figures(cents)


def said(value: object) -> str:
    """The value as text, a dash for nothing."""
    return DASH if value in (None, "", []) else str(value)


def volts(text: str | None) -> str:
    """A voltage with its unit: 24 → 24V."""
    return f"{text}V" if text and text.isdigit() else text or ""


def person(who: Mapping[str, Any] | None) -> str:
    """A person's name, or the login when no name is known."""
    return said((who or {}).get("name") or (who or {}).get("login"))
