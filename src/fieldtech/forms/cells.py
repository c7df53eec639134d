"""One field of a form on the screen: its label, its problem, its colour, and whether a scan is for it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldtech.errors import Problem
from fieldtech.forms.choice_fields import Tick
from fieldtech.forms.field import Editor, Field
from fieldtech.ui.kit.field_grid import Labelled
from fieldtech.ui.language import sentence


def label_of(field: Field) -> str:
    """What stands above the editor; a tick bears its label itself."""
    return str(getattr(field, "above", "")) if isinstance(field, Tick) else field.label


def cell_of(editor: Editor) -> Labelled:
    """The editor with its label, and place for a problem."""
    field = editor.field
    return Labelled(editor.widget, label_of(field), field.help, required=field.required, control=editor.control)


def worst_by_field(problems: Iterable[Problem]) -> dict[str, Problem]:
    """The one to show of each field: errors before doubts."""
    worst: dict[str, Problem] = {}
    for problem in sorted(problems, key=lambda p: p.severity != "error"):
        worst.setdefault(problem.field, problem)
    return worst


def show_problem(editor: Editor, cell: Labelled, problem: Problem | None) -> None:
    """The sentence below and the colour of the border; None clears both."""
    text = sentence(problem.code, **problem.params) if problem else ""
    cell.show_problem(text, problem.severity if problem else "")
    state = "" if problem is None else "error" if problem.severity == "error" else "warn"
    if editor.control.property("state") != state:
        editor.show_state(state)
        editor.control.setProperty("state", state)


def scan_target(editors: Iterable[Editor], kind: str, form: QWidget) -> Editor | None:
    """The empty field for this kind first, else the first one."""
    takers = [e for e in editors if kind in e.field.scan and e.widget.isVisibleTo(form)]
    return next((e for e in takers if not e.value()), next(iter(takers), None))


def says_something(editor: Editor) -> bool:
    """Whether anything was answered."""
    values: Iterable[Any] = editor.values().values()
    return bool(editor.raw()) or any(value not in ("", None, (), 0, False) for value in values)
