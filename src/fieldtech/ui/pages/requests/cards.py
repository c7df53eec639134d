"""What is known of one request: the form, what to look at twice, the vehicles, what happened (forms 2.1)."""

from fieldtech.model.amounts import in_figures
from fieldtech.services.install.requests import ActRow, RequestView
from fieldtech.services.install.rows import is_driven, label
from fieldtech.ui.kit.boxes import row
from fieldtech.ui.kit.buttons import Button
from fieldtech.ui.kit.card import Card, Facts
from fieldtech.ui.kit.labels import Label
from fieldtech.ui.kit.live import Live
from fieldtech.ui.kit.notices import Banner
from fieldtech.ui.kit.timeline import Entry, Timeline
from fieldtech.ui.language import sentence, term, word
from fieldtech.ui.pages.order.showing import Showing
from fieldtech.ui.record_views import ROW_HEIGHT, RecordTable
from fieldtech.ui.tables import Batch, Column, PagedModel

_HEAD, _MOST_ROWS = 44, 6
_ICONS = {"received": "inbox", "changed": "pencil", "reviewed": "clipboard-check", "told": "phone-call",
          "attached": "paperclip", "ordered": "clipboard-list"}  # fmt: skip


class DoubtsCard(Live, Banner):
    """What a reviewer should look at; hidden when there is nothing."""

    def __init__(self) -> None:
        super().__init__("warn")
        self.setObjectName("doubts")
        self._view: RequestView | None = None
        self.go_live()

    def show_view(self, view: RequestView) -> None:
        """Say each."""
        self._view = view
        self.setVisible(bool(view.doubts))
        self.retranslate()

    def retranslate(self) -> None:
        """In the language shown."""
        doubts = self._view.doubts if self._view else ()
        lines = dict.fromkeys(sentence(p.code, **p.params) for p in doubts)
        self.set("warn", self.tr("Please look once more"), "\n".join(lines))


class RequestCard(Live, Card):
    """The form as it stands."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "file-text")
        self.setObjectName("request_card")
        self._showing = showing
        self._view: RequestView | None = None
        self._facts = Facts(112)
        self.add(self._facts)
        self.go_live()

    def show_view(self, view: RequestView) -> None:
        """Show this request."""
        self._view = view
        self.retranslate()

    def retranslate(self) -> None:
        """In the order of the paper."""
        self.set_title(self.tr("Request"))
        if self._view is None:
            return
        draft, show = self._view.draft, self._showing
        price = f"¥{in_figures(draft.unit_cents)} × {draft.quantity} = ¥{in_figures(draft.total_cents)}"
        platform = f"{draft.platform_host}:{draft.platform_port}" if draft.platform_port else draft.platform_host
        found = [
            (self.tr("Came from"), show.choice("request_source", draft.source), ""),
            (self.tr("Signed by (sales)"), draft.sales_signer, ""),
            (self.tr("Contact"), " · ".join(filter(None, (draft.contact, draft.phone))), ""),
            (self.tr("Contract number"), draft.contract_no, ""),
            (self.tr("Model"), draft.model, ""),
            (self.tr("Quantity"), str(draft.quantity), ""),
            (self.tr("Price"), price, ""),
            (self.tr("Payment"), show.choice("payment", draft.payment), ""),
            (self.tr("Wanted by"), draft.wanted_by.isoformat() if draft.wanted_by else "", ""),
            (self.tr("Place of installation"), draft.place, ""),
            (self.tr("Platform"), platform, ""),
            (self.tr("Notes"), draft.text, ""),
        ]
        self._facts.set([fact for fact in found if fact[1]])


class RequestVehiclesCard(Live, Card):
    """The vehicles the request names."""

    def __init__(self) -> None:
        super().__init__(" ", "car")
        self.setObjectName("request_vehicles_card")
        self._view: RequestView | None = None
        self._model = PagedModel(
            (
                Column("vehicle", lambda car: label(car.plate, car.vin), 128, sortable=False),
                Column("driver", self._driver, sortable=False),
                Column("type", lambda car: term("vehicle_type", car.vehicle_type), 120, sortable=False),
            )
        )
        self.table = RecordTable(self._model)
        self.table.setObjectName("request_vehicles")
        self._none = Label("", 13, tone="muted", wrap=True)
        self.list_button = Button("", "file-spreadsheet", name="import_vehicles")
        self.add(self.table, self._none, row(self.list_button, None))
        self.go_live()

    def show_view(self, view: RequestView) -> None:
        """Show these; a list can be imported until the request has passed."""
        self._view = view
        self.list_button.setVisible(view.status in ("received", "returned"))
        self._model.show(lambda _after, _limit: Batch(view.vehicles))
        self.table.setFixedHeight(_HEAD + min(_MOST_ROWS, len(view.vehicles)) * ROW_HEIGHT + 4)
        self.table.setVisible(bool(view.vehicles))
        self._none.setVisible(not view.vehicles)
        self.retranslate()

    def retranslate(self) -> None:
        """Heads and count."""
        count = len(self._view.vehicles) if self._view else 0
        self.set_title(self.tr("Vehicles"), str(count) if count else "")
        self._model.set_titles((self.tr("Vehicle"), self.tr("Driver"), self.tr("Type")))
        self.table.setAccessibleName(self.tr("Vehicles of the request"))
        self.list_button.set_text(self.tr("Import his list"))
        self._none.setText(self.tr("No vehicle yet. Choose them in the request, or import the customer's list."))

    def _driver(self, car: object) -> str:
        known = " · ".join(filter(None, (getattr(car, "driver_name", ""), getattr(car, "driver_mobile", ""))))
        return known if is_driven(car) else self.tr("driver missing")  # type: ignore[arg-type]


class RequestHistoryCard(Live, Card):
    """Received, corrected, reviewed, told, made into an order; the newest first."""

    def __init__(self, showing: Showing) -> None:
        super().__init__(" ", "history")
        self.setObjectName("request_history_card")
        self._showing = showing
        self._view: RequestView | None = None
        self._names: dict[str, str] = {}
        self.timeline = Timeline()
        self.add(self.timeline)
        self.go_live()

    def show_view(self, view: RequestView, names: dict[str, str]) -> None:
        """Show what happened; ``names`` are the people by login."""
        self._view, self._names = view, names
        self.retranslate()

    def retranslate(self) -> None:
        """Words of the acts."""
        self.set_title(self.tr("History"))
        self.timeline.setAccessibleName(self.tr("History"))
        if self._view is not None:
            self.timeline.set_entries([self._entry(act) for act in reversed(self._view.acts)], whole=True)

    def _entry(self, act: ActRow) -> Entry:
        body = act.body
        returned = act.act == "reviewed" and body.get("result") == "returned"
        what = word(f"request_act.{'returned' if returned else act.act}")
        detail = [self._names.get(act.by, act.by)]
        if act.act == "reviewed":
            detail.append(str(body.get("remark") or ""))
        elif act.act == "told":
            expected = self.tr("expected {day}").format(day=body.get("expected"))
            detail += [str(body.get("person")), self._showing.choice("how", body.get("how")), expected]
        elif act.act == "ordered":
            detail.append(str(body.get("order")))
        icon = "corner-up-left" if returned else _ICONS.get(act.act, "circle-check")
        tone = "warn" if returned else "accent"
        return Entry(what, self._showing.times.short(act.at), " · ".join(filter(None, detail)), icon, tone)
