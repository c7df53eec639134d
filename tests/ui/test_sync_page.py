"""The page about the office on a technician's laptop, and what is dropped on the office's window."""

from collections.abc import Iterator
from pathlib import Path

import audit
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldtech.errors import Cancelled
from fieldtech.model.base import Id, new_id
from fieldtech.model.drafts.onsite import PartLineDraft
from fieldtech.services.workplace import Workplace
from fieldtech.sync.channel import Refused, Unreachable
from fieldtech.ui.language import Language
from fieldtech.ui.pages.sync.lines import Line
from fieldtech.ui.sync.file_sheet import FileSheet
from fieldtech.ui.sync.files import FileTools
from fieldtech.ui.theme import Theme
from pages.photos import drop
from pages.program import Program
from pages.syncing import Laptop, connect
from prepared import Prepared, act_as
from sync.firms import Firm, online
from sync.test_carried import carried, reply_to
from sync.test_looking import refused_work
from sync.test_review import edited


class SyncSeat(Laptop):
    """The technician before the page."""

    def __init__(self, qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> None:
        self.stick = tmp_path / "stick"
        self.stick.mkdir()
        self.picked: list[str] = []
        files = FileTools(lambda _parent: str(self.stick), lambda _parent: self.picked)
        super().__init__(qtbot, theme, language, firm, tmp_path, {"file_tools": files})

    def look(self) -> None:
        """Open the page from the line of the frame."""
        self.hands.click("open_sync")
        self.page = self.program.page

    def reads(self, *wanted: tuple[str, ...]) -> None:
        """What, state and why of the lines in sight."""
        found: list[tuple[str, ...]] = []

        def there() -> bool:
            cells = [line.cells() for line in self.page.lines.shown()]
            found[:] = [(line[0], line[2], line[3]) for line in cells]
            return found == list(wanted) and self.page.lines.model.rowCount() == len(wanted)

        try:
            self.hands.until(there)
        except Exception:
            assert found == list(wanted)
            raise

    def told(self) -> str:
        """What is said of files, which is then closed."""
        sheet = self.program.sheet("sync_files")
        assert isinstance(sheet, FileSheet)
        said = sheet.words()
        self.hands.click("submit")
        return said


@pytest.fixture
def seat(qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path) -> Iterator[SyncSeat]:
    made = SyncSeat(qtbot, theme, language, firm, tmp_path)
    yield made
    made.close()


def test_every_thing_goes_through_three_states_by_stick(seat: SyncSeat) -> None:  # B38
    seat.work("by stick", photo=True)
    seat.look()
    seat.reads(("Photos", "On this computer", "Not sent yet"), ("Order", "On this computer", "Not sent yet"))
    seat.hands.click("save_file")
    said = seat.told()
    (file,) = seat.stick.iterdir()
    assert file.suffix == ".ftb" and str(file) in said and "Written: 2 items" in said
    seat.reads(
        ("Photos", "Handed over", "In a file, office to import"),
        ("Order", "Handed over", "In a file, office to import"),
    )
    seat.says("2 handed over, to confirm · You may close the lid")
    seat.picked = [str(reply_to(seat.firm, file))]
    seat.hands.click("open_file")
    assert "The office answered 2 items" in seat.told()
    seat.reads()
    seat.page.lines.take_filter("all")
    confirmed = ("Confirmed by the office", "Confirmed, the hash matches")
    seat.reads(("Photos", *confirmed), ("Order", *confirmed))
    drop(seat.window, [Path(seat.picked[0])])
    assert "Nothing in it is new" in seat.told()  # again: no harm


def test_it_is_readable_everywhere(seat: SyncSeat, theme: Theme, language: Language) -> None:
    seat.work("seen", photo=True)
    seat.look()
    seat.way.error = Refused("device_fork")
    seat.hands.click("send_now")
    seat.hands.until(lambda: seat.hands.sees("register_anew"), "the trouble")
    found: list[str] = []
    for code, mode in (("zh_CN", "light"), ("en", "dark")):
        language.use(code)  # type: ignore[arg-type]
        theme.use(mode)  # type: ignore[arg-type]
        for size in audit.SIZES:
            seat.window.resize(*size)
            for _ in range(8):
                audit.settle()
            assert seat.window.strip.isVisible() == (size[0] < 1200)
            found += [f"{code} {size} {fault}" for fault in audit.faults(seat.window)]
    assert found == [] and audit.tab_faults(seat.window) == []


def test_search_sort_copy_and_the_way_to_the_order(seat: SyncSeat) -> None:
    seat.work("listed", photo=True)
    seat.look()
    line = ("On this computer", "Not sent yet")
    seat.reads(("Photos", *line), ("Order", *line))
    seat.page.lines.table.sort_by("what", False)
    seat.reads(("Order", *line), ("Photos", *line))
    seat.hands.write("search", "order computer")
    seat.reads(("Order", *line))
    seat.hands.click("copy_text")
    text = QGuiApplication.clipboard().text()
    assert "2 waiting\nOnly on this computer: 2." in text and "Order\tWX-" in text and "Photos" not in text
    seat.hands.click("open_place")
    seat.hands.until(lambda: seat.program.page.name == "orders_page", "the order")
    assert seat.program.page.detail.view.id == seat.firm.order  # type: ignore[attr-defined]


def test_what_went_wrong_stands_large_and_can_be_given_up_while_it_lasts(seat: SyncSeat) -> None:
    seat.work("offline")
    seat.look()
    seat.way.error = Unreachable()
    seat.hands.click("send_now")
    seat.reads(("Order", "On this computer", "No network"))
    assert "Offline · 1 waiting\nNothing is lost. It is sent by itself" in seat.page.standing.words()
    seat.way.error = None
    seat.way.open.clear()
    seat.hands.click("send_now")
    seat.hands.until(lambda: seat.way.calls.count("push") > 1, "the second exchange")
    assert not seat.page.footer.primary.isEnabled() and seat.page.isAncestorOf(QApplication.focusWidget())
    seat.hands.click("cancel_exchange")
    seat.way.open.set()
    seat.rests()
    assert seat.way.calls.count("push") == 2 and "pull" not in seat.way.calls


def test_what_needs_a_person_leads_to_its_place(seat: SyncSeat) -> None:
    act_as(seat.firm.van, "wulei")
    with seat.firm.van.context.transaction() as session:
        seat.firm.van.context.op(session, "save_customer", "orders", seat.firm.order, {})
        seat.firm.van.context.op(session, "save_customer", "customers", new_id(), {})
    seat.hands.key("F5")
    seat.says("All with the office · Needs you: 2")
    edited(seat.firm.office, "zhoumin", seat.firm, "blue gate")
    edited(seat.firm.van, "wulei", seat.firm, "red gate")
    online(seat.firm.hub, seat.firm.office).run()
    seat.hands.key("F5")
    seat.says("All with the office · Needs you: 3")
    seat.look()
    seat.hands.until(lambda: seat.page.lines.model.rowCount() == 3, "what needs him")  # shown before what waits
    assert seat.page.lines.filters.value() == "needs"
    conflict, list_op, order_op = seat.page.lines.shown()
    assert conflict.state == "Changed by two" and "gate" in conflict.why and conflict.page == "conflicts_page"
    assert (list_op.state, list_op.page) == ("Refused", "") and list_op.why
    assert seat.page.lines.need.banner.title == conflict.why
    assert (seat.page.lines.need.buttons["go"].role, seat.page.footer.primary.role) == ("primary", "")  # one is right
    assert seat.hands.sees("open_need") and not seat.hands.sees("tick_off") and not seat.hands.sees("open_place")
    seat.page.lines.table.setCurrentIndex(seat.page.lines.model.index(2, 0))
    assert order_op.number.startswith("WX-")
    seat.hands.click("open_need")
    seat.hands.until(lambda: seat.program.page.name == "orders_page", "the order")


def marked(seat: SyncSeat, name: str) -> Line:
    """The only line under a filter."""
    seat.page.lines.take_filter(name)
    seat.hands.until(lambda: seat.page.lines.model.rowCount() == 1, f"the line under {name}")
    line = seat.page.lines.marked()
    assert line is not None
    return line


def test_what_was_seen_is_counted_no_more_and_says_who_saw_it(seat: SyncSeat) -> None:
    refused_work(seat.firm)
    seat.hands.key("F5")
    seat.says("Sent, 1 refused · Needs you: 1")
    seat.look()
    assert "only on this computer" in marked(seat, "needs").advice and seat.page.badge() == 1
    seat.hands.click("tick_off")
    seat.says("Sent, 1 refused · You may close the lid")  # it is seen, and still true
    assert seat.page.badge() == 0 and "only on this computer: 1" in seat.page.standing.words()
    seat.hands.key("Ctrl+Z")  # at once
    seat.says("Sent, 1 refused · Needs you: 1")
    marked(seat, "needs")
    seat.hands.click("tick_off")
    seat.says("Sent, 1 refused · You may close the lid")
    line = marked(seat, "seen")
    assert "Seen by 吴磊" in line.advice and "counts again from 11-" in line.advice and not seat.hands.sees("take_over")
    seat.hands.click("tick_off")  # from the list, whenever
    seat.says("Sent, 1 refused · Needs you: 1")
    marked(seat, "needs")


def test_refused_work_is_taken_over_again_and_arrives(seat: SyncSeat) -> None:
    refused_work(seat.firm, "again")
    seat.hands.key("F5")
    seat.says("Sent, 1 refused · Needs you: 1")
    seat.look()
    marked(seat, "needs")
    seat.window.resize(*audit.SIZES[-1])
    for _ in range(4):
        audit.settle()
    assert audit.faults(seat.window) == []  # three buttons beside the sentence, in the smallest window
    seat.hands.click("take_over")
    seat.says("1 waiting · You may close the lid")
    assert "Taken over again by 吴磊" in marked(seat, "seen").advice
    seat.hands.key("F5")
    seat.says("All with the office · You may close the lid")
    online(seat.firm.hub, seat.firm.office).run()
    assert "again" in seat.firm.parts_seen(seat.firm.office)


def test_a_file_that_cannot_be_written_or_read_changes_nothing(seat: SyncSeat) -> None:
    seat.work("kept")
    seat.look()
    seat.stick = seat.firm.folder / "order"  # a file, where a folder is wanted
    seat.hands.click("save_file")
    seat.hands.until(lambda: seat.program.there(QWidget, "message_error"), "why not")
    seat.window.messages.drop("error")
    broken = seat.firm.folder / "broken.ftb"
    broken.write_bytes(b"no bundle at all")
    drop(seat.window, [broken])
    sheet = seat.program.sheet("sync_files")
    assert sheet.title.text() == "Nothing was taken in" and sheet.primary.hasFocus()
    said = seat.told()
    assert "Not imported, nothing was changed:" in said and "neither a sync file of fieldtech" in said
    seat.reads(("Order", "On this computer", "Not sent yet"))


def test_a_file_that_is_given_up_is_not_there_and_nothing_was_handed_over(firm: Firm) -> None:
    firm.work("given up", photo=True)
    with pytest.raises(Cancelled):
        firm.van.syncing.export_bundle(firm.folder / "stick", AtOnce())
    assert list(firm.folder.glob("*.ftb")) == [] and firm.van.syncing.status().handed_over == 0


def test_what_is_dropped_while_another_file_is_read_waits_its_turn(seat: SyncSeat, tmp_path: Path) -> None:
    seat.work("in turn", photo=True)
    reply = reply_to(seat.firm, carried(seat.firm))
    copies = [tmp_path / f"reply {number}.ftb" for number in range(3)]
    for copy in copies:
        copy.write_bytes(reply.read_bytes())
    drop(seat.window, copies[:1])
    drop(seat.window, copies[1:])
    said = seat.told()
    assert "answered 2 items and confirmed 2 files" in said and said.count("Nothing in it is new") == 2
    assert [name in said for name in ("reply 0.ftb", "reply 1.ftb", "reply 2.ftb")] == [True] * 3


def test_whatever_is_dropped_is_told_where_it_belongs(seat: SyncSeat, tmp_path: Path) -> None:
    seat.work("among others")
    reply = reply_to(seat.firm, carried(seat.firm))
    others = [tmp_path / name for name in ("a.jpg", "b.pdf", "c.docx", "d.xlsx")]
    for other in others:
        other.write_bytes(b"something else")
    folder = tmp_path / "folder.ftb"
    folder.mkdir()
    drop(seat.window, [*others, folder, tmp_path / "gone.ftb", reply])
    said = seat.told()
    for words in ("Drop photos on a photo tile", "taken in at the office", "does not know such files", "may not import",
                  "This is a folder", "The file is gone", "The office answered 1 item and"):  # fmt: skip
        assert words in said, words
    assert said.count("nothing was changed") == 6


class AtOnce:
    """Somebody who presses Cancel at once."""

    def step(self, done: int, total: int) -> None:
        raise Cancelled


def parts_at(workplace: Workplace, order: Id) -> set[str]:
    return {line.reason for line in workplace.orders.view(order).facts.all(PartLineDraft).values()}


def test_a_computers_files_dropped_on_the_offices_window(
    qtbot: QtBot, theme: Theme, language: Language, firm: Firm, tmp_path: Path
) -> None:
    connect(firm.office, firm.hub)
    firm.work("from the van")
    file = carried(firm)
    wrong = file.with_name("reply.ftb")
    program = Program(qtbot, theme, language, firm.office, tmp_path / "settings.json")
    program.sign_in("admin")
    assert program.hands.sees("sync_now")
    wrong.write_bytes(file.read_bytes()[:-7])
    drop(program.window, [file, wrong])
    sheet = program.sheet("sync_files")
    assert isinstance(sheet, FileSheet)
    said = sheet.words()
    reply = file.with_name("stick-reply.ftb")
    assert "2 items and 2 files taken" in said and str(reply) in said and reply.exists()
    program.hands.until(lambda: "from the van" in parts_at(firm.office, firm.order), "the work on the office's pages")
    assert "Not imported, nothing was changed:" in said
    program.hands.click("submit")
    drop(program.window, [file])
    sheet = program.sheet("sync_files")
    assert isinstance(sheet, FileSheet) and "all of these 2 items came before" in sheet.words()
    program.hands.click("submit")
    page = program.open("sync_page")
    assert not program.hands.sees("save_file")  # the office is here
    assert page.title() == "Sync"
    program.hands.until(lambda: program.window.strip.line.title == "All with the office", "the line")
    decides_about_what_was_left(program, firm)
    program.window.close()


def decides_about_what_was_left(program: Program, firm: Firm) -> None:  # P38 P39
    """The van was stolen, and its last stick is found in a drawer."""
    firm.work("left behind", photo=False)
    file = carried(firm, "drawer")
    firm.hub.revoke(next(one.id for one in firm.hub.devices() if one.logins == ("wulei",)))
    drop(program.window, [file])
    sheet = program.sheet("sync_files")
    assert isinstance(sheet, FileSheet)
    assert sheet.title.text() == "Nothing was taken in"
    assert "“van”, which wrote this file, is revoked" in sheet.words() and "recorded by 吴磊" in sheet.words()
    program.hands.click("take_left")
    program.sheet("confirm")
    program.hands.click("submit")
    assert program.sheet("confirm").isVisible()  # not without a reason
    program.hands.write("reason", "it was in the drawer")
    program.hands.click("submit")
    sheet = program.sheet("sync_files")
    assert isinstance(sheet, FileSheet) and "No reply was written" in sheet.words()
    assert list(file.parent.glob("drawer-reply*")) == []
    program.hands.until(lambda: "left behind" in parts_at(firm.office, firm.order), "the work on the office's pages")
    program.hands.click("submit")


def test_alone_it_offers_to_register(
    qtbot: QtBot, theme: Theme, language: Language, prepared: Prepared, tmp_path: Path
) -> None:
    workplace, _order = prepared.open("in_repair", tmp_path / "data")
    program = Program(qtbot, theme, language, workplace, tmp_path / "settings.json")
    program.sign_in("wulei")
    program.hands.key("F5")
    assert program.page.name == "sync_page"
    assert not program.hands.sees("save_file") and not program.hands.sees("send_now")
    program.hands.click("register_computer")
    assert program.hands.sees("register_sheet")
    program.window.close()
    workplace.close()
