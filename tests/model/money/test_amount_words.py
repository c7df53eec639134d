"""Amounts in words, against the bank's rules written by hand and a slow writer of another construction (B29)."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.model.money.amount_words import in_english, in_words

BY_HAND = (Path(__file__).parent / "amounts_by_hand.txt").read_text(encoding="utf-8")
"""Annex 1 of 《支付结算办法》 with its own examples (1,409.50 6,007.14 1,680.32 107,000.53 16,409.02 325.04)."""

ENGLISH = """
0.00 Zero yuan only
0.01 Zero yuan and 1 fen
0.10 Zero yuan and 10 fen
1.00 One yuan only
10.05 Ten yuan and 5 fen
11.00 Eleven yuan only
13.00 Thirteen yuan only
19.99 Nineteen yuan and 99 fen
20.00 Twenty yuan only
21.00 Twenty-one yuan only
31.00 Thirty-one yuan only
40.00 Forty yuan only
85.00 Eighty-five yuan only
99.00 Ninety-nine yuan only
100.00 One hundred yuan only
101.00 One hundred and one yuan only
115.00 One hundred and fifteen yuan only
296.00 Two hundred and ninety-six yuan only
998.00 Nine hundred and ninety-eight yuan only
1000.00 One thousand yuan only
1001.00 One thousand and one yuan only
1100.00 One thousand one hundred yuan only
1234.50 One thousand two hundred and thirty-four yuan and 50 fen
10001.00 Ten thousand and one yuan only
12000.00 Twelve thousand yuan only
100000.00 One hundred thousand yuan only
100005.00 One hundred thousand and five yuan only
107000.53 One hundred and seven thousand yuan and 53 fen
1000000.00 One million yuan only
1000001.00 One million and one yuan only
10010001.10 Ten million ten thousand and one yuan and 10 fen
1000000000.00 One billion yuan only
"""


BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = "twen thir for fif six seven eigh nine"


def pairs(table: str) -> list[tuple[int, str]]:
    split = [line.split(" ", 1) for line in table.strip().splitlines()]
    return [(int(figures.replace(".", "")), words) for figures, words in split]


def test_chinese_capitals_by_the_rules_of_the_bank() -> None:  # B29
    known = pairs(BY_HAND)
    assert [(cents, in_words(cents)) for cents, _words in known] == known
    back = [(-cents, "负" + words) for cents, words in known if cents]  # reversals
    assert [(cents, in_words(cents)) for cents, _words in back] == back
    assert len({cents for cents, _words in known}) >= 200


def test_chinese_capitals_as_a_slow_writer_has_them() -> None:  # B29
    wholes = {10**n * digit + rest for n in range(12) for digit in (1, 5) for rest in (0, 1, 10, 1001, 10**n // 20)}
    amounts = {whole * 100 + rest for whole in wholes if whole < 10**12 for rest in (0, 1, 10, 12)}
    assert len(amounts) > 400
    assert {cents: in_words(cents) for cents in amounts} == {cents: slowly(cents) for cents in amounts}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**14 - 1))
def test_chinese_capitals_of_any_amount(cents: int) -> None:  # B29
    words = in_words(cents)
    assert words == slowly(cents)
    assert words.endswith("整") != words.endswith("分") and "零零" not in words
    assert in_words(-cents) == ("负" if cents else "") + words


def test_english_words() -> None:  # B29
    known = pairs(ENGLISH)
    assert [(cents, in_english(cents)) for cents, _words in known] == known
    for cents, words in known[1:]:
        assert in_english(-cents) == "Minus " + words[0].lower() + words[1:]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**14 - 1))
def test_english_words_read_back(cents: int) -> None:  # B29
    assert read(in_english(cents)) == cents


def test_words_have_an_end() -> None:
    for cents in (10**14, -(10**14)):
        with pytest.raises(ValueError, match="too large"):
            in_words(cents)
        with pytest.raises(ValueError, match="too large"):
            in_english(cents)


def slowly(cents: int) -> str:
    """Every digit with its place, as on a form with printed places; then the zeros are struck out."""
    digits, places = f"{cents:014d}", "仟佰拾亿仟佰拾万仟佰拾元角分"
    text = "".join("零壹贰叁肆伍陆柒捌玖"[int(d)] + p for d, p in zip(digits, places, strict=True))
    text = re.sub("零[仟佰拾]", "零", text)
    text = re.sub("零+", "零", text)
    text = re.sub("零亿", "亿零", text)  # the rules leave out the zero of 万 and 元 only
    text = re.sub("零([万元])", r"\1", text)
    text = re.sub("亿(零?)万", "亿零", text)
    text = re.sub("零+", "零", text).replace("零元", "元")
    text = text.replace("零角零分", "整").replace("零角", "零").replace("零分", "整")
    text = re.sub("^[零亿万]*(元零?)?", "", text) if cents < 100 else re.sub("^[零亿万]+", "", text)
    return "零元整" if text == "整" else text


def read(words: str) -> int:
    """The cents of English words."""
    small = {word: n for n, word in enumerate(BELOW_TWENTY.split())}
    small |= {f"{word}ty": 10 * n for n, word in enumerate(TENS.split(), 2)}
    whole, _yuan, rest = words.lower().partition(" yuan")
    total = group = 0
    for word in re.findall("[a-z]+", whole):
        if word == "hundred":
            group *= 100
        elif word in ("thousand", "million", "billion"):
            total, group = total + group * {"t": 10**3, "m": 10**6, "b": 10**9}[word[0]], 0
        elif word != "and":
            group += small[word]
    return (total + group) * 100 + int(next(iter(re.findall(r"\d+", rest)), "0"))
