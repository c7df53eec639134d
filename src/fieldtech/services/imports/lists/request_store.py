"""Stores an installation request with its vehicles, whole or not at all."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from fieldtech.model.base import new_id
from fieldtech.model.drafts.request import RequestDraft
from fieldtech.model.requests import InstallRequest, RequestAct, RequestVehicle
from fieldtech.services.context import Context
from fieldtech.services.imports.lists.findings import Finding, Values
from fieldtech.services.imports.lists.owners import customer_of, is_new_folder, known_customer
from fieldtech.services.imports.lists.register import register_for
from fieldtech.services.imports.lists.request_file import RequestPreview
from fieldtech.services.imports.lists.vehicle_store import VehicleStore


def compare_request(session: Session, preview: RequestPreview) -> InstallRequest | None:
    """Look at it beside the register; the request that is stored already, or None."""
    number, customer = preview.values["number"], preview.values["customer_no"]
    preview.beside(register_for(session, "vehicle_list", preview.rows, customer or ""))
    known = session.scalar(select(InstallRequest).where(InstallRequest.number == number)) if number else None
    differs = Finding("field_value", "number", {}, "request_differs")
    stranger = Finding("field_value", "customer_no", {"customer": customer or ""}, "no_such_customer")
    found = [finding for finding in preview.findings if finding.told_as not in (differs.told_as, stranger.told_as)]
    if known is not None and known.content_sha != preview.content():
        found.append(differs)
    if customer and known_customer(session, customer) is None and not is_new_folder(session):
        found.append(stranger)
    preview.findings = tuple(found)
    return known


def store_request(context: Context, session: Session, preview: RequestPreview) -> Iterator[int]:
    """Write it down as received, with its vehicles in the order of the list."""
    values, now = preview.values, context.now()
    customer = customer_of(session, values["customer_no"], name=values["name"] or "", uscc=values["uscc"] or "")
    vehicles = VehicleStore(context, session, customer)
    yield from vehicles.take(preview.rows)
    by = context.person.login if context.person else "system"
    draft = request_draft(values)
    request = InstallRequest(
        id=new_id(),
        number=values["number"],
        customer_id=customer.id,
        body=draft.to_body(),
        wanted_by=draft.wanted_by,
        content_sha=preview.content(),
        created_at=now,
        created_by=by,
        changed_at=now,
    )
    session.add(request)
    session.flush()
    session.add(RequestAct(request_id=request.id, act="received", body=draft.to_body(), at=now, by=by))
    for position, row in enumerate(preview.rows, 1):
        wanted = row.values.get("wanted_date")
        session.add(
            RequestVehicle(
                request_id=request.id,
                position=position,
                vehicle_id=vehicles.ids[row.number],
                terminal=row.values.get("terminal_id") or "",
                iccid=row.values.get("iccid") or "",
                wanted_on=date.fromisoformat(wanted) if wanted else None,
                remark=row.values.get("remark") or "",
            )
        )
    session.flush()


def request_draft(values: Values) -> RequestDraft:
    """The form a request has in the program."""
    return RequestDraft(
        source=values["source"],
        sales_signer=values["sales_signer"],
        contact=values["contact_name"],
        phone=values["contact_phone"],
        contract_no=values["contract_no"] or "",
        model=values["model"],
        quantity=values["quantity"],
        unit_cents=values["unit_price_cents"],
        total_cents=values["total_price_cents"],
        payment=values["payment"],
        wanted_by=date.fromisoformat(values["wanted_by"]),
        place=values["place"],
        platform_host=values["platform_host"],
        platform_port=values["platform_port"],
        text=values["text"] or "",
    )
