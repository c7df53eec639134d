"""Coming in: PIN, back-off that outlives a restart, the access log, and nothing of people in the log file."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import Forbidden, Invalid
from fieldtech.logs import start_log, stop_log
from fieldtech.model.people import AccessLog, User
from fieldtech.services.access import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT
from fieldtech.services.workplace import Workplace
from prepared import Prepared, act_as, fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def office(prepared: Prepared, folder: Path) -> Workplace:
    return prepared.demo(folder)


def wrong(workplace: Workplace, login: str = "wulei", times: int = 1) -> list[str]:
    codes = []
    for _ in range(times):
        with pytest.raises(Forbidden) as refusal:
            workplace.access.sign_in(login, "9999")
        codes.append(refusal.value.code)
    return codes


def log_of(workplace: Workplace) -> list[tuple[str, str]]:
    with workplace.context.reading() as session:
        rows = session.scalars(select(AccessLog).order_by(AccessLog.id)).all()
    return [(row.login, row.what) for row in rows]


def test_the_right_pin_opens_and_is_logged(office: Workplace) -> None:  # P39
    person = office.access.sign_in("wulei", "0000")
    assert (person.login, person.role, office.access.person) == ("wulei", "TE", person)
    assert log_of(office)[-1] == ("wulei", "sign_in")
    office.access.sign_out()
    assert office.access.person is None


def test_wrong_pins_make_one_wait_longer_and_longer(office: Workplace) -> None:  # P39
    assert wrong(office, times=FREE_TRIES) == ["wrong_pin"] * FREE_TRIES
    clock, wait = stories.clock_of(office), FIRST_WAIT
    for _ in range(4):
        with pytest.raises(Forbidden) as refusal:
            office.access.sign_in("wulei", "0000")
        assert (refusal.value.code, refusal.value.params) == (
            "wait_before_pin",
            {"seconds": str(round(wait.total_seconds()))},
        )
        clock.advance(wait)
        assert wrong(office) == ["wrong_pin"]
        wait = min(wait * 2, LONGEST_WAIT)
    clock.advance(wait)
    assert office.access.sign_in("wulei", "0000").login == "wulei"
    assert wrong(office, times=2) == ["wrong_pin"] * 2, "a right PIN wipes the slate"


def test_the_wait_outlives_a_restart(office: Workplace, folder: Path) -> None:  # P39
    wrong(office, times=FREE_TRIES)
    now = office.context.now()
    office.close()
    again = Workplace.open(folder, clock=FixedClock(now), zone=stories.ZONE, demo=True)
    assert wrong(again) == ["wait_before_pin"]


def test_a_clock_set_back_locks_nobody_out(office: Workplace) -> None:  # P39
    clock = stories.clock_of(office)
    clock.advance(timedelta(days=1500))
    wrong(office, times=FREE_TRIES)
    clock.advance(timedelta(days=-1500))
    with pytest.raises(Forbidden) as refusal:
        office.access.sign_in("wulei", "0000")
    assert refusal.value.params == {"seconds": str(round(LONGEST_WAIT.total_seconds()))}
    clock.advance(LONGEST_WAIT)
    assert office.access.sign_in("wulei", "0000").login == "wulei"


def test_the_wait_is_of_one_person_only(office: Workplace) -> None:
    wrong(office, times=FREE_TRIES)
    assert office.access.sign_in("sunli", "0000").login == "sunli"


def test_a_clock_set_far_back_does_not_lock_for_ever(office: Workplace) -> None:
    """The wait is said in seconds; it never grows beyond the longest one but by the clock's own fault."""
    wrong(office, times=FREE_TRIES)
    stories.clock_of(office).advance(FIRST_WAIT)
    assert office.access.sign_in("wulei", "0000").login == "wulei"


@pytest.mark.parametrize("login", ["nobody", "haitong", "wangqian", ""])
def test_unknown_people_and_those_without_login_get_the_same_answer(login: str, office: Workplace) -> None:  # P39
    assert wrong(office, login) == ["wrong_pin"]
    with pytest.raises(Forbidden, match="wrong_pin"):
        office.access.sign_in(login, "0000")


def test_who_has_left_cannot_come_in(office: Workplace) -> None:  # P39
    with office.context.transaction() as session:
        session.scalars(select(User).where(User.login == "wulei")).one().active = False
        office.context.op(session, "test", "users", "x", {})
    assert "wulei" not in [row.login for row in office.access.people()]
    with pytest.raises(Forbidden, match="wrong_pin"):
        office.access.sign_in("wulei", "0000")


def test_a_pin_of_ones_own(office: Workplace) -> None:  # P39
    office.access.sign_in("wulei", "0000")
    with pytest.raises(Forbidden, match="wrong_pin"):
        office.access.change_pin("9999", "2580")
    for weak in ("12", "abcd", "1111", "1234567890123"):
        with pytest.raises(Invalid):
            office.access.change_pin("0000", weak)
    office.access.change_pin("0000", "2580")
    assert wrong(office) == ["wrong_pin"]
    assert office.access.sign_in("wulei", "2580").login == "wulei"


def test_the_laptop_comes_back_from_the_customer(office: Workplace) -> None:
    office.access.sign_in("wulei", "0000")
    with pytest.raises(Forbidden, match="wrong_pin"):
        office.access.check("9999")
    office.access.check("0000")


def test_opening_an_order_is_logged_once_a_sitting_writing_a_sheet_each_time(  # P39
    prepared: Prepared, folder: Path
) -> None:
    workplace, order = prepared.open("sealed", folder)
    before = len(log_of(workplace))
    act_as(workplace, "jianghua")
    for _ in range(3):
        workplace.orders.view(order)
    for _ in range(2):
        workplace.sheets.write(order)
    assert log_of(workplace)[before:] == [("jianghua", "order"), *[("jianghua", "sheet_service")] * 2]
    workplace.access.sign_in("sunli", "0000")
    workplace.orders.view(order)
    assert log_of(workplace)[-1] == ("sunli", "order")


def test_the_log_file_says_nothing_of_people(prepared: Prepared, folder: Path, tmp_path: Path) -> None:  # P38
    handler = start_log(tmp_path / "logs", level=0)
    try:
        workplace, order = prepared.open("ready_to_seal", folder)
        act_as(workplace, "wulei")
        workplace.repairs.do(order, "sign_off")
        workplace.sheets.verify(workplace.sheets.write(order).path)
        with pytest.raises(Forbidden):
            workplace.access.sign_in("wulei", "135790")
        stories.clock_of(workplace).advance(timedelta(minutes=1))
        workplace.close()
    finally:
        stop_log(handler)
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "logs").glob("*"))
    for personal in ("马骏", "18912345671", "津C8R071", "大港路", "135790", stories.NEW_SIM, "860123040500844"):
        assert personal not in written


@pytest.mark.parametrize(
    ("values", "code"), [({"active": False}, "retired_meanwhile"), ({"role": "TE"}, "role_changed")]
)
def test_whoever_was_retired_or_demoted_writes_nothing_more(  # P39
    office: Workplace, values: dict[str, object], code: str
) -> None:
    office.access.sign_in("zhoumin", "0000")
    with office.context.database.transaction() as session:  # as synchronising brings it
        session.execute(update(User).where(User.login == "zhoumin").values(**values))
        office.context.op(session, "test", "users", "", {})
    before = fingerprint(office)
    with pytest.raises(Forbidden) as refusal:
        office.repairs.register(stories.intake())
    assert refusal.value.code == code
    assert fingerprint(office) == before
    assert office.access.sign_in("sunli", "0000").login == "sunli", "the next one may come in"


@pytest.mark.parametrize(("login", "pin"), [("\udcff", "0000"), ("wulei\0", "0000"), ("wulei", "\udcff")])
def test_half_characters_are_a_wrong_pin_like_any_other(office: Workplace, login: str, pin: str) -> None:
    with pytest.raises(Forbidden) as refusal:
        office.access.sign_in(login, pin)
    assert refusal.value.code == "wrong_pin"


def test_a_login_nobody_can_have_is_not_remembered(office: Workplace) -> None:
    before = fingerprint(office)
    assert wrong(office, "x" * 100_000) == ["wrong_pin"]
    assert fingerprint(office) == before
