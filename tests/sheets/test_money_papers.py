"""The papers of money: what stands on them, in words and figures, and that a receipt proves itself (B29, B30, F54)."""

from typing import Any

import pypdfium2
import pytest
import zxingcpp

from fieldtech.model.money.amount_words import in_english, in_words
from fieldtech.sheets import render
from fieldtech.sheets.canvas import A4
from fieldtech.sheets.money.fee_list import fee_list
from fieldtech.sheets.money.hand_over import hand_over_slip
from fieldtech.sheets.money.price_list import price_list
from fieldtech.sheets.money.receipt import receipt
from fieldtech.sheets.money.statement import statement
from fieldtech.sheets.own_paper import OwnPaper, own_paper
from sheets import money_sample, sample
from sheets.conftest import Device
from sheets.test_service_sheet import squeezed, text_of

LANGUAGES = money_sample.LANGUAGES
Record = dict[str, Any]


def drawn(record: Record, language: str = "zh_CN") -> str:
    draw = receipt if record["schema"] == "fieldtech-receipt/1" else hand_over_slip
    return text_of(draw(record, sample.QR_KEY, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_says_who_paid_what_for_what_in_both_wordings_on_both_halves(language: str) -> None:  # B29
    text = drawn(money_sample.paid(), language)
    for said in ("SJ-000231", "许峰", "叁拾壹元整", "Thirty-one yuan only", "¥31.00", "WX-XM01-20261119-001",
                 "SK-XM01-20261119-001", "2026-11-19 16:20", "钱伟", "厦门鹭通物流有限公司",
                 "下月初统一开具"):  # fmt: skip
        assert text.count(squeezed(said)) >= 2, said  # the customer's half and the stub
    zh, en = ("收据联（交客户）", "存根联（交财务）", "不是发票"), ("Customer'scopy", "Stubforfinance", "isnoinvoice")
    assert all(said in text for said in {"zh_CN": zh, "en": en, "both": zh + en}[language])


def test_every_receipt_is_one_page_however_much_stands_on_it() -> None:
    for language in LANGUAGES:
        pdf = receipt(money_sample.in_part(), sample.QR_KEY, language=language)
        assert render.page_count(pdf) == 1
    text = text_of(pdf)
    assert "壹仟零壹万零壹元壹角整" in text and squeezed(in_english(1_001_000_110)) in text
    assert "¥10,010,001.10" in text and "¥1,500,000.00" in text and "3020332018273645" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_so_long_that_a_half_runs_into_the_other(language: str) -> None:
    record, long = money_sample.in_part(), "余款待设备验收合格后支付 " * 80
    record |= {"payer": long, "reason": long, "paper_no": long, "customer": {**record["customer"], "name": long},
               "order": {**record["order"], "object": long},
               "invoice": {**record["invoice"], "title": long, "reason": long}}  # fmt: skip
    note = "is no invoice" if language == "en" else "不是发票"
    with pypdfium2.PdfDocument(receipt(record, sample.QR_KEY, language=language)) as document:
        page = document[0].get_textpage()
        found = page.search(note)
        heights = [page.get_charbox(at)[1] for at, _count in iter(found.get_next, None)]
    half = A4[1] / 2
    assert len(heights) == 2 and heights[0] > half + 26 and half - 80 > heights[1] > 26


def test_a_list_of_more_than_a_page_is_read_down_one_column() -> None:
    record = money_sample.prices()
    record["parts"] = [{**record["parts"][0], "no": f"P-{n:04d}", "zh": "加长型 BX-V200 主机" * 3} for n in range(90)]
    pages = render.page_texts(price_list(record))
    assert len(pages) > 1 and [squeezed(page).count("件号") for page in pages] == [1] * len(pages)


def test_money_paid_back_is_below_zero_and_names_the_receipt_it_takes_back() -> None:  # B29
    text = drawn(money_sample.taken_back())
    assert "负叁拾壹元整" in text and "-¥31.00" in text and "冲销收据SJ-000231" in text and "冲红" in text
    assert "付款人签字" in text and "退款" not in text, "perhaps it was only typed wrong"
    refund = drawn({**money_sample.taken_back(), "status": "refund"})
    assert "领款人签字" in refund and "付款人签字" not in refund and "退款给" in refund


@pytest.mark.parametrize("name", money_sample.SEALED)
def test_a_sealed_paper_of_money_verifies_and_tells_when_its_facts_differ(name: str, device: Device) -> None:
    draw, make = money_sample.SEALED[name]
    record = make()
    pdf = device.sign(draw(record, sample.QR_KEY))
    found = device.verify(pdf)
    assert found.ok and found.record == record and found.number == record["number"]
    asked: list[Record] = []
    for stored, code in ((record["facts"]["sha256"], ""), ("00" * 32, "sheet_stored_differs"),
                         (None, "sheet_not_stored")):  # fmt: skip

        def facts(named: Record, answer: str | None = stored) -> str | None:
            asked.append(named)
            return answer

        problem = device.verify(pdf, stored_facts=facts).problem
        assert (problem.code if problem else "") == code
    assert asked == [record] * 3


def test_a_receipt_without_its_signature_is_no_paper_to_believe() -> None:
    assert own_paper(receipt(money_sample.paid(), sample.QR_KEY)) is None
    assert own_paper(fee_list(money_sample.draft_fees())) == OwnPaper("fees", money_sample.ORDER["number"])
    assert own_paper(price_list(money_sample.prices())) == OwnPaper("prices")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hand_over_slip_lists_every_collection_and_is_signed_by_both(language: str) -> None:  # B30
    text = drawn(money_sample.slip(), language)
    for said in ("JK-XM01-20261119-001", "SJ-000231", "SK-XM01-20261119-001", "钱伟", "冯丽", "叁拾壹元整", "¥31.00"):
        assert squeezed(said) in text, said
    assert ("Receivedbyfinance" if language == "en" else "财务签字") in text
    assert ("Countedbyfinance" if language == "en" else "财务清点") in text


def test_a_counted_slip_says_the_difference_what_was_made_good_and_what_is_open() -> None:  # B30 F58
    text = drawn(money_sample.counted_short())
    for said in (
        "逾期交款",
        "¥1,726.50",
        "-¥6.00",
        "现金少10元",
        "差额补足¥4.00",
        "当日账不能关闭",
        "¥456.50",
        "¥1,280.00",
    ):
        assert said in text, said
    assert in_words(173_650) in text
    pages = render.page_texts(hand_over_slip(money_sample.many(), sample.QR_KEY))
    assert len(pages) > 1 and all("收款方式" in page or "签字" in page for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_price_list_says_the_rules_each_price_and_since_when(language: str) -> None:  # F54 B02 B05
    record = money_sample.prices()
    pdf = price_list(record, language=language)
    text = text_of(pdf)
    assert render.page_count(pdf) == 1 and "2026-01-01" in text
    for part in record["parts"]:
        assert part["no"] in text and squeezed(part["en"][1:] if language == "en" else part["zh"]) in text
    zh = ("保修期外的维修只收零部件费用", "免费上门设计", "见零部件价目", "按实际成本", "¥980.00")
    en = ("onlypartsarecharged", "Designandinstallationonsitearefree", "seeparts", "atcost", "¥980.00")
    assert all(said in text for said in {"zh_CN": zh, "en": en, "both": zh + en[:2]}[language])
    assert "移机" not in text  # switched off: nobody can be charged for it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fee_list_gives_every_line_its_rule_and_compares_with_the_estimate(language: str) -> None:  # F10 F55 F57
    pdf = fee_list(money_sample.fees(), language=language)
    text = text_of(pdf)
    assert render.page_count(pdf) == 1 and "FY-XM01-20261119-001" in text
    zh = ("质保已于2026-06-30到期：零部件按价目表，工时0", "按规定免费", "与最终金额一致", "已收齐")
    en = ("endedon2026-06-30:partatlistprice,labour0", "Freeofchargebyrule", "exactlythefinalamount", "paidinfull")
    assert all(said in text for said in {"zh_CN": zh, "en": en, "both": zh + en}[language])
    owed = {**money_sample.fees(), "rest_cents": 3100, "state": "refused"}
    pay = {"zh_CN": "转账请注明FY-", "en": "PleasequoteFY-", "both": "转账请注明FY-"}[language]
    due = text_of(fee_list(owed, language=language))
    account = squeezed(money_sample.BANK["account"])
    assert pay in due and account in due and squeezed(owed["company"]["name"]) in due  # F56: who owes reads where to
    assert account not in text  # whoever has paid is asked for nothing
    for nothing in ({**owed, "bank": None}, {**owed, "final": False}):
        assert account not in text_of(fee_list(nothing, language=language))
    codes = zxingcpp.read_barcodes(next(render.page_images(pdf, 200, grey=True)))
    assert "FY-XM01-20261119-001" in {code.text for code in codes}


def test_a_draft_of_a_fee_list_says_so_and_what_is_not_decided() -> None:  # F10 D17
    text = text_of(fee_list(money_sample.draft_fees()))
    assert "未定稿" in text and "待定" in text and "最终金额多¥980.00" in text
    over = text_of(fee_list({**money_sample.fees(), "rest_cents": -9_00, "state": "overpaid"}))
    assert "¥0.00·多收¥9.00" in over and "-¥" not in over  # nobody owes less than nothing
    paid = text_of(receipt({**money_sample.paid(), "rest_cents": -68_00}, sample.QR_KEY))
    assert "多收¥68.00" in paid and "-¥" not in paid
    assert "事业部经理减免：老客户，首次故障" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_of_a_month_adds_up_and_asks_for_the_seal(language: str) -> None:  # F56 A03
    record = money_sample.month()
    text = text_of(statement(record, language=language))
    for said in ("DZ-C002-202611", "¥1,800.00", "¥2,635.00", "¥1,200.00", "¥3,225.00", "叁仟贰佰贰拾伍元整",
                 "WX-XM01-20261106-002", "BY-XM01-20261119-001", "SJ-000240", "¥590.00"):  # fmt: skip
        assert squeezed(said) in text, said
    account = squeezed(money_sample.BANK["account"])
    assert account in text and ("Howtopay" if language == "en" else "付款方式") in text
    assert ("PleasequoteDZ-C002-202611" if language == "en" else "转账请注明DZ-C002-202611") in text
    assert account not in text_of(statement({**record, "bank": None}, language=language))
    assert ("Customer'sseal" if language == "en" else "客户（盖章）") in text


def test_who_owes_nothing_is_asked_for_nothing() -> None:
    text = text_of(statement(money_sample.settled_month()))
    assert "无需付款" in text and "本月没有新费用" in text and "欠款账龄" not in text and "零元整" in text
