"""What holds for every identifier, tried on generated ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import uscc

from fieldtech.model.identifiers import KINDS, identify, recognise
from fieldtech.model.identifiers.iccid import iccid_key, iccid_operator
from fieldtech.model.identifiers.imei import complete_imei
from fieldtech.model.identifiers.terminal_phone import encode_terminal_phone, same_terminal_phone
from fieldtech.model.identifiers.text import digits_lost, is_empty_word, normalise

VIN_ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
digits = st.text("0123456789", min_size=14, max_size=14)
messy = st.one_of(st.text(), st.text("0123456789 -+·.:EFICDAB鲁挂使港\u200b\uff10\u0301", max_size=24))


@given(st.sampled_from(KINDS), messy)
def test_normalising_twice_changes_nothing(kind: str, value: str) -> None:
    once = identify(kind, value).normalised or ""
    assert (identify(kind, once).normalised or "") == once


@given(messy)
def test_recognising_never_fails_and_gives_stable_values(scan: str) -> None:
    for candidate in recognise(scan):
        if candidate.kind in KINDS:
            assert identify(candidate.kind, candidate.value).normalised == candidate.value


@given(digits, st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_digit_of_an_imei_is_found(body: str, place: int, shift: int) -> None:
    imei = complete_imei(body)
    assert identify("imei", imei).verdict == "ok"
    assert identify("imei", _shifted(imei, place, shift)).codes == ("imei_check_digit",)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(6, 18), st.integers(1, 9))
def test_one_wrong_digit_of_a_19_digit_iccid_is_found(body: str, place: int, shift: int) -> None:
    start = "898603" + body
    iccid = start + luhn.calc_check_digit(start)
    if identify("iccid", iccid).codes == ("iccid_number_damaged",):
        assert iccid.endswith("0000")
    else:
        assert identify("iccid", iccid).verdict == "ok"
        assert identify("iccid", _shifted(iccid, place, shift)).verdict != "ok"


@given(st.text(VIN_ALPHABET, min_size=17, max_size=17), st.integers(0, 16), st.data())
def test_one_wrong_digit_of_a_vin_is_found(text: str, place: int, data: st.DataObject) -> None:
    vin = _with_check_digit(text)
    assert identify("vin", vin).codes == ()
    if vin[place].isdigit():
        other = data.draw(st.sampled_from([d for d in "0123456789" if d != vin[place]]))
        assert identify("vin", vin[:place] + other + vin[place + 1 :]).codes == ("vin_check_digit",)


@given(st.text(USCC_ALPHABET, min_size=9, max_size=9), st.integers(0, 17), st.data())
def test_one_wrong_character_of_a_uscc_is_found(text: str, place: int, data: st.DataObject) -> None:
    start = "91370200" + text
    code = start + uscc.calc_check_digit(start)
    assert identify("uscc", code).verdict == "ok"
    letters = "0123456789" if place < 8 else USCC_ALPHABET
    other = data.draw(st.sampled_from([c for c in letters if c != code[place]]))
    assert identify("uscc", code[:place] + other + code[place + 1 :]).codes == ("uscc_check_digit",)


@given(st.text("0123456789", min_size=1, max_size=12).filter(lambda d: d.strip("0")))
def test_a_padded_terminal_phone_is_the_same_number(number: str) -> None:
    for protocol, length in (("2013", 12), ("2019", 20)):
        padded = encode_terminal_phone(number, protocol)
        assert len(padded) == length and same_terminal_phone(padded, number)


def test_a_number_that_does_not_fit_cannot_be_encoded() -> None:
    with pytest.raises(ValueError, match="terminal_phone_length"):
        encode_terminal_phone("1064812345678", "2013")
    assert not same_terminal_phone("13912345678", "13912345670")


def test_completing_an_imei() -> None:
    assert complete_imei("86012304061057") == "860123040610577"
    with pytest.raises(ValueError, match="14 digits"):
        complete_imei("8601230406105")


def test_what_two_readings_of_a_card_have_in_common() -> None:
    assert iccid_key("8986032245678901237F") == iccid_key("89860322456789012374") == "8986032245678901237"
    assert iccid_operator("89860622000000123413") == ("联通", "China Unicom")
    assert iccid_operator("89014103211118510720") is None


def test_text_helpers() -> None:
    assert normalise("\u3000ａbc\u200b\ufeff ") == "ABC"
    assert [is_empty_word(w) for w in ("无", " - ", "待定", "王伟")] == [True, True, True, False]
    assert [digits_lost(w) for w in ("8.9E+19", "8,9e19", "9E+5", "898604E7", "89860")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def _shifted(number: str, place: int, shift: int) -> str:
    return number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]


def _with_check_digit(vin: str) -> str:
    """By the published table, independent of the library in use."""
    values = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    total = sum(w * (int(c) if c.isdigit() else values[c]) for c, w in zip(vin, weights, strict=True))
    return vin[:8] + "0123456789X"[total % 11] + vin[9:]
