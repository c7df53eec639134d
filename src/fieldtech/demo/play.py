"""Plays the demo: the stories through the window, then every sheet of the order written."""

from dataclasses import dataclass
from pathlib import Path

from fieldtech.demo.repair_story import RepairStory
from fieldtech.demo.stage import Stage
from fieldtech.demo.unhandled import complain, unhandled

SHEETS = tuple(
    (kind, language) for kind in ("service", "dispatch", "label", "blank") for language in ("zh", "en", "both")
)


@dataclass(frozen=True)
class Played:
    """What the demo left behind."""

    number: str
    interactions: int
    to_sealed: int
    screens: tuple[Path, ...]
    sheets: tuple[Path, ...]


def play(out: Path, language: str = "zh_CN", theme: str = "light") -> Played:
    """Play into ``out``: ``screens/``, ``sheets/`` and ``data/``; raises FileExistsError when data are there."""
    with unhandled() as bugs:
        played = _play(Stage(out, language, theme), out)
    complain(bugs)
    return played


def _play(stage: Stage, out: Path) -> Played:
    try:
        story = RepairStory(stage)
        number = story.play()
        if stage.hands.flashes.seen:
            raise AssertionError(f"shown without a window of their own: {stage.hands.flashes.seen}")
        sheets = _sheets(stage, number, out / "sheets")
        screens = tuple(sorted((out / "screens").glob("*.png")))
        return Played(number, stage.hands.count, story.to_sealed, screens, sheets)
    finally:
        stage.close()


def _sheets(stage: Stage, number: str, folder: Path) -> tuple[Path, ...]:
    workplace = stage.workplace
    workplace.access.sign_in("zhenghao", "0000")
    order = workplace.orders.find(number)
    written = [workplace.sheets.write(order, kind, language, folder) for kind, language in SHEETS]
    return tuple(dict.fromkeys(sheet.path for sheet in written))
