"""While the hub judges one push the answers to the last are kept: in their order, and never more than one ahead."""

import threading
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select, text

from fieldtech.model.local import Op
from fieldtech.model.orders import Entry
from fieldtech.sync.ahead import Ahead
from fieldtech.sync.channel import GAP, Refused, Unreachable
from fieldtech.sync.messages import PullAnswer, Push, PushAnswer
from fieldtech.sync.sending import Sending

from . import deeds
from .company import LAPTOP, OFFICE, PEOPLE, Company
from .computers import Computer, register, registration
from .test_exchange import mine, texts


@dataclass
class Watched:
    """A way to the hub, and the order in which things happened on it and on the computer."""

    computer: Computer
    ends_after: int = 99
    cuts: int = 0
    """Of which push the hub takes the first operation only."""
    restored_at: int = 0
    """Before which push the hub is restored, to what it was."""
    seen: list[str] = field(default_factory=list)

    def push(self, push: Push) -> PushAnswer:
        self.seen.append(f"sent {[op.dev_seq for op in push.ops]} waiting {push.waiting}")
        number = sum(said.startswith("sent") for said in self.seen)
        if number == self.restored_at:
            self.computer.channel.hub.new_epoch()
        answer = self.computer.channel.push(replace(push, ops=push.ops[:1]) if number == self.cuts else push)
        self.ends_after -= 1
        if self.ends_after < 0:
            raise Unreachable
        return answer

    def keep(self, answer: PushAnswer) -> None:
        self.seen.append(f"kept {len(answer.acks)}")
        self.computer.exchange().take_acks(answer)


def sending(watched: Watched) -> Sending:
    database, clock = watched.computer.database, watched.computer.context.clock
    return Sending(database, watched, clock, "1.0", watched.keep, lambda _done, _total: None, most=2)  # type: ignore[arg-type]


def busy(company: Company, entries: int) -> Computer:
    laptop = company.computers[LAPTOP]
    order = deeds.orders_here(laptop.context, PEOPLE[LAPTOP])[0]
    for n in range(entries):
        deeds.entry(laptop.context, order, f"{n}")
    return laptop


def answered(computer: Computer) -> int:
    with computer.context.reading() as session:
        return session.scalar(select(func.count()).select_from(Op).where(Op.result == "ok")) or 0


def test_pushes_go_in_order_and_one_at_most_is_ahead_of_what_is_kept(company: Company) -> None:  # R1
    watched = Watched(busy(company, 5))
    made = sending(watched)
    made.run()
    assert made.pushed == answered(watched.computer) == 5
    pushes = [said for said in watched.seen if said.startswith("sent")]
    assert pushes == ["sent [1, 2] waiting 5", "sent [3, 4] waiting 3", "sent [5] waiting 1"]
    assert [said for said in watched.seen if said.startswith("kept")] == ["kept 2", "kept 2", "kept 1"]
    assert watched.seen.index(pushes[2]) > watched.seen.index("kept 2")


def test_answers_that_were_not_kept_are_given_again(company: Company) -> None:  # R1
    """The computer dies when the hub has judged a push that was sent ahead."""
    laptop = busy(company, 5)
    with pytest.raises(Unreachable):
        sending(Watched(laptop, ends_after=1)).run()
    assert answered(laptop) == 2  # the hub has four
    outcome = laptop.sync()
    assert outcome.agrees and outcome.pushed == 3
    office = company.computers[OFFICE]
    assert office.sync().agrees
    with office.context.reading() as session:
        said = [entry.body.get("text") for entry in session.scalars(select(Entry).order_by(text("entries.rowid")))]
    assert said[-5:] == ["0", "1", "2", "3", "4"] and len(said) == len(set(said[-5:])) + len(said[:-5])


def sent(watched: Watched) -> list[str]:
    """The numbers in each push."""
    return [said[5 : said.index("]") + 1] for said in watched.seen if said.startswith("sent")]


def test_nothing_goes_ahead_of_a_push_that_was_not_answered_whole(company: Company) -> None:  # R1
    watched = Watched(busy(company, 5), cuts=1)
    sending(watched).run()
    assert sent(watched) == ["[1, 2]", "[2, 3]", "[4, 5]"]
    assert answered(watched.computer) == 5


def test_a_hub_that_is_restored_in_between_gets_everything_again(company: Company) -> None:  # R10
    watched = Watched(busy(company, 5), restored_at=2)
    sending(watched).run()
    assert sent(watched) == ["[1, 2]", "[3, 4]", "[1, 2]", "[5]"]
    assert answered(watched.computer) == 5


def test_a_gap_is_said_with_what_to_do(company: Company) -> None:  # R1
    """What the hub waits for counts as answered here: without a word the rest would wait for ever."""
    laptop = busy(company, 2)
    with laptop.database.transaction() as session:
        session.execute(text("UPDATE outbox SET result = 'ok', settled = 1 WHERE dev_seq = 1"))
    with pytest.raises(Refused, match=GAP):
        laptop.sync()
    again = register(laptop.context, company.hub, [PEOPLE[LAPTOP]], "again")
    assert again.sync().pushed == 1 and answered(again) == 2


def test_page_follows_page_also_when_the_line_breaks_between_two(company: Company) -> None:  # R1
    laptop, office, asked = company.computers[LAPTOP], company.computers[OFFICE], list[int]()
    order = mine(laptop, PEOPLE[LAPTOP])
    for n in range(5):
        deeds.entry(office.context, order, f"{n}")
    office.most = 2
    office.sync()
    pull, laptop.page = laptop.channel.pull, 2

    def noted(cursor: int, limit: int) -> PullAnswer:
        if len(asked) == 2 and cursor > asked[-1]:
            asked.append(cursor)
            raise Unreachable
        assert cursor not in asked[:-1], "a page that was kept"
        asked.append(cursor)
        return pull(cursor, limit)

    laptop.channel.pull = noted  # type: ignore[method-assign]
    with pytest.raises(Unreachable):
        laptop.sync()
    assert registration(laptop.database).cursor == asked[-1]
    assert laptop.sync().agrees and len(asked) >= 4
    assert texts(laptop) == ["0", "1", "2", "3", "4"]


def test_a_computer_with_nothing_to_say_is_heard_of_all_the_same(company: Company) -> None:
    watched = Watched(company.computers[LAPTOP])
    sending(watched).run()
    assert watched.seen == ["sent [] waiting 0", "kept 0"]


def test_what_is_under_way_ends_before_its_block_does() -> None:
    begun, may_end, ended = threading.Event(), threading.Event(), list[str]()

    def request() -> str:
        begun.set()
        may_end.wait()
        ended.append("ended")
        return "answer"

    with pytest.raises(KeyError), Ahead[str]() as ahead:
        ahead.ask(request)
        begun.wait()
        may_end.set()
        raise KeyError
    assert ended == ["ended"]
    assert list(ahead.rest()) == ["answer"]
    assert list(ahead.rest()) == []
