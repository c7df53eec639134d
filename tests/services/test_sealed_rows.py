"""What was signed stays: the database refuses to change evidence, and a sheet tells when somebody did it anyway."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import stories
from fieldtech.clock import FixedClock
from fieldtech.model.base import Id
from fieldtech.model.drafts.onsite import SituationDraft
from fieldtech.model.tables import Base
from fieldtech.services.sealing import EVIDENCE
from fieldtech.services.workplace import Workplace
from fieldtech.store.op_guard import tables_marked
from fieldtech.store.triggers import drop_triggers
from prepared import Prepared, act_as, fingerprint, write_entry

FROZEN = sorted(tables_marked(Base, "__insert_only__"))


@dataclass(frozen=True)
class Sealed:
    """A sealed order with a photo, and its sheet."""

    workplace: Workplace
    order: Id
    sheet: Path


@pytest.fixture(scope="module")
def kept(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Id, str]:
    """The data folder of a sealed order with its sheet, to be copied."""
    folder = tmp_path_factory.mktemp("sealed") / "data"
    workplace, order = prepared.open("ready_to_seal", folder)
    act_as(workplace, "wulei")
    picture = Path(__file__).parents[2] / "resources/demo/photos/plate.jpg"
    workplace.photos.add(order, "plate", picture.read_bytes())
    for who in ("customer", "technician"):  # under the sheet with the photo
        workplace.repairs.note(order, stories.ink(who), who)
    workplace.repairs.do(order, "sign_off")
    sheet = workplace.sheets.write(order).name
    workplace.close()
    return folder, order, sheet


@pytest.fixture
def sealed(kept: tuple[Path, Id, str], tmp_path: Path) -> Sealed:
    folder, order, sheet = kept
    copy = tmp_path / "data"
    shutil.copytree(folder, copy)
    workplace = Workplace.open(copy, clock=FixedClock(stories.CALL), zone=stories.ZONE, demo=True)
    act_as(workplace, "wulei")
    return Sealed(workplace, order, copy / "sheets" / sheet)


def run(workplace: Workplace, statement: str, *, triggers: bool = False) -> None:
    """Raw SQL on the file, as somebody with the key and a database browser would do."""
    with workplace.context.database.restructuring() as connection:
        if not triggers:
            drop_triggers(connection)
        done = connection.execute(text(statement))
        assert done.rowcount > 0 or "DELETE" in statement, statement


def test_the_database_refuses_to_change_it(sealed: Sealed) -> None:  # B25 F34
    before, tried = fingerprint(sealed.workplace), set()
    for table in FROZEN:
        with sealed.workplace.context.reading() as session:
            if not session.execute(text(f'SELECT 1 FROM "{table}" LIMIT 1')).first():
                continue
        for statement in (f'UPDATE "{table}" SET id = id', f'DELETE FROM "{table}"'):
            with pytest.raises(IntegrityError, match="insert_only"):
                run(sealed.workplace, statement, triggers=True)
        tried.add(table)
    assert tried >= {table.__tablename__ for table in EVIDENCE} | {"sealed_records", "placements", "stock_moves"}
    assert fingerprint(sealed.workplace) == before


def test_an_untouched_sheet_is_good(sealed: Sealed) -> None:
    found = sealed.workplace.sheets.verify(sealed.sheet)
    assert found.ok and found.revision == 1


def test_what_is_added_later_does_not_disturb(sealed: Sealed) -> None:  # B42
    stories.clock_of(sealed.workplace).advance(timedelta(days=2))
    sealed.workplace.repairs.note(sealed.order, SituationDraft("客户计划再购10台", "sunli"))
    assert sealed.workplace.sheets.verify(sealed.sheet).ok


EDITS: tuple[tuple[str, str], ...] = (
    ("what was found", "UPDATE entries SET body = replace(body, 'C03', 'C14') WHERE kind = 'diagnosis'"),
    ("a measured value", "UPDATE entries SET body = replace(body, '\"ok\"', '\"na\"') WHERE kind = 'answer'"),
    ("the rating", "UPDATE entries SET body = replace(body, '5', '4') WHERE kind = 'feedback'"),
    ("the ink", "UPDATE entries SET body = replace(body, '1', '2') WHERE kind = 'ink'"),
    ("who wrote it", "UPDATE entries SET by = 'zhaoqiang' WHERE kind = 'completion'"),
    ("when it was written", "UPDATE entries SET at = '2026-11-18T00:00:00.000Z' WHERE kind = 'arrival'"),
    ("an entry gone", "DELETE FROM entries WHERE kind = 'label'"),
    ("the number on the swap", "UPDATE swaps SET body = replace(body, 'BXA0012', 'BXA0013')"),
    ("the swap gone", "DELETE FROM swaps"),
    ("another terminal", "UPDATE swaps SET new_terminal_id = old_terminal_id"),
    ("the time of arrival", "UPDATE transitions SET at = '2026-11-18T00:00:00.000Z' WHERE step = 'arrive'"),
    ("who approved", "UPDATE transitions SET by = 'chenjing' WHERE step = 'approve'"),
    ("another picture", "UPDATE photos SET shown_sha = original_sha"),
    ("another caption", "UPDATE photos SET caption = '车牌'"),
    ("the picture gone", "DELETE FROM photos"),
    ("the sealed text", "UPDATE sealed_records SET record = replace(record, '马骏', '马俊')"),
    ("the sealed hash", "UPDATE sealed_records SET sha256 = replace(sha256, substr(sha256, 1, 1), 'z')"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "statement"), EDITS, ids=[name for name, _sql in EDITS])
def test_a_sheet_tells_of_an_edited_row(name: str, statement: str, sealed: Sealed) -> None:  # B25 F28
    run(sealed.workplace, statement)
    found = sealed.workplace.sheets.verify(sealed.sheet)
    assert not found.ok, name
    assert [check.name for check in found.checks if not check.ok] != []


def test_every_kind_of_evidence_is_edited_here() -> None:
    assert {table.__tablename__ for table in EVIDENCE} <= {
        sql.split()[1 if "UPDATE" in sql else 2] for _n, sql in EDITS
    }


def test_an_entry_slipped_in_before_the_signature_is_found(sealed: Sealed) -> None:
    """A row with an older key takes the place of one that was sealed."""
    write_entry(sealed.workplace, sealed.order, SituationDraft("迟到的记录", "sunli"))
    run(sealed.workplace, "UPDATE entries SET id = x'00' || substr(id, 2) WHERE id = (SELECT max(id) FROM entries)")
    assert not sealed.workplace.sheets.verify(sealed.sheet).ok


def test_a_missing_record_is_said(sealed: Sealed) -> None:
    run(sealed.workplace, "DELETE FROM sealed_records")
    found = sealed.workplace.sheets.verify(sealed.sheet)
    assert isinstance(found.ok, bool)
    assert next(check for check in found.checks if check.name == "stored").code


def test_the_same_bytes_are_written_again(sealed: Sealed, tmp_path: Path) -> None:
    again = sealed.workplace.sheets.write(sealed.order, folder=tmp_path / "again")
    assert again.path.read_bytes() == sealed.sheet.read_bytes()


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_each_language_is_signed_and_good(language: str, sealed: Sealed, tmp_path: Path) -> None:  # B16
    written = sealed.workplace.sheets.write(sealed.order, "service", language, tmp_path / language)
    assert sealed.workplace.sheets.verify(written.path).ok
