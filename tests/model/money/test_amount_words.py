"""Amounts in words, against the bank's rules written by hand and a slow writer of another construction (B29)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldtech.model.money.amount_words import in_english, in_words

BY_HAND = """
0.00 零元整
0.01 壹分
0.05 伍分
0.10 壹角整
0.11 壹角壹分
0.50 伍角整
0.99 玖角玖分
1.00 壹元整
1.01 壹元零壹分
1.10 壹元壹角整
1.11 壹元壹角壹分
2.00 贰元整
3.07 叁元零柒分
4.40 肆元肆角整
5.55 伍元伍角伍分
6.06 陆元零陆分
7.70 柒元柒角整
8.88 捌元捌角捌分
9.99 玖元玖角玖分
10.00 壹拾元整
10.01 壹拾元零壹分
10.05 壹拾元零伍分
10.10 壹拾元壹角整
10.50 壹拾元伍角整
11.00 壹拾壹元整
15.00 壹拾伍元整
19.90 壹拾玖元玖角整
20.00 贰拾元整
20.02 贰拾元零贰分
21.00 贰拾壹元整
30.00 叁拾元整
31.00 叁拾壹元整
80.00 捌拾元整
85.00 捌拾伍元整
99.99 玖拾玖元玖角玖分
100.00 壹佰元整
100.01 壹佰元零壹分
101.00 壹佰零壹元整
110.00 壹佰壹拾元整
111.11 壹佰壹拾壹元壹角壹分
116.00 壹佰壹拾陆元整
180.00 壹佰捌拾元整
205.00 贰佰零伍元整
220.00 贰佰贰拾元整
260.00 贰佰陆拾元整
296.00 贰佰玖拾陆元整
325.04 叁佰贰拾伍元零肆分
355.50 叁佰伍拾伍元伍角整
480.00 肆佰捌拾元整
980.00 玖佰捌拾元整
999.00 玖佰玖拾玖元整
1000.00 壹仟元整
1000.01 壹仟元零壹分
1000.10 壹仟元壹角整
1001.00 壹仟零壹元整
1005.00 壹仟零伍元整
1010.00 壹仟零壹拾元整
1080.00 壹仟零捌拾元整
1100.00 壹仟壹佰元整
1101.00 壹仟壹佰零壹元整
1110.00 壹仟壹佰壹拾元整
1234.50 壹仟贰佰叁拾肆元伍角整
1409.50 壹仟肆佰零玖元伍角整
1680.32 壹仟陆佰捌拾元叁角贰分
2009.00 贰仟零玖元整
6007.14 陆仟零柒元壹角肆分
10000.00 壹万元整
10001.00 壹万零壹元整
10010.00 壹万零壹拾元整
10100.00 壹万零壹佰元整
11000.00 壹万壹仟元整
10000.01 壹万元零壹分
16409.02 壹万陆仟肆佰零玖元零贰分
50050.00 伍万零伍拾元整
100000.00 壹拾万元整
100000.01 壹拾万元零壹分
100001.00 壹拾万零壹元整
101000.00 壹拾万壹仟元整
100100.00 壹拾万零壹佰元整
107000.53 壹拾万柒仟元伍角叁分
120000.00 壹拾贰万元整
110011.00 壹拾壹万零壹拾壹元整
1000000.00 壹佰万元整
1000100.00 壹佰万零壹佰元整
1001000.00 壹佰万壹仟元整
1010000.00 壹佰零壹万元整
1000000.10 壹佰万元壹角整
10000000.00 壹仟万元整
10010000.00 壹仟零壹万元整
10010001.10 壹仟零壹万零壹元壹角整
10101010.10 壹仟零壹拾万壹仟零壹拾元壹角整
20000002.00 贰仟万零贰元整
100000000.00 壹亿元整
100000005.00 壹亿零伍元整
100001000.00 壹亿零壹仟元整
100010000.00 壹亿零壹万元整
110000000.00 壹亿壹仟万元整
101000000.00 壹亿零壹佰万元整
1050000000.00 壹拾亿零伍仟万元整
1000000000.00 壹拾亿元整
12345678901.23 壹佰贰拾叁亿肆仟伍佰陆拾柒万捌仟玖佰零壹元贰角叁分
999999999999.99 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分
"""
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
    assert len(known) + len(back) >= 200


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
