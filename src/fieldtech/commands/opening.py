"""Opening a data folder for a command, and asking who is there."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from fieldtech.errors import Forbidden, MachineError
from fieldtech.paths import default_data_dir
from fieldtech.services.context import Person
from fieldtech.services.workplace import Workplace


@contextmanager
def open_workplace(args: argparse.Namespace, *, demo: bool = False) -> Iterator[Workplace]:
    """The workplace of ``--data`` (or the user's own), closed when the block ends; raises MachineError."""
    folder = getattr(args, "data", None) or default_data_dir()
    workplace = Workplace.open(folder, passphrase=_passphrase, demo=demo)
    try:
        yield workplace
    finally:
        workplace.close()


def sign_in(workplace: Workplace, args: argparse.Namespace) -> Person:
    """Sign in as ``--user`` with the PIN from FIELDTECH_PIN or a prompt; raises Forbidden."""
    login = getattr(args, "user", None)
    if not login:
        raise Forbidden("user_needed")
    return workplace.access.sign_in(login, ask_pin())


def ask_pin() -> str:
    """The PIN from FIELDTECH_PIN or a prompt; raises Forbidden where nobody can answer."""
    if (pin := os.environ.get("FIELDTECH_PIN")) is not None:
        return pin
    if not sys.stdin.isatty():
        raise Forbidden("pin_needed")
    return getpass.getpass("PIN: ")


def _passphrase() -> str:
    if (phrase := os.environ.get("FIELDTECH_PASSPHRASE")) is not None:
        return phrase
    if not sys.stdin.isatty():
        raise MachineError("passphrase_needed")
    return getpass.getpass("Passphrase: ")
