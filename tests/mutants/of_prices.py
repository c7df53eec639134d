"""Mistakes about prices that the orders must notice: what is given away, and which day's price it is."""

from .mutant import Mutant

IN_FORCE, CHARGES, LISTS = "services/money/in_force.py", "services/charges.py", "services/money/fee_lists.py"

OF_PRICES = (
    Mutant(
        IN_FORCE,
        "CustomerContract.entered_at <= ordered",
        "CustomerContract.entered_at > ordered",
        "a contract written down afterwards gives away what was ordered before",
    ),
    Mutant(
        IN_FORCE,
        "if not ordered or row.at <= ordered or row.number == first_number]",
        "]",
        "prices published at noon hold for the orders of the morning",
    ),
    Mutant(
        IN_FORCE,
        "CustomerContract.last_day >= day,",
        "CustomerContract.last_day > day,",
        "a contract ends a day too early",
    ),
    Mutant(
        CHARGES,
        "kept = newest_list(session, order.id) if order.status in SETTLED else None",
        "kept = None",
        "a signed order changes its price when a contract does",
    ),
    Mutant(
        CHARGES,
        "Warranty(warranty.state, None if warranty.reason else warranty.until)",
        "Warranty(warranty.state, warranty.until)",
        "the customer reads that a warranty ended which has not",
    ),
    Mutant(
        LISTS,
        "limits = changes.Limits(facts.settings.discount_percent, max(left, 0))",
        "limits = changes.Limits(facts.settings.discount_percent)",
        "what was waived by a word is given away twice",
    ),
    Mutant(
        "services/masters/masters.py",
        "                self._keep(session, kind, before, written.changes)\n",
        "",
        "an edited price holds for every order that is not signed yet",
    ),
    Mutant(
        "services/warranty.py",
        'if draft is not None and draft.task == "install"}',
        'if draft is not None and draft.task == "trial"}',
        "a terminal whose sale nobody knows has no warranty although the customer signed for it",
    ),
)
