"""How the hub is: a page for a browser and the same as JSON, without anything about people or customers."""

import html
import shutil
from importlib.metadata import version
from pathlib import Path

import msgspec

from fieldtech.errors import FieldtechError
from fieldtech.hub.core import Figures, HubCore
from fieldtech.sync.messages import OLDEST_PROTOCOL, PROTOCOL
from fieldtech.words import sentence, word

_LITTLE = 1 << 30  # bytes of free disk below which the page warns


class HealthState(msgspec.Struct, frozen=True):
    """Whether the hub works, and its figures; ``unsafe`` are settings of its PostgreSQL server that risk them."""

    running: bool
    version: str
    protocols: tuple[int, int]
    free_bytes: int
    figures: Figures | None = None
    unsafe: tuple[str, ...] = ()

    @property
    def little_room(self) -> bool:
        """Whether the disk will soon be full."""
        return self.free_bytes < _LITTLE


def health_state(hub: HubCore, folder: Path) -> HealthState:
    """The state now; a database that does not answer makes it not running."""
    free = shutil.disk_usage(folder).free
    own, protocols = version("fieldtech"), (OLDEST_PROTOCOL, PROTOCOL)
    try:
        return HealthState(True, own, protocols, free, hub.figures(), hub.unsafe())
    except FieldtechError:
        return HealthState(False, own, protocols, free)


def health_page(state: HealthState, language: str) -> str:
    """A small page that needs nothing from elsewhere."""
    title = word("hub.running" if state.running else "hub.not_running", language)
    rows = "".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(said)}</td></tr>" for name, said in _rows(state, language)
    )
    tongue = "zh-CN" if language.startswith("zh") else "en"
    colour = "#176b3a" if state.running else "#a3261b"
    return (
        f'<!doctype html><html lang="{tongue}"><meta charset="utf-8"><title>fieldtech</title>'
        '<meta name="viewport" content="width=device-width"><style>body{font:16px system-ui;margin:2em auto;'
        "max-width:32em;padding:0 1em}th{text-align:left;font-weight:400;color:#555;padding:.4em 1.5em .4em 0}"
        f"h1{{font-size:1.3em;color:{colour}}}</style><h1>{html.escape(title)}</h1><table>{rows}</table></html>"
    )


def _rows(state: HealthState, language: str) -> list[tuple[str, str]]:
    room = f"{state.free_bytes / (1 << 30):.1f} GB"
    if state.little_room:
        room += f" · {word('hub.little_room', language)}"
    rows = [(word("hub.version", language), state.version), (word("hub.free", language), room)]
    if state.figures is not None:
        figures = {
            "computers": state.figures.computers, "seen_today": state.figures.seen_today,
            "waiting": state.figures.waiting, "review": state.figures.review, "deferred": state.figures.deferred,
        }  # fmt: skip
        rows += [(word(f"hub.{name}", language), str(count)) for name, count in figures.items()]
    rows += [(word("hub.unsafe", language), sentence(f"hub_unsafe_{name}", language)) for name in state.unsafe]
    return rows
