"""What the cells of the yard grid say: text, tone, and a problem or name in small words below."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from fieldtech.model.drafts.platform import PlatformCheckDraft
from fieldtech.model.installs import FITTED
from fieldtech.model.row_gaps import checked
from fieldtech.services.install.rows import RowView
from fieldtech.ui.language import of_task, sentence, word
from fieldtech.ui.pages.yard.trouble import NOT_HERE, YardState, left_open

DASH = "–"
STATE_TONES = {"waiting": "neutral", "installing": "violet", "installed_unchecked": "warn", "installed": "ok",
               "not_installed": "warn", "rescheduled": "warn"}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """``tone`` "" is plain text, "todo" a quiet dash, "plate" a number plate; others have their dot."""

    text: str
    tone: str = ""
    words: str = ""
    colour: int = 0

    def spoken(self) -> str:
        """For screen readers, copying and tooltips."""
        return ", ".join(filter(None, ("" if self.text == DASH else self.text, self.words)))


TODO = Cell(DASH, "todo")
Show = Callable[[RowView, YardState], Cell]


def _position(row: RowView, _state: YardState) -> Cell:
    return Cell(str(row.position), "muted")


def _plate(row: RowView, _state: YardState) -> Cell:
    return Cell(row.plate, "plate", colour=row.colour) if row.plate else Cell(row.label)


def _vin(row: RowView, _state: YardState) -> Cell:
    return Cell(row.vin[-8:]) if row.vin else TODO


def _driver(row: RowView, _state: YardState) -> Cell:
    return Cell(row.driver) if row.driver else TODO


def _terminal(row: RowView, state: YardState) -> Cell:
    return _unit(row, state, "terminal", row.terminal or row.record.units.taken_terminal)


def _sim(row: RowView, state: YardState) -> Cell:
    return _unit(row, state, "sim", (row.iccid or row.record.units.taken_sim)[-8:])


def _unit(row: RowView, state: YardState, field: str, number: str) -> Cell:
    trouble = state.troubles.get(row.id)
    if trouble is not None and trouble.field == field:
        if trouble.position:
            words = QCoreApplication.translate("YardCells", "same as row {n}").format(n=trouble.position)
        else:
            words = QCoreApplication.translate("YardCells", "not possible")
        return Cell(trouble.value[-8:], "danger", words)
    return Cell(number) if number else TODO


def _place(row: RowView, _state: YardState) -> Cell:
    if row.record.task == "removal":
        units = row.record.units
        return Cell(word(f"choice.old_next.{units.old_next}"), "", units.fault) if units.taken_terminal else TODO
    place = row.record.place
    if place is None or not place.seat:
        return TODO
    seat = place.seat_text if place.seat == "other" and place.seat_text else word(f"choice.seat.{place.seat}")
    return Cell(seat, "", word(f"choice.power.{place.power}") if place.power else "")


def _condition(row: RowView, _state: YardState) -> Cell:
    draft = row.record.condition
    if draft is None or not draft.body:
        return TODO
    damaged = draft.body == "damaged"
    if damaged or draft.electrics == "faulty":
        text = word("choice.body.damaged") if damaged else word("choice.electrics.faulty")
        lacks = "row_damage_photo_missing" in row.open_points
        photo = QCoreApplication.translate("YardCells", "no photo")
        return Cell(text, "danger" if lacks else "warn", photo if lacks else draft.text)
    return Cell(word("choice.body.normal"), "ok") if draft.electrics else TODO


def _checklist(row: RowView, _state: YardState) -> Cell:
    done, total = row.answered
    return Cell(f"{done} / {total}", "" if done else "todo") if total else TODO


def _platform(row: RowView, _state: YardState) -> Cell:
    draft = row.record.platform
    if draft is None or draft == PlatformCheckDraft():
        return TODO
    tone = "ok" if checked(row.record) else "warn" if draft.result in ("unchecked", "online") else "danger"
    pending = QCoreApplication.translate("YardCells", "Later")
    return Cell(pending if draft.result == "unchecked" else word(f"choice.platform.{draft.result}"), tone, draft.reason)


def _result(row: RowView, state: YardState) -> Cell:
    tone, who = STATE_TONES[row.state], state.names.get(row.technician, row.technician)
    if row.state in NOT_HERE:
        day = f"{row.new_date:%m-%d}" if row.new_date else ""
        why = " · ".join(filter(None, (day, word(f"choice.not_installed.{row.reason}"))))
        return Cell(of_task(f"choice.row_state.{row.state}", row.record.task), tone, why)
    if lacks := left_open(row, state.current):
        return Cell(of_task(f"choice.row_state.{row.state}", row.record.task), "warn", sentence(lacks[0]))
    task, done = row.record.task, row.state in FITTED
    text = word(f"sheet.row_done.{task}") if done else of_task(f"choice.row_state.{row.state}", task)
    return Cell(text, tone, "" if row.state == "waiting" else who)


COLUMNS: dict[str, Show] = {
    "position": _position, "plate": _plate, "vin": _vin, "driver": _driver, "terminal": _terminal, "sim": _sim,
    "place": _place, "condition": _condition, "checklist": _checklist, "platform": _platform, "result": _result,
}  # fmt: skip
"""In the order of the work; what a scan picks or fills comes first."""
