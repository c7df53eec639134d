"""What a hub is told once and keeps beside its data: its database, where it listens, how laptops reach it."""

import ipaddress
import socket
from pathlib import Path

import msgspec

from fieldtech.errors import MachineError
from fieldtech.files import write_atomically
from fieldtech.store.failures import os_failures_told

PORT = 8443
_FILE = "hub.json"


class HubConfig(msgspec.Struct, frozen=True):
    """``addresses`` are what laptops are told; ``names`` stand in the certificate; without ``tls`` a proxy has it.

    ``encrypted``: database and files are encrypted with the key of the data folder the hub lies in.
    """

    database: str
    host: str = "0.0.0.0"
    port: int = PORT
    addresses: list[str] = []
    tls: bool = True
    encrypted: bool = False

    def key(self, of_folder: bytes | None) -> bytes | None:
        """The key for database and files, if they need one; raises MachineError ``hub_needs_key``."""
        if self.encrypted and of_folder is None:
            raise MachineError("hub_needs_key")
        return of_folder if self.encrypted else None

    @property
    def names(self) -> list[str]:
        """Host names and IP addresses for the certificate, those of this computer among them."""
        told = [host_of(address) for address in self.addresses]
        return list(dict.fromkeys([*told, "localhost", "127.0.0.1", "::1"]))

    @property
    def reached_at(self) -> list[str]:
        """The addresses for an invitation, guessed from this computer's network when nobody said any."""
        return self.addresses or [f"https://{name}:{self.port}" for name in own_addresses()]


def hub_folder(data: Path) -> Path:
    """Where the hub of a data folder keeps its things."""
    return data / "hub"


def is_hub(folder: Path) -> bool:
    """Whether there is a hub in this folder."""
    return (folder / _FILE).is_file()


def load_config(folder: Path) -> HubConfig:
    """What the hub was told; raises MachineError ``no_hub``, ``hub_config_damaged``."""
    if not is_hub(folder):
        raise MachineError("no_hub", folder=folder)
    try:
        return msgspec.json.decode((folder / _FILE).read_bytes(), type=HubConfig)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise MachineError("hub_config_damaged", file=folder / _FILE) from error


def save_config(folder: Path, config: HubConfig) -> None:
    """Keep it, readable for nobody else: the address of a database may hold a password; raises MachineError."""
    with os_failures_told(folder / _FILE):
        write_atomically(folder / _FILE, msgspec.json.format(msgspec.json.encode(config)), private=True)


def sqlite_url(folder: Path) -> str:
    """The database of an embedded hub, wherever the hub is started from later."""
    return f"sqlite:///{folder.absolute() / 'hub.db'}"


def host_of(address: str) -> str:
    """The host name or IP address of an ``https://…`` address, or of a bare one."""
    rest = address.partition("://")[2] or address
    rest = rest.split("/")[0]
    if rest.startswith("["):
        return rest[1:].partition("]")[0]
    return rest if rest.count(":") > 1 else rest.partition(":")[0]


def own_addresses() -> list[str]:
    """The IP address with which this computer goes out, if any, and the one it always has; sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: a datagram socket only picks its own side
            found = str(probe.getsockname()[0])
        except OSError:
            return ["127.0.0.1"]
    return [found] if not ipaddress.ip_address(found).is_loopback else ["127.0.0.1"]
