"""Mistakes in how the hub keeps and shares what it took (``hub/``)."""

from .mutant import Mutant

APPLY, GRANTS, PULL, BLOBS, SEALS = "hub/apply.py", "hub/grants.py", "hub/pull.py", "hub/blobs.py", "hub/seals.py"

OF_THE_HUB = (
    Mutant(
        "hub/bundles.py",
        "        if not apart:\n            try:",
        "        if True:\n            try:",
        "of a file from before a laptop was put back only the first thousand operations are taken",
    ),
    Mutant(
        "hub/bundles.py",
        "    return PushAnswer(acks, answer.last_dev_seq, answer.epoch), apart\n",
        "    return PushAnswer([*acks, *apart], answer.last_dev_seq, answer.epoch), apart\n",
        "a copied laptop takes what was kept beside for answered and stops sending",
    ),
    Mutant(
        APPLY,
        "self.last += 0 if self._is_apart else len(self.fresh)",
        "self.last += len(self.fresh)",
        "after a file from before its restore a laptop's next operations are left out",
    ),
    Mutant(
        "hub/app.py",
        "            await run_in_threadpool(self.hub.knows, token)\n",
        "            pass\n",
        "anybody fills the hub's memory with bodies of 32 MiB",
    ),
    Mutant(
        "hub/app.py",
        "            await pass_over(request)\n",
        "",
        "a lost laptop with much to send never hears that it is revoked, and stays open",
    ),
    Mutant(
        "hub/app.py",
        "                    self._strangers.failed(_where(request))\n",
        "                    pass\n",
        "tokens may be tried as fast as the line allows",
    ),
    Mutant(
        "hub/limits.py",
        "return 0.0 if known else self._shown.look(where)",
        "return self._shown.look(where)",
        "one stranger behind the proxy shuts the whole company out",
    ),
    Mutant(
        "hub/blobs.py",
        "                self._drop(sha)\n                return 0\n",
        "                raise\n",
        "a piece that a power cut spoiled stops its laptop for good",
    ),
    Mutant(
        "hub/parts.py",
        "if not at + _FRAME <= end <= len(whole):",
        "if end > len(whole):",
        "zeros after a power cut count as pieces of less than nothing",
    ),
    Mutant(
        APPLY,
        "found[dev_seq].op_id != _plain(op.op_id):",
        "not found[dev_seq].op_id:",
        "a copied computer's work is lost",
    ),
    Mutant(
        APPLY,
        "            elif op.dev_seq > due:\n                return\n",
        "            elif op.dev_seq > due:\n                yield op\n",
        "an operation that comes too early is done before the one it follows",
    ),
    Mutant(
        APPLY,
        "ack = known.get(op.op_id)",
        "ack = known.get(op.op_id.upper())",
        "an operation sent under another number is done twice",
    ),
    Mutant(
        APPLY,
        "late = isinstance(refusal, NotYet) and judge.recovering",
        "late = False",
        "after a restore, who comes first loses his work",
    ),
    Mutant(
        APPLY,
        "        except Exception:  # one poisoned operation never blocks the others",
        "        except MemoryError:  # one poisoned operation never blocks the others",
        "one poisoned operation blocks all others",
    ),
    Mutant(
        APPLY,
        "            self.batch.forget(before)\n            late = ",
        "            late = ",
        "half of a rejected operation stays",
    ),
    Mutant(
        "hub/batch.py",
        "row.place = row.place or self.seq",
        "row.place = self.seq",
        "a fact moves to another place when its row is changed",
    ),
    Mutant(
        "hub/batch.py",
        "after = self.balance(location, part) + quantity",
        "after = self.balance(location, part) - quantity",
        "the stores count backwards",
    ),
    Mutant(
        "hub/visibility.py",
        'if table == "users" and values.get("login") not in logins:',
        'if table == "nobody":',
        "everybody gets everybody's PIN",
    ),
    Mutant(
        "hub/visibility.py",
        "secret = {ident for ident, needed in SECRET_SETTINGS.items() if not needed & roles}",
        "secret = set[str]()",
        "the mail server's password goes to all offices",
    ),
    Mutant(
        "hub/visibility.py",
        "return secret | {ident for ident, one in found if ",
        "return secret | {ident for ident, one in found if not one and ",
        "the mail server's password goes to everybody in a conflict that an older hub has kept",
    ),
    Mutant(
        "hub/conflicts.py",
        'if row.table == "conflicts" or known.ident in SECRET_SETTINGS:',
        'if row.table == "conflicts":',
        "the mail server's password stands in a conflict",
    ),
    Mutant(
        "hub/visibility.py",
        ' if not one.get("order_id")}',
        "}",
        "a technician sees conflicts of orders that are not his",
    ),
    Mutant(
        "hub/visibility.py",
        'if one.get("active") and one.get("can_login"))',
        ")",
        "who left the company still receives",
    ),
    Mutant(
        GRANTS,
        "went = set() if scope == OFFICE else {ident for ident, gone in had.items() if not gone} - wanted",
        "went = set[str]()",
        "an order taken from a technician stays with him",
    ),
    Mutant(
        GRANTS,
        "            last += 1\n        rows.append((computer.id, ident, last if",
        "            last += 0\n        rows.append((computer.id, ident, last if",
        "two rows have the same number, and one is left out at the end of a page",
    ),
    Mutant(
        GRANTS,
        "last if seqs[ident] <= computer.granted_seq else seqs[ident], 0",
        "seqs[ident], 0",
        "an order given to a technician later never comes",
    ),
    Mutant(
        GRANTS,
        "    put(connection, GRANTS, grants)\n",
        "    assert grants is not None\n",
        "an office computer that becomes a technician's is emptied",
    ),
    Mutant(
        GRANTS,
        ".where(ROWS.c.place <= cursor)",
        ".where(ROWS.c.place > -cursor - 2)",
        "a technician says he once saw what his computer never had",
    ),
    Mutant(
        PULL,
        "found[-1].feed if more else max(cursor, last)",
        "max(cursor, last)",
        "what does not fit on a page is left out",
    ),
    Mutant(
        PULL,
        "last = seq(connection) if computer.scope == OFFICE else computer.granted_seq",
        "last = seq(connection)",
        "a cursor passes rows that another computer brought at that moment",
    ),
    Mutant(
        BLOBS, "if running.hexdigest() != sha:", "if len(data) == 0:", "a damaged photo is kept as if it were sound"
    ),
    Mutant(BLOBS, "if offset < 0 or offset > have:", "if offset < 0:", "a photo with a hole in it"),
    Mutant(
        "hub/parts.py",
        "            file.seek(offset)\n            file.truncate()\n",
        "            file.seek(offset)\n",
        "what was left of an interrupted sending stays behind the photo",
    ),
    Mutant(
        "hub/blob_rights.py",
        "if scope_of(roles_of(connection, computer.logins)) == OFFICE:",
        "if scope_of(roles_of(connection, computer.logins)) != OFFICE:",
        "a technician fetches photos of others' orders",
    ),
    Mutant(
        SEALS,
        'if not isinstance(record, dict) or ("evidence" in record and _evidence(record["evidence"]) is None):',
        "if not text:",
        "a forged record is taken",
    ),
    Mutant(
        SEALS,
        "if not isinstance(record, dict) or (",
        "if (",
        "one forged record ends the examination of all others",
    ),
    Mutant(SEALS, "seal.previous == previous and ", "", "a link of the chain is exchanged unseen"),
    Mutant(
        SEALS,
        "if not any(is_signed(key, signature, text.encode()) for key in trusted):",
        "if not trusted:",
        "a record is sealed by nobody",
    ),
    Mutant(
        SEALS,
        "return len(found) == len(named) and sha256_hex(rows) == sha",
        "return True",
        "what lies behind a sealed record is changed unseen",
    ),
    Mutant(
        "hub/state.py",
        'return moment_text(now) < known.get("recovering_until", "")',
        "return False",
        "after a restore, who comes first loses his work",
    ),
    Mutant(
        "hub/bundles.py",
        "since = work.cursor if work.epoch == answer.epoch else 0",
        "since = work.cursor",
        "a reply of a restored hub leaves a hole",
    ),
    Mutant(
        "hub/devices.py",
        "if found is None or found.used_at or",
        "if found is None or",
        "a code registers two computers",
    ),
    Mutant(
        "hub/devices.py",
        "    if computer.revoked_at:\n",
        "    if not computer.id:\n",
        "a stolen laptop goes on receiving",
    ),
    Mutant(
        "hub/triggers.py",
        "hub_facts_update BEFORE UPDATE ON hub_rows WHEN OLD.fact = 1 AND",
        "hub_facts_update BEFORE UPDATE ON hub_rows WHEN OLD.fact = 2 AND",
        "a fact can be changed in the office's database",
    ),
)
