"""Mistakes in files and in what other carriers bring: photos, sticks, sheets."""

from .mutant import Mutant

FILES, CARRIED = "sync/files.py", "sync/carried.py"

OF_CARRIERS = (
    Mutant(
        FILES,
        "data[have : have + self._piece]",
        "data[: self._piece]",
        "a photo whose sending was interrupted arrives damaged",
    ),
    Mutant(
        FILES, "if hashlib.sha256(data).hexdigest() == sha:", "if data:", "a damaged photo is kept as if it were sound"
    ),
    Mutant(
        FILES,
        "WHERE state = 'confirmed' \"\n    \"AND NOT EXISTS",
        "WHERE state <> 'wanted' \"\n    \"AND NOT EXISTS",
        "a photo the office does not have is removed with its order",
    ),
    Mutant(
        FILES,
        "            if refusal.code in _ABOUT_ONE:  # as when the operation that names it was not accepted\n"
        '                return ""\n',
        "",
        "a photo nobody wants stops all others",
    ),
    Mutant(
        CARRIED,
        '_UNSENT = ("here", "handed_over")',
        '_UNSENT = ("here",)',
        "a stick that is lost takes its photos with it",
    ),
    Mutant(
        CARRIED,
        'if reply.device not in ("", state.device_id):',
        'if reply.device == "nobody":',
        "a late reply leaves a gap for which the hub waits for ever",
    ),
    Mutant(
        CARRIED,
        "    if _has_any(database, reply.apart):\n        raise Refused(FORK)\n",
        "",
        "a copied laptop without a network never hears that it must register anew",
    ),
    Mutant(
        CARRIED,
        'reply.asked not in ("", state.epoch)',
        'reply.asked == "nobody"',
        "after two restores of the hub a late reply makes a laptop deaf to it",
    ),
    Mutant(
        CARRIED,
        "(is_past(state, epoch) or ",
        "(",
        "a reply of an older hub from before a restore calls photos stored that are lost",
    ),
    Mutant(
        "services/syncing/carriers.py",
        "            told.append(SheetTold(written, error=error))\n            continue\n",
        "            raise\n",
        "of an email whose second sheet fails nobody hears that the first was taken",
    ),
    Mutant(
        "store/failures.py",
        '"file_went_away")',
        '"bundle_missing")',
        "a stick that was pulled out is told as a wrong name",
    ),
    Mutant(
        "sync/envelope.py",
        "if not is_signed(public, signature, _signed(front, payload)):",
        "if not signature:",
        "anybody may send work in another's name",
    ),
    Mutant("sync/envelope.py", "if size > most:", "if size < 0:", "a small file fills the memory"),
    Mutant(
        "sync/bundle.py",
        "if hashlib.sha256(data).hexdigest() != blob.sha:",
        "if not blob.sha:",
        "a photo comes in under another's name",
    ),
    Mutant(
        "hub/app.py",
        "            await run_in_threadpool(self._keep_cut, token, _sha(request), offset, data, total)\n",
        "",
        "on a weak line a photo begins anew with every cut and never arrives",
    ),
    Mutant(
        "hub/app.py",
        "if not whole and offset <= have < offset + len(data):",
        "if not whole:",
        "a shorter try takes away what a longer one brought",
    ),
    Mutant(
        "sync/https.py",
        "            if not came:\n                raise\n",
        "            raise\n",
        "on a weak line a laptop never gets a picture",
    ),
    Mutant(
        "sync/https.py",
        "if whole or have > offset:",
        "if whole:",
        "what came before the line was cut is sent again",
    ),
    Mutant(
        "sync/asked.py",
        "        unconfirm(session)\n",
        "",
        "a photo that the office lost is called with the office",
    ),
    Mutant(
        "hub/left_behind.py",
        "    if not computer.revoked_at:",
        "    if computer is None:",
        "a file of any computer is taken in without a reply",
    ),
    Mutant(
        "services/syncing/syncing.py",
        "                self._share *= 4\n",
        "                raise\n",
        "work of many days never gets through a line that breaks off",
    ),
    Mutant(
        "services/sheet_files.py",
        'if found.record is not None and found.ok and found.record["schema"] not in verifier.MONEY:',
        "if found.record is not None:",
        "whoever stole a laptop makes sheets",
    ),
    Mutant(
        "hub/apply.py",
        "by_id(connection, row.device, revoked=True)",
        "by_id(connection, row.device)",
        "work that waited at the hub is forgotten when its computer is revoked",
    ),
)
