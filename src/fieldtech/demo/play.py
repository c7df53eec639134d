"""Plays the demo: a plan and its visit, a fleet, a repair and its money through the window; writes every paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from fieldtech.demo.acts import PIN
from fieldtech.demo.fleet_case import HAIYUE
from fieldtech.demo.fleet_story import FleetStory
from fieldtech.demo.hands import NotThere
from fieldtech.demo.money_acts import FINANCE
from fieldtech.demo.money_story import MoneyStory
from fieldtech.demo.plan_cases import INSPECTION, stand
from fieldtech.demo.repair_story import RepairStory
from fieldtech.demo.stage import Stage, founded, meanwhile
from fieldtech.demo.unhandled import complain, unhandled
from fieldtech.demo.upkeep_story import FOUND_LOW, Upkeep, UpkeepStory
from fieldtech.services.money.views import CollectionRow
from fieldtech.services.visits.object_history import EQUIPMENT
from fieldtech.services.workplace import Workplace

__all__ = ["NotThere", "Played", "play"]

LANGUAGES = ("zh", "en", "both")
SHEETS = tuple(product(("service", "dispatch", "label", "blank"), LANGUAGES))
FLEET_SHEETS = (*product(("service",), LANGUAGES), ("dispatch", "zh"), ("blank", "zh"))
VISIT_SHEETS = (*product(("service", "notice"), LANGUAGES), ("blank", "zh"))
PAID_SHEETS = tuple(product(("service",), LANGUAGES))
PLANNED_ON = date(2026, 11, 5)
UPKEEP = Upkeep(date(2026, 11, 13), FOUND_LOW, "打磨后补涂两遍，须再次测量")
"""The visit to the tank: told of a week before, on the day after the fleet."""


@dataclass(frozen=True)
class Played:
    """What the demo left behind."""

    number: str
    fleet: str
    visit: str
    paid: str
    interactions: int
    to_sealed: int
    screens: tuple[Path, ...]
    sheets: tuple[Path, ...]


def play(out: Path, language: str = "zh_CN", theme: str = "light") -> Played:
    """Play into ``out``: ``screens/``, ``sheets/`` and ``data/``; raises FileExistsError when data are there.

    Raises AssertionError, NotThere at the first thing that fails.
    """
    workplace = founded(out / "data")
    with unhandled(aloud=False) as bugs:
        stage = Stage(out, language, theme, workplace=workplace)
        stage.hands.broken = bugs
        try:
            played = _play(stage, out)
        except NotThere:
            complain(bugs)  # they are why nothing was there
            raise
    complain(bugs)
    return played


def _play(stage: Stage, out: Path) -> Played:
    try:
        upkeep = UpkeepStory(stage, UPKEEP)
        stage.at(9, 0, PLANNED_ON)
        upkeep.office()
        stage.at(HAIYUE.asked_at.hour, HAIYUE.asked_at.minute, HAIYUE.asked_at.date())
        fleet = FleetStory(stage).play()
        stand(stage.workplace, (INSPECTION,))
        upkeep.visit()
        upkeep.afterwards()
        meanwhile(stage.workplace)
        story = RepairStory(stage)
        number = story.play()
        paid = MoneyStory(stage).play()
        if stage.hands.flashes.seen:
            raise AssertionError(f"shown without a window of their own: {stage.hands.flashes.seen}")
        sheets = tuple(dict.fromkeys(_sheets(stage.workplace, fleet, number, out / "sheets")))
        sheets += tuple(_of_money(stage.workplace, paid, out / "sheets"))
        screens = tuple(sorted((out / "screens").glob("*.png")))
        return Played(number, fleet, UPKEEP.number, paid, stage.hands.count, story.to_sealed, screens, sheets)
    finally:
        stage.close()


def _sheets(workplace: Workplace, fleet: str, repair: str, folder: Path) -> Iterator[Path]:
    """Those of the orders, the file of the tank, and the slip the store wrote for the fleet."""
    workplace.access.sign_in("zhenghao", "0000")
    for number, wanted in ((UPKEEP.number, VISIT_SHEETS), (fleet, FLEET_SHEETS), (repair, SHEETS)):
        order = workplace.orders.find(number)
        for kind, language in wanted:
            yield workplace.sheets.write(order, kind, language, folder).path
    tank = next(row.id for row in workplace.masters.list("equipment", "E01").rows if row.number == "E01")
    for language in LANGUAGES:
        paper = workplace.machine_history.sheet(EQUIPMENT, tank, language)
        yield workplace.machine_history.write(paper, folder / paper.name)
    workplace.access.sign_in("chugang", "0000")
    slip = next(slip for slip in workplace.stores.slips.recent() if slip.kind == "issue")
    yield workplace.papers.write(workplace.papers.slip(slip.id), folder).path


def _of_money(workplace: Workplace, number: str, folder: Path) -> Iterator[Path]:
    """The sheet of the repair that cost something, its fee list, receipt and hand-over slip, and the price list."""
    workplace.access.sign_in(FINANCE, PIN)
    order, papers = workplace.orders.find(number), workplace.money_papers
    collection = next(row for row in workplace.finance.queue("all") if isinstance(row, CollectionRow))
    for kind, language in PAID_SHEETS:
        yield workplace.sheets.write(order, kind, language, folder).path
    for language in LANGUAGES:
        drawn = [papers.fee_list(order, language), papers.receipt(collection.id, language), papers.price_list(language)]
        if collection.slip_id is not None:
            drawn.append(papers.hand_over(collection.slip_id, language))
        yield from (papers.write(paper, folder).path for paper in drawn)
