"""Mistakes in audits, closings and the reading of money: a day that closes over money that is missing."""

from .mutant import Mutant

AUDIT, CLOSING, CASH = "model/money/audit.py", "model/money/closing.py", "model/money/cash.py"
DAY_FACTS, LEDGER, DAYS = "model/money/day_facts.py", "services/money/ledger.py", "services/money/day_closing.py"

OF_CLOSINGS = (
    Mutant(
        AUDIT,
        '    if by == row.by:\n        yield Problem("by", "audit_own")\n',
        "    yield from ()\n",
        "finance audits what it received itself",
    ),
    Mutant(
        AUDIT,
        "    if open_query(said) is not None:\n        return None\n    last = next(",
        "    last = next(",
        "what another computer passed stands although a query is open",
    ),
    Mutant(
        AUDIT,
        "    elif left:\n",
        "    elif left > 0:\n",
        "money passes the audit although some of its slip is missing",
    ),
    Mutant(
        CLOSING,
        "not row.carried and row.key not in books.vouched",
        "False",
        "cash written down as paid by code closes the day",
    ),
    Mutant(
        CLOSING,
        "for slip, cents in waiting if cents)",
        "for slip, cents in waiting if not cents)",
        "a day closes over money written off in the name of somebody who knows nothing of it",
    ),
    Mutant(
        CLOSING,
        "gone[receipt.number] -= 1",
        "pass",
        "one decision silences every receipt of a number",
    ),
    Mutant(
        CLOSING,
        "        if back.day != day or back.from_till or found is None",
        "        if True or found is None",
        "a technician takes back alone what he received, and nobody looks at it",
    ),
    Mutant(
        CLOSING,
        "min(row.cents, max(cents, 0))",
        "row.cents",
        "what is missing from a slip over two days is missing from none of them",
    ),
    Mutant(
        CASH,
        "    return slip.signed or any(",
        "    return True or any(",
        "money on a slip nobody in finance has seen is never overdue",
    ),
    Mutant(
        DAY_FACTS,
        "    yield from (receipt.key for receipt in receipts_of(day, books))\n",
        "",
        "a receipt made void after the closing changes nothing",
    ),
    Mutant(
        LEDGER,
        "times[key] == 1 and key not in gone",
        "key not in gone",
        "one sum on two slips, counted with both of them, is forgotten",
    ),
    Mutant(
        DAYS,
        "last is not None and not count and last.facts == facts_hash(day, books)",
        "last is not None",
        "a closed day stays closed whatever comes later",
    ),
)
