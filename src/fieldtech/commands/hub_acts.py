"""What the actions of ``fieldtech hub`` do and say; those about single computers are in ``hub_computers``."""

import argparse
import gc
import json
import signal
import sys
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from fieldtech.clock import system_clock
from fieldtech.commands.opening import ask_passphrase, data_folder
from fieldtech.commands.options import language
from fieldtech.commands.usage import Usage
from fieldtech.errors import Conflict
from fieldtech.hub.config import HubConfig, hub_folder, is_hub, load_config, save_config, sqlite_url
from fieldtech.hub.desk import HubDesk, open_hub
from fieldtech.hub.examine import Found, examine, users_at
from fieldtech.hub.keeper import Keeper
from fieldtech.hub.log import note, start_hub_log
from fieldtech.hub.serve import HubServer, tls_of
from fieldtech.services.syncing.hub_process import note_running, note_stopped
from fieldtech.store.keys import has_key, open_key
from fieldtech.sync.invitation import is_address
from fieldtech.words import known, sentence, word

_ENGINES = ("sqlite", "postgresql+psycopg")
_PORT = 8443
_SHOWN = 10  # faults of one check in words; --json has them all


def init(args: argparse.Namespace) -> int:
    """Make the hub: its database, its keys, its certificate authority."""
    folder = folder_of(args)
    if is_hub(folder):
        raise Conflict("hub_exists", folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    addresses = [_address(text) for text in args.address]
    url = _url(args.db, folder)
    beside_data = url.startswith("sqlite") and has_key(data_folder(args))  # a server of its own has no key to keep
    config = HubConfig(url, args.host, _port(args, addresses), addresses, not args.no_tls, beside_data)
    save_config(folder, config)
    try:
        open_hub(folder, key=key_of(args)).close()
        pin = tls_of(folder, config).pin if config.tls else "-"
    except BaseException:
        (folder / "hub.json").unlink()
        raise
    spoken, reached = language(args), config.reached_at
    said = [word("hub.made", spoken, folder=str(folder)), word("hub.reached_at", spoken, addresses=", ".join(reached))]
    say(args, {"folder": str(folder), "pin": pin, "addresses": reached}, "\n".join(said))
    return 0


def _port(args: argparse.Namespace, addresses: list[str]) -> int:
    """Where laptops look for it, unless something else is said; a proxy in front of it has the port of its address."""
    named = None if args.no_tls else next((urlsplit(one).port for one in addresses), None)
    return int(args.port if args.port is not None else named or _PORT)


def address(args: argparse.Namespace) -> int:
    """Say where laptops reach the hub, or change it: the certificate and every code from now on name the new one."""
    folder, spoken = folder_of(args), language(args)
    config = load_config(folder)
    if args.address:
        config = msgspec.structs.replace(config, addresses=[_address(text) for text in args.address])
        if config.tls:
            tls_of(folder, config)
        save_config(folder, config)
    said = [*config.reached_at, *([word("hub.address_changed", spoken)] if args.address else [])]
    say(args, {"addresses": config.reached_at}, "\n".join(said))
    return 0


def serve(args: argparse.Namespace) -> int:
    """Answer until SIGINT or SIGTERM; the first line of the output says where."""
    folder, config = folder_of(args), load_config(folder_of(args))
    changed = {name: getattr(args, name) for name in ("host", "port") if getattr(args, name) is not None}
    config = msgspec.structs.replace(config, **changed)
    key = key_of(args)
    hub = open_hub(folder, key=key)
    try:
        server = HubServer(HubDesk(hub, lambda: not users_at(folder, key)), folder, config)
        start_hub_log(folder / "logs")
        note("started", port=server.port)
        note_running(folder, server.port)
        where = f"{'https' if config.tls else 'http'}://{config.host}:{server.port}"
        say(args, {"listening": where, "port": server.port}, word("hub.listening", language(args), address=where))
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


def users(args: argparse.Namespace) -> int:
    """Print the people the hub knows."""
    found = users_at(folder_of(args), key_of(args))
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    if not found:
        print(word("hub.no_users", language(args)))
    for user in found:
        retired = "" if user["active"] and user["can_login"] else f"  {word('hub.user.retired', language(args))}"
        role = word(f"role.{user['role']}", language(args))
        print(f"{user['login']}  {user['name']}  {role}{retired}")
    return 0


def check(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when something is not, each thing said."""
    findings = list(examine(folder_of(args), of_folder=key_of(args)))
    if args.json:
        print(json.dumps([asdict(found) for found in findings]))
    else:
        for found in findings:
            print("\n".join(_lines(found, language(args))))
    return 1 if any(found.faults for found in findings) else 0


def _lines(found: Found, spoken: str) -> list[str]:
    """What was looked at, what is wrong with it, and what to do about what has no sentence of its own."""
    lines = [f"{'✗' if found.faults else '✓'} {word(f'hub.check.{found.name}', spoken)}: {found.looked_at}"]
    lines += [f"    {_fault(fault, spoken)}" for fault in found.faults[:_SHOWN]]
    if len(found.faults) > _SHOWN:
        lines.append(f"    {word('health.more', spoken, n=str(len(found.faults) - _SHOWN))}")
    if any(_fault(fault, spoken) == fault for fault in found.faults):
        lines.append(f"    {word(f'hub.check.{found.name}.next', spoken)}")
    return lines


def _fault(fault: str, spoken: str) -> str:
    """In words where there are some, as for a setting of the database's server; anything else by its name."""
    codes = (code for code in (f"hub_unsafe_{fault}", fault) if known(f"problem.{code}"))
    return next((sentence(code, spoken) for code in codes), fault)


def folder_of(args: argparse.Namespace) -> Path:
    """Where the hub of ``--data`` keeps its things."""
    return hub_folder(data_folder(args))


def key_of(args: argparse.Namespace) -> bytes | None:
    """Of the data folder, where the hub's files need it: from the window that starts the hub, or as for any command."""
    if not load_config(folder_of(args)).encrypted:
        return None
    if getattr(args, "key_on_stdin", False):
        return bytes.fromhex(sys.stdin.readline().strip())
    return open_key(data_folder(args), passphrase=ask_passphrase).bytes


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


def say(args: argparse.Namespace, plain: dict[str, object], said: str) -> None:
    """In words, or with ``--json`` as JSON."""
    print(json.dumps(plain, ensure_ascii=False) if args.json else said)
