"""How large anything typed may be: the sensible limits of texts, numbers, money and time, all in one place."""

from datetime import date, timedelta

LONGEST_LINE = 200  # characters: names, addresses, numbers
LONGEST_TEXT = 4000  # characters of what is told in sentences
LONG_TEXTS = frozenset(
    {
        "text", "reason", "note", "opinion", "objection", "content", "answer", "market_note", "state_of_work",
        "outcome", "caption", "suggestions", "emergency_reason", "result_reason", "consent_reason", "mismatch",
        "preference", "business_scope", "method", "rules_there", "value", "text_zh", "text_en", "instruction_zh",
        "instruction_en",
    }
)  # fmt: skip
"""Fields that hold sentences; every other text is one line."""

FIRST_DAY = date(2000, 1, 1)  # no company that fits tracking terminals has anything older to write down
LAST_DAY = date(2099, 12, 31)
LARGEST_NUMBER = 10**9  # of anything counted; more does not fit the database either

LONGEST_PROMISE = timedelta(days=366)  # whoever promises more has mistyped the year
LONGEST_VISIT = timedelta(days=31)

USUAL_MINUTES = 8 * 60  # a day of work; more is asked about
MOST_MINUTES = 30 * 24 * 60
USUAL_CENTS = 10_000_00  # ten thousand yuan; more is asked about
MOST_CENTS = 1_000_000_00
MOST_PIECES = 999  # of one part
MOST_POINTS = 60  # measured for one item of a checklist
