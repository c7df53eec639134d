"""Records of money to print: V09 of the demo, a reversal, a full hand-over, a month of an account customer."""

from collections.abc import Callable
from typing import Any

from fieldtech.model.money.schedule import bundled_version
from fieldtech.sheets.money.fee_list import fee_list
from fieldtech.sheets.money.hand_over import hand_over_slip
from fieldtech.sheets.money.price_list import price_list
from fieldtech.sheets.money.receipt import receipt
from fieldtech.sheets.money.statement import statement
from sheets import sample

Record = dict[str, Any]

RECEIPT, HAND_OVER = "SJ-000231", "JK-XM01-20261119-001"
ORDER = {"kind": "repair", "number": "WX-XM01-20261119-001", "object": "闽D5H286", "fee_list": "FY-XM01-20261119-001"}
QIAN, FENG = {"login": "qianwei", "name": "钱伟"}, {"login": "fengli", "name": "冯丽"}
CENTRE = {"code": "XM01", "name": "厦门服务中心"}
CUSTOMER = {"number": "C002", "name": "厦门鹭通物流有限公司", "contact": "许峰", "phone": "18912345672",
            "address": "厦门市湖里区港中路8号", "uscc": "91350200MA2FT02C37"}  # fmt: skip
BANK = {"payee": "", "bank": "中国工商银行厦门湖里支行", "account": "4100 0218 0920 0123 456"}
PAID_AT = "2026-11-19T16:20:00+08:00"


def house() -> Record:
    company = sample.usual()["company"]
    return {"project": CUSTOMER["name"], "company": company, "centre": CENTRE}


def facts(*tables: str) -> Record:
    return {"rows": {table: [f"{n:032x}"] for n, table in enumerate(tables, 1)}, "sha256": "7e" * 32}


def paid() -> Record:
    """31.00 in cash for two parts, the invoice still to come."""
    return {
        **house(), "schema": "fieldtech-receipt/1", "number": RECEIPT, "revision": 1, "amends": None,
        "status": "collected", "customer": CUSTOMER, "order": ORDER, "by": QIAN, "payer": "许峰",
        "collection": "SK-XM01-20261119-001", "total_cents": 3100, "method": "cash", "paper_no": "",
        "to_person": False, "reason": "", "due_cents": 3100, "before_cents": 0, "rest_cents": 0,
        "invoice": {"state": "pending", "kind": "digital", "code": "", "number": "", "title": CUSTOMER["name"],
                    "uscc": CUSTOMER["uscc"], "reason": "下月初统一开具"},
        "times": {"signed": PAID_AT}, "ink": {"payer": sample.ink("ma_jun"), "collector": sample.ink("zhao_qiang")},
        "facts": facts("collections", "receipts"),
    }  # fmt: skip


def taken_back() -> Record:
    """The same money given back, on a receipt of its own."""
    return {**paid(), "number": "SJ-000232", "amends": RECEIPT, "status": "reversal", "total_cents": -3100,
            "before_cents": 3100, "rest_cents": 3100, "reason": "金额录错，退还后重新收款", "invoice": None,
            "facts": facts("collections", "receipts", "reversals")}  # fmt: skip


def in_part() -> Record:
    """A part by cheque, long names, a rare character, a large amount."""
    return {**paid(), "payer": "𠮷祥䶮瑞防腐工程有限公司财务部", "total_cents": 1_001_000_110, "method": "cheque",
            "paper_no": "30203320 18273645", "reason": "余款待设备验收合格后支付，客户已书面承诺于 2026-12-31 前付清",
            "due_cents": 1_201_000_110, "before_cents": 50_000_000, "rest_cents": 150_000_000,
            "customer": {**CUSTOMER, "name": "厦门鹭通国际供应链管理与危险化学品道路运输股份有限公司"},
            "ink": None}  # fmt: skip


def collected(n: int, method: str = "cash", cents: int = 3100) -> Record:
    return {"number": f"SK-XM01-20261119-{n:03d}", "receipt": f"SJ-{230 + n:06d}", "order": f"WX-XM01-20261119-{n:03d}",
            "customer": CUSTOMER["name"], "method": method, "paper_no": "" if method == "cash" else "30203320",
            "to_person": False, "payer": "许峰", "day": "2026-11-19", "cents": cents}  # fmt: skip


def slip() -> Record:
    """Handed over the same day, not counted yet."""
    return {
        **house(), "schema": "fieldtech-handover/1", "number": HAND_OVER, "project": CENTRE["name"], "revision": 1,
        "amends": None, "status": "handed_over", "by": QIAN, "receiver": FENG, "collections": [collected(1)],
        "total_cents": 3100, "count": None, "made_good": [], "difference_cents": None, "late": False,
        "due_day": "2026-11-19", "times": {"signed": "2026-11-19T18:05:00+08:00"},
        "ink": {"giver": sample.ink("zhao_qiang"), "receiver": None}, "facts": facts("hand_overs", "collections"),
    }  # fmt: skip


def counted_short() -> Record:
    """Several collections, 10.00 missing of which 4.00 were brought; late."""
    rows = [collected(1), collected(2, "cheque", 128_000), collected(3, "cash", 45_650), collected(4, cents=-3100)]
    return {**slip(), "revision": 3, "status": "counted", "collections": rows, "total_cents": 173_650, "late": True,
            "count": {"cents": 172_650, "at": "2026-11-20T09:05:00+08:00", "by": FENG, "reason": "现金少 10 元，待查"},
            "made_good": [{"cents": 400, "how": "brought", "reason": "次日补交", "at": "2026-11-20T10:00:00+08:00",
                           "by": FENG}],
            "difference_cents": -600, "due_day": "2026-11-18",
            "ink": {"giver": sample.ink("zhao_qiang"), "receiver": sample.ink("ma_jun")}}  # fmt: skip


def many() -> Record:
    """A slip of two pages."""
    rows = [collected(n) for n in range(1, 41)]
    return {**slip(), "collections": rows, "total_cents": 40 * 3100}


def lines() -> list[Record]:
    out = {"rule": "out_of_warranty_until", "params": {"basis": "B05", "until": "2026-06-30"}}
    free = {"rule": "free_work", "params": {"basis": "B05"}, "list_cents": 0, "charged_cents": 0, "quantity": 1}
    return [
        {"zh": "喇叭天线转接线", "en": "antenna adapter cable", "unit": "件", "quantity": 1, "list_cents": 3000,
         "charged_cents": 3000, "open": False, **out},
        {"zh": "保险丝 3A", "en": "fuse 3 A", "unit": "个", "quantity": 1, "list_cents": 100, "charged_cents": 100,
         "open": False, **out},
        {"zh": "维修工时", "en": "repair labour", "open": False, **free},
        {"zh": "上门/差旅", "en": "travel", "open": False, **free},
    ]  # fmt: skip


def fees() -> Record:
    """The fee list of V09, paid."""
    return {
        **house(), "number": ORDER["fee_list"], "customer": CUSTOMER, "order": ORDER, "day": "2026-11-19",
        "at": "2026-11-19T16:10:00+08:00", "warranty": {"state": "out", "until": "2026-06-30"}, "schedule": 1,
        "technicians": [QIAN], "lines": lines(), "total_cents": 3100, "agreed_cents": 3100, "final": True,
        "payments": [{"receipt": RECEIPT, "day": PAID_AT, "method": "cash", "paper_no": "", "payer": "许峰",
                      "cents": 3100}],
        "received_cents": 3100, "waived_cents": 0, "rest_cents": 0, "state": "collected", "bank": BANK,
        "ink": {"customer": sample.ink("ma_jun"), "technician": sample.ink("zhao_qiang")},
    }  # fmt: skip


def draft_fees() -> Record:
    """Before the manager has decided, above the estimate."""
    open_line = {"zh": "BX-V200 主机", "en": "BX-V200 main unit", "unit": "件", "quantity": 1, "list_cents": 98_000,
                 "charged_cents": 98_000, "rule": "manager_decides", "params": {}, "open": True}  # fmt: skip
    waived = {"zh": "GNSS天线 3m SMA", "en": "GNSS antenna 3 m SMA", "unit": "件", "quantity": 2, "list_cents": 7000,
              "charged_cents": 0, "rule": "waived_for", "open": False,
              "params": {"role": "MG", "reason": "老客户，首次故障", "basis": "D17"}}  # fmt: skip
    return {**fees(), "number": ORDER["number"], "final": False, "lines": [open_line, waived, *lines()],
            "total_cents": 101_100, "payments": [], "received_cents": 0, "rest_cents": 101_100, "state": "open",
            "ink": None}  # fmt: skip


def prices() -> Record:
    version = bundled_version()
    items = [
        {
            "code": item.code,
            "zh": item.zh,
            "en": item.en,
            "in_cents": item.in_warranty_cents,
            "out_cents": item.out_of_warranty_cents,
            "enabled": item.enabled,
        }
        for item in version.items.values()
    ]
    parts = [{"no": f"P-{n}", "zh": zh, "en": en, "unit": "件", "unit_cents": cents, "months": 12}
             for n, zh, en, cents in
             ((1001, "BX-V200 主机", "BX-V200 main unit", 98_000),
              (2001, "GNSS天线 3m SMA", "GNSS antenna 3 m SMA", 3500),
              (2002, "4G天线", "4G antenna", 2500), (3001, "电源线束", "power harness", 3000),
              (3002, "保险丝 3A", "fuse 3 A", 100))]  # fmt: skip
    return {**house(), "number": "SF-0001", "version": version.number, "holds_from": version.holds_from.isoformat(),
            "printed": "2026-11-19T08:00:00+08:00", "items": items, "parts": parts}  # fmt: skip


def month() -> Record:
    """November of an account customer: something old, two orders, one payment."""
    orders = [
        {"day": "2026-11-06", "kind": "repair", "number": "WX-XM01-20261106-002", "object": "闽D5H286",
         "what_zh": "更换GNSS天线", "what_en": "GNSS antenna replaced", "fee_list": "FY-XM01-20261106-001",
         "cents": 3500},
        {"day": "2026-11-19", "kind": "maintenance", "number": "BY-XM01-20261119-001", "object": "E01 TK-101 防腐储罐",
         "what_zh": "防腐保养", "what_en": "coating maintenance", "fee_list": "FY-XM01-20261119-001",
         "cents": 260_000},
    ]  # fmt: skip
    return {
        **house(), "number": "DZ-C002-202611", "customer": CUSTOMER, "month": "2026-11", "monthly": True,
        "first_day": "2026-11-01", "last_day": "2026-11-30", "at": "2026-12-01T09:00:00+08:00", "orders": orders,
        "payments": [{"day": "2026-11-20", "receipt": "SJ-000240", "order": "WX-XM01-20261018-003",
                      "method": "transfer", "paper_no": "202611200318", "cents": 120_000}],
        "opening_cents": 180_000, "charged_cents": 263_500, "received_cents": 120_000, "waived_cents": 1000,
        "closing_cents": 322_500, "ages": [263_500, 59_000, 0, 0], "bank": BANK,
    }  # fmt: skip


def settled_month() -> Record:
    """Nothing new and nothing owed."""
    return {**month(), "orders": [], "payments": [], "opening_cents": 0, "charged_cents": 0, "received_cents": 0,
            "waived_cents": 0, "closing_cents": 0, "ages": [0, 0, 0, 0]}  # fmt: skip


LANGUAGES, USUAL = ("zh_CN", "en", "both"), ("receipt", "slip", "prices", "fees", "month")
SEALED = {"receipt": (receipt, paid), "reversal": (receipt, taken_back), "part": (receipt, in_part),
          "slip": (hand_over_slip, slip), "short": (hand_over_slip, counted_short),
          "many": (hand_over_slip, many)}  # fmt: skip
PLAIN = {"prices": (price_list, prices), "fees": (fee_list, fees), "draft": (fee_list, draft_fees),
         "month": (statement, month), "settled": (statement, settled_month)}  # fmt: skip


def documents(sign: Callable[[bytes], bytes]) -> dict[str, bytes]:
    """Every paper of money, the five kinds in every language; what has a seal is signed."""
    out: dict[str, bytes] = {}
    for n, (name, (sealed, make)) in enumerate(SEALED.items()):
        for language in LANGUAGES if name in USUAL else LANGUAGES[n % 3 :][:1]:
            out[f"money-{name}-{language}"] = sign(sealed(make(), sample.QR_KEY, language=language))
    for n, (name, (plain, make)) in enumerate(PLAIN.items()):
        for language in LANGUAGES if name in USUAL else LANGUAGES[n % 3 :][:1]:
            out[f"money-{name}-{language}"] = plain(make(), language=language)
    return out
