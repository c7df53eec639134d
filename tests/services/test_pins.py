"""PINs: kept as hashes, checked quickly, not guessable from the shape."""

import time

import pytest

from fieldtech.errors import Invalid
from fieldtech.services.pins import check_pin, hash_pin, pin_problem


def test_only_the_right_pin_fits() -> None:  # P39
    kept = hash_pin("2580")
    assert kept.startswith("$argon2id$")
    assert check_pin(kept, "2580")
    assert not check_pin(kept, "2581")


def test_the_same_pin_is_never_kept_alike() -> None:
    assert hash_pin("2580") != hash_pin("2580")


@pytest.mark.parametrize("kept", ["", "no hash at all", "$argon2id$broken"])
def test_without_a_hash_every_pin_is_wrong(kept: str) -> None:
    assert not check_pin(kept, "2580")
    assert not check_pin(kept, "")


def test_a_check_is_quick() -> None:
    kept = hash_pin("2580")
    check_pin(kept, "2580")
    start = time.perf_counter()
    check_pin(kept, "2580")
    assert time.perf_counter() - start < 0.25  # 0.1 s on an idle laptop


@pytest.mark.parametrize(
    ("pin", "code"),
    [("123", "pin_shape"), ("1234567890123", "pin_shape"), ("12a4", "pin_shape"), ("１２３４", "pin_shape"),
     ("0000", "pin_too_simple")],
)  # fmt: skip
def test_weak_pins(pin: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        pin_problem(pin)
    assert refused.value.problems[0].code == code


def test_a_usual_pin_is_accepted() -> None:
    pin_problem("2580")
