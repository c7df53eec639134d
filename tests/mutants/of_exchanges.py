"""Mistakes in what a computer says to the hub and keeps of its answers: exchange, outbox, sending."""

from .mutant import Mutant

EXCHANGE, OUTBOX = "sync/exchange.py", "sync/outbox.py"

OF_EXCHANGES = (
    Mutant(
        EXCHANGE,
        "        if is_past(state, epoch):\n            raise",
        "        if not epoch:\n            raise",
        "a server of before a restore that somebody left running takes photos and keeps a lost laptop open",
    ),
    Mutant(
        "services/lease.py",
        "first = iter((self.reached,))",
        "first = iter(())",
        "a laptop on a weak line stays shut until its last photo has come through",
    ),
    Mutant(
        EXCHANGE,
        "                return False\n            restored = ",
        "                pass\n            restored = ",
        "an answer from before a restore of the hub counts as an answer of the restored one",
    ),
    Mutant(
        EXCHANGE,
        'self._device not in ("", state.device_id)',
        'self._device == "nobody"',
        "an answer of the registration before leaves out work, and the hub waits for its number for ever",
    ),
    Mutant(
        EXCHANGE,
        "more = answer.more and self._ask_rows(ahead, answer.cursor)",
        "more = answer.more and self._ask_rows(ahead, cursor)",
        "the second page is asked for again and again",
    ),
    Mutant(
        "sync/sending.py",
        "if whole and following.ops:",
        "if following.ops:",
        "a push goes ahead of one that was not answered whole",
    ),
    Mutant(
        "sync/sending.py",
        "answer.epoch == self.epoch and len(answer.acks)",
        "len(answer.acks)",
        "what a restored hub lost is left out of its numbers while the rest goes on",
    ),
    Mutant(
        "sync/sending.py",
        "                raise Refused(GAP)\n",
        "                return None\n",
        "a computer whose work is not taken is told that all is well",
    ),
    Mutant(
        "services/syncing/syncing.py",
        "        with self._turn:\n            self._given_up.clear()\n            yield",
        "        self._given_up.clear()\n        yield",
        "a computer is registered anew in the middle of an exchange",
    ),
    Mutant(
        EXCHANGE,
        "if since <= state.cursor <= answer.cursor:",
        "if state.cursor <= answer.cursor:",
        "a reply that begins later than this computer has read leaves a hole",
    ),
    Mutant(
        EXCHANGE,
        "            receiving.take_out(rejected)\n",
        "",
        "what the office rejected stays on the laptop as if it were true",
    ),
    Mutant(
        EXCHANGE,
        "if said.epoch != state.epoch or said.seq != state.cursor:",
        "if said.epoch != state.epoch:",
        "two sums of different moments are compared, and everything is pulled again for nothing",
    ),
    Mutant(
        EXCHANGE,
        "return own_sum(session) == (said.count, said.sha)",
        "return True",
        "a row that went missing is never noticed",
    ),
    Mutant(
        EXCHANGE,
        "            pull_everything(session)\n        return True",
        "        return True",
        "a row that went missing is noticed and not fetched",
    ),
    Mutant(
        EXCHANGE,
        "                return False\n            state.mismatch = ",
        "                pass\n            state.mismatch = ",
        "a difference that cannot be mended has everything pulled again with every sync",
    ),
    Mutant(
        EXCHANGE, "more = answer.more and self._ask", "more = False and self._ask", "a sync ends after the first page"
    ),
    Mutant(
        EXCHANGE,
        "            prune(session, self._office_time)\n",
        "",
        "the outbox grows for ever",
    ),
    Mutant(
        "sync/sending.py",
        "batch.number(len(answer.acks))",
        "batch.number(len(batch.ops))",
        "what the hub did not answer is left out, and it waits for the number for ever",
    ),
    Mutant(
        OUTBOX,
        "dev_seq > :after ORDER BY dev_seq LIMIT",
        "dev_seq > :after ORDER BY dev_seq DESC LIMIT",
        "operations go out in the wrong order",
    ),
    Mutant(
        OUTBOX,
        "SELECT op_id, dev_seq - :base,",
        "SELECT op_id, dev_seq - 0 * :base,",
        "a computer that registered anew sends numbers the hub never takes",
    ),
    Mutant(
        OUTBOX,
        "if batch and size > room:",
        "if size > room:",
        "one large operation blocks the outbox for ever",
    ),
    Mutant(
        OUTBOX,
        'state = "refused" if ack.result == "rejected" else "handed_over"',
        'state = "handed_over"',
        "what was refused is shown as on its way",
    ),
    Mutant(
        OUTBOX,
        "\"WHERE op_id = ? AND result IN ('', 'deferred')\"",
        '"WHERE op_id = ?"',
        "a late answer changes one that was final",
    ),
    Mutant(
        OUTBOX,
        "blob_states.state <> 'confirmed'",
        "blob_states.state = 'wanted'",
        "a photo that is only here is shown as confirmed, and the laptop may be wiped",
    ),
    Mutant(
        OUTBOX,
        "AND result IN ('ok', 'review') \"",
        "AND result IN ('ok', 'review', 'deferred') \"",
        "what the hub could not judge yet is shown as confirmed",
    ),
    Mutant(
        OUTBOX,
        "(Op.acked_at >= now - KEPT_FOR)",
        "(Op.acked_at >= now)",
        "nothing is left to send again to a hub that was restored",
    ),
    Mutant(
        OUTBOX,
        "first_kept = min(session.scalar(kept) or last, last)",
        "first_kept = session.scalar(kept) or last + 1",
        "the last number is given a second time",
    ),
    Mutant(
        OUTBOX,
        "WHERE result IN ('', 'deferred', 'rejected') AND (",
        "WHERE result IN ('', 'rejected') AND (",
        "what was deferred never gets its final answer",
    ),
    Mutant(
        OUTBOX,
        "update(Op).where(Op.dev_seq > after, Op.result.in_(",
        "update(Op).where(Op.dev_seq > after + 1, Op.result.in_(",
        "after a restore of the hub the first operation is not sent again",
    ),
    Mutant(
        OUTBOX,
        'Op.result.in_(("ok", "review"))',
        "Op.result.not_in(_TO_SEND)",
        "after a restore of the hub what was refused and done once more by hand stands twice",
    ),
    Mutant(
        OUTBOX,
        'session.execute(update(Op).where(Op.result == "rejected", Op.dev_seq > after).values(acked_at=None))',
        "return",
        "after a restore of the hub a number is left out, and it waits for it for ever",
    ),
    Mutant(
        "sync/pulling.py",
        "for key in held if (table, key) in self._pending})",
        "for key in held if (table, key) not in self._pending and False})",
        "a full pull takes the order away from under what was written for it",
    ),
    Mutant(
        "sync/comparing.py",
        "    if since is not None:\n        session",
        "    if since is None:\n        session",
        "a row that was damaged past the triggers is never found",
    ),
)
