"""What is still missing on site, by the section where it is mended."""

from collections import Counter
from dataclasses import replace

from fieldtech.errors import Problem
from fieldtech.services.leave_check import LeaveCheck, leave_check
from fieldtech.services.order_view import OrderView
from fieldtech.ui.language import labelled, sentence, word


def open_points(view: OrderView) -> LeaveCheck:
    """The leave check as the page shows it.

    The end of the work is filled in by finishing it, so it is not asked for before; who decides an open charge
    is asked where the cause is.
    """
    found = leave_check(view)
    must = tuple(_placed(problem) for problem in found.must if not _filled_by_finishing(problem))
    named = {problem.field for problem in (*must, *found.later)}
    done = tuple(s for s in found.done if s not in named)
    if "diagnosis" not in named and "diagnosis" not in done and view.status == "in_repair":
        done = (*done, "diagnosis")
    return replace(found, must=must, done=done)


def count_by_section(view: OrderView) -> Counter[str]:
    """How much is missing in each section."""
    return Counter(problem.field for problem in open_points(view).must)


def said(problem: Problem) -> str:
    """The sentence of a problem: with a field's own name where the code alone says nothing."""
    text = sentence(problem.code, **problem.params)
    field = problem.params.get("field", "")
    name = word(f"site_field.{field}") if field else ""
    return labelled(name, text) if name and not name.startswith("site_field.") else text


def _filled_by_finishing(problem: Problem) -> bool:
    return problem.field == "diagnosis" and problem.params.get("field") == "finished_at" and problem.code == "required"


def _placed(problem: Problem) -> Problem:
    return replace(problem, field="diagnosis") if problem.code == "charge_undecided" else problem
