"""Amounts in figures and in words (B29, forms 2.8)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldtech.model.amounts import in_english, in_figures, in_words


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "零元整"),
        (1, "壹分"),
        (5, "伍分"),
        (50, "伍角整"),
        (55, "伍角伍分"),
        (100, "壹元整"),
        (1005, "壹拾元零伍分"),
        (1050, "壹拾元伍角整"),
        (3100, "叁拾壹元整"),
        (35550, "叁佰伍拾伍元伍角整"),
        (10000, "壹佰元整"),
        (10100, "壹佰零壹元整"),
        (108000, "壹仟零捌拾元整"),
        (100500, "壹仟零伍元整"),
        (123450, "壹仟贰佰叁拾肆元伍角整"),
        (10000001, "壹拾万元零壹分"),
        (100010000, "壹佰万零壹佰元整"),
        (1001000000, "壹仟零壹万元整"),
        (10000000000, "壹亿元整"),
        (10000100000, "壹亿零壹仟元整"),
        (10000000500, "壹亿零伍元整"),
        (1234567890123, "壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分"),
        (-3100, "负叁拾壹元整"),
    ],
)
def test_in_words(cents: int, words: str) -> None:  # B29
    assert in_words(cents) == words


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "Zero yuan only"),
        (5, "Zero yuan and 5 fen"),
        (3100, "Thirty-one yuan only"),
        (99800, "Nine hundred and ninety-eight yuan only"),
        (123450, "One thousand two hundred and thirty-four yuan and 50 fen"),
        (10000500, "One hundred thousand and five yuan only"),
        (100000000, "One million yuan only"),
        (-2000, "Minus twenty yuan only"),
    ],
)
def test_in_english(cents: int, words: str) -> None:  # B29
    assert in_english(cents) == words


@given(st.integers(0, 10**14 - 1))
def test_words_read_back_to_the_amount(cents: int) -> None:
    words = in_words(cents)
    assert _read(words) == cents
    assert words.endswith("整") != words.endswith("分")
    assert "零零" not in words


def test_words_have_an_end() -> None:
    with pytest.raises(ValueError, match="too large"):
        in_words(10**14)
    with pytest.raises(ValueError, match="too large"):
        in_english(10**14)


@pytest.mark.parametrize(
    ("cents", "figures"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (3100, "31.00"),
        (123450, "1,234.50"),
        (100000001, "1,000,000.01"),
        (-123405, "-1,234.05"),
    ],
)
def test_in_figures(cents: int, figures: str) -> None:
    assert in_figures(cents) == figures


def _read(words: str) -> int:
    """A reader of amounts in words, written apart from the writer."""
    units = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = 0
    for character in words:
        if character in "零壹贰叁肆伍陆柒捌玖":
            digit = "零壹贰叁肆伍陆柒捌玖".index(character)
        elif character in units:
            group, digit = group + digit * units[character], 0
        elif character in "万亿":
            total, group, digit = total + (group + digit) * {"万": 10**4, "亿": 10**8}[character] * 100, 0, 0
        elif character == "元":
            total, group, digit = total + (group + digit) * 100, 0, 0
        elif character in "角分":
            total, digit = total + digit * {"角": 10, "分": 1}[character], 0
    return total
