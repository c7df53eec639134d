"""The four units of a swap in words: number, detail, and every check that was made."""

from datetime import date

from fieldtech.services.swaps import UnitCard
from fieldtech.ui.language import sentence, term, word
from fieldtech.ui.pages.swap.scan_panel import Tick
from fieldtech.ui.pages.swap.state import SwapState
from fieldtech.ui.pages.swap.unit_box import UnitFace

Checks = tuple[tuple[str, str], ...]


def face_of(state: SwapState, name: str) -> UnitFace:
    """What the box of this unit shows now."""
    if state.swap is not None:
        return _done(state, name)
    makers = {
        "old_terminal": _old_terminal,
        "old_iccid": _old_sim,
        "new_terminal": _new_terminal,
        "new_iccid": _new_sim,
    }
    return makers[name](state)


def _sim_detail(card: UnitCard) -> str:
    """The carrier, in the language shown, and the number."""
    return " · ".join(term("operator", part) for part in card.detail.split(" · "))


def ticks_of(state: SwapState) -> tuple[Tick, ...]:
    """What is scanned and what is still to scan."""
    return tuple(_tick(state, name) for name in state.needed)


def grouped(iccid: str) -> str:
    """An ICCID in groups of four, as printed on the card."""
    return " ".join(iccid[at : at + 4] for at in range(0, len(iccid), 4))


def _tick(state: SwapState, name: str) -> Tick:
    text = word(f"swap.unit.{name}")
    if state.swap is not None:
        return Tick(text, "ok", state.times.get(str(state.swap.body.get(name, "")), ""))
    number = getattr(state.draft, name)
    if not number:
        return Tick(text, "muted", word("swap.check.not_scanned"))
    problem = state.problem_of(name)
    tone = "ok" if problem is None else "danger" if problem.severity == "error" else "warn"
    return Tick(text, tone, state.times.get(number, ""))


def _old_terminal(state: SwapState) -> UnitFace:
    kind, card = word("swap.unit.old_terminal"), state.preview.on_vehicle
    if card is None:
        return UnitFace(kind, "–", "", (("danger", word("swap.check.no_terminal")),), known=False)
    return UnitFace(kind, card.number, card.detail, (*_old_check(state, "old_terminal"), *_warranty(state)))


def _old_sim(state: SwapState) -> UnitFace:
    kind, card = word("swap.unit.old_iccid"), state.preview.sim_on_vehicle
    if card is None:
        return UnitFace(kind, "–", "", (("muted", word("swap.check.no_sim")),), known=False)
    checks = _old_check(state, "old_iccid")
    if card.locked_imei and state.draft.new_terminal and not state.draft.new_iccid:
        checks = (*checks, ("warn", word("swap.check.locked_old")))
    return UnitFace(kind, grouped(card.number), _sim_detail(card), checks)


def _new_terminal(state: SwapState) -> UnitFace:
    card = state.preview.new_terminal
    if card is None:
        return _not_scanned(state, "new_terminal", "terminal")
    return UnitFace(word("swap.unit.new_terminal"), card.number, card.detail, _new_checks(state, "new_terminal", card))


def _new_sim(state: SwapState) -> UnitFace:
    card = state.preview.new_sim
    if card is None:
        return _not_scanned(state, "new_iccid", "sim")
    checks = _new_checks(state, "new_iccid", card)
    return UnitFace(word("swap.unit.new_iccid"), grouped(card.number), _sim_detail(card), checks)


def _not_scanned(state: SwapState, name: str, kind: str) -> UnitFace:
    checks: list[tuple[str, str]] = []
    if number := getattr(state.draft, name):
        problem = state.problem_of(name)
        checks.append(("danger", sentence(problem.code, **problem.params) if problem else number))
    elif problem := state.problem_of(name):
        checks.append(("danger", sentence(problem.code, **problem.params)))
    old = state.preview.sim_on_vehicle
    if name == "new_iccid" and old is not None and old.locked_imei:
        checks.append(("warn", word("swap.check.needed_locked")))
    detail = word("swap.check.in_van_count", n=str(state.in_van.get(kind, 0)))
    shown = number or word("swap.check.not_scanned")
    return UnitFace(word(f"swap.unit.{name}"), shown, detail, tuple(checks), known=False)


def _old_check(state: SwapState, name: str) -> Checks:
    number = getattr(state.draft, name)
    if problem := state.problem_of(name):
        return (("danger" if problem.severity == "error" else "warn", sentence(problem.code, **problem.params)),)
    if not number:
        return (("muted", word("swap.check.scan_to_prove")),)
    if time := state.times.get(number, ""):
        return (("ok", word("swap.check.same", time=time)),)
    return (("ok", word("swap.check.same_kept")),)


def _warranty(state: SwapState) -> Checks:
    until, charges = state.view.warranty_until, state.view.charges
    if until is None or charges.state not in ("in", "out"):
        return ()
    return (("ok" if charges.state == "in" else "muted", _dated(f"swap.check.warranty_{charges.state}", until)),)


def _new_checks(state: SwapState, name: str, card: UnitCard) -> Checks:
    if problem := state.problem_of(name):
        tone = "danger" if problem.severity == "error" else "warn"
        return ((tone, sentence(problem.code, **problem.params)),)
    checks = [("ok", word("swap.check.in_van"))]
    if name == "new_iccid":
        valid = _dated("swap.check.valid_to", card.valid_until) if card.valid_until else ""
        digits = word("swap.check.iccid_digits", n=str(len(card.number)))
        return (*checks, ("ok", valid or digits))
    old = state.preview.on_vehicle
    if old is not None and old.extra == card.extra and card.extra:
        voltage = state.view.vehicle.voltage if state.view.vehicle else ""
        fits = "swap.check.same_protocol_fits" if voltage.isdigit() else "swap.check.same_protocol"
        checks.append(("ok", word(fits, protocol=card.extra, voltage=voltage)))
    return tuple(checks)


def _done(state: SwapState, name: str) -> UnitFace:
    assert state.swap is not None
    body = state.swap.body
    number = str(body.get(name, ""))
    if name.endswith("iccid"):
        detail = str(body.get(name.replace("iccid", "msisdn"), ""))
        shown = grouped(number)
    else:
        detail, shown = str(body.get("model", "")), number
    check = "swap.check.same_kept" if name.startswith("old") else "swap.check.from_van"
    checks: Checks = (("ok", word(check)),)
    return UnitFace(
        word(f"swap.unit.{name}"), shown, detail, (*checks, *(_warranty(state) if name == "old_terminal" else ()))
    )


def _dated(code: str, day: date) -> str:
    return word(code, until=day.isoformat())
