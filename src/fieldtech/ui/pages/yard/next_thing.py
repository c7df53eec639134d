"""What the primary button says in the yard: the next thing to do, never grey."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from fieldtech.model.installs import ENDED
from fieldtech.ui.language import of_task
from fieldtech.ui.pages.yard.trouble import next_gap
from fieldtech.ui.pages.yard.work import YardWork

_OVER = ("signed", "completed", "archived", "cancelled")


@dataclass(frozen=True)
class NextThing:
    """``name`` is what is done; ``place`` where the hands go for it."""

    name: str
    text: str
    icon: str = "arrow-right"
    place: str = ""


def next_thing(work: YardWork) -> NextThing:
    """By the state of the order, then by the first gap of the vehicle in work."""
    view, row = work.view, work.row
    if view is None or view.status in _OVER:
        return NextThing("back_to_day", QCoreApplication.translate("YardNext", "Back to today"), "arrow-left")
    if view.status == "departed":
        return NextThing("arrive", QCoreApplication.translate("YardNext", "I have arrived"))
    if view.status == "to_sign":
        return NextThing("to_sign_off", QCoreApplication.translate("YardNext", "To sign-off"))
    if not work.free:
        return NextThing("back_to_day", QCoreApplication.translate("YardNext", "Back to today"), "arrow-left")
    if work.state.rows and all(one.state in ENDED for one in work.state.rows):
        return NextThing("finish_install", of_task("step.finish_install", work.state.rows[0].record.task), "check")
    gap = next_gap(row) if row is not None and work.state.taken else ""
    if not gap:
        return NextThing("next_vehicle", QCoreApplication.translate("YardNext", "Next vehicle"), "scan-barcode", "scan")
    return NextThing("next_gap", _gap_words()[gap], "arrow-right", gap)


def _gap_words() -> dict[str, str]:
    return {
        "row_terminal_missing": QCoreApplication.translate("YardNext", "Scan the terminal"),
        "row_sim_missing": QCoreApplication.translate("YardNext", "Scan the SIM"),
        "row_condition_open": QCoreApplication.translate("YardNext", "Condition"),
        "row_damage_photo_missing": QCoreApplication.translate("YardNext", "Photo of the damage"),
        "row_place_open": QCoreApplication.translate("YardNext", "Place and power"),
        "row_checklist_open": QCoreApplication.translate("YardNext", "Checklist"),
        "row_platform_open": QCoreApplication.translate("YardNext", "Platform check"),
        "row_fault_missing": QCoreApplication.translate("YardNext", "What is wrong with it"),
        "row_not_removed": QCoreApplication.translate("YardNext", "Scan the terminal"),
    }
