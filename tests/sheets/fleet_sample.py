"""Sealed records of install orders to print: 90 vehicles, two, a removal, a move, names few fonts have."""

import copy
import json
from collections.abc import Callable
from typing import Any

from fieldtech.paths import resources
from fieldtech.sheets.install_blank import install_blank
from fieldtech.sheets.install_dispatch import install_dispatch
from fieldtech.sheets.install_sheet import install_sheet
from sheets import sample

Record = dict[str, Any]

NUMBER = "AZ-QD01-20261121-003"
FOLLOWER = "AZ-QD01-20261121-004"
_PLATES = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_REASONS = {18: ("not_installed", "vehicle_absent", ""), 41: ("rescheduled", "vehicle_defect", "2026-11-25"),
            77: ("not_installed", "other", "")}  # fmt: skip


def at(time: str) -> str:
    return f"2026-11-21T{time}:00+08:00"


def checklist() -> Record:
    path = resources() / "catalogue" / "checklists" / "install_acceptance.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    items = [
        {"id": i["id"], "group": i["group"], "zh": i["text_zh"], "en": i["text_en"], "kind": i["kind"],
         "unit": i.get("unit") or ""}
        for i in listed["items"]
    ]  # fmt: skip
    return {"code": listed["code"], "version": listed["version"], "title_zh": listed["title_zh"],
            "title_en": listed["title_en"], "items": items}  # fmt: skip


def row(position: int) -> Record:
    """A vehicle with everything done, but for the few that were not."""
    state, reason, date = _REASONS.get(position, ("installed", "", ""))
    fitted = state == "installed"
    if position == 30:
        state = "installed_unchecked"
    items = checklist()["items"]
    answers = [_answer(item) for item in items] if fitted else []
    if position == 5:
        answers[6] |= {"answer": "not_ok", "note": "保险盒在电瓶箱外，已加防水套"}
    dented = position == 3
    return {
        "position": position, "plate": f"鲁{_PLATES[position % 24]}{position * 7919 % 90000 + 10000}", "colour": 2,
        "vin": f"LZZ5ELSD3RW1{position:05d}", "type": "重型货车", "driver": "刘师傅", "state": state, "reason": reason,
        "text": "货物未卸完" if reason == "other" else "", "new_date": date or None,
        "terminal": f"BXB{position:04d}" if fitted else "", "model": "BX-G100" if fitted else "",
        "imei": f"86147804{position:07d}" if fitted else "",
        "iccid": f"898604201234567{position:05d}" if fitted else "",
        "msisdn": f"14400{position:08d}" if fitted else "", "taken_terminal": "", "taken_sim": "", "old_next": "",
        "place": {"seat": "under_dashboard", "seat_text": "右侧", "power": "permanent_acc", "customer_agreed": True}
        if fitted else None,
        "condition": {"body": "damaged" if dented else "normal", "electrics": "normal",
                      "text": "左前门划痕约10cm" if dented else "", "accepted_by": "王建国" if dented else ""}
        if fitted else None,
        "answers": answers, "answered": [len(answers), len(items)],
        "platform": _platform(position) if fitted else None, "technician": "赵强" if fitted else "", "mobile": "",
    }  # fmt: skip


def _answer(item: Record) -> Record:
    value = {"number": "24.6", "text": "218.0.0.1:7611"}.get(item["kind"], "")
    return {"id": item["id"], "answer": "" if value else "ok", "value": value, "note": ""}


def _platform(position: int) -> Record:
    if position == 30:
        return {"result": "unchecked", "reason": "场地无网络"}
    return {"result": "online", "online": True, "valid": True, "fix_at": at("15:20"), "satellites": 12, "signal": 25,
            "acc": True, "voltage": True, "ids_match": True, "register_answer": 0, "reason": "",
            "checked_at": at("15:24")}  # fmt: skip


def usual(vehicles: int = 2, *, photos: bool = False) -> Record:
    """So many vehicles of 青岛海岳物流, signed in ink by 王建国."""
    base = sample.usual(photos=photos)
    zheng, zhao = {"login": "zhenghao", "name": "郑浩"}, {"login": "zhaoqiang", "name": "赵强"}
    rows = [row(n) for n in range(1, vehicles + 1)]
    kept = ("company", "approval", "ink", "fee_settlement", "authorisations", "overrides", "evidence",
            "amends", "revision", "status")  # fmt: skip
    checks = {name: {"at": at("08:10"), "by": zhao} for name in ("information", "tools", "spares", "documents")}
    checks["customer"] = {"at": at("08:12"), "by": zhao, "person": "王建国", "called_at": at("08:05")}
    units = [r for r in rows if r["terminal"]]
    shots = [{**shot, "slot": ("damage", "IA-26", "IA-27")[n % 3], "row": n + 1, "plate": rows[0]["plate"]}
             for n, shot in enumerate(base["photos"])]  # fmt: skip
    return {
        **{key: copy.deepcopy(base[key]) for key in kept},
        "schema": "fieldtech-install/1", "number": NUMBER, "project": "青岛海岳物流有限公司", "repeat_of": None,
        "centre": {"code": "QD01", "name": "青岛服务中心"},
        "customer": {"number": "C001", "name": "青岛海岳物流有限公司", "contact": "王建国", "phone": "13912345678",
                     "address": "青岛市黄岛区前湾路100号", "preference": "上午9点后到场; 进场穿反光背心",
                     "site_class": "A"},
        "first_responder": {"login": "zhoumin", "name": "周敏"}, "keyed_by": zheng,
        "task": "install", "request": "XQ-QD01-20261110-001",
        "order": {"place": "青岛市黄岛区前湾路100号 3号停车场", "contact": "王建国", "phone": "13912345678",
                  "wanted_by": "2026-11-25", "model": "BX-G100", "platform": "218.0.0.1:7611", "fee_reason": "",
                  "waived": [], "waiver_reason": "", "written_request": "", "trial_until": None, "emergency": False,
                  "text": ""},
        "late_return": None,
        "assignment": {"technicians": [zhao], "staff_kind": "own", "slot": [at("09:00"), at("17:00")],
                       "site_class": "A", "due_depart": at("08:30"), "due_arrive": at("09:00"), "consent": None},
        "checks": checks,
        "picklist": {"tools": [{"zh": "万用表", "en": "multimeter"}, {"zh": "试灯", "en": "test lamp"}], "parts": [],
                     "terminals": [{"id": r["terminal"], "model": r["model"]} for r in units],
                     "sims": [{"iccid": r["iccid"], "msisdn": r["msisdn"]} for r in units],
                     "documents": [{"zh": "安装派工单", "en": "installation dispatch order"}]},
        "times": {"departed": at("08:30"), "arrived": at("09:05"), "started": at("09:10"), "finished": at("16:20"),
                  "signed": at("16:35")},
        "fees": [], "total_cents": 0, "photos": shots, "arrival": {"id_shown": True, "customer_confirmed": True},
        "feedback": {**base["feedback"], "respondent": "王建国"},
        "acceptance": {**base["acceptance"], "name": "王建国"},
        "checklist": checklist(), "rows": rows, "done": len(units),
        "follow_up": FOLLOWER if len(units) < len(rows) else None,
    }  # fmt: skip


def ninety() -> Record:
    """A whole yard: 87 done, three not."""
    return usual(90)


def rare() -> Record:
    """Names with characters few fonts have."""
    record = usual(2)
    record["customer"]["name"] = record["project"] = "𠮷祥䶮瑞物流有限公司"
    record["acceptance"]["name"] = "张㛃"
    record["assignment"]["technicians"] = [{"login": "zhaoqiang", "name": "吴𬭎"}]
    record["rows"][1] |= {"driver": "张㛃", "text": "𠮷 䶮 㛃 𬭎"}
    return record


def removal() -> Record:
    """Terminals taken off, asked for in writing, with a fee."""
    record = usual(2)
    record["task"] = "removal"
    record["order"] |= {"written_request": "2026-11-19 书面申请, 存档号 2026-88", "fee_reason": "客户要求夜间拆机",
                        "attached": [{"shows": "written_request", "name": "申请.pdf",
                                      "sha256": "ab" * 32}]}  # fmt: skip
    record |= {"total_cents": 20000, "fees": [sample.fee("install", "安装费", "Installation", 20000, 20000, "B02")]}
    record["fee_settlement"] = {"way": "on_account", "method": "", "received_cents": 0, "payer": "", "receipt": "",
                                "reason": "月结"}  # fmt: skip
    for line in record["rows"]:
        line |= {"taken_terminal": line["terminal"], "taken_sim": line["iccid"], "old_next": "good", "terminal": "",
                 "model": "", "imei": "", "iccid": "", "msisdn": "", "place": None, "platform": None, "answers": [],
                 "answered": [0, 28]}  # fmt: skip
    record["rows"][1] |= {"old_next": "to_repair", "fault": "不上线"}
    return record


def move() -> Record:
    """Terminals from old vehicles onto new ones."""
    record = usual(2)
    record["task"] = "move"
    for n, line in enumerate(record["rows"], 1):
        line |= {"from": f"鲁B7K00{n}", "from_terminal": ""}
    return record


def going_out(task: str) -> Record:
    """A move or removal before anyone has left: what the technician looks for."""
    record = unsigned()
    record["task"] = task
    for line in record["rows"]:
        there = {"from_terminal": f"BXM{line['position']:04d}", "terminal": ""}
        line |= {**there, "from": f"鲁B7K{line['position']:03d}" if task == "move" else ""}
    return record


def unsigned() -> Record:
    """Before anyone has left."""
    record = usual(12)
    record |= {"revision": 0, "status": "assigned", "acceptance": None, "feedback": None, "ink": None, "done": 0,
               "follow_up": None, "checks": dict.fromkeys(record["checks"])}  # fmt: skip
    record["times"] = {**dict.fromkeys(record["times"]), "printed": at("08:00")}
    for n, line in enumerate(record["rows"], 1):
        line |= {"state": "waiting", "place": None, "condition": None, "answers": [], "platform": None,
                 "mobile": f"1390000{n:04d}"}  # fmt: skip
    return record


KINDS = {"two": usual, "ninety": ninety, "rare": rare, "removal": removal, "move": move}


def documents(sign: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Every paper of an install order in every language, the acceptance sheet also signed."""
    out: dict[str, bytes] = {}
    for language in ("zh_CN", "en", "both"):
        for kind, make in KINDS.items():
            out[f"install-{kind}-{language}"] = install_sheet(make(), sample.QR_KEY, language=language)
        photographed = install_sheet(usual(photos=True), sample.QR_KEY, language=language, photo=sample.photo)
        out[f"install-signed-{language}"] = sign(photographed)
        carrying = install_sheet(usual(), sample.QR_KEY, language=language, cargo=sample.CARGO)
        out[f"install-carrying-{language}"] = sign(carrying)
        out[f"install-dispatch-{language}"] = install_dispatch(unsigned(), language=language)
        out[f"install-blank-{language}"] = install_blank(unsigned(), language=language)
    return out
