"""The settings of this computer survive a broken file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fieldtech.settings import Settings, load_settings, save_settings


def test_a_new_computer_has_the_defaults(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert settings.time_zone.key == "Asia/Shanghai"


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = replace(Settings(), language="en", theme="dark", zone="Europe/Berlin", printer_offset_x=-12)
    save_settings(path, settings)
    assert load_settings(path) == settings
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("broken", [b"{", b"[]", b"\xff\xfe", b"", b"3"])
def test_a_broken_file_is_kept_aside(tmp_path: Path, broken: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(broken)
    assert load_settings(path) == Settings()
    assert (tmp_path / "settings.broken.json").read_bytes() == broken
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("theme", 3),
        ("zone", "Asia/Atlantis"),
        ("zone", "../etc/passwd"),
        ("printer_offset_x", "5"),
        ("printer_offset_x", True),
        ("unheard_of", "x"),
    ],
)
def test_a_senseless_value_gives_its_default_and_the_others_hold(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"last_login": "wang.jg", name: value}))
    assert load_settings(path) == replace(Settings(), last_login="wang.jg")
