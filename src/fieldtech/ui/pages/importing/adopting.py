"""The vehicles of an imported list go on the request or the order from which the person came."""

import uuid
from collections.abc import Sequence

from fieldtech.model.base import Id
from fieldtech.services.changes import Change
from fieldtech.services.workplace import Workplace

REQUESTS, ORDERS = "requests_page", "orders_page"


def adopt(workplace: Workplace, page: str, reference: str, vehicles: Sequence[Id]) -> Change | None:
    """Add those that are not on it yet; None where there is nothing to add them to. Raises FieldtechError."""
    if not reference or not vehicles:
        return None
    if page == REQUESTS:
        view = workplace.requests.view(reference)
        keys = dict.fromkeys((*(vehicle.id for vehicle in view.vehicles), *vehicles))
        return workplace.requests.change(reference, view.draft, keys) if len(keys) > len(view.vehicles) else None
    if page == ORDERS:
        order = uuid.UUID(reference)
        there = {line.vehicle for line in workplace.install_desk.case(order).lines}
        new = [key for key in vehicles if key not in there]
        return workplace.install_desk.add_vehicles(order, new) if new else None
    return None
