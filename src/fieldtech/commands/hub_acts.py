"""What the actions of ``fieldtech hub`` do and say."""

import argparse
import gc
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path

import msgspec
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from fieldtech.clock import system_clock
from fieldtech.commands.opening import ask_passphrase, data_folder
from fieldtech.commands.options import language
from fieldtech.commands.usage import Usage
from fieldtech.errors import Conflict, NotFound
from fieldtech.hub.authority_copy import keep_tls, put_tls_back
from fieldtech.hub.backup import make_hub_backup, restore_hub_backup
from fieldtech.hub.config import HubConfig, hub_folder, is_hub, load_config, save_config, sqlite_url
from fieldtech.hub.desk import HubDesk, open_hub
from fieldtech.hub.devices import Computer
from fieldtech.hub.examine import examine, users_at
from fieldtech.hub.keeper import Keeper
from fieldtech.hub.log import note, start_hub_log
from fieldtech.hub.serve import HubServer, tls_of
from fieldtech.services.syncing.hub_process import note_running, note_stopped, running_port
from fieldtech.sheets.barcode import qr_modules
from fieldtech.store.carrying import BESIDE, copy_files
from fieldtech.store.keys import has_key, open_key
from fieldtech.sync.invitation import Invitation, is_address
from fieldtech.words import known, sentence, word

_ENGINES = ("sqlite", "postgresql+psycopg")


def init(args: argparse.Namespace) -> int:
    """Make the hub: its database, its keys, its certificate authority."""
    folder = _folder(args)
    if is_hub(folder):
        raise Conflict("hub_exists", folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    addresses = [_address(text) for text in args.address]
    url = _url(args.db, folder)
    beside_data = url.startswith("sqlite") and has_key(data_folder(args))  # a server of its own has no key to keep
    config = HubConfig(url, args.host, args.port, addresses, not args.no_tls, beside_data)
    save_config(folder, config)
    try:
        open_hub(folder, key=_key(args)).close()
        pin = tls_of(folder, config).pin if config.tls else "-"
    except BaseException:
        (folder / "hub.json").unlink()
        raise
    _say(args, {"folder": str(folder), "pin": pin}, word("hub.made", language(args), folder=str(folder)))
    return 0


def serve(args: argparse.Namespace) -> int:
    """Answer until SIGINT or SIGTERM; the first line of the output says where."""
    folder, config = _folder(args), load_config(_folder(args))
    changed = {name: getattr(args, name) for name in ("host", "port") if getattr(args, name) is not None}
    config = msgspec.structs.replace(config, **changed)
    key = _key(args)
    hub = open_hub(folder, key=key)
    try:
        server = HubServer(HubDesk(hub, lambda: not users_at(folder, key)), folder, config)
        start_hub_log(folder / "logs")
        note("started", port=server.port)
        note_running(folder, server.port)
        where = f"{'https' if config.tls else 'http'}://{config.host}:{server.port}"
        _say(args, {"listening": where, "port": server.port}, word("hub.listening", language(args), address=where))
        sys.stdout.flush()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # until uvicorn takes both over
        spare_what_stays()
        with Keeper(config.database, folder, system_clock, key, renew=server.renew):
            server.run()
    except KeyboardInterrupt:
        pass  # how one stops it
    finally:
        note("stopped")
        note_stopped(folder)
        hub.close()
    return 0


def spare_what_stays() -> None:
    """Modules live as long as the server, and the many small things of a push not long enough to be looked at."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def code(args: argparse.Namespace) -> int:
    """Print the registration text, and where somebody looks at it also as a QR code."""
    folder, spoken = _folder(args), language(args)
    config = load_config(folder)
    _require_known(args)
    hub = open_hub(folder, key=_key(args))
    try:
        one_time = hub.new_code(args.logins, args.name)
    finally:
        hub.close()
    pin = tls_of(folder, config).pin if config.tls else "-"
    text = Invitation(tuple(config.reached_at), one_time.replace("-", ""), pin).text()
    if sys.stdout.isatty() and not args.json:
        print(_drawn(text))
    _say(args, {"text": text, "logins": args.logins}, f"{text}\n{word('hub.code_hint', spoken)}")
    return 0


def devices(args: argparse.Namespace) -> int:
    """Print every computer with what is known of it."""
    found = _computers(args)
    if args.json:
        print(json.dumps([_plain(one) for one in found], ensure_ascii=False))
        return 0
    spoken = language(args)
    for one in found:
        state = "revoked" if one.revoked_at else "silent" if not one.last_contact else "known"
        said = word(f"hub.device.{state}", spoken, at=(one.revoked_at or one.last_contact)[:16].replace("T", " "))
        waiting = word("hub.device.waiting", spoken, n=str(one.waiting))
        print(f"{one.id[:8]}  {one.name or '–'}  {','.join(one.logins)}  {said}  {waiting}  {one.version}")
    return 0


def revoke(args: argparse.Namespace) -> int:
    """Revoke one computer, found by its name or the beginning of its id."""
    found = _one(args)
    hub = open_hub(_folder(args), key=_key(args))
    try:
        hub.revoke(found.id)
    finally:
        hub.close()
    _say(args, {"revoked": found.id}, word("hub.revoked", language(args), name=found.name or found.id[:8]))
    return 0


def people(args: argparse.Namespace) -> int:
    """Say who works on one computer from now on."""
    found = _one(args)
    _require_known(args)
    hub = open_hub(_folder(args), key=_key(args))
    try:
        hub.set_people(found.id, args.logins)
    finally:
        hub.close()
    _say(args, {"computer": found.id, "logins": args.logins}, f"{found.name or found.id[:8]}  {','.join(args.logins)}")
    return 0


def users(args: argparse.Namespace) -> int:
    """Print the people the hub knows."""
    found = users_at(_folder(args), _key(args))
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    for user in found:
        retired = "" if user["active"] and user["can_login"] else f"  {word('hub.user.retired', language(args))}"
        role = word(f"role.{user['role']}", language(args))
        print(f"{user['login']}  {user['name']}  {role}{retired}")
    return 0


def backup(args: argparse.Namespace) -> int:
    """Copy the database, and with ``--out`` the files and keys with it."""
    folder = _folder(args)
    target = args.out or folder / "backups"
    path = make_hub_backup(load_config(folder).database, _key(args), target, system_clock())
    if args.out:
        copy_files(folder / "blobs", args.out / BESIDE)
        keep_tls(folder, args.out)
    _say(args, {"file": str(path)}, str(path))
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a backup back; computers notice by the new epoch and send again what it does not have."""
    folder = _folder(args)
    config = load_config(folder)
    if running_port(folder):
        raise Conflict("hub_is_running")
    epoch = restore_hub_backup(args.file, config.database, _key(args), system_clock(), replace=args.replace)
    copy_files(args.file.parent / BESIDE, folder / "blobs")
    put_tls_back(args.file.parent, folder)
    _say(args, {"restored": str(args.file), "epoch": epoch}, word("hub.restored", language(args)))
    return 0


def check(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when something is not, each thing said."""
    findings = list(examine(_folder(args), of_folder=_key(args)))
    if args.json:
        print(json.dumps([asdict(found) for found in findings]))
    else:
        for found in findings:
            mark = "✗" if found.faults else "✓"
            print(f"{mark} {word(f'hub.check.{found.name}', language(args))}: {found.looked_at}")
            print("".join(f"    {_fault(fault, language(args))}\n" for fault in found.faults[:10]), end="")
    return 1 if any(found.faults for found in findings) else 0


def _fault(fault: str, spoken: str) -> str:
    """A setting of the database's server in words, anything else by its name."""
    return sentence(f"hub_unsafe_{fault}", spoken) if known(f"problem.hub_unsafe_{fault}") else fault


def _folder(args: argparse.Namespace) -> Path:
    return hub_folder(data_folder(args))


def _key(args: argparse.Namespace) -> bytes | None:
    """Of the data folder, where the hub's files need it: from the window that starts the hub, or as for any command."""
    if not load_config(_folder(args)).encrypted:
        return None
    if getattr(args, "key_on_stdin", False):
        return bytes.fromhex(sys.stdin.readline().strip())
    return open_key(data_folder(args), passphrase=ask_passphrase).bytes


def _computers(args: argparse.Namespace) -> list[Computer]:
    hub = open_hub(_folder(args), key=_key(args))
    try:
        return hub.devices()
    finally:
        hub.close()


def _one(args: argparse.Namespace) -> Computer:
    """The computer somebody named; raises NotFound."""
    wanted = args.device
    found = [
        one for one in _computers(args) if not one.revoked_at and (one.name == wanted or one.id.startswith(wanted))
    ]
    if len(found) != 1:
        raise NotFound("no_such_computer" if not found else "several_computers", name=wanted)
    return found[0]


def _require_known(args: argparse.Namespace) -> None:
    """Raises NotFound for a login the hub does not know; an empty hub knows nobody yet."""
    known = {row["login"] for row in users_at(_folder(args), _key(args))}
    if known and (unknown := sorted(set(args.logins) - known)):
        raise NotFound("no_such_login", login=unknown[0])


def _plain(one: Computer) -> dict[str, object]:
    return {
        "id": one.id, "name": one.name, "code": one.code, "logins": list(one.logins), "version": one.version,
        "registered_at": one.registered_at, "last_contact": one.last_contact, "revoked_at": one.revoked_at,
        "waiting": one.waiting, "last_dev_seq": one.last_dev_seq, "clock_offset": one.clock_offset,
    }  # fmt: skip


def _url(text: str | None, folder: Path) -> str:
    if text is None:
        return sqlite_url(folder)
    try:
        if make_url(text).drivername in _ENGINES:
            return text
    except (ArgumentError, ValueError):
        pass
    raise Usage("usage_database")  # the text may hold a password


def _address(text: str) -> str:
    if is_address(text):
        return text.rstrip("/")
    raise Usage("usage_address", value=text)


def _drawn(text: str) -> str:
    """A QR code out of half blocks, light on dark with its quiet zone, for a terminal."""
    rows = qr_modules(text)
    wide = len(rows) + 4
    empty = [False] * wide
    framed = [empty, empty, *([False, False, *row, False, False] for row in rows), empty, empty, empty]
    pairs = zip(framed[::2], framed[1::2], strict=False)
    blocks = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    return "\n".join("".join(blocks[pair] for pair in zip(*lines, strict=True)) for lines in pairs)


def _say(args: argparse.Namespace, plain: dict[str, object], said: str) -> None:
    print(json.dumps(plain, ensure_ascii=False) if args.json else said)
