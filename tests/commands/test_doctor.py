"""``fieldtech doctor`` finds each kind of damage and says it in words; a sound folder is told to be sound."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from test_commands import Office

import stories
from fieldtech.clock import FixedClock
from fieldtech.errors import MachineError
from fieldtech.paths import resources
from fieldtech.services.health import FONT_SUMS, Examination
from fieldtech.services.workplace import Workplace
from fieldtech.store.triggers import drop_triggers
from prepared import Prepared, act_as

PICTURE = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"
CHECKS = ["database", "foreign_keys", "custody", "outbox", "seals", "files", "fonts", "key"]


@pytest.fixture(scope="module")
def sound(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a sealed order with a photo and a sheet."""
    folder = tmp_path_factory.mktemp("sound") / "data"
    workplace, order = prepared.open("ready_to_seal", folder)
    act_as(workplace, "wulei")
    workplace.photos.add(order, "plate", PICTURE.read_bytes())
    for who in ("customer", "technician"):
        workplace.repairs.note(order, stories.ink(who), who)
    workplace.repairs.do(order, "sign_off")
    workplace.sheets.write(order)
    workplace.close()
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "data"))


def opened(folder: Path) -> Workplace:
    return Workplace.open(folder, clock=FixedClock(stories.CALL), zone=stories.ZONE, demo=True)


def sql(*statements: str) -> Callable[[Path], None]:
    """Somebody with the key and a database browser."""

    def run(folder: Path) -> None:
        workplace = opened(folder)
        with workplace.context.database.restructuring() as connection:
            drop_triggers(connection)
            connection.execute(text("PRAGMA foreign_keys = OFF"))
            for statement in statements:
                assert connection.execute(text(statement)).rowcount, statement
        workplace.close()

    return run


def blobs(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "blobs").rglob("*") if path.is_file())


def a_blob_is_gone(folder: Path) -> None:
    blobs(folder)[0].unlink()


def a_blob_is_another(folder: Path) -> None:
    """A photo in place of another, properly encrypted: only its hash tells."""
    one, other = blobs(folder)[:2]
    one.write_bytes(other.read_bytes())


DAMAGE: dict[str, tuple[Callable[[Path], None], str, str, str]] = {
    "reference": (
        sql("UPDATE vehicles SET customer_id = x'00112233445566778899aabbccddeeff' WHERE plate = '津C8R071'"),
        "foreign_keys", "引用的", "points to a row",
    ),
    "custody": (
        sql("UPDATE terminals SET state = 'in_stock' WHERE number = 'BXA0012'"),
        "custody", "BXA0012", "BXA0012",
    ),
    "an operation taken out": (
        sql("DELETE FROM outbox WHERE dev_seq = 3"), "outbox", "3 至 3 缺失", "3 to 3 are missing",
    ),
    "the last operations cut off": (
        sql("DELETE FROM outbox WHERE dev_seq > 40"), "outbox", "最后的操作缺失", "last operations are missing",
    ),
    "a row behind a seal": (
        sql("UPDATE entries SET by = 'zhaoqiang' WHERE kind = 'diagnosis'"),
        "seals", "封存后的数据被改动", "edited after",
    ),
    "a sealed record": (
        sql("UPDATE sealed_records SET record = replace(record, 'BXA0012', 'BXA0099')"),
        "seals", "封存后的数据被改动", "edited after",
    ),
    "a seal taken away": (sql("DELETE FROM sealed_records"), "seals", "封存记录不在", "is not there"),
    "a file gone": (a_blob_is_gone, "files", "文件不在", "A file is not there"),
    "a file exchanged": (a_blob_is_another, "files", "损坏或被替换", "damaged or was replaced"),
    "keys that do not belong together": (
        sql("UPDATE devices SET public_key = randomblob(32) WHERE is_this"), "key", "签名密钥", "signing keys",
    ),
    "keys gone": (sql("UPDATE devices SET seal_key = NULL WHERE is_this"), "key", "签名密钥", "signing keys"),
    "a column and a table gone": (
        sql("ALTER TABLE terminals RENAME COLUMN imei TO imei2", "DROP TABLE sync_sums"),
        "custody", "结构与程序不符：sync_sums", "does not fit the program: sync_sums",
    ),
}  # fmt: skip


def test_a_sound_folder_is_sound(folder: Path) -> None:  # B41
    for lang, well in (("zh_CN", "一切正常"), ("en", "All is well")):
        said = Office(folder).run("doctor", user="", pin=None, lang=lang)
        assert (said.code, said.err) == (0, "") and well in said.out
        assert said.out.count("✓") == len(CHECKS)
    answer = Office(folder).run("doctor", "--json", user="", pin=None).json()
    assert isinstance(answer, list)
    assert [row["name"] for row in answer] == CHECKS
    looked_at = {row["name"]: row["looked_at"] for row in answer}
    assert looked_at["seals"] == 1 and looked_at["files"] >= 3 and looked_at["outbox"] > 40


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_said(what: str, folder: Path) -> None:  # B25 B41
    damage, check, chinese, english = DAMAGE[what]
    damage(folder)
    for lang, wanted in (("zh_CN", chinese), ("en", english)):
        said = Office(folder).run("doctor", user="", pin=None, lang=lang)
        assert said.code == 1 and "Traceback" not in said.err
        assert wanted in said.out, said.out
    answer = Office(folder).run("doctor", "--json", user="", pin=None, lang="en").json()
    assert isinstance(answer, list)
    ill = {row["name"]: row["faults"] for row in answer if not row["ok"]}
    assert check in ill and all(fault["says"] for faults in ill.values() for fault in faults)


def test_damaged_pages_of_the_database(folder: Path) -> None:  # B41
    path = folder / "fieldtech.db"
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data) - 4096, 4096):
        data[place + 100 : place + 200] = bytes(100)
    path.write_bytes(data)
    said = Office(folder).run("doctor", user="", pin=None, lang="en")
    assert said.code == 1 and "Traceback" not in said.err
    assert "damaged" in said.out + said.err


@pytest.mark.parametrize("how", ["changed", "gone", "no list"])
def test_a_damaged_font(how: str, folder: Path, tmp_path: Path) -> None:
    fonts = Path(shutil.copytree(resources() / "fonts", tmp_path / "fonts"))
    face = fonts / "NotoSansSC-Ext-Bold.ttf"
    if how == "changed":
        face.write_bytes(face.read_bytes()[:-9] + b"xxxxxxxxx")
    elif how == "gone":
        face.unlink()
    else:
        (fonts / FONT_SUMS).unlink()
    workplace = opened(folder)
    found = {f.name: f for f in Examination(workplace.context, workplace.key_kind, fonts=fonts).findings()}
    workplace.close()
    assert not found["fonts"].ok and found["seals"].ok
    assert found["fonts"].faults[0].params["file"] == (FONT_SUMS if how == "no list" else face.name)


def test_it_says_how_far_it_is(folder: Path) -> None:
    workplace, heard = opened(folder), list[tuple[str, int, int]]()
    examined = Examination(
        workplace.context, workplace.key_kind, progress=lambda name, done, whole: heard.append((name, done, whole))
    )
    names = [f.name for f in examined.findings()]
    workplace.close()
    assert names == CHECKS and [name for name, done, whole in heard if not whole] == CHECKS
    files = [(done, whole) for name, done, whole in heard if name == "files" and whole]
    assert files == [(n, files[-1][1]) for n in range(1, files[-1][1] + 1)]


def test_without_its_key_the_folder_is_not_opened(folder: Path) -> None:
    (folder / "key.demo").unlink()
    with pytest.raises(MachineError):
        opened(folder)
    said = Office(folder).run("doctor", user="", pin=None, lang="en")
    assert said.code == 1 and said.err.count("\n") == 1
