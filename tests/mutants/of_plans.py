"""Mistakes in plans and in the visits that computers plan by themselves: doubled, forged, forgotten ones."""

from .mutant import Mutant

HUB, DAYS, AHEAD = "hub/plans.py", "model/visit_days.py", "services/plans/generating.py"
UNDO = "hub/undoing.py"
STANDING, KNOWN = "services/plans/standing.py", "services/plans/known.py"

OF_PLANS = (
    Mutant(
        HUB,
        'if "four_eyes" in step.guards and op.by == known.values.get("written_by"):',
        'if "four_eyes" in step.guards and op.by == known.values.get("created_by"):',
        "who changed a plan approves his own change",
    ),
    Mutant(
        HUB,
        'if writes and row.values.get("written_by", known.values.get("written_by")) != op.by:',
        "if False:",
        "somebody writes a plan in another's name and approves it himself",
    ),
    Mutant(
        HUB,
        'if op.by not in (known.values.get("written_by"), *(one.values.get("by") for one in handed[-1:])):',
        "if False:",
        "somebody takes another's plan back from who approves it",
    ),
    Mutant(
        HUB,
        '    if was["status"] in _OPEN and not was.get("revision"):\n',
        '    if was["status"] in _OPEN:\n',
        "a plan of maintenance that was approved becomes one of inspection, with visits of the other kind",
    ),
    Mutant(
        HUB,
        '    _require_source(str(known.values["status"]), (_PLANNED,), WITHDRAW_VISIT, verdict, recovering)\n',
        "",
        "a visit the customer knows of is taken away by a computer that did not know",
    ),
    Mutant(
        HUB,
        '    if order is None or order.values.get("status") != _PLANNED:\n        return True\n',
        "",
        "a visit that was told or begun gets another day behind everybody's back",
    ),
    Mutant(
        DAYS,
        "    while name in taken:\n",
        "    while False:\n",
        "a visit in place of a withdrawn one has its key, and is never made",
    ),
    Mutant(
        DAYS,
        "        has_next = has_next or (day >= today and not (visit and visit.ended))\n",
        "        has_next = has_next or day >= today\n",
        "after a visit that was done early the next one is not planned",
    ),
    Mutant(
        AHEAD,
        "wanted if things else []",
        "wanted",
        "a visit that looks at nothing is planned",
    ),
    Mutant(
        STANDING,
        "rest = ((before.rests_since, day),) if before.rests_since else ()",
        "rest = ()",
        "a plan that was paused comes back with the visits that another computer planned meanwhile",
    ),
    Mutant(
        AHEAD,
        "if v.follows and cycle.rested(v)]",
        "if v.follows]",
        "a pause makes forgotten what was late before",
    ),
    Mutant(
        DAYS,
        "    return visit.last_day < today or days[place : place + 1] == [visit.planned_on]\n",
        "    return days[place : place + 1] == [visit.planned_on]\n",
        "a change of the plan makes forgotten what was not done",
    ),
    Mutant(
        DAYS,
        "set(fixed or made[:1]) if len(group) > 1 else set()",
        "set(made)",
        "holidays put several visits of a plan on one day",
    ),
    Mutant(
        DAYS,
        "return any(first <= visit.due_on < until for",
        "return any(first <= visit.last_day and visit.due_on < until for",
        "a pause of a moment makes forgotten what was due and could still be done in time",
    ),
    Mutant(
        "services/plans/objects.py",
        "said[key] = (said[key][0] if key in said else row.read_on, row.value)",
        "said.setdefault(key, (row.read_on, row.value))",
        "a slip of the pen that was corrected keeps a meter from bringing the visit earlier",
    ),
    Mutant(
        KNOWN,
        "(Transition.step == MOVE_BACK, -1), ",
        "",
        "a visit of which the move was taken back never follows its plan again",
    ),
    Mutant(
        UNDO,
        'step.get("target")) == way\n',
        'step.get("target")) != way\n',
        "who may not assign a visit does so by way of an undo",
    ),
    Mutant(
        UNDO,
        'return (newest.get("step"), newest.get("by"), newest.get("target")) == (undone, by, said.get("source"))',
        "return True",
        "an undo puts a visit back on a day after the customer was told of another one",
    ),
)
