"""A data folder with many orders over the real tables, made once and kept under out/bench until the tables change."""

import hashlib
import random
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from fieldtech.model.base import Id, new_id
from fieldtech.model.custody import Sim, Terminal
from fieldtech.model.customers import Customer, Vehicle
from fieldtech.model.drafts.intake import IntakeDraft
from fieldtech.model.machines.repair import REPAIR
from fieldtech.model.orders import CrewMember, Entry, Order, Photo, Transition
from fieldtech.model.tables import Base
from fieldtech.services.order_index import KIND
from fieldtech.services.workplace import Workplace
from fieldtech.store import search

FOLDER = Path(__file__).parent.parent / "out" / "bench"
ZONE = ZoneInfo("Asia/Shanghai")
COUNT = 200_000
TECHNICIANS = ("zhaoqiang", "qianwei", "wulei", *(f"technician_{n}" for n in range(27)))
PER_VEHICLE = 10
_NAMES = "华盛鑫通达顺丰泰兴隆宏远安捷诚信联合立德广源恒永昌旺博雅金银海天龙凤飞腾卓越创新中东南西北"
_CITIES = ("青岛", "天津", "厦门", "深圳", "广州", "上海", "北京", "武汉")
_FAULTS = ("定位漂移", "不上线", "无定位信号", "时断时续", "电源故障", "无图像", "录像异常", "SIM卡欠费")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def opened(count: int = COUNT) -> Workplace:
    """The workplace with ``count`` orders, signed in as the dispatcher."""
    folder = FOLDER / str(count)
    made = folder / "made"
    if made.exists() and made.read_text() != _tables():
        shutil.rmtree(folder)  # of an older program
    workplace = Workplace.open(folder, zone=ZONE, demo=True)
    if not made.exists():
        print(f"making {count} orders once …", file=sys.stderr)
        workplace.imports.demo()
        _fill(workplace, count)
        made.write_text(_tables())
    workplace.access.sign_in("zhenghao", "0000")
    return workplace


def _tables() -> str:
    """What tells one shape of the database from another."""
    columns = sorted(
        f"{table.name}.{column.name}" for table in Base.metadata.tables.values() for column in table.columns
    )
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()


def _fill(workplace: Workplace, count: int) -> None:
    dice = random.Random(11)
    start = datetime(2023, 1, 1, 8, tzinfo=UTC)
    for first in range(0, count, 10_000):
        with workplace.context.database.transaction() as session:
            vehicles = _vehicles(session, dice, first // PER_VEHICLE, min(10_000, count - first) // PER_VEHICLE)
            rows = [_order(dice, n, count, vehicles, start) for n in range(first, min(first + 10_000, count))]
            session.execute(insert(Order), [row for row, _texts, _entry in rows])
            session.execute(insert(Entry), [entry for _row, _texts, entry in rows])
            session.execute(insert(CrewMember), [_crew(row) for row, _texts, _entry in rows])
            session.execute(insert(Transition), [step for row, _texts, _entry in rows for step in _steps(row)])
            session.execute(insert(Photo), [photo for row, _texts, _entry in rows for photo in _photos(row)])
            for row, texts, _entry in rows:
                search.index(session, KIND, row["id"], texts)


def _vehicles(session: Session, dice: random.Random, first: int, count: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for n in range(first, first + count):
        customer = Customer(
            id=new_id(),
            number=f"G{n:06d}",
            centre_code="QD01",
            site_class="A",
            name=f"{dice.choice(_CITIES)}{''.join(dice.choices(_NAMES, k=3))}物流有限公司",
        )
        plate = (
            dice.choice("鲁津闽粤京沪") + dice.choice(_LETTERS) + "".join(dice.choices("0123456789" + _LETTERS, k=5))
        )
        vehicle = Vehicle(
            id=new_id(),
            number=f"GV{n:06d}",
            customer_id=customer.id,
            plate=plate,
            plate_colour=2,
            vehicle_type="重型货车",
            driver_name=dice.choice("王李张刘陈") + dice.choice(_NAMES),
            driver_mobile=f"136{dice.randint(10**7, 10**8 - 1)}",
        )
        terminal = Terminal(
            id=new_id(),
            number=f"G{n:06d}",
            model_code="BX-V200",
            protocol="2019",
            imei=f"86{n:013d}",
            state="installed",
            place_kind="vehicle",
            place_ref=vehicle.id.hex,
            warranty_months=24,
        )
        sim = Sim(
            id=new_id(),
            iccid=f"898604{n:014d}",
            msisdn=f"14400{n:08d}",
            state="in_use",
            place_kind="terminal",
            place_ref=terminal.id.hex,
        )
        session.add_all([customer, vehicle, terminal, sim])
        found.append({"customer": customer, "vehicle": vehicle, "terminal": terminal, "sim": sim})
    session.flush()
    return found


def _order(
    dice: random.Random, n: int, count: int, vehicles: list[dict[str, object]], start: datetime
) -> tuple[dict[str, object], list[str], dict[str, object]]:
    it = vehicles[n % len(vehicles)]
    customer, vehicle, terminal, sim = (it[key] for key in ("customer", "vehicle", "terminal", "sim"))
    assert isinstance(customer, Customer) and isinstance(vehicle, Vehicle)
    assert isinstance(terminal, Terminal) and isinstance(sim, Sim)
    at = start + timedelta(minutes=7 * n)
    status = "archived" if n < count * 0.95 else dice.choice(REPAIR.states)
    title, key = dice.choice(_FAULTS), new_id()
    number = f"WX-QD01-{at:%Y%m%d}-{n % 1000:03d}"
    row = {
        "id": key,
        "number": f"{number}{n:06d}",
        "kind": "repair",
        "status": status,
        "title": title,
        "customer_id": customer.id,
        "vehicle_id": vehicle.id,
        "centre_code": "QD01",
        "created_at": at,
        "created_by": "zhoumin",
        "first_responder": "zhoumin",
        "technician": dice.choice(TECHNICIANS),
        "site_class": "A",
        "slot_from": at + timedelta(hours=2),
        "slot_to": at + timedelta(hours=4),
        "due_depart": at + timedelta(hours=1),
        "due_arrive": at + timedelta(hours=4),
        "changed_at": at,
    }
    texts = [
        str(row["number"]),
        title,
        customer.name,
        vehicle.plate,
        vehicle.driver_name,
        vehicle.driver_mobile,
        terminal.number,
        terminal.imei,
        sim.iccid,
        sim.msisdn,
    ]
    draft = IntakeDraft(customer=customer.number, vehicle=vehicle.number, caller=vehicle.driver_name, text=title, at=at)
    entry = {
        "id": new_id(),
        "order_id": key,
        "kind": draft.kind,
        "slot": "",
        "body": draft.to_body(),
        "at": at,
        "by": "zhoumin",
    }
    return row, texts, entry


def _crew(row: dict[str, object]) -> dict[str, object]:
    return {"order_id": row["id"], "login": row["technician"]}


def _steps(row: dict[str, object]) -> list[dict[str, object]]:
    rest = {"order_id": row["id"], "at": row["created_at"], "by": "zhoumin", "reason": ""}
    targets = ("registered", "triage", "approved", "assigned", "completed")
    return [{"id": new_id(), "step": name, "source": "", "target": name, **rest} for name in targets]


def _photos(row: dict[str, object]) -> list[dict[str, object]]:
    """Rows only: lists and days never read a picture."""
    rest = {"order_id": row["id"], "at": row["created_at"], "by": "zhoumin", "caption": ""}
    shas = [new_id().hex * 2 for _ in range(4)]
    return [{"id": new_id(), "slot": s, "original_sha": shas[n], "shown_sha": shas[n + 2], "taken_at": None, **rest}
            for n, s in enumerate(("body", "plate"))]  # fmt: skip


def any_order(workplace: Workplace, at: int) -> Id:
    """Some order, for opening."""
    with workplace.context.reading() as session:
        return session.scalars(select(Order.id).order_by(Order.id).offset(at).limit(1)).one()
