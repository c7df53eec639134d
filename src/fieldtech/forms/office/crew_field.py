"""Choosing who goes: people ranked with the reasons that speak for and against each (B18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fieldtech.forms.field import Editor, Field
from fieldtech.services.dispatch import Candidate
from fieldtech.ui.kit.boxes import column, row
from fieldtech.ui.kit.buttons import Button, LinkButton
from fieldtech.ui.kit.labels import Elided, IconLabel
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import word
from fieldtech.ui.tokens import S2, S3

BEST = 4  # so many are in sight; the others on demand
_HEIGHT = 68
Reason = tuple[str, str]  # (tone, sentence)
_ICONS = {"ok": "check", "warn": "triangle-alert", "danger": "x"}


@dataclass(frozen=True, kw_only=True)
class Crew(Field):
    """One or more people; the first chosen one leads."""

    span: int = 0

    def editor(self) -> Editor:
        """The ranked cards."""
        return CrewEditor(self)


def reasons(candidate: Candidate) -> tuple[Reason, ...]:
    """Four reasons: skill, time and load, place, parts."""
    skill = ("ok", word("reason.skilled")) if candidate.skilled else ("warn", word("reason.unskilled"))
    load = ("ok", word("reason.load", count=str(candidate.open_orders)))
    if candidate.overlaps:
        load = ("danger", word("reason.overlap", orders=", ".join(candidate.overlaps)))
    place = ("ok", word("reason.same_centre", centre=candidate.centre))
    if candidate.role == "EX":
        place = ("warn", word("reason.consent"))
    elif not candidate.same_centre:
        place = ("warn", word("reason.other_centre", centre=candidate.centre))
    parts = ("ok", word("reason.parts"))
    if candidate.parts_missing:
        parts = ("warn", word("reason.parts_missing", parts=", ".join(candidate.parts_missing)))
    return skill, load, place, parts


class _Reason(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check", "ok", 16)
        self._text = Elided("", 13)
        self.setLayout(row(self._icon, (self._text, 1), gap=6))

    def show_reason(self, reason: Reason) -> None:
        tone, text = reason
        self._icon.set_icon(_ICONS[tone], tone)
        self._text.setText(text)
        self._text.set_tone("text" if tone == "ok" else tone)


class _Card(Button):
    """One person as one button."""

    role = "candidate"

    def __init__(self, login: str) -> None:
        super().__init__(name=f"technician_{login}")
        self.login = login
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self._name = Elided("", 15, 600)
        self._fit = Elided("", 13, tone="muted")
        self._reasons = tuple(_Reason() for _ in range(4))
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, reason in enumerate(self._reasons):
            grid.addWidget(reason, at % 2, at // 2)
            grid.setColumnStretch(at // 2, 1)
        words = column(None, self._name, self._fit, None, gap=2)
        self.setLayout(row((words, 2), (grid, 5), gap=S3, margins=(S3, S2, S3, S2)))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_candidate(self, candidate: Candidate, fit: str, tone: str) -> None:
        found = reasons(candidate)
        self._name.setText(candidate.name)
        self._fit.setText(fit)
        self._fit.set_tone(tone)
        for widget, reason in zip(self._reasons, found, strict=True):
            widget.show_reason(reason)
        self.setAccessibleName(candidate.name)
        self.setAccessibleDescription(", ".join((fit, *(text for _, text in found))))


class CrewBox(Live, QWidget):
    """The cards, best first, and the rest on demand."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, _Card] = {}
        self._candidates: tuple[Candidate, ...] = ()
        self._chosen: list[str] = []
        self._all = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S2)
        self.more = LinkButton(name="more_people")
        self.more.clicked.connect(self._show_all)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_live()

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show these in their order."""
        self._candidates = tuple(candidates)
        for candidate in candidates:
            if candidate.login not in self._cards:
                self._add(candidate.login)
        self.retranslate()

    def chosen(self) -> tuple[str, ...]:
        """Logins in the order of choosing."""
        return tuple(self._chosen)

    def choose(self, logins: Sequence[str]) -> None:
        """Choose exactly these."""
        self._chosen = list(logins)
        for login, card in self._cards.items():
            card.setChecked(login in self._chosen)
        self._arrange()

    def role_of(self, login: str) -> str:
        """The role of somebody in the list."""
        return next((c.role for c in self._candidates if c.login == login), "")

    def name_of(self, login: str) -> str:
        """The name of somebody in the list."""
        return next((c.name for c in self._candidates if c.login == login), "")

    def retranslate(self) -> None:
        """All texts are words of the trade."""
        best = next((c.login for c in self._candidates if not c.overlaps and c.role == "TE"), "")
        for candidate in self._candidates:
            fit, tone = word(f"role.{candidate.role}"), "muted"
            if candidate.login == best:
                fit, tone = self.tr("Best fit"), "ok"
            self._cards[candidate.login].show_candidate(candidate, fit, tone)
        self._arrange()

    def _add(self, login: str) -> None:
        card = _Card(login)
        card.clicked.connect(self._pressed)
        card.setChecked(login in self._chosen)
        self._cards[login] = card
        self._layout.insertWidget(self._layout.count() - 1, card)
        self.setFocusProxy(next(iter(self._cards.values())))

    def _arrange(self) -> None:
        for at, candidate in enumerate(self._candidates):
            card = self._cards[candidate.login]
            self._layout.removeWidget(card)
            self._layout.insertWidget(at, card)
            card.setVisible(self._all or at < BEST or candidate.login in self._chosen)
        hidden = 0 if self._all else sum(c.login not in self._chosen for c in self._candidates[BEST:])
        self.more.setVisible(hidden > 0)
        many = self.tr("1 more person") if hidden == 1 else self.tr("{n} more people")
        self.more.set_text(many.format(n=hidden))

    def _pressed(self) -> None:
        card = self.sender()
        if not isinstance(card, _Card):
            return
        if card.isChecked():
            self._chosen.append(card.login)
        else:
            self._chosen.remove(card.login)
        self.changed.emit()

    def _show_all(self) -> None:
        self._all = True
        self._arrange()


class CrewEditor(Editor):
    """Between the cards and the draft's logins."""

    def __init__(self, field: Crew) -> None:
        self.box = CrewBox()
        super().__init__(field, self.box)
        self.box.changed.connect(self.edited)

    def value(self) -> tuple[str, ...]:
        """The chosen logins."""
        return self.box.chosen()

    def set_value(self, value: Any) -> None:
        """Choose these."""
        self.box.choose(tuple(value or ()))

    def show_state(self, state: str) -> None:
        """The sentence below says it."""
