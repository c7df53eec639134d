"""Receipt numbers for one person on one computer (B29)."""

from collections.abc import Sequence

from fieldtech.forms.choice_fields import Choice, Quantity
from fieldtech.forms.field import Field
from fieldtech.forms.office.desk import Desk, PlainForm
from fieldtech.forms.text_fields import Integer
from fieldtech.model.drafts.cash import BlockDraft
from fieldtech.model.money.receipt_numbers import LARGEST_BLOCK, PREFIX
from fieldtech.services.devices import UNNAMED
from fieldtech.services.money.block_rows import BlockComputer
from fieldtech.ui.kit.choices import Option
from fieldtech.ui.language import word


class BlockForm(PlainForm[BlockDraft]):
    """Choose the computer; its only person is filled in."""

    draft_type = BlockDraft

    def __init__(self, desk: Desk, computers: Sequence[BlockComputer], following: str) -> None:
        """``following`` is the first number nobody has."""
        self._computers, self._following = tuple(computers), following
        super().__init__(desk)

    def fields(self) -> Sequence[Field]:
        """For whom, where, how many."""
        unnamed = word("computer.unnamed")
        machines = tuple(
            Option(found.id, unnamed if found.name == UNNAMED else found.name) for found in self._computers
        )
        people = dict(person for found in self._computers for person in found.people)
        return (
            Choice(name="computer", label=self.tr("Computer"), required=True, placeholder=self.tr("Choose…"),
                   options=machines),
            Choice(name="login", label=self.tr("Person"), required=True, placeholder=self.tr("Choose…"),
                   options=tuple(Option(login, name) for login, name in people.items())),
            Quantity(name="count", label=self.tr("How many"), low=1, high=LARGEST_BLOCK),
            Integer(name="first", label=self.tr("First number"), empty=None, prefix=f"{PREFIX}-",
                    placeholder=self._following, help=self.tr("Left empty it goes on after the last block.")),
        )  # fmt: skip

    @property
    def only_computer(self) -> str:
        """Where there is but one, nobody has to choose it."""
        return self._computers[0].id if len(self._computers) == 1 else ""

    def field_changed(self, name: str) -> None:
        """A laptop mostly has one person who collects."""
        draft = self.draft()
        found = next((one for one in self._computers if one.id == draft.computer), None)
        if name == "computer" and found is not None and len(found.people) == 1:
            self.set_field("login", found.people[0][0])
