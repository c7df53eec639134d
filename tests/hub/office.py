"""A hub with a small company: people of every role, two vans, two customers, and laptops that say what a test wants."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.clock import FixedClock
from fieldtech.hub import state
from fieldtech.hub.batch import Batch
from fieldtech.hub.engine import Engines
from fieldtech.hub.hub import Hub
from fieldtech.model.base import moment_text, new_id
from fieldtech.model.drafts.registry import DRAFTS
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kinds import FIELD_ROLES, KINDS, OFFICE_ENTRIES, Kind
from fieldtech.sync.fitting import misfit
from fieldtech.sync.messages import Ack, HubRow, OpMessage, Push, PushAnswer, Row

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
NOW = moment_text(START)
PEOPLE = {
    "ada": "AD", "cora": "CS", "tess": "TS", "dina": "DI", "max": "MG", "tom": "TE", "tim": "TE", "fay": "FI",
    "quin": "QA", "cleo": "CM", "will": "WH", "dora": "DR", "sam": "SA", "exa": "EX",
}  # fmt: skip
"""One person of each role, and a second technician."""
_KEYS = {"company_settings": ["x"], "crew_members": ["0" * 32, "x"]}
OFFICE = tuple(login for login, role in PEOPLE.items() if role not in ("TE", "EX"))


def key() -> str:
    """A new key as operations write it."""
    return new_id().hex


def new(table: str, **values: Any) -> Row:
    """A row that was added; it gets an id unless it has a natural key."""
    if table == "crew_members":
        values = {"order_id": key(), "login": "nobody", **values}
        return Row(table, [values["order_id"], values["login"]], "new", values)
    if table == "company_settings":
        return Row(table, [values.get("key", "smtp")], "new", {"key": "smtp", **values})
    values = {"id": key(), **values}
    return Row(table, [values["id"]], "new", values)


def changed(table: str, row: str, was: Mapping[str, Any] | None = None, **values: Any) -> Row:
    """A row of which columns were changed, and what they were before."""
    return Row(table, [row], "changed", values, dict(was or {}))


def entry_of(kind: str, role: str) -> str:
    """What somebody in this role may write down by this kind; a situation where he may nothing."""
    barred = (OFFICE_ENTRIES if role in FIELD_ROLES else frozenset[str]()) | {"fee_settlement"}  # looked at: see money
    return next((entry for entry in sorted(DRAFTS.keys() - barred) if may_note(kind, entry, role)), "situation")


SAMPLES: tuple[Any, ...] = ("x", True, 7, NOW, "2026-11-22", key(), "ab", {}, [])


def some(table: str, column: str) -> Any:
    """A value that fits the column."""
    return next(one for one in SAMPLES if not misfit(table, _KEYS.get(table, [SAMPLES[5]]), {column: one}))


class Laptop:
    """A registered computer that keeps what it pulled and numbers what it says."""

    def __init__(self, hub: Hub, logins: tuple[str, ...], name: str = "laptop", code: str = "") -> None:
        self.hub = hub
        self.by = logins[0]
        self.secret = Ed25519PrivateKey.generate()
        public = self.secret.public_key().public_bytes_raw()
        self.known = hub.register(hub.new_code(logins, name), public, b"pem", name, code)
        self.token = self.known.token
        self.id = self.known.device_id
        self.sent = 0
        self.cursor = 0
        self.rows: dict[tuple[str, str], HubRow] = {}

    def op(self, kind: str, *rows: Row, by: str = "", about: str = "", at: str = NOW, **fields: Any) -> OpMessage:
        """The next operation; it is about its first row, or about an order."""
        self.sent += 1
        table, row = ("orders", about) if about or not rows else (rows[0].table, str(next(iter(rows[0].key), "")))
        return OpMessage(key(), self.sent, 1, kind, table, row, at, by or self.by, fields, list(rows))

    def send(self, *ops: OpMessage, clock: str = "", waiting: int = 0) -> PushAnswer:
        """Push them."""
        return self.hub.push(self.token, Push(list(ops), clock, waiting, "1.0"))

    def say(self, kind: str, *rows: Row, by: str = "", about: str = "", at: str = NOW) -> Ack:
        """Push one operation; its answer."""
        return self.send(self.op(kind, *rows, by=by, about=about, at=at)).acks[0]

    def must(self, kind: str, *rows: Row, by: str = "", about: str = "") -> Ack:
        """The same for what is only the stage of a test."""
        ack = self.say(kind, *rows, by=by, about=about)
        assert ack.result == "ok", (kind, ack)
        return ack

    def pull(self, limit: int = 1_000) -> list[HubRow]:
        """Everything new, kept and returned."""
        came: list[HubRow] = []
        while True:
            page = self.hub.pull(self.token, self.cursor, limit)
            assert page.cursor >= self.cursor
            self.cursor = page.cursor
            came += page.rows
            for row in page.rows:
                name = (row.table, "/".join(row.key))
                if row.gone:
                    self.rows.pop(name, None)
                else:
                    self.rows[name] = row
            if not page.more:
                return came

    def has(self, table: str, row: str) -> bool:
        """Whether it pulled this row and has it still."""
        return (table, row) in self.rows

    def values(self, table: str, row: str) -> dict[str, Any]:
        """What it has of a row."""
        return self.rows[(table, row)].values

    def tables(self) -> set[str]:
        """Of which tables it has rows."""
        return {table for table, _ in self.rows}


class Office:
    """The hub, its clock, the office's computer (``desk``) and one laptop of each technician."""

    def __init__(self, url: str, folder: Path, kinds: Mapping[str, Kind] = KINDS) -> None:
        self.url, self.folder = url, folder
        self.clock = FixedClock(START)
        self.hub = Hub.open(url, folder, clock=self.clock, kinds=kinds)
        self.desk = Laptop(self.hub, ("ada", *(login for login in OFFICE if login != "ada")), "desk")
        self.ids: dict[str, str] = {}
        self._found()
        self.tom = Laptop(self.hub, ("tom",), "tom's")
        self.tim = Laptop(self.hub, ("tim",), "tim's")

    def reopened(self, kinds: Mapping[str, Kind] = KINDS) -> Hub:
        """The same hub by another version of the program; the laptops speak to it from now on."""
        self.hub.close()
        self.hub = Hub.open(self.url, self.folder, clock=self.clock, kinds=kinds)
        for laptop in (self.desk, self.tom, self.tim):
            laptop.hub = self.hub
        return self.hub

    def order(self, name: str, technician: str = "", status: str = "registered", kind: str = "repair") -> str:
        """An order in a state, with an entry; ``ids[name]`` afterwards."""
        order = key()
        self.ids[name] = order
        born = "registered" if kind == "repair" else "draft"
        self.desk.must(
            "register_order" if kind == "repair" else "create_install",
            new("orders", id=order, number=f"WX-{name}", kind=kind, status=born, customer_id=self.ids["customer"],
                vehicle_id=self.ids["vehicle"], technician="", created_by="dina", title=name, changed_at=NOW),
            new("entries", order_id=order, kind="intake" if kind == "repair" else "install", slot="",
                body={"text": name}, at=NOW, by="dina"),
            by="dina",
        )  # fmt: skip
        if technician or status != born:
            self.bring(order, status, technician)
        return order

    def bring(self, order: str, status: str, technician: str = "") -> None:
        """Into any state: the stage of a test is not judged by the state machine."""
        self.place("orders", order, {"status": status, "technician": technician})

    def place(self, table: str, row: str, values: dict[str, Any]) -> None:
        """Write at the hub what many operations would have led to."""
        engines = Engines(self.url)
        with engines.writing() as connection:
            batch = Batch(connection, state.seq(connection))
            found = batch.row(table, [row])
            assert found is not None
            one = found.copy()
            one.values |= values
            batch.stage(one)
            batch.keep()
            batch.write()
            state.set_seq(connection, batch.seq)
        engines.close()

    def later(self, **by: float) -> None:
        """Let time pass."""
        self.clock.advance(timedelta(**by))

    def _found(self) -> None:
        centre = new("service_centres", code="QD01", name="Qingdao", active=True)
        users = [
            new("users", login=login, name=login.title(), role=role, centre_code="QD01", can_login=role != "EX",
                active=True, pin_hash=f"$argon2id${login}")
            for login, role in PEOPLE.items()
        ]  # fmt: skip
        self.desk.must("found_company", centre, *users, by="system")
        self.ids |= {f"user_{row.values['login']}": row.key[0] for row in users}
        rows = {
            "customer": new("customers", number="C-1", name="Harbour", address="Pier 1", active=True),
            "other_customer": new("customers", number="C-2", name="Depot", address="Road 2", active=True),
        }
        rows |= {
            "contact": new("contacts", number="K-1", customer_id=rows["customer"].key[0], name="Mr Li", mobile="1"),
            "other_contact": new("contacts", number="K-2", customer_id=rows["other_customer"].key[0], name="Ms Wu"),
            "vehicle": new("vehicles", number="V-1", customer_id=rows["customer"].key[0], plate="A1", note=""),
            "other_vehicle": new("vehicles", number="V-2", customer_id=rows["other_customer"].key[0], plate="A2"),
            "part": new("parts", code="P-1", name_en="Fuse", price_cents=100, active=True),
            "shelf": new("stock_locations", code="W1", kind="warehouse", name="Store", holder_login=""),
            "van": new("stock_locations", code="VAN-tom", kind="van", name="Tom", holder_login="tom"),
            "other_van": new("stock_locations", code="VAN-tim", kind="van", name="Tim", holder_login="tim"),
            "terminal": new("terminals", number="T-1", imei="1", model_code="M", state="with_technician",
                            place_kind="location", place_ref="VAN-tom"),
            "other_terminal": new("terminals", number="T-2", imei="2", model_code="M", state="with_technician",
                                  place_kind="location", place_ref="VAN-tim"),
            "sim": new("sims", iccid="S-1", msisdn="1", state="in_stock", place_kind="location", place_ref="W1"),
        }  # fmt: skip
        self.desk.must("import", *rows.values())
        self.desk.must("save_smtp", new("company_settings", key="smtp", value={"password": "hush"}))
        self.ids |= {name: row.key[0] for name, row in rows.items()}
