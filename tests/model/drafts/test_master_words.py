"""Every field, choice and problem of the master lists has words in both languages."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import fieldtech
from fieldtech.model.drafts.masters import MasterDraft
from fieldtech.model.people import ROLES
from fieldtech.services.masters.kinds import KINDS
from fieldtech.words import known

SOURCES = Path(fieldtech.__file__).parent
ELSEWHERE = {"plate_colour": "plate_colour", "level": "choice.action_level", "status": "choice.day_status"}
PLAIN = {"protocol"}  # 2011, 2013, 2019: the same in every language


@pytest.mark.parametrize("name", KINDS)
def test_a_list_and_its_fields_have_words(name: str) -> None:
    draft = KINDS[name].draft
    wanted = {f"master.{name}", *(f"field.{part.name}" for part in fields(draft))}
    assert {code for code in wanted if not known(code)} == set()


@pytest.mark.parametrize("draft", [kind.draft for kind in KINDS.values()], ids=list(KINDS))
def test_every_choice_has_a_word(draft: type[MasterDraft]) -> None:
    groups = {name: ELSEWHERE.get(name, f"choice.{name}") for name in draft.choices if name not in PLAIN}
    groups = {name: "role" if draft.choices[name] == ROLES else group for name, group in groups.items()}
    wanted = {f"{group}.{code}" for name, group in groups.items() for code in draft.choices[name]}
    assert {code for code in wanted if not known(code)} == set()


def test_every_problem_has_a_sentence() -> None:
    places = ("model/drafts/masters", "services/masters", "services/imports")
    files = [path for place in places for path in (SOURCES / place).glob("*.py")]
    files += [SOURCES / "services" / name for name in ("pins.py", "custody_check.py")]
    said = re.compile(r'(?:Problem\([^,()]+, |BadCell\(|CustodyFault\(|NotFound\(|Forbidden\()"([a-z_]+)"')
    codes = {code for path in files for code in said.findall(path.read_text("utf-8"))}
    codes |= {code for kind in KINDS.values() for code in kind.unique.values()}
    assert len(codes) > 50
    assert {code for code in codes if not known(f"problem.{code}")} == set()
