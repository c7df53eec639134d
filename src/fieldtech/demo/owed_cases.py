"""Repairs of before that nobody paid yet: one overdue for long, one of a customer who pays by the month (A03, F56)."""

from dataclasses import replace
from datetime import date, datetime, time

from fieldtech.clock import FixedClock
from fieldtech.demo.acts import PIN, Acts
from fieldtech.demo.cases import COACH, ZONE, Case
from fieldtech.demo.money_acts import FINANCE
from fieldtech.model.drafts.company import BankDraft
from fieldtech.model.drafts.money import FeeWordDraft
from fieldtech.services.workplace import Workplace

OVERDUE = replace(
    COACH,
    number="WX-XM01-20260811-001",
    call=replace(
        COACH.call, at=datetime(2026, 8, 11, 9, 20, tzinfo=ZONE), vehicle="V08", caller="吴刚", phone="13612340008",
        bought_on=date(2024, 7, 1), text="终端不亮灯，保险丝烧断",
    ),
    terminal="BXA0006",
)  # fmt: skip
MONTHLY = replace(
    COACH,
    number="WX-QD01-20260928-001",
    call=replace(
        COACH.call, customer="C001", at=datetime(2026, 9, 28, 9, 40, tzinfo=ZONE), caller="刘洋", phone="13612340001",
        address="青岛市黄岛区前湾路100号", vehicle="V01", model="BX-V200", bought_on=date(2024, 5, 6),
        text="终端不亮灯",
    ),
    technician="zhaoqiang", terminal="BXA0001", signature="wang_jianguo", technician_signature="zhao_qiang",
)  # fmt: skip
_ACCOUNT = BankDraft("", "中国工商银行厦门湖里支行", "4100 0218 0920 0123 456")
_SAID: tuple[tuple[Case, FeeWordDraft], ...] = (
    (OVERDUE, FeeWordDraft("refused", reason="司机没带钱，公司下月付")),
    (MONTHLY, FeeWordDraft("on_account", reason="月结客户")),
)


def owed(workplace: Workplace) -> None:
    """Both are done, signed and sealed without money, and finance closed their days; nobody is in afterwards."""
    clock = workplace.context.clock
    if not isinstance(clock, FixedClock):
        raise TypeError("these repairs need a clock that can be set")
    for case, said in _SAID:
        clock.set(case.call.at or clock())
        acts = Acts(workplace, case)
        order = acts.to("to_sign", case.number)
        workplace.collecting.word(order, said)
        acts.ready_to_seal(order)
        acts.sealed(order)
        day = clock().astimezone(ZONE)
        clock.set(datetime.combine(day.date(), time(18), ZONE))
        workplace.access.sign_in(FINANCE, PIN)
        workplace.finance.close_day(day.date(), workplace.orders.view(order).centre_code)
    workplace.money_house.save_bank(_ACCOUNT)  # so that their statements say where to pay
    workplace.access.sign_out()
