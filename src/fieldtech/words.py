"""The bilingual vocabulary of the trade: states, choices and problem sentences, in Chinese and English.

The files ``resources/words/*.csv`` have the columns ``code,zh,en``. They serve the window, the sheets and
the commands alike, so the hub and the commands need no Qt. Text that belongs to a window alone (button
labels, titles, help) is translated by Qt instead.
"""

import csv
import errno
from functools import cache

from fieldtech.paths import resources

LANGUAGES = ("zh_CN", "en")
_SEVERAL = ("items", "numbers", "orders", "names", "kinds", "files", "expected", "visits", "rows", "units")
"""Parts of a sentence that name several things, one behind the other as in English."""


@cache
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for path in sorted((resources() / "words").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                table[row["code"]] = (row["zh"], row["en"])
    return table


def known(code: str) -> bool:
    """Whether the vocabulary has this code."""
    return code in _table()


def word(code: str, language: str, **params: str) -> str:
    """The word or sentence for ``code`` in ``zh_CN`` or ``en``, with ``{name}`` filled from ``params``.

    ``{name:item|items}`` is the first of the two for one, the second for any other number.
    An unknown code is shown as it is, so that nothing disappears; a test keeps the vocabulary complete.
    """
    entry = _table().get(code)
    if entry is None:
        return code
    text = entry[0] if language.startswith("zh") else entry[1]
    return text.format_map(_Lenient(params)) if "{" in text else text


def of_kind(code: str, kind: str, language: str) -> str:
    """The word for ``code``; orders of some kinds have one of their own (``<code>.<kind>``)."""
    own = f"{code}.{kind}"
    return word(own if known(own) else code, language)


def sentence(code: str, language: str, **params: str) -> str:
    """The sentence for a problem or error code: what is wrong and what to do; a role is said by its name.

    So is why the system refused (``os_reason``).
    """
    if "role" in params and known(name := f"role.{params['role']}"):
        params["role"] = word(name, language)
    for said in ("reason", "detail"):
        if known(name := f"errno.{params.get(said)}"):
            params[said] = word(name, language)
    if language.startswith("zh"):
        params |= {name: params[name].replace(", ", "、") for name in _SEVERAL if name in params}
    return word(f"problem.{code}", language, **params)


def os_reason(error: OSError) -> str:
    """Why the system refused: a name that ``sentence`` has words for, else what the system says in its own."""
    name = errno.errorcode.get(error.errno or 0, "")
    return name if known(f"errno.{name}") else error.strerror or str(error)


class _Lenient(dict[str, str]):
    def __getitem__(self, key: str) -> str:
        return _Value(super().__getitem__(key))

    def __missing__(self, key: str) -> str:
        return "…"


class _Value(str):
    def __format__(self, form: str) -> str:
        one, bar, several = form.partition("|")
        return (one if self == "1" else several) if bar else super().__format__(form)
