"""``make soak``: every long suite belongs to a kind, its parts add up, and one line says what came of it."""

import importlib.util
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from soaking import KINDS, Kind

ROOT = Path(__file__).parents[1]
KIND = Kind("power", "faults/test_power.py::test_it", 200, 25)


@pytest.fixture(scope="module")
def soak() -> ModuleType:
    spec = importlib.util.spec_from_file_location("soak", ROOT / "tools/soak.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_long_suite_is_run_and_there(soak: ModuleType) -> None:  # R1 R2 R3
    marked = {
        f"{path.relative_to(ROOT / 'tests')}::{name}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^@pytest\.mark\.soak\n(?:@.*\n)*def (\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    assert marked == {kind.test for kind in KINDS.values()}
    wanted = {"stateful": 10_000, "kills": 1_000, "power": 200, "server": 200, "sheets": 10_000}
    assert {name: KINDS[name].runs for name in wanted} == wanted


@pytest.mark.parametrize("runs", [None, 1, 50, 10_001])
def test_the_parts_add_up_and_have_seeds_of_their_own(runs: int | None) -> None:
    for kind in KINDS.values():
        parts = kind.parts(runs, 3)
        assert sum(part.runs for part in parts) == min(runs or kind.runs, kind.most)
        assert len({part.seed for part in parts}) == len(parts) == parts[-1].number + 1
        assert kind.parts(runs, 4)[0].seed not in {part.seed for part in parts}


def said(soak: ModuleType, tmp_path: Path, lines: Sequence[str]) -> str:
    """The summary of a run of which pytest said these lines."""
    told = soak.Told(KIND, KIND.parts(), "SEED=1")
    asked: list[Sequence[str]] = []

    def pytest_said(nodes: Sequence[str], _environment: dict[str, str]) -> Iterator[str]:
        asked.append(nodes)
        yield from lines

    soak.run(told, told.parts, {}, tmp_path / "done", pytest_said)
    assert len(asked[0]) == 8 and asked[0][7] == "tests/faults/test_power.py::test_it[7]"
    assert told.sound == (len(told.passed) == 8)
    return re.sub(r"\d+ min \d\d s", "0 min 00 s", told.line())


def line(word: str, number: int) -> str:
    return f"[gw0] [ 12%] {word} tests/faults/test_power.py::test_it[{number}] \n"


def test_one_line_says_what_came_of_a_kind(soak: ModuleType, tmp_path: Path) -> None:
    whole = [line("PASSED", number) for number in range(8)]
    assert said(soak, tmp_path, ["bringing up nodes...\n", *whole]) == "power: 200 runs, 0 failures, SEED=1, 0 min 00 s"
    failed = said(soak, tmp_path, [*whole[:3], line("FAILED", 3), line("ERROR", 3), *whole[4:]])
    assert failed.startswith("power: 200 runs, 1 failures, SEED=1, ")
    assert failed.endswith("(make soak ONLY=power SEED=1 PART=3)")
    stopped = said(soak, tmp_path, whole[:2])
    assert stopped.startswith("power: 50 of 200 runs, 0 failures, ") and stopped.endswith(
        "(make soak ONLY=power SEED=1 RESUME=1)"
    )


def test_what_was_sound_is_left_out_when_it_goes_on(soak: ModuleType, tmp_path: Path) -> None:
    said(soak, tmp_path, [line("PASSED", 0), line("FAILED", 1), line("PASSED", 2)])
    done = tmp_path / "done"
    assert len([json.loads(text) for text in done.read_text().splitlines()]) == 3
    assert soak.sound_before(done, KIND) == {(0, 25, 10_000), (2, 25, 10_002)}
    assert soak.sound_before(done, KINDS["server"]) == set() == soak.sound_before(tmp_path / "none", KIND)


def test_an_unknown_kind_is_said_with_those_there_are(soak: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        soak.main(["--only", "stateful,rain"])
    assert "no such kind: rain" in capsys.readouterr().err
