"""Sealed records to print: a usual repair and the unusual ones."""

import copy
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldtech.paths import resources
from fieldtech.sheets.blank_form import blank_form
from fieldtech.sheets.dispatch_sheet import dispatch_sheet
from fieldtech.sheets.return_label import calibration_page, return_label
from fieldtech.sheets.service_sheet import service_sheet

Record = dict[str, Any]

NUMBER = "WX-TJ01-20261118-002"
DAY = "2026-11-18T"
QR_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PHOTO_FILES = {"plate": "plate.jpg", "old_terminal": "terminal_label.jpg", "wiring": "wiring.jpg"}
_FILES = {slot: (resources() / "demo" / "photos" / file).read_bytes() for slot, file in PHOTO_FILES.items()}
_BY_HASH = {hashlib.sha256(data).hexdigest(): data for data in _FILES.values()}


def photo(sha256: str) -> bytes | None:
    """The demo photo with this hash."""
    return _BY_HASH.get(sha256)


def at(time: str) -> str:
    return f"{DAY}{time}:00+08:00"


def ink(name: str) -> Record:
    """A demo signature in the units of the record."""
    drawn = json.loads((resources() / "demo" / "signatures" / f"{name}.json").read_text(encoding="utf-8"))
    strokes = [
        [
            [round(p["x"] * 10000), round(p["y"] * 10000), round(p["pressure"] * 10000), round(p["t"] * 5000)]
            for p in stroke
        ]
        for stroke in drawn["strokes"]
    ]
    return {"aspect": round(drawn["aspect"] * 1000), "strokes": strokes}


def checklist() -> Record:
    listed = json.loads((resources() / "catalogue" / "checklists" / "repair.json").read_text(encoding="utf-8"))
    items = []
    for item in listed["items"]:
        answer = {"id": item["id"], "group": item["group"], "zh": item["text_zh"], "en": item["text_en"]}
        answer |= {"kind": item["kind"], "answer": "ok", "value": None, "unit": item["unit"], "lower": None}
        answer |= {"upper": None, "note": ""}
        if item["kind"] == "number":
            answer["value"] = "24.6"
        answer["options"] = [
            {"zh": zh, "en": en} for zh, en in zip(item.get("options", ()), item.get("options_en", ()), strict=True)
        ]
        if item["kind"] == "choice" and "options" in item:
            answer |= {"value": item["options"][0], "value_en": item["options_en"][0]}
        items.append(answer)
    items[7] |= {"answer": "na", "value": None, "value_en": ""}
    return {
        "code": listed["code"],
        "version": listed["version"],
        "title_zh": listed["title_zh"],
        "title_en": listed["title_en"],
        "items": items,
    }


def usual(*, photos: bool = False) -> Record:
    """The repair of the demo: terminal and SIM swapped under warranty, signed in ink."""
    zhou, zheng = {"login": "zhoumin", "name": "周敏"}, {"login": "zhenghao", "name": "郑浩"}
    wu, sun = {"login": "wulei", "name": "吴磊"}, {"login": "sunli", "name": "孙立"}
    record: Record = {
        "schema": "fieldtech-repair/1",
        "number": NUMBER,
        "project": "蓝盾运输",
        "revision": 1,
        "amends": None,
        "status": "signed",
        "company": {
            "name": "北星车联技术有限公司",
            "uscc": "91370200MA3FT00X1B",
            "hotline": "400-820-0000",
            "hours": "周一至周日 8:00–20:00",
            "address": "青岛市市南区香港中路1号",
            "motto": "诚心、精心、细心",
        },
        "centre": {"code": "TJ01", "name": "天津服务中心"},
        "customer": {
            "number": "C003",
            "name": "天津蓝盾化工防腐工程有限公司",
            "contact": "马骏",
            "phone": "18912345671",
            "address": "天津市滨海新区大港路12号",
            "preference": "危化区域: 防静电服, 手机存放门岗",
            "site_class": "B",
        },
        "first_responder": zhou,
        "keyed_by": zhou,
        "repeat_of": None,
        "intake": {
            "channel": "hotline",
            "at": at("09:12"),
            "caller": "马骏",
            "phone": "18912345671",
            "address": "天津市滨海新区大港路12号",
            "model": "BX-V200",
            "bought_on": "2025-06-01",
            "environment": ["corrosion", "vibration"],
            "symptoms": [{"code": "S02", "zh": "不上线", "en": "Offline"}],
            "text": "平台从昨天晚上起不上线",
            "emergency": False,
        },
        "warranty": {"state": "in", "until": "2027-05-31", "reason": ""},
        "vehicle": {
            "plate": "津C8R071",
            "colour": 2,
            "vin": "LZZ5ELSD3RW100010",
            "type": "危货",
            "make_model": "东风 天龙",
            "voltage": "24V",
            "driver": "韩师傅",
            "terminal": "BXA0007",
        },
        "equipment": None,
        "triage": {
            "nature": "hardware",
            "severity": 2,
            "kind": "quality",
            "level": "onsite",
            "at": at("09:25"),
            "by": zheng,
        },
        "plan": {
            "text": "携带主机及SIM上门, 先查电源再换机",
            "minutes": 90,
            "fee_cents": 0,
            "parts": [
                {"no": "P-1001", "zh": "BX-V200 主机", "en": "BX-V200 main unit", "quantity": 1},
                {"no": "P-5001", "zh": "物联网SIM卡", "en": "IoT SIM card", "quantity": 1},
            ],
            "agreed": {"person": "马骏", "at": at("09:50"), "promised": at("15:00"), "by": zhou},
        },
        "remote": None,
        "approval": {
            "by": sun,
            "at": at("10:05"),
            "decision": "approved",
            "opinion": "",
            "kind": "general",
            "late": False,
        },
        "assignment": {
            "technicians": [wu],
            "staff_kind": "own",
            "slot": [at("13:30"), at("15:30")],
            "site_class": "B",
            "due_depart": at("12:30"),
            "due_arrive": at("15:00"),
            "consent": None,
        },
        "picklist": {
            "tools": [
                {"zh": "万用表", "en": "Multimeter"},
                {"zh": "试灯", "en": "Test lamp"},
                {"zh": "内六角扳手组", "en": "Hex keys"},
                {"zh": "防静电服", "en": "Antistatic suit"},
            ],
            "parts": [
                {"no": "P-2001", "zh": "GNSS天线 3m SMA", "en": "GNSS antenna 3 m SMA", "quantity": 1},
                {"no": "P-3002", "zh": "保险丝 3A", "en": "Fuse 3 A", "quantity": 2},
            ],
            "terminals": [{"id": "BXA0012", "model": "BX-V200"}],
            "sims": [{"iccid": "89860420123456789067", "msisdn": "1440012345606"}],
            "documents": [{"zh": "维修服务单", "en": "Service sheet"}, {"zh": "说明书", "en": "Manual"}],
        },
        "checks": {
            "information": {"at": at("12:40"), "by": wu},
            "tools": {"at": at("12:40"), "by": wu},
            "spares": {"at": at("12:41"), "by": wu},
            "documents": {"at": at("12:41"), "by": wu},
            "customer": {"at": at("12:42"), "by": wu, "person": "马骏", "called_at": at("12:35")},
        },
        "times": {
            "departed": at("12:50"),
            "arrived": at("13:45"),
            "started": at("13:55"),
            "finished": at("15:00"),
            "signed": at("15:10"),
        },
        "arrival": {
            "id_shown": True,
            "customer_confirmed": True,
            "fault_rechecked": True,
            "model_scanned": "BX-V200",
            "terminal_scanned": "BXA0007",
        },
        "condition": {"body": "normal", "electrics": "normal", "text": "", "accepted_by": ""},
        "diagnosis": {
            "cause": {"code": "C03", "zh": "终端硬件故障", "en": "Terminal hardware fault"},
            "actions": [
                {"code": "A05", "zh": "更换终端", "en": "Terminal swapped"},
                {"code": "A07", "zh": "更换SIM卡", "en": "SIM swapped"},
            ],
            "text": "更换主机和SIM卡,重新注册平台,复测正常",
        },
        "swaps": [
            {
                "plate": "津C8R071",
                "old_terminal": "BXA0007",
                "new_terminal": "BXA0012",
                "model": "BX-V200",
                "old_iccid": "89860420123456789059",
                "new_iccid": "89860420123456789067",
                "old_msisdn": "1440012345605",
                "new_msisdn": "1440012345606",
                "old_next": "to_repair",
                "reason": "主机不启动, 旧卡机卡绑定",
                "at": at("14:40"),
                "loaner_due": None,
            }
        ],
        "parts": [
            part("P-1001", "BX-V200 主机", "BX-V200 main unit", "BXA0012", 98000, 0),
            part("P-5001", "物联网SIM卡", "IoT SIM card", "89860420123456789067", 1000, 0),
        ],
        "fees": [
            fee("FEE-PART", "零部件", "parts", 99000, 0, "质保内且原因为产品: 免费"),
            fee("FEE-LAB", "维修工时", "repair labour", 0, 0, "质保期内免费"),
        ],
        "total_cents": 0,
        "fee_settlement": {
            "way": "nothing_due",
            "method": "",
            "received_cents": 0,
            "payer": "",
            "receipt": "",
            "reason": "",
        },
        "label": {
            "plate": "津C8R071",
            "fault": "S02 不上线",
            "terminal": "BXA0007",
            "model": "BX-V200",
            "removed_on": "2026-11-18",
            "number": NUMBER,
            "warranty": "in",
            "technician": "吴磊",
            "customer": "蓝盾",
            "fixed_at": at("14:50"),
        },
        "checklist": checklist(),
        "platform_check": {
            "result": "online",
            "online": True,
            "fix_at": at("14:58"),
            "valid": True,
            "satellites": 11,
            "signal": 26,
            "acc": True,
            "voltage": True,
            "mileage": True,
            "alarms": "",
            "register_answer": 0,
            "ids_match": True,
            "at": at("15:00"),
            "by": wu,
        },
        "standards": {"restored": True, "tidy": True, "firm": True, "complete": True},
        "result": "repaired",
        "result_reason": "",
        "feedback": {
            "answered": "answered",
            "channel": "onsite",
            "respondent": "马骏",
            "phone": "18912345671",
            "installation": 5,
            "system": 4,
            "execution": "na",
            "after_sales": 5,
            "training": "na",
            "overall": 5,
            "reason": "",
            "suggestions": "希望短信提醒",
            "keyed_by": wu,
            "self_keyed": True,
        },
        "acceptance": {
            "verdict": "satisfied",
            "mode": "ink",
            "name": "马骏",
            "relation": "self",
            "reason": "",
            "witness": "",
            "rounds": 0,
        },
        "authorisations": [],
        "overrides": [],
        "market_note": "",
        "photos": [],
        "ink": {"customer": ink("ma_jun"), "technician": ink("zhao_qiang")},
        "evidence": {"rows": {"entries": 21, "swaps": 1, "photos": 0, "transitions": 14}, "sha256": "5d" * 32},
    }
    if photos:
        record["photos"] = [
            {
                "slot": slot,
                "sha256": hashlib.sha256(data).hexdigest(),
                "taken_at": at("14:30"),
                "caption": "",
            }
            for slot, data in _FILES.items()
        ]
    return record


def part(no: str, zh: str, en: str, serial: str, unit: int, charged: int) -> Record:
    return {
        "no": no,
        "zh": zh,
        "en": en,
        "unit": "件",
        "serial": serial,
        "quantity": 1,
        "unit_cents": unit,
        "charged_cents": charged,
        "reason": "broken",
        "told": True,
        "old_part": "taken",
    }


def fee(code: str, zh: str, en: str, listed: int, charged: int, rule: str) -> Record:
    return {"code": code, "zh": zh, "en": en, "list_cents": listed, "charged_cents": charged, "rule": rule}


def with_changes(**changes: Any) -> Record:
    """The usual repair with other values at the top level."""
    return copy.deepcopy(usual()) | changes


def long() -> Record:
    """Ninety parts rows and a long report."""
    rows = [part(f"P-{9000 + n}", f"防护套管 {n} 号", f"Sleeve no. {n}", f"SN{n:06d}", 1250, 1250) for n in range(90)]
    total = sum(row["charged_cents"] for row in rows)
    found = usual()["diagnosis"] | {"text": "逐段检查线束, 更换护套并重新固定。" * 40}
    fees = [fee("FEE-PART", "零部件", "parts", total, total, "质保外: 价目表单价")]
    settled = usual()["fee_settlement"] | {"way": "on_account", "reason": "月结"}
    return with_changes(parts=rows, fees=fees, total_cents=total, diagnosis=found, fee_settlement=settled)


def rare() -> Record:
    """Names with characters few fonts have."""
    record = usual()
    record["customer"]["name"] = "𠮷祥䶮瑞物流有限公司"
    record["acceptance"]["name"] = "张㛃"
    record["assignment"]["technicians"] = [{"login": "wulei", "name": "吴𬭎"}]
    return record


def emergency() -> Record:
    """An emergency with a contractor, verbal consent and approval afterwards."""
    record = usual()
    record["intake"]["emergency"] = True
    record["assignment"] |= {"staff_kind": "contractor", "technicians": [{"login": "haitong", "name": "海通外协"}]}
    record["approval"] |= {"late": True, "at": "2026-11-19T09:10:00+08:00"}
    record["authorisations"] = [
        {
            "asked": "孙立",
            "how": "phone",
            "at": at("10:00"),
            "content": "技术人员都不在",
            "answer": "同意派海通外协",
            "confirmed_at": "2026-11-19T09:10:00+08:00",
        }
    ]
    record["overrides"] = [
        {"step": "depart", "code": "no_call", "reason": "客户电话关机", "by": "孙立", "at": at("12:49")}
    ]
    return record


def refused() -> Record:
    """The customer would not sign and was not satisfied."""
    record = usual()
    record["acceptance"] = {
        "verdict": "dissatisfied",
        "mode": "refused",
        "name": "马骏",
        "relation": "self",
        "reason": "等待时间太长",
        "witness": "门岗 李师傅",
        "rounds": 1,
    }
    record["feedback"] |= {"answered": "refused", "overall": None, "suggestions": "", "self_keyed": False}
    for area in ("installation", "system", "execution", "after_sales", "training"):
        record["feedback"][area] = None
    record["ink"]["customer"] = None
    return record


def no_swap() -> Record:
    """A chargeable repair of wiring; nothing swapped, nothing labelled."""
    record = usual()
    record |= {"swaps": [], "label": None, "total_cents": 3100}
    record["fee_settlement"] |= {"way": "collected", "method": "cash", "received_cents": 3100}
    record["fee_settlement"] |= {"payer": "许峰", "receipt": "SJ-000231"}
    record["warranty"] = {"state": "out", "until": "2025-09-30", "reason": ""}
    record["parts"] = [
        part("P-3001", "电源线束", "Power harness", "", 3000, 3000),
        part("P-3002", "保险丝 3A", "Fuse 3 A", "", 100, 100),
    ]
    record["fees"] = [fee("FEE-PART", "零部件", "parts", 3100, 3100, "质保外: 价目表单价")]
    return record


KINDS = {
    "usual": usual,
    "long": long,
    "rare": rare,
    "emergency": emergency,
    "refused": refused,
    "no_swap": no_swap,
}


Draw = Callable[[Record, str], bytes]
PAPER: dict[str, Draw] = {
    "service": lambda record, language: service_sheet(record, QR_KEY, language=language),
    "dispatch": lambda record, language: dispatch_sheet(record, language=language),
    "label": lambda record, language: return_label(record, language=language),
    "blank": lambda record, language: blank_form(record, language=language),
}


CARGO = bytes(range(256)) * 90 + b"endstream\n"
"""Stands for an encrypted bundle; it ends like a stream."""


def documents(sign: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Every kind of sheet in every language, the service sheets also signed."""
    out: dict[str, bytes] = {}
    for language in ("zh_CN", "en", "both"):
        for kind, make in KINDS.items():
            out[f"{kind}-{language}"] = service_sheet(make(), QR_KEY, language=language)
        out[f"photos-{language}"] = service_sheet(usual(photos=True), QR_KEY, language=language, photo=photo)
        out[f"signed-{language}"] = sign(out[f"photos-{language}"])
        carrying = service_sheet(usual(photos=True), QR_KEY, language=language, photo=photo, cargo=CARGO)
        out[f"carrying-{language}"] = sign(carrying)
        out[f"dispatch-{language}"] = dispatch_sheet(usual(), language=language)
        out[f"blank-{language}"] = blank_form(usual(), language=language)
        out[f"label-{language}"] = return_label(usual(), language=language)
    out["calibration"] = calibration_page(at=datetime(2026, 11, 18, tzinfo=UTC))
    return out
