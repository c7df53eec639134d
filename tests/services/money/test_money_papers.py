"""Papers of money from what is stored: sealed, verified against the rows, found by number, mailed (B29, B30, F57)."""

import email
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from fieldtech.errors import Forbidden, NotFound
from fieldtech.model.accounts import FeeList
from fieldtech.model.drafts.money import ReversalDraft
from fieldtech.model.orders import Order
from fieldtech.services.papers import Paper
from fieldtech.sheets.read_back import read_record
from fieldtech.sheets.render import page_count, page_texts
from prepared import act_as
from services.money.conftest import Till, Told


@pytest.fixture(scope="module")
def short(told: Told, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    """31.00 collected and handed over, 10.00 missing when it was counted; looked at only."""
    till = told.open("short", tmp_path_factory.mktemp("papers") / "data")
    act_as(till.workplace, "fengli")
    yield till
    till.workplace.close()


def text_of(paper: Paper) -> str:
    return re.sub(r"\s+", "", "".join(page_texts(paper.pdf)))


def verdict(till: Till, paper: Paper, folder: Path) -> tuple[str, list[str]]:
    file = folder / "paper.pdf"
    file.write_bytes(paper.pdf)
    found = till.workplace.sheets.verify(file)
    return found.verdict, [check.code for check in found.checks if not check.ok]


def test_the_receipt_is_that_of_the_money_and_proves_itself(short: Till, tmp_path: Path) -> None:  # B29
    paper = short.workplace.money_papers.receipt(short.collection)
    text = text_of(paper)
    for said in ("SJ-000231", "叁拾壹元整", "¥31.00", "许峰", "钱伟", "闽DT8801", "现金", "客户要数电票"):
        assert said in text, said
    assert paper.name.endswith("_SJ-000231_20261119_v1_receipt.pdf") and page_count(paper.pdf) == 1
    assert verdict(short, paper, tmp_path) == ("genuine", [])
    record = read_record(paper.pdf)
    assert (record["due_cents"], record["before_cents"], record["rest_cents"]) == (3100, 0, 0)
    assert record["facts"]["rows"] == {"collections": [short.collection.hex]}


def test_a_receipt_of_money_that_is_not_stored_here_proves_nothing_here(  # B29
    short: Till, told: Told, tmp_path: Path
) -> None:
    elsewhere = told.open("finished", tmp_path / "elsewhere")
    paper = short.workplace.money_papers.receipt(short.collection)
    assert verdict(elsewhere, paper, tmp_path) == ("not_genuine", ["sheet_not_stored"])
    elsewhere.workplace.close()


def test_the_slip_says_what_was_counted_and_that_the_day_stays_open(short: Till, tmp_path: Path) -> None:  # B30 F58
    paper = short.workplace.money_papers.hand_over(short.slip, "both")
    text = text_of(paper)
    for said in ("钱伟", "冯丽", "SJ-000231", "¥21.00", "-¥10.00", "少一张10元", "Differenceopen", "叁拾壹元整"):
        assert said in text, said
    assert verdict(short, paper, tmp_path) == ("genuine", [])


def test_the_fee_list_is_final_with_its_number_and_rules(short: Till, tmp_path: Path) -> None:  # F57 F55
    paper = short.workplace.money_papers.fee_list(short.order)
    with short.workplace.context.reading() as session:
        number = session.query(FeeList.number).filter(FeeList.order_id == short.order).scalar()
    text = text_of(paper)
    assert number in text and "未定稿" not in text and "质保已于" in text and "已收齐" in text
    file = tmp_path / "fees.pdf"
    file.write_bytes(paper.pdf)
    found = short.workplace.sheets.verify(file).paper
    assert found is not None and (found.kind, found.number, found.known) == ("fees", number, True)


def test_the_price_list_and_the_statement_are_of_what_is_stored(short: Till) -> None:  # F54 F56
    prices = text_of(short.workplace.money_papers.price_list("en"))
    assert "P-3001" in prices and "¥30.00" in prices and "inforcesince2026-01-01" in prices
    with short.workplace.context.reading() as session:
        customer = session.get_one(Order, short.order).customer_id
    month = text_of(short.workplace.money_papers.statement(customer, date(2026, 11, 30)))
    assert "DZ-C002-202611" in month and "SJ-000231" in month and "余额为¥0.00" in month
    assert "本月没有新费用" in text_of(short.workplace.money_papers.statement(customer, date(2026, 10, 1)))


def test_a_paper_is_found_by_its_number_written_and_mailed(short: Till, tmp_path: Path) -> None:
    papers = short.workplace.money_papers
    assert papers.find("sj-000231") == papers.find("SK-XM01-20261119-001")
    assert papers.find("JK-XM01-20261119-001").id == short.slip
    with pytest.raises(NotFound, match="no_such_money_paper"):
        papers.find("SJ-999999")
    paper = papers.of_number("SJ-000231")
    assert papers.write(paper, tmp_path).path.read_bytes() == paper.pdf
    draft = papers.mail_draft(paper, "xu@example.com", "收据 SJ-000231", "请查收。", tmp_path)
    message = email.message_from_bytes(draft.read_bytes())
    assert message["To"] == "xu@example.com" and paper.pdf in [p.get_payload(decode=True) for p in message.walk()]


def test_a_technician_prints_his_own_receipts_only(short: Till) -> None:  # P38
    act_as(short.workplace, "qianwei")
    assert short.workplace.money_papers.receipt(short.collection).pdf
    act_as(short.workplace, "zhaoqiang")
    for call in (short.workplace.money_papers.receipt, short.workplace.money_papers.hand_over):
        with pytest.raises(Forbidden):
            call(short.collection if call.__name__ == "receipt" else short.slip)
    act_as(short.workplace, "fengli")


def test_money_given_back_has_a_receipt_of_its_own_and_the_first_is_no_longer_good(  # B29
    till: Till, tmp_path: Path
) -> None:
    papers = till.workplace.money_papers
    act_as(till.workplace, "qianwei")
    first = papers.receipt(till.collection)
    till.workplace.collecting.reverse(till.collection, ReversalDraft("金额录错，退还后重新收款"))
    back = papers.of_number("SJ-000232", "en")
    text = text_of(back)
    assert "-¥31.00" in text and "负叁拾壹元整" in text and "TakesbackreceiptSJ-000231" in text
    assert verdict(till, back, tmp_path) == ("genuine", [])
    assert verdict(till, first, tmp_path) == ("not_genuine", ["receipt_taken_back"])
    assert "-31.00" in text_of(papers.fee_list(till.order))
