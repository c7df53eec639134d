"""Plays the demo: the stories of a fleet and of a repair through the window, then every sheet of both written."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from fieldtech.demo.fleet_story import FleetStory
from fieldtech.demo.plan_cases import stand
from fieldtech.demo.repair_story import RepairStory
from fieldtech.demo.stage import Stage, founded, meanwhile
from fieldtech.demo.unhandled import complain, unhandled
from fieldtech.services.workplace import Workplace

LANGUAGES = ("zh", "en", "both")
SHEETS = tuple(product(("service", "dispatch", "label", "blank"), LANGUAGES))
FLEET_SHEETS = (*product(("service",), LANGUAGES), ("dispatch", "zh"), ("blank", "zh"))


@dataclass(frozen=True)
class Played:
    """What the demo left behind."""

    number: str
    fleet: str
    interactions: int
    to_sealed: int
    screens: tuple[Path, ...]
    sheets: tuple[Path, ...]


def play(out: Path, language: str = "zh_CN", theme: str = "light") -> Played:
    """Play into ``out``: ``screens/``, ``sheets/`` and ``data/``; raises FileExistsError when data are there."""
    workplace = founded(out / "data")
    with unhandled() as bugs:
        played = _play(Stage(out, language, theme, workplace=workplace), out)
    complain(bugs)
    return played


def _play(stage: Stage, out: Path) -> Played:
    try:
        fleet = FleetStory(stage).play()
        meanwhile(stage.workplace)
        story = RepairStory(stage)
        number = story.play()
        if stage.hands.flashes.seen:
            raise AssertionError(f"shown without a window of their own: {stage.hands.flashes.seen}")
        sheets = tuple(dict.fromkeys(_sheets(stage.workplace, fleet, number, out / "sheets")))
        screens = tuple(sorted((out / "screens").glob("*.png")))
        stand(stage.workplace)  # for whoever opens the data afterwards
        return Played(number, fleet, stage.hands.count, story.to_sealed, screens, sheets)
    finally:
        stage.close()


def _sheets(workplace: Workplace, fleet: str, repair: str, folder: Path) -> Iterator[Path]:
    """Those of both orders, and the slip the store wrote for the fleet."""
    workplace.access.sign_in("zhenghao", "0000")
    for number, wanted in ((fleet, FLEET_SHEETS), (repair, SHEETS)):
        order = workplace.orders.find(number)
        for kind, language in wanted:
            yield workplace.sheets.write(order, kind, language, folder).path
    workplace.access.sign_in("chugang", "0000")
    slip = next(slip for slip in workplace.stores.slips.recent() if slip.kind == "issue")
    yield workplace.papers.write(workplace.papers.slip(slip.id), folder).path
