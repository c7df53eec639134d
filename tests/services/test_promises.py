"""A promise that cannot be kept any more is not written down; one on a paper form of yesterday is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import stories
from fieldtech.errors import Invalid
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint

HOUR = timedelta(hours=1)


@pytest.fixture
def office(prepared: Prepared, tmp_path: Path) -> Workplace:
    workplace = prepared.demo(tmp_path / "data")
    act_as(workplace, "zhoumin")
    return workplace


def refused(workplace: Workplace, *, promised: timedelta, number: str = "") -> set[tuple[str, str]]:
    """What is said when this time after the call is promised, two hours after it."""
    call = stories.intake()
    assert call.at is not None
    before = fingerprint(workplace)
    with pytest.raises(Invalid) as refusal:
        workplace.repairs.register(replace(call, promised_at=call.at + promised), number=number)
    assert fingerprint(workplace) == before
    return {(p.field, p.code) for p in refusal.value.problems}


def test_a_promise_of_the_past_is_refused(office: Workplace) -> None:  # F12
    stories.later(office, 120)
    assert refused(office, promised=HOUR) == {("promised_at", "promise_passed")}
    assert refused(office, promised=-HOUR) == {("promised_at", "promised_in_past")}
    assert refused(office, promised=-HOUR, number="WX-TJ01-20261118-009") == {("promised_at", "promised_in_past")}


def test_a_paper_form_is_keyed_in_as_it_was(office: Workplace) -> None:
    call = stories.intake()
    assert call.at is not None
    stories.later(office, 120)
    kept = replace(call, promised_at=call.at + HOUR)
    number = "WX-TJ01-20261118-009"
    change = office.repairs.register(kept, number=number)
    assert change.number == number
    office.repairs.note(change.id, replace(kept, text="更正"))
    with pytest.raises(Invalid, match="promise_passed"):
        office.repairs.note(change.id, replace(kept, promised_at=call.at + HOUR * 1.5))


@pytest.mark.parametrize(
    ("change", "field"),
    [({"symptoms": ("XX",)}, "symptoms"), ({"symptoms": ("S02", "S02")}, "symptoms"), ({"model": "NOPE"}, "model")],
)
def test_what_the_catalogue_does_not_know_is_refused(
    prepared: Prepared, tmp_path: Path, change: dict[str, object], field: str
) -> None:
    # F07: a call names symptoms and a model of the catalogue, each symptom once
    workplace = prepared.demo(tmp_path / "known")
    act_as(workplace, "zhoumin")
    with pytest.raises(Invalid) as refusal:
        workplace.repairs.register(replace(stories.intake(), **change))  # type: ignore[arg-type]
    assert [(p.field, p.code) for p in refusal.value.problems] == [(field, "unknown_choice")]
    workplace.close()
