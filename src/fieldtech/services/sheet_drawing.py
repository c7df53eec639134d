"""Which paper is drawn from which record: the form of the record decides between repair and installation.

The PDF engines take half a second to import, and most starts of the window never draw a sheet at once, so they
are imported where they are used.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from fieldtech.errors import Problem, Refused
from fieldtech.sheets.schema import INSTALL, REPAIR

Record = dict[str, Any]
Photo = Callable[[str], bytes | None]

_SEALED = {
    REPAIR: ("fieldtech.sheets.service_sheet", "service_sheet"),
    INSTALL: ("fieldtech.sheets.install_sheet", "install_sheet"),
}
_PAPERS = {
    (REPAIR, "dispatch"): ("fieldtech.sheets.dispatch_sheet", "dispatch_sheet"),
    (REPAIR, "blank"): ("fieldtech.sheets.blank_form", "blank_form"),
    (REPAIR, "label"): ("fieldtech.sheets.return_label", "return_label"),
    (INSTALL, "dispatch"): ("fieldtech.sheets.install_dispatch", "install_dispatch"),
    (INSTALL, "blank"): ("fieldtech.sheets.install_blank", "install_blank"),
}


def draw_sheet(record: Record, kind: str, language: str, key: Any, photo: Photo) -> bytes:
    """The PDF of a kind, unsigned; raises Refused for a paper this order does not have."""
    form = str(record["schema"])
    if kind == "service":
        module, name = _SEALED[form]
        return bytes(getattr(import_module(module), name)(record, key, language=language, photo=photo))
    if kind == "label" and record.get("label") is None:
        raise Refused("label", [Problem("label", "no_terminal_returns")])
    module, name = _PAPERS[form, kind]
    return bytes(getattr(import_module(module), name)(record, language=language))
