"""Amounts in words: 人民币大写 by 《支付结算办法》 annex 1, and English as on a cheque (B29, forms 2.8).

Annex 1: 整 after 元, none after 分; one 零 for a run of zeros inside, and before 分 where there is no 角. Where it
leaves 零 open (no 元 but 角, no 万 but 仟) none is written; after 角, where 整 may stand or not, it stands. A printed
amount so has one wording only. 负 stands before a reversal.
"""

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_THOUSANDS = ("", " thousand", " million", " billion")
_LIMIT = 10**14  # cents: twelve digits before the point, as on a bank form


def in_words(cents: int) -> str:
    """人民币大写: 整 after 元 and after 角, none after 分; 负 before a refund; ValueError from 10^12 yuan on."""
    if abs(cents) >= _LIMIT:
        raise ValueError("the amount is too large to be put in words")
    yuan, rest = divmod(abs(cents), 100)
    jiao, fen = divmod(rest, 10)
    words = _whole(yuan) + "元" if yuan or not rest else ""
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif fen and yuan:
        words += "零"
    words += _DIGITS[fen] + "分" if fen else "整"
    return ("负" if cents < 0 else "") + words


def _whole(number: int) -> str:
    """Groups of four digits; one 零 for any run of zeros that is followed by something, but see the 万 above."""
    words, gap = "", False
    for place in (2, 1, 0):
        group = number // 10 ** (4 * place) % 10_000
        if group:
            words += ("零" if words and (gap or group < 1000) else "") + _group(group) + _GROUPS[place]
        gap = not group or (place == 2 and group % 10 == 0)
    return words or _DIGITS[0]


def _group(number: int) -> str:
    words, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + _PLACES[place]
        zero = not digit
    return words


def in_english(cents: int) -> str:
    """``One thousand two hundred and thirty-four yuan and 50 fen``; ``Minus`` before a refund; ValueError as above."""
    if abs(cents) >= _LIMIT:
        raise ValueError("the amount is too large to be put in words")
    yuan, fen = divmod(abs(cents), 100)
    words = f"{'minus ' if cents < 0 else ''}{_english(yuan)} yuan" + (f" and {fen} fen" if fen else " only")
    return words[0].upper() + words[1:]


def _english(number: int) -> str:
    """Groups of three digits; an "and" before what is left below a hundred."""
    if number < 100:
        return _below_hundred(number)
    parts: list[str] = []
    for place in (3, 2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            last = place == 0 and parts and group < 100
            parts.append(("and " if last else "") + _below_thousand(group) + _THOUSANDS[place])
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    return f"{_ONES[hundreds]} hundred" + (f" and {_below_hundred(rest)}" if rest else "")


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
