"""The yard as a technician has it: scanner, a few keys, and what the window says."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from fieldtech.demo.yard_walk import YardWalk
from fieldtech.services.install.rows import RowView
from fieldtech.services.workplace import Workplace
from fieldtech.ui.language import Language
from fieldtech.ui.pages.yard_page import YardPage
from fieldtech.ui.theme import Theme
from pages.program import Program
from yards import Yard


class YardHand:
    """One person in the yard; ``photos`` is what the camera's folder gives."""

    def __init__(
        self, qtbot: QtBot, theme: Theme, language: Language, workplace: Workplace, settings: Path, yard: Yard,
        photos: Sequence[Path] = (), login: str = "zhaoqiang",
    ) -> None:  # fmt: skip
        tools: dict[str, Any] = {"pick_photos": lambda _parent: [str(path) for path in photos]}
        self.program = Program(qtbot, theme, language, workplace, settings, tools=tools)
        self.program.sign_in(login)
        self.yard, self.hands, self.walk = yard, self.program.hands, YardWalk(self.program.hands)
        self.page: YardPage = self.program.open("yard_page", yard.order)

    def rows(self) -> tuple[RowView, ...]:
        """The vehicles as they are stored."""
        return self.program.workplace.yard.rows(self.yard.order)

    def row(self, at: int) -> RowView:
        """One of them, from 0."""
        return self.rows()[at]

    def said(self) -> str:
        """The large line below the scan field."""
        return self.page.scans.said

    def scan(self, text: str) -> None:
        """The scanner, wherever the focus is."""
        self.hands.scan(text)

    def first(self, at: int) -> None:
        """A vehicle with nothing to follow: every part by hand."""
        self.walk.first(self.yard.vins[at], self.yard.terminals[at], self.yard.sims[at])
        self.until_done(at)

    def missing(self, at: int) -> None:
        """The vehicle has not come."""
        self.walk.missing(at + 1)
        self.until_done(at, "not_installed")

    def until_done(self, at: int, state: str = "installed") -> None:
        """Photos are read beside the window, and all of them are waited for."""
        self.hands.until(lambda: not self.page.photos.busy, "the photos")
        self.hands.until(
            lambda: self.row(at).state == state, f"vehicle {at + 1}, which lacks {self.row(at).open_points}"
        )
