"""Sealed records of visits to print: a coating inspection of sixty items, a fleet of forty, names few fonts have."""

import copy
import json
from collections.abc import Callable
from typing import Any

from fieldtech.paths import resources
from fieldtech.sheets.notice_sheet import notice_sheet
from fieldtech.sheets.visit_blank import visit_blank
from fieldtech.sheets.visit_sheet import visit_sheet
from sheets import sample

Record = dict[str, Any]

NUMBER = "BY-TJ01-E01-20261118"
FLEET_NUMBER = "XJ-QD01-C001-20261119"
REPAIR = "WX-TJ01-20261118-003"
TANK = "e0" * 16
SIDES = (("CM-31", "南侧", "south", ("318", "314", "322", "316", "320")),
         ("CM-32", "顶部", "top", ("301", "298.5", "305", "300", "302")),
         ("CM-33", "北侧", "north", ("251", "263", "248", "210", "255")))  # fmt: skip
WU, ZHOU, ZHENG = ({"login": "wulei", "name": "吴磊"}, {"login": "zhoumin", "name": "周敏"},
                   {"login": "zhenghao", "name": "郑浩"})  # fmt: skip


def at(time: str, day: str = "2026-11-18") -> str:
    return f"{day}T{time}:00+08:00"


def catalogue(name: str) -> Record:
    path = resources() / "catalogue" / "checklists" / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def item(source: Record, **changes: Any) -> Record:
    """An item in order."""
    kind = source["kind"]
    value = {"number": "75", "text": "锂基脂 2 号, 0.3 kg"}.get(kind, "")
    limits = {key: None if source.get(key) is None else str(source[key]) for key in ("lower", "upper")}
    return {
        "id": source["id"], "group": source["group"], "zh": source["text_zh"], "en": source["text_en"], "kind": kind,
        "answer": "" if value else "ok", "value": value, "points": [], "mean": "", "minimum": "",
        "verdict": "ok" if kind == "number" else "", "unit": source.get("unit") or "", "rule": "", "note": "",
        **limits, **changes,
    }  # fmt: skip


def readings(code: str, zh: str, en: str, points: tuple[str, ...], **changes: Any) -> Record:
    """Five points of dry film against 250 µm."""
    source = {"id": code, "group": "coating", "text_zh": f"干膜厚度 {zh}", "text_en": f"dry film thickness, {en}",
              "kind": "number", "unit": "µm", "lower": 250, "upper": 600}  # fmt: skip
    lowest = min(points, key=float)
    mean = f"{sum(map(float, points)) / len(points):.1f}"
    return item(source, value=lowest, points=list(points), mean=mean, minimum=lowest, rule="80-20",
                verdict="below" if float(lowest) < 250 else "ok", **changes)  # fmt: skip


def tank_items() -> list[Record]:
    """Sixty items in their groups: three of five points, one of them below its limit, two not in order."""
    listed = [one for one in catalogue("coating_maintenance")["items"] if not one["text_zh"].startswith("干膜厚度")]
    items = [item(one) for one in listed if one["kind"] != "photo"]
    for changed, says in (("CM-07", {"answer": "not_ok", "note": "北侧起泡 2 处，打磨补涂"}),
                          ("CM-17", {"answer": "na", "note": "客户不同意破坏性试验"}),
                          ("CM-19", {"value": "2"}), ("CM-20", {"value": "24"}), ("CM-21", {"value": "262"}),
                          ("CM-22", {"value": "已办，编号 HW-2026-118", "answer": ""})):  # fmt: skip
        next(one for one in items if one["id"] == changed).update(says)
    sides = [readings(*side) for side in SIDES]
    sides[2] |= {"answer": "not_ok", "note": "第 4 点 210，转维修"}
    more = [item({"id": f"CM-{n}", "group": "fasten", "text_zh": f"地脚螺栓 {n - 40} 号紧固",
                  "text_en": f"anchor bolt no. {n - 40} tightened", "kind": "choice", "unit": None})
            for n in range(41, 41 + 60 - len(items) - len(sides))]  # fmt: skip
    order = ("clean", "lubricate", "fasten", "coating", "repair", "safety")
    return sorted([*items, *more, *sides], key=lambda one: order.index(one["group"]))


def tank() -> Record:
    return {"key": TANK, "position": 1, "kind": "equipment", "number": "E01", "name": "防腐储罐", "plate": "",
            "colour": None, "tag": "TK-101", "state": "done", "reason": "", "meter": {"h": 12840},
            "items": tank_items()}  # fmt: skip


def usual(*, photos: bool = False) -> Record:
    """The quarterly inspection of TK-101: a hazard told, a repair order made, signed in ink by 马骏."""
    base = sample.usual(photos=photos)
    kept = ("company", "ink", "fee_settlement", "authorisations", "overrides", "evidence", "amends", "revision",
            "status", "centre", "customer", "feedback", "acceptance", "fees", "total_cents")  # fmt: skip
    slots = (f"{TANK}/CM-33", f"{TANK}/CM-07", "arrival")
    shots = [{**shot, "slot": slot} for shot, slot in zip(base["photos"], slots, strict=False)]
    return {
        **{key: copy.deepcopy(base[key]) for key in kept},
        "schema": "fieldtech-visit/1", "kind": "maintenance", "number": NUMBER,
        "project": "天津蓝盾化工防腐工程有限公司",
        "repeat_of": None, "first_responder": ZHOU, "keyed_by": ZHENG, "approval": None, "late_return": None,
        "plan": {"number": "BY-TJ01-E01", "title": "TK-101 防腐储罐季度保养",
                 "content": "清洁、润滑、紧固、涂层检查与修复", "method": "目视、磁性测厚、力矩扳手",
                 "sentence_zh": "每 3 个月一次，从计划日起算，遇休息日顺延",
                 "sentence_en": "Every 3 months, counted from the planned day, moved on from days off",
                 "environment": ["corrosion", "damp"], "persons": [WU]},
        "planned_on": "2026-11-18", "due_on": "2026-11-18", "actual_on": "2026-11-18", "late": False,
        "notice": {"day": "2026-11-18", "how": "phone", "person": "陈静", "by": ZHOU, "at": at("10:20", "2026-11-08")},
        "moved": [],
        "assignment": {"technicians": [WU], "staff_kind": "own", "slot": [at("08:30"), at("11:30")],
                       "site_class": "B", "due_depart": at("07:30"), "due_arrive": at("08:30"), "consent": None},
        "picklist": {"tools": [{"zh": "磁性测厚仪", "en": "coating gauge"}], "parts": [], "terminals": [], "sims": [],
                     "documents": []},
        "checks": copy.deepcopy(base["checks"]),
        "times": {"departed": at("07:40"), "arrived": at("08:35"), "started": at("08:50"), "finished": at("11:10"),
                  "signed": at("11:20")},
        "arrival": {"id_shown": True, "customer_confirmed": True, "fault_rechecked": True}, "condition": None,
        "checklist": {"code": "CM", "version": 2, "title_zh": "防腐设备保养", "title_en": "coating maintenance"},
        "objects": [tank()],
        "findings": [
            {"no": 1, "object": TANK, "item": "CM-07", "text": "罐壁北侧起泡 2 处", "state": "handled",
             "handling": "打磨补涂两道", "hazard": False, "told": None, "repair": None},
            {"no": 2, "object": TANK, "item": "CM-33", "text": "北侧涂层厚度 210 µm，低于限值", "state": "repair",
             "handling": "", "hazard": True, "told": {"person": "马骏", "how": "in_person", "at": at("10:40")},
             "repair": REPAIR}],
        "standards": {"restored": True, "tidy": True, "firm": True, "complete": True},
        "summary": "保养完成，北侧涂层待维修",
        "parts": [{**sample.part("P-7001", "环氧补涂料", "Epoxy touch-up compound", "", 12000, 0), "quantity": 2,
                   "unit": "桶", "reason": "worn"}],
        "next": {"computed": "2027-02-18", "day": "2027-02-18", "reason": ""}, "market_note": "", "photos": shots,
    }  # fmt: skip


def vehicle(position: int) -> Record:
    """One of forty vehicles; the ninth has a fault, the 23rd was not there, the 31st is below its limit."""
    items = [item(one) for one in catalogue("gps_quarterly_inspection")["items"]]
    typed = {"GQ-01": f"{91 + position % 9}", "GQ-02": f"{96 + position % 4}", "GQ-06": f"2{position % 6}.4",
             "GQ-10": f"2027-0{1 + position % 9}-19", "GQ-11": "V2.3.1"}  # fmt: skip
    for one in items:
        one["value"] = typed.get(one["id"], "")
    if position == 9:
        items[4] |= {"answer": "not_ok", "note": "后视镜旁线束磨损，包扎保护"}
    if position == 31:
        items[0] |= {"value": "71", "verdict": "below", "answer": "not_ok", "note": "SIM 欠费，已报客服"}
    absent = position == 23
    return {"key": f"{position:032x}", "position": position, "kind": "vehicle", "number": f"V{position:03d}",
            "name": "重型货车", "plate": f"鲁B{position * 7919 % 90000 + 10000}", "colour": 2, "tag": "",
            "state": "not_seen" if absent else "done", "reason": "在外运输，未回场" if absent else "",
            "meter": None if absent else {"km": 80000 + position * 137}, "items": [] if absent else items}  # fmt: skip


def fleet(vehicles: int = 40) -> Record:
    """The quality inspection of a fleet: two findings, one vehicle not seen."""
    record = usual()
    things = [vehicle(n) for n in range(1, vehicles + 1)]
    return record | {
        "number": FLEET_NUMBER, "project": "青岛海岳物流有限公司", "kind": "inspection", "parts": [], "late": True,
        "customer": {**record["customer"], "number": "C001", "name": "青岛海岳物流有限公司", "preference": ""},
        "plan": {"number": "XJ-QD01-C001", "title": "海岳车队质量巡检", "content": "全面检查终端、供电、天线与定位",
                 "method": "逐车检查", "sentence_zh": "每季度一次", "sentence_en": "Every quarter",
                 "environment": ["vibration"], "persons": [WU]},
        "planned_on": "2026-10-09", "due_on": "2026-10-20",
        "moved": [{"from": "2026-10-09", "to": "2026-10-20", "reason": "国庆后车辆集中出车", "wished_by": "customer",
                   "by": ZHENG, "at": at("09:15", "2026-10-08")}],
        "arrival": None,
        "checklist": {"code": "GQ", "version": 1, "title_zh": "GPS终端季度巡检",
                      "title_en": "quarterly terminal check"},
        "objects": things,
        "findings": [
            {"no": 1, "object": f"{9:032x}", "item": "GQ-05", "text": "线束磨损", "state": "handled",
             "handling": "包扎保护", "hazard": False, "told": None, "repair": None},
            {"no": 2, "object": f"{31:032x}", "item": "GQ-01", "text": "在线率 71 %", "state": "open", "handling": "",
             "hazard": False, "told": None, "repair": None}],
        "next": {"computed": "2027-01-20", "day": "2027-01-25", "reason": "春节前完成"},
    }  # fmt: skip


def rare() -> Record:
    """Characters few fonts have, and long texts."""
    record = usual()
    record["customer"]["name"] = record["project"] = "𠮷祥䶮瑞防腐工程有限公司"
    record["acceptance"]["name"] = "张㛃"
    record["assignment"]["technicians"] = [{"login": "wulei", "name": "吴𬭎"}]
    record["objects"][0]["name"] = "𠮷䶮 㛃 𬭎 储罐"
    record["findings"][0] |= {"text": "北侧焊缝起泡并有渗漏痕迹，需要停产处理。" * 20, "handling": "𠮷䶮打磨"}
    record["objects"][0]["items"][0] |= {"answer": "not_ok", "note": "罐顶平台积尘过厚，清理后仍有盐分残留。" * 12}
    record["plan"]["content"] = "逐段检查罐壁、罐顶、接管与支座的涂层。" * 30
    return record


def unsigned() -> Record:
    """Before anyone has left."""
    record = usual()
    record |= {"revision": 0, "status": "noticed", "acceptance": None, "feedback": None, "ink": None, "next": None,
               "findings": [], "parts": [], "actual_on": None, "arrival": None,
               "checks": dict.fromkeys(record["checks"])}  # fmt: skip
    record["times"] = {**dict.fromkeys(record["times"]), "printed": at("08:00", "2026-11-08")}
    record["objects"][0] |= {"meter": None, "state": "waiting"}
    for one in record["objects"][0]["items"]:
        one |= {"answer": "", "value": "", "points": [], "mean": "", "minimum": "", "verdict": "", "note": ""}
    return record


KINDS = {"tank": usual, "fleet": fleet, "rare": rare}


def documents(sign: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Every paper of visits in every language, the record sheet also signed."""
    out: dict[str, bytes] = {}
    for language in ("zh_CN", "en", "both"):
        for kind, make in KINDS.items():
            out[f"visit-{kind}-{language}"] = visit_sheet(make(), sample.QR_KEY, language=language)
        photographed = visit_sheet(usual(photos=True), sample.QR_KEY, language=language, photo=sample.photo)
        out[f"visit-signed-{language}"] = sign(photographed)
        out[f"visit-notice-{language}"] = notice_sheet(unsigned(), language=language)
        out[f"visit-blank-{language}"] = visit_blank(unsigned(), language=language)
    return out
