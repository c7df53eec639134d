"""An order of 31.00 at the hub and the people who take its money, with what they may say of it."""

from typing import Any

from fieldtech.sync.messages import Ack, Row
from hub.office import NOW, Office, key, new

DAY = "2026-11-22"
LINES = [{"key": "p", "code": "P-3001", "charged_cents": 31_00, "rule": "out_of_warranty"}]


class Till:
    """An order of Tom's with its fee list of 31.00, and money as operations of its people say it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.order = office.order("paid", "tom", "to_sign")
        self.list = new("fee_lists", order_id=self.order, number="FY-1", revision=1, schedule=1, day=DAY, lines=LINES,
                        total_cents=31_00, at=NOW, by="tom")  # fmt: skip
        office.tom.must("finish_fee_list", self.list, about=self.order)
        self.block = new("receipt_blocks", first=231, last=250, login="tom", computer=office.tom.id, issued_at=NOW,
                         issued_by="fay", closed_at=None, closed_reason="")  # fmt: skip
        office.desk.must("issue_block", self.block, by="fay")
        self.count = 230

    def receipt(self, cents: int, number: str = "", by: str = "tom", **more: Any) -> Row:
        if not number:
            self.count += 1
        given = {"block_id": self.block.key[0], "login": by, "computer": self.office.tom.id, "void_reason": "", **more}
        return new("receipts", number=number or f"SJ-{self.count:06d}", cents=cents, day=DAY, at=NOW, by=by, **given)

    def money(self, cents: int, receipt: Row, by: str = "tom", **more: Any) -> Row:
        said = {"number": f"SK-{key()[-6:]}", "method": "cash", "payer": "Mr Li", "receipt": receipt.values["number"],
                "to_person": False, "reason": "", "ink": {}, "day": DAY, **more}  # fmt: skip
        return new("collections", order_id=self.order, fee_list_id=self.list.key[0], cents=cents, at=NOW, by=by, **said)

    def collect(self, cents: int = 31_00, receipt: str = "", **more: Any) -> tuple[str, Ack]:
        paper = self.receipt(cents)
        row = self.money(cents, paper, **more)
        row.values["receipt"] = receipt or row.values["receipt"]
        return row.key[0], self.office.tom.say("collect", row, paper, about=self.order)

    def paid(self, cents: int = 31_00) -> str:
        found, ack = self.collect(cents)
        assert ack.result == "ok", ack
        return found

    def slip(self, *collections: str, cents: int = 31_00, by: str = "tom", to: str = "fay", **more: Any) -> Row:
        said = {"number": f"JK-{key()[-6:]}", "ink_giver": {}, "ink_receiver": {}, **more}
        return new(
            "hand_overs", collections=list(collections), cents=cents, receiver=to, day=DAY, at=NOW, by=by, **said
        )

    def has(self, table: str, row: str) -> bool:
        self.office.desk.pull()
        return self.office.desk.has(table, row)


def said(paid: str, act: str, by: str, **more: Any) -> Row:
    vouchers = dict.fromkeys(("sheet", "fee_list", "invoice"), act == "pass")
    return new("audit_acts", collection_id=paid, act=act, text="what of it", at=NOW, by=by, **(vouchers | more))


def asked(order: str, login: str, why: str = "old customer") -> Row:
    """The task of who agreed by word of mouth."""
    return new("follow_ups", order_id=order, kind="confirm_verbal", role="CM", login=login, text=why, due_at=NOW,
               made_at=NOW, done_at=None, done_by="", outcome="")  # fmt: skip


def back(paid: str, by: str, **more: Any) -> Row:
    said = {"from_till": False, "reason": "wrong name", "approved_by": "", "receipt": "SJ-9", "day": DAY, **more}
    return new("reversals", collection_id=paid, at=NOW, by=by, **said)
