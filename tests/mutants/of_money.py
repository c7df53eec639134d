"""Mistakes about money that hub and collecting must notice: a number twice, an amount doubled or lost."""

from .mutant import Mutant

HUB, RECEIPTS = "hub/money.py", "services/money/receipts.py"

OF_MONEY = (
    Mutant(
        HUB,
        "for problem in block_problems(new, _blocks(batch, near)):",
        "for problem in block_problems(new, ()):",
        "two people give customers receipts with the same number",
    ),
    Mutant(
        HUB,
        "if due is not None and paid > due - waived:",
        "if due is not None and paid > 2 * due:",
        "two of a crew both take the whole amount and nobody hears of it",
    ),
    Mutant(
        HUB,
        "if row.from_till and not said.approved():",
        'if row.from_till and not said.text("approved_by"):',
        "finance pays money back and approves it itself",
    ),
    Mutant(
        HUB,
        'raise Defer("row_unknown", waits=ident_of(table, [key]), table=table)',
        'raise Reject("row_unknown", table=table)',
        "what is said of money whose order comes later is lost",
    ),
    Mutant(
        "hub/own.py",
        'if known is None or known.values.get("by") != op.by:',
        "if known is None:",
        "a technician takes back money that another received",
    ),
    Mutant(
        "hub/visibility.py",
        'self._take("collection", self._ids(_among(mine, "collections")), ("audit_acts",))',
        'self._take("collection", self._ids(_among(self._found, "collections")), ("audit_acts",))',
        "a technician reads what finance asks another one",
    ),
    Mutant(
        RECEIPTS,
        "if here.restored_at is not None:",
        "if here.restored_at is None:",
        "a laptop put back from its backup gives a number it gave before",
    ),
    Mutant(
        RECEIPTS,
        "if row.id.hex not in waiting]",
        "]",
        "numbers are given that another computer of the office may have issued meanwhile",
    ),
    Mutant(
        "model/money/receivable.py",
        "return min(sum(said), max(owed, *said)) if said else 0",
        "return sum(said)",
        "what two managers waive unknown to each other is given away twice",
    ),
)
