"""Mistakes in how the hub's rows and what is pending become the rows people see on a computer."""

from .mutant import Mutant

PULLING, PENDING, SHADOWS, ROWSTORE = "sync/pulling.py", "sync/pending.py", "sync/shadows.py", "sync/rowstore.py"

OF_ROWS = (
    Mutant(
        PULLING,
        "row.seq > state.cursor and _fits(row)]",
        "row.seq > state.cursor]",
        "one row that cannot be kept stops this computer's pull for good",
    ),
    Mutant(
        "sync/fitting.py",
        "if form.fullmatch(value) is None:",
        "if not value:",
        "a time of another zone stands in the wrong order",
    ),
    Mutant(
        "sync/fitting.py",
        "    return plain, None\n",
        "    return None, None\n",
        "a word stands where a number is counted",
    ),
    Mutant(
        PULLING,
        ' AND hub_seq <= :cursor"',
        '"',
        "what was just sent disappears until the hub's row comes",
    ),
    Mutant(
        PULLING,
        "result IN ('ok', 'review')",
        "result IN ('ok')",
        "what needs a person stays pending for ever",
    ),
    Mutant(
        PULLING,
        " | {n for n, row in names.items() if row.gone and n in self._pending}",
        "",
        "a row under work that was not sent yet disappears",
    ),
    Mutant(
        PULLING,
        "self._shadows.rebase(shadowed | self.settle(state.cursor))",
        "self._shadows.rebase(self.settle(state.cursor))",
        "what others changed is not shown under what is pending",
    ),
    Mutant(PULLING, "        self._want_blobs(rows)\n", "", "photos of others never come"),
    Mutant(
        PULLING,
        "            self._evict_unseen()\n",
        "",
        "after a full pull rows stay that the hub took away",
    ),
    Mutant(
        PULLING,
        "            held -= {key for name, key in self._shadows.get((table, key) for key in held)}\n",
        "",
        "a full pull takes away what was not sent yet",
    ),
    Mutant(
        PULLING,
        "        self._shadows.put({(row.table, row.name): Shadow(row.values, row.place) for row in failed})\n",
        "",
        "a row whose number is taken here for a moment is lost",
    ),
    Mutant(
        PULLING,
        "            self._remove_sheets()\n",
        "            pass\n",
        "sheets of an order stay with a technician who no longer has it",
    ),
    Mutant(
        PULLING,
        "        insert_many(self._session.connection(), _STALE, sorted(changed))\n",
        "",
        "the search never learns of what came from the office",
    ),
    Mutant(
        PENDING,
        "            return False, None\n",
        "            return True, None\n",
        "a change of a row that was taken away removes it before the answer",
    ),
    Mutant(
        PENDING,
        '    "ORDER BY dev_seq"',
        '    "ORDER BY dev_seq DESC"',
        "of two changes that wait the older one is shown",
    ),
    Mutant(
        SHADOWS,
        "if name not in waiting]",
        "]",
        "a row that waits for a number is forgotten",
    ),
    Mutant(
        SHADOWS,
        "shadow.place if shadow.body is not None else 0",
        "0",
        "facts stand in another order than at the office",
    ),
    Mutant(
        SHADOWS,
        "DO UPDATE SET body = excluded.body, place = excluded.place",
        "DO UPDATE SET place = excluded.place",
        "a rejected change falls back to an old value",
    ),
    Mutant(
        ROWSTORE,
        "return self._put_again(failed) if failed else []",
        "return failed",
        "two rows that exchange a number never arrive",
    ),
    Mutant(
        ROWSTORE,
        "        self._move(shape, moved)\n",
        "",
        "facts made here keep the place they had before the office gave them theirs",
    ),
    Mutant(
        "sync/places.py",
        "if min(places) < last:",
        "if min(places) > last:",
        "what is pending stands before what the office confirmed",
    ),
    Mutant(
        "sync/comparing.py",
        "if (table, place) not in hidden:",
        "if True:",
        "a row under pending work is counted twice and everything pulled again",
    ),
    Mutant(
        "store/sum_triggers.py",
        '("update", "OLD.rowid, NEW.rowid"), ',
        "",
        "a row that was damaged is never noticed",
    ),
    Mutant(
        "sync/rows.py",
        "        self._keep_shadows()\n",
        "",
        "a rejected change cannot be taken back",
    ),
    Mutant(
        "sync/rows.py",
        "            self._session.execute(_BLOB, [",
        "            str([",
        "photos are never sent",
    ),
)
