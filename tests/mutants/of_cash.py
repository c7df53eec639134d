"""Mistakes in the rules of cash: receipts, slips, counts, what is taken back, what is overdue."""

from .mutant import Mutant

NUMBERS, OVER = "model/money/receipt_numbers.py", "model/money/hand_over.py"
CASH, CLOSING = "model/money/cash.py", "model/money/closing.py"

OF_CASH = (
    Mutant(NUMBERS, "and not b.closed]", "]", "a laptop that was stolen gives receipts"),
    Mutant(
        NUMBERS,
        "block.first <= new.last and new.first <= block.last",
        "block.first <= new.last and new.first < block.last",
        "two blocks share a number",
    ),
    Mutant(
        NUMBERS,
        "return max((count for count in counts if count in block)",
        "return min((count for count in counts if count in block)",
        "a number is given a second time",
    ),
    Mutant(
        NUMBERS,
        "if block is None or (block.login, block.computer) != (new.login, new.computer):",
        "if block is None:",
        "a receipt of somebody else's block is taken for his own",
    ),
    Mutant(
        NUMBERS,
        "for n in range(block.first, _next_in(block, counts)) if n not in counts",
        "for n in range(block.first, _next_in(block, counts)) if n < 0",
        "nobody misses a receipt that was skipped",
    ),
    Mutant(OVER, 'if role != "FI" or count.by == slip.by:', 'if role != "FI":', "who pays in counts it himself"),
    Mutant(
        OVER,
        "if any(other.of == count.of and other.key != count.key for other in facts.counts.values()):",
        "if count.cents < -1:",
        "a slip is counted until the sum fits",
    ),
    Mutant(
        OVER,
        "missing * row.cents >= 0 or abs(row.cents) > abs(missing)",
        "missing * row.cents >= 0",
        "more is made good than was missing",
    ),
    Mutant(
        OVER,
        "if row.from_till != (handed or not found.carried):",
        "if row.from_till != handed:",
        "a technician pays a transfer back out of his pocket",
    ),
    Mutant(
        OVER,
        "for number in (other.number for other in others if set(other.collections) & set(slip.collections)):",
        "for number in (other.number for other in others[:0]):",
        "one sum is handed over twice",
    ),
    Mutant(
        CASH,
        "today > due_day(row, returned)",
        "today >= due_day(row, returned)",
        "money is overdue on the day he comes back",
    ),
    Mutant(
        CASH,
        "{reversal.of for reversal in facts.reversals.values() if not reversal.from_till}",
        "{reversal.of for reversal in facts.reversals.values()}",
        "money paid back from the till is missing from it twice",
    ),
    Mutant(
        CASH,
        "if row.cents + received_cents != due_cents and len(reason.strip()) < 2:",
        "if row.cents + received_cents > due_cents and len(reason.strip()) < 2:",
        "less is received and nobody says why",
    ),
    Mutant(
        CLOSING,
        "        elif left:\n            yield Finding(",
        "        elif left > 0:\n            yield Finding(",
        "a day closes although money is missing",
    ),
    Mutant(
        CLOSING,
        "elif paper.cents not in amounts:",
        "elif amounts[-1] > paper.cents:",
        "a receipt over less than was received is fine",
    ),
    Mutant(
        CLOSING,
        "if row.key in owed and not found:",
        "if False:",
        "a day closes over money that is still in the van",
    ),
)
