"""Which paper is drawn from which record: the form of the record decides between repair and installation.

The PDF engines take half a second to import, and most starts of the window never draw a sheet at once, so they
are imported where they are used.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from fieldtech.errors import Problem, Refused
from fieldtech.sheets.schema import INSTALL, REPAIR, VISIT

Record = dict[str, Any]
Photo = Callable[[str], bytes | None]
Shift = tuple[int, int]
"""How far a printer moves its paper, in tenths of a millimetre to the right and down."""
SHIFTED = ("label",)
"""Papers that are drawn where this computer's printer needs them, since a millimetre counts; printing moves them no
more."""

_SEALED = {
    REPAIR: ("fieldtech.sheets.service_sheet", "service_sheet"),
    INSTALL: ("fieldtech.sheets.install_sheet", "install_sheet"),
    VISIT: ("fieldtech.sheets.visit_sheet", "visit_sheet"),
}
_PAPERS = {
    (REPAIR, "dispatch"): ("fieldtech.sheets.dispatch_sheet", "dispatch_sheet"),
    (REPAIR, "blank"): ("fieldtech.sheets.blank_form", "blank_form"),
    (REPAIR, "label"): ("fieldtech.sheets.return_label", "return_label"),
    (INSTALL, "dispatch"): ("fieldtech.sheets.install_dispatch", "install_dispatch"),
    (INSTALL, "blank"): ("fieldtech.sheets.install_blank", "install_blank"),
    (VISIT, "blank"): ("fieldtech.sheets.visit_blank", "visit_blank"),
    (VISIT, "notice"): ("fieldtech.sheets.notice_sheet", "notice_sheet"),
}


def draw_sheet(
    record: Record, kind: str, language: str, key: Any, photo: Photo, shift: Shift = (0, 0), cargo: bytes | None = None
) -> bytes:
    """The PDF of a kind, unsigned, labels moved by ``shift``; raises Refused for a paper this order does not have.

    ``cargo`` travels inside a service sheet to the office.
    """
    form = str(record["schema"])
    if kind == "service":
        module, name = _SEALED[form]
        return bytes(getattr(import_module(module), name)(record, key, language=language, photo=photo, cargo=cargo))
    if kind == "label" and record.get("label") is None:
        raise Refused("label", [Problem("label", "no_terminal_returns")])
    if (form, kind) not in _PAPERS:
        has = ("service", *(paper for of, paper in _PAPERS if of == form))
        raise Refused(kind, [Problem(kind, "no_such_paper", params={"kinds": ", ".join(has)})])
    module, name = _PAPERS[form, kind]
    draw = getattr(import_module(module), name)
    if kind in SHIFTED:
        return bytes(draw(record, language=language, offset=offset(shift)))
    return bytes(draw(record, language=language))


def offset(shift: Shift) -> Any:
    """The same as the sheets count it, upwards."""
    labels: Any = import_module("fieldtech.sheets.return_label")
    return labels.Offset(shift[0], -shift[1])
