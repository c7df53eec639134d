"""Words of mouth about money at the hub, and transfers that were announced (D17, F56, states 4.8)."""

from fieldtech.sync.messages import Row
from hub.office import NOW, changed, new
from hub.till import Till, asked


def test_a_waiver_in_the_name_of_who_agreed(till: Till) -> None:  # D17 B32
    office = till.office

    def waived(order: str, role: str, by: str, *more: Row) -> str:
        row = new("fee_words", order_id=order, kind="waived", cents=31_00, reason="old customer", role=role,
                  approved_by=by, how="phone", said_at=NOW, at=NOW, by="tom")  # fmt: skip
        return office.tom.say("fee_word", row, *more, about=order, by="tom").reason

    assert waived(till.order, "MG", "max") == "special_approval"  # more than he gives away himself
    other = till.office.order("spoken", "tom", "to_sign")
    assert waived(other, "CM", "cleo", asked(other, "cleo")) == ""
    third = till.office.order("unheard", "tom", "to_sign")
    for task in ((), (asked(third, "dora"),), (asked(third, "cleo", "else"),)):  # he would never hear of it
        assert waived(third, "CM", "cleo", *task) == "never_heard_of_it"
    for by in ("max", "", "tom"):  # it is kept, and people look at it
        assert waived(other, "CM", by) == "waiver_needs_manager"


def test_a_word_is_confirmed_by_the_rank_in_which_it_was_given(till: Till) -> None:  # D17
    office, order = till.office, till.order
    for by, role, reason in (
        ("cleo", "CM", ""), ("dora", "CM", ""), ("max", "CM", "confirmed_by_other"),
        ("tom", "CM", "confirmed_by_other"), ("cleo", "MG", ""), ("max", "MG", ""), ("fay", "MG", "confirmed_by_other"),
    ):  # fmt: skip
        task = new("follow_ups", order_id=order, kind="confirm_verbal", role=role, login="cleo", text="free",
                   due_at=NOW, made_at=NOW, done_at=None, done_by="", outcome="")  # fmt: skip
        word = new("fee_words", order_id=order, kind="refused", cents=0, reason="no money", role="TE", approved_by="",
                   how="", said_at=None, expected=None, at=NOW, by="tom")  # fmt: skip
        office.tom.must("fee_word", word, task, about=order, by="tom")
        done = changed("follow_ups", task.key[0], {"done_at": None, "done_by": "", "outcome": ""}, done_at=NOW,
                       done_by=by, outcome="confirmed")  # fmt: skip
        laptop = office.tom if by == "tom" else office.desk
        assert laptop.say("settle_follow_up", done, about=order, by=by).reason == reason, (by, role)


def test_a_transfer_announced_has_its_day(till: Till) -> None:  # F56
    for day, reason in (("2026-12-01", ""), (None, "required")):
        row = new("fee_words", order_id=till.order, kind="announced", cents=0, reason="", role="TE", expected=day,
                  at=NOW, by="tom")  # fmt: skip
        assert till.office.tom.say("fee_word", row, about=till.order, by="tom").reason == reason


def test_a_payment_is_written_down_once_and_the_rest_is_said_with_it(till: Till) -> None:  # B29 F56
    code = {"method": "wechat", "paper_no": "4200001"}
    paper = till.receipt(20_00)
    part = till.money(20_00, paper, **code)
    rest = new("fee_words", order_id=till.order, kind="announced", cents=0, reason="", role="TE", expected="2026-12-01",
               approved_by="", how="", said_at=None, at=NOW, by="tom")  # fmt: skip
    assert till.office.tom.say("collect", part, paper, rest, about=till.order).reason == ""
    for key, wrong in (("paper_no", "payment_used"), ("other", "")):
        said = {**code, "paper_no": code["paper_no"] if wrong else key}
        found, ack = till.collect(1_00, **said)
        assert ack.reason == wrong and till.has("collections", found)  # the money is known in any case
