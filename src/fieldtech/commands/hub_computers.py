"""The actions of ``fieldtech hub`` about single computers: codes for new ones, what is known, revoking, people."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime

from fieldtech.commands.hub_acts import folder_of, key_of, say
from fieldtech.commands.options import language
from fieldtech.errors import Conflict, NotFound
from fieldtech.hub.config import load_config
from fieldtech.hub.desk import open_hub
from fieldtech.hub.devices import Computer
from fieldtech.hub.examine import users_at
from fieldtech.hub.refusals import Refusals
from fieldtech.hub.serve import tls_of
from fieldtech.services.syncing.computer_rows import refused_lines, refused_row
from fieldtech.sheets.barcode import qr_modules
from fieldtech.sync.invitation import Invitation
from fieldtech.sync.office_messages import RefusedMessage
from fieldtech.words import word

_SHOWN = 5
_PEOPLE = 4  # of one computer in words; --json has them all


def code(args: argparse.Namespace) -> int:
    """Print the registration text, and where somebody looks at it also as a QR code."""
    folder, spoken = folder_of(args), language(args)
    config = load_config(folder)
    nobody = not _require_known(args)
    hub = open_hub(folder, key=key_of(args))
    try:
        one_time = hub.new_code(args.logins, args.name)
    finally:
        hub.close()
    pin = tls_of(folder, config).pin if config.tls else "-"
    text = Invitation(tuple(config.reached_at), one_time.replace("-", ""), pin).text()
    if sys.stdout.isatty() and not args.json:
        print(_drawn(text))
    said = [text, word("hub.code_hint", spoken)]
    if nobody:
        said.append(word("hub.code_first", spoken, logins=",".join(args.logins)))
    say(args, {"text": text, "logins": args.logins, "first": nobody}, "\n".join(said))
    return 0


def devices(args: argparse.Namespace) -> int:
    """Print every computer with what is known of it."""
    found, refused = _known(args)
    if args.json:
        print(json.dumps([_plain(one, refused.get(one.id, [])) for one in found], ensure_ascii=False))
        return 0
    spoken = language(args)
    if not found:
        print(word("hub.no_devices", spoken))
    size = _long_enough([one.id for one in found])
    now = {one.public_key: one.id[:size] for one in found}  # the last registration of a computer counts
    for one in found:
        print(_line(one, one.id[:size], now[one.public_key], spoken))
        for line in _refused(refused.get(one.id, []), spoken):
            print(f"    {line}")
    return 0


def _long_enough(ids: Sequence[str]) -> int:
    """How much of an id tells it from the others: those of one minute begin alike."""
    return next(size for size in range(8, 33) if len({one[:size] for one in ids}) == len(ids) or size == 32)


def _line(one: Computer, short: str, now: str, spoken: str) -> str:
    """One computer in words; ``now`` is the ``short`` id under which it is registered at last."""
    state = "revoked" if one.revoked_at else "silent" if not one.last_contact else "known"
    said = word(f"hub.device.{state}", spoken, at=(one.revoked_at or one.last_contact)[:16].replace("T", " "))
    if now != short:
        said = word("hub.device.anew", spoken, now=now)
    people = ",".join(one.logins[:_PEOPLE]) + ("…" if len(one.logins) > _PEOPLE else "")
    letter = word("hub.device.letter", spoken, letter=one.code) if one.code and now == short else ""
    waiting = word("hub.device.waiting", spoken, n=str(one.waiting))
    told = (short, one.name or "–", people, letter, said, waiting, one.version)
    return "  ".join(filter(None, told))


def _refused(rows: Sequence[RefusedMessage], spoken: str) -> list[str]:
    """What the hub did not take of a computer, and where it can be put right."""
    if not rows:
        return []
    said = refused_lines([refused_row(row) for row in rows], spoken, {}, _in_utc, _SHOWN)
    return [word("computers.refused", spoken, n=str(len(rows))), *said]


def _in_utc(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} (UTC)" if at is not None else ""


def revoke(args: argparse.Namespace) -> int:
    """Revoke one computer, found by its name or the beginning of its id; raises Conflict for the hub's own."""
    found = _one(args, revoked=True)
    name = found.name or found.id[:8]
    if not found.revoked_at:
        _revoke(args, found.id, name)
    code = "hub.revoked_before" if found.revoked_at else "hub.revoked"
    at = found.revoked_at[:16].replace("T", " ")
    say(args, {"revoked": found.id, "before": bool(at)}, word(code, language(args), name=name, at=at))
    return 0


def _revoke(args: argparse.Namespace, computer: str, name: str) -> None:
    hub = open_hub(folder_of(args), key=key_of(args))
    try:
        if hub.own == computer and not args.yes:
            raise Conflict("revoke_own", name=name)
        hub.revoke(computer)
    finally:
        hub.close()


def people(args: argparse.Namespace) -> int:
    """Say who works on one computer from now on."""
    found = _one(args)
    _require_known(args)
    hub = open_hub(folder_of(args), key=key_of(args))
    try:
        hub.set_people(found.id, args.logins)
    finally:
        hub.close()
    say(args, {"computer": found.id, "logins": args.logins}, f"{found.name or found.id[:8]}  {','.join(args.logins)}")
    return 0


def _known(args: argparse.Namespace) -> tuple[list[Computer], Refusals]:
    """The computers, and what the hub did not take of each."""
    hub = open_hub(folder_of(args), key=key_of(args))
    try:
        return hub.devices(), hub.refused()
    finally:
        hub.close()


def _one(args: argparse.Namespace, *, revoked: bool = False) -> Computer:
    """The computer somebody named, or where none works under that name the last one that was ``revoked``.

    Raises NotFound.
    """
    wanted = args.device
    named = [one for one in _known(args)[0] if one.name == wanted or one.id.startswith(wanted)]
    found = [one for one in named if not one.revoked_at] or (named[-1:] if revoked else [])
    if len(found) != 1:
        raise NotFound("no_such_computer" if not found else "several_computers", name=wanted)
    return found[0]


def _require_known(args: argparse.Namespace) -> bool:
    """Whether the hub knows anybody yet; raises NotFound for a login it does not know."""
    known = {row["login"] for row in users_at(folder_of(args), key_of(args))}
    if known and (unknown := sorted(set(args.logins) - known)):
        raise NotFound("no_such_login", login=unknown[0])
    return bool(known)


def _plain(one: Computer, refused: Sequence[RefusedMessage]) -> dict[str, object]:
    return {
        "id": one.id, "name": one.name, "code": one.code, "logins": list(one.logins), "version": one.version,
        "registered_at": one.registered_at, "last_contact": one.last_contact, "revoked_at": one.revoked_at,
        "waiting": one.waiting, "last_dev_seq": one.last_dev_seq, "clock_offset": one.clock_offset,
        "refused": [{"at": row.at, "by": row.by, "number": row.number, "reason": row.reason} for row in refused],
    }  # fmt: skip


def _drawn(text: str) -> str:
    """A QR code out of half blocks, light on dark with its quiet zone, for a terminal."""
    rows = qr_modules(text)
    wide = len(rows) + 4
    empty = [False] * wide
    framed = [empty, empty, *([False, False, *row, False, False] for row in rows), empty, empty, empty]
    pairs = zip(framed[::2], framed[1::2], strict=False)
    blocks = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    return "\n".join("".join(blocks[pair] for pair in zip(*lines, strict=True)) for lines in pairs)
