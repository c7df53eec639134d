"""Finding what was meant: all letters in order, beginnings of words first."""


def score(needle: str, text: str) -> int:
    """How well ``text`` answers ``needle``; 0 means not at all, higher is better."""
    wanted, given = needle.casefold().replace(" ", ""), text.casefold()
    if not wanted:
        return 1
    whole = given.find(needle.casefold().strip())
    if whole >= 0:
        return 1000 - min(whole, 500) + (200 if _starts_word(given, whole) else 0)
    return _scattered(wanted, given)


def _scattered(wanted: str, given: str) -> int:
    points, at, last = 0, -1, -2
    for letter in wanted:
        at = given.find(letter, at + 1)
        if at < 0:
            return 0
        points += 3 if at == last + 1 else 0
        points += 5 if _starts_word(given, at) else 0
        last = at
    return 1 + points


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
