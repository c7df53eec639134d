"""The titles of orders: stored in Chinese, of an install its task, of a repair its symptoms; read in any language."""

import re
from collections.abc import Mapping
from functools import cache

from fieldtech.model.choices import INSTALL_TASKS
from fieldtech.words import word

STORED = "zh_CN"


def title_text(task: str, count: int, model: str, lang: str = STORED) -> str:
    """The task with its number of vehicles and the model, as lists show the order."""
    return word("install.title", lang, task=_task(task, lang), count=str(count), model=model).strip()


def in_language(title: str, lang: str) -> str:
    """The stored title of an install order in a language; any other title as it is."""
    found = _form().fullmatch(title) if lang != STORED else None
    return title_text(_tasks()[found[1]], int(found[2]), found[3], lang) if found else title


def title_in(title: str, lang: str, symptoms: Mapping[str, str]) -> str:
    """The stored title of any order in a language; ``symptoms`` are the English names by the stored ones."""
    if lang == STORED:
        return title
    if (told := in_language(title, lang)) != title:
        return capital(told)
    return capital(", ".join(symptoms.get(part, part) for part in title.split("、")))


def capital(text: str) -> str:
    """The catalogue is written small; a line of its own begins large."""
    return text[:1].upper() + text[1:]


def _task(task: str, lang: str) -> str:
    return word(f"choice.install_task.{task}", lang)


@cache
def _tasks() -> dict[str, str]:
    return {_task(task, STORED): task for task in INSTALL_TASKS}


@cache
def _form() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(map(re.escape, _tasks()))}) ([0-9]+) 台 ?(.*)")
