"""A hub, an office with an order under way, and the technician's laptop: made once, then copied for every test."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

import stories
from fieldtech.clock import FixedClock
from fieldtech.demo.acts import STATES, Acts
from fieldtech.hub.config import HubConfig, hub_folder, save_config, sqlite_url
from fieldtech.hub.desk import HubChannel, HubDesk, open_hub
from fieldtech.hub.hub import Hub
from fieldtech.model.base import Id, moment_text, new_id
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.model.people import User
from fieldtech.services.devices import this_device
from fieldtech.services.syncing import Syncing
from fieldtech.services.workplace import Workplace
from fieldtech.sync.joining import Joined, Registration
from fieldtech.sync.messages import OpMessage, Push, Row
from prepared import Prepared, act_as

PLATE = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"


@dataclass
class Firm:
    """Office and van are registered; the hub lies in the office's data folder, as on an office's computer."""

    folder: Path
    hub: Hub
    office: Workplace
    van: Workplace
    order: Id

    def work(self, text: str = "fuse blown", *, photo: bool = True) -> None:
        """吴磊 does something on site that the office has not seen."""
        act_as(self.van, "wulei")
        self.van.repairs.note(self.order, PartLineDraft("P-3002", "", 1, text, True), f"line-{text}")
        if photo:
            self.van.photos.add(self.order, "plate", PLATE.read_bytes())

    def sign(self) -> None:
        """吴磊 takes a photo, does the rest of the work and seals it."""
        act_as(self.van, "wulei")
        self.van.photos.add(self.order, "plate", PLATE.read_bytes())
        acts = Acts(self.van)
        for act in STATES[STATES.index("in_repair") + 1 :]:
            getattr(acts, act)(self.order)

    def parts_seen(self, workplace: Workplace) -> set[str]:
        """The reasons of the parts on the order as somebody sees it there."""
        act_as(workplace, "sunli" if workplace is self.office else "wulei")
        return {line.reason for line in workplace.orders.view(self.order).facts.all(PartLineDraft).values()}

    def close(self) -> None:
        """Everything is written back."""
        self.office.close()
        self.van.close()
        self.hub.close()


def make(prepared: Prepared, folder: Path) -> None:
    """The firm as every test finds it, closed."""
    office, order = prepared.open("in_repair", folder / "office")
    at = hub_folder(folder / "office")
    at.mkdir()
    save_config(at, HubConfig(sqlite_url(at)))
    hub = open_hub(at, office.context.clock)
    van = Workplace.open(folder / "van", clock=office.context.clock, zone=stories.ZONE, demo=True)
    with office.context.reading() as session:
        everybody = list(session.scalars(select(User.login).where(User.can_login)))
    join(hub, office, everybody, first=True).run()
    join(hub, van, ["wulei"]).run()
    put_away(Firm(folder, hub, office, van, order))


def put_away(firm: Firm) -> None:
    """Closed, to be copied."""
    (firm.folder / "order").write_text(f"{firm.order.hex} {firm.van.context.now().isoformat()}")
    firm.close()


def copied(template: Path, folder: Path) -> Firm:
    """A firm of one's own."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    order, now = (folder / "order").read_text().split()
    clock = FixedClock(datetime.fromisoformat(now))
    at = hub_folder(folder / "office")
    save_config(at, HubConfig(sqlite_url(at)))
    hub = open_hub(at, clock)
    office, van = (
        Workplace.open(folder / name, clock=clock, zone=stories.ZONE, demo=True) for name in ("office", "van")
    )
    return Firm(folder, hub, office, van, Id(order))


def join(hub: Hub, workplace: Workplace, logins: Iterable[str], *, first: bool = False) -> Syncing:
    """Register without a network."""
    code = hub.new_code(logins, workplace.context.folder.root.name)
    with workplace.context.reading() as session:
        here = this_device(session)
        wanted = Registration(here.public_key.hex(), here.certificate.decode(), "", here.code, here.id.hex, code)
    syncing = online(hub, workplace)
    welcome = HubDesk(hub, lambda: first).welcome(wanted)
    syncing.begin(Joined(["https://127.0.0.1:9"], "", welcome))
    return syncing


def refuse(hub: Hub, order: Id, now: datetime, name: str) -> None:
    """A computer sends a note that somebody else should have written; it can send nothing of its own afterwards."""
    at, key = moment_text(now), new_id().hex
    note = {"id": key, "order_id": order.hex, "kind": "situation", "slot": "", "body": {}, "at": at, "by": "sunli"}
    sender = next(one for one in hub.devices() if one.name == name)
    rows = [Row("entries", [key], "new", note)]
    op = OpMessage(key, sender.last_dev_seq + 1, 1, "note", "orders", order.hex, at, sender.logins[0], {}, rows)
    assert hub.push_for(sender.id, Push([op])).acks[0].result == "rejected"


def online(hub: Hub, workplace: Workplace) -> Syncing:
    """The workplace with its hub in the same process."""
    return Syncing(workplace.context, lambda _addresses, token, _ca: HubChannel(HubDesk(hub), token))
