"""How far the yard is: the title in words, the bar, and the chips that choose what the grid shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldtech.services.order_view import OrderView
from fieldtech.ui.kit.choices import ChipGroup, Option
from fieldtech.ui.kit.header import PageHeader
from fieldtech.ui.kit.live import Live
from fieldtech.ui.language import listed, word
from fieldtech.ui.pages.order.showing import TONES
from fieldtech.ui.pages.yard.progress import YardBar
from fieldtech.ui.pages.yard.trouble import FILTERS, YardState


class Overview(Live, PageHeader):
    """The head of the page; ``bar`` and ``filters`` are laid out by it; ``filtered(name)``."""

    filtered = Signal(str)

    def __init__(self, *actions: QWidget) -> None:
        super().__init__(*actions)
        self.bar, self.filters = YardBar(), ChipGroup()
        self.filters.setObjectName("show")
        self.filters.changed.connect(lambda: self.filtered.emit(self.filters.value() or "all"))
        self.go_live()

    def show_order(self, view: OrderView, state: YardState, chosen: str, *, low: bool) -> None:
        """Number, state, counts; a ``low`` window does without the customer's name."""
        counts = state.counts()
        self.set_number(view.number, word(f"status.{view.status}"), TONES.get(view.status, "violet"))
        done = self.tr("{done} of {all} done").format(done=counts["done"], all=counts["all"])
        away = self.tr("{n} not here").format(n=counts["not_here"]) if counts["not_here"] else ""
        title = listed(filter(None, (done, away)))
        self.set_title(title, "" if low else view.customer.name)
        parts = {name: sum(one.state == name for one in state.rows) for name in
                 ("installed", "installed_unchecked", "installing", "waiting")}  # fmt: skip
        self.bar.show_parts({**parts, "not_here": counts["not_here"]}, title)
        texts = {"all": self.tr("All {n}"), "open": self.tr("Open {n}"), "done": self.tr("Done {n}"),
                 "not_here": self.tr("Not here {n}"), "unchecked": self.tr("To check {n}"),
                 "problems": self.tr("With problems {n}")}  # fmt: skip
        self.filters.set_options([Option(name, texts[name].format(n=counts[name])) for name in FILTERS])
        self.filters.set_value(chosen)

    def retranslate(self) -> None:
        """The name of the chips; their words come with the order."""
        self.filters.set_label(self.tr("Show"))
