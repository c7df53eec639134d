"""The log holds codes and ids, not people."""

import ast
import logging
from pathlib import Path

import pytest

import fieldtech
from fieldtech.logs import mask, start_log, stop_log

ID = "0198f0a2-7c1e-7d30-8a4b-2f1e9c0d1234"


@pytest.mark.parametrize(
    "secret",
    ["13800138000", "138 0013 8000", "+86-138-0013-8000", "860123456789012", "ma.jun@example.com", "王建国", "粤"],
)
def test_what_identifies_a_person_is_masked(secret: str) -> None:
    # P38
    assert secret not in mask(f"saving failed: {secret}, code disk_full")
    assert "disk_full" in mask(f"saving failed: {secret}, code disk_full")


def test_ids_and_short_numbers_stay() -> None:
    assert mask(f"order {ID} step 12 took 123456 us") == f"order {ID} step 12 took 123456 us"


def test_the_file_is_masked_in_messages_arguments_and_tracebacks(tmp_path: Path) -> None:
    # P38
    handler = start_log(tmp_path / "logs")
    try:
        log = logging.getLogger("fieldtech.test")
        log.info("called %s", "13800138000")
        try:
            raise ValueError("phone 13900139000 of 马军")
        except ValueError:
            log.exception("step failed order=%s", ID)
    finally:
        stop_log(handler)
    written = (tmp_path / "logs" / "fieldtech.log").read_text(encoding="utf-8")
    assert "13800138000" not in written
    assert "13900139000" not in written
    assert "马军" not in written
    assert ID in written
    assert "ValueError" in written
    assert written.startswith("20")


def test_the_log_is_rotated(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    try:
        for _ in range(1200):
            logging.getLogger("fieldtech.test").info("x" * 1000)
    finally:
        stop_log(handler)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fieldtech.log", "fieldtech.log.1"]
    assert all(file.stat().st_size <= 1_000_000 for file in tmp_path.iterdir())


PERSONAL = {"name", "phone", "text", "address", "contact", "caller", "body", "email", "pin", "passphrase", "plate"}


def test_no_log_call_names_a_personal_field() -> None:
    # P38: log only codes and ids; the mask cannot know names
    offences = [
        f"{path.name}:{call.lineno}"
        for path in Path(fieldtech.__file__).parent.rglob("*.py")
        for call in _log_calls(ast.parse(path.read_text(encoding="utf-8")))
        if _names(call) & PERSONAL
    ]
    assert offences == []


def test_the_search_for_offences_finds_one() -> None:
    calls = _log_calls(ast.parse("log.info('saved %s', customer.phone)\n_log.error(f'{name}')\nprint(name)"))
    assert [bool(_names(call) & PERSONAL) for call in calls] == [True, True]


def _log_calls(tree: ast.AST) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("debug", "info", "warning", "error", "exception", "critical")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id.strip("_").lower() in ("log", "logger", "logging")
    ]


def _names(call: ast.Call) -> set[str]:
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    nodes = [node for argument in arguments for node in ast.walk(argument)]
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    variables = {node.id for node in nodes if isinstance(node, ast.Name)}
    return attributes | (variables - {"text", "body"})  # as variables these are too general to mean a person
