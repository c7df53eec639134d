"""Mistakes in how a computer becomes one of the hub, and becomes one again."""

from .mutant import Mutant

REGISTRATION = "sync/registration.py"

OF_REGISTRATION = (
    Mutant(
        "sync/joining.py",
        "return first_of(text)",
        "return text",
        "whoever answers first at a registration is trusted for ever",
    ),
    Mutant(
        "sync/https.py",
        "cadata=first_of(authority) if authority else None",
        "cadata=authority or None",
        "a certificate that was smuggled in once is trusted for ever",
    ),
    Mutant(
        REGISTRATION,
        '    session.execute(text("DELETE FROM sync_sums"))',
        "    ",
        "one wrong digest has everything pulled again every day for ever",
    ),
    Mutant(
        REGISTRATION,
        "newest if first is None else first - 1",
        "newest if first is None else first",
        "a computer that registers anew leaves out its first operation",
    ),
    Mutant(
        REGISTRATION,
        "        first = oldest\n",
        "        pass\n",
        "what a restored hub lost is not sent again by a computer that registers anew",
    ),
    Mutant(
        REGISTRATION,
        "    unacknowledge(session, state.base_seq)\n    session.execute(_UNKNOWN_TO_HUB)\n",
        "    session.execute(_UNKNOWN_TO_HUB)\n",
        "what a restored hub lost is not sent again",
    ),
    Mutant(
        REGISTRATION,
        "SET state = 'here' WHERE state = 'confirmed'",
        "SET state = 'here' WHERE state = 'wanted'",
        "photos that a restored hub lost are not sent again",
    ),
    Mutant(
        REGISTRATION,
        "state.cursor, state.full = 0, True",
        "state.cursor, state.full = 0, False",
        "rows the hub no longer has stay for ever",
    ),
    Mutant(
        REGISTRATION,
        "    _drop_own_catalogue(session)\n",
        "",
        "every computer that joins doubles the catalogue",
    ),
)
