"""The papers of a request as they came: a scan, an e-mail, kept by their SHA-256 (B10)."""

from sqlalchemy import select

from fieldtech.errors import Conflict, NotFound, Problem, Refused
from fieldtech.model.drafts.evidence import EvidenceDraft
from fieldtech.model.requests import InstallRequest, RequestAct
from fieldtech.services.access_trail import note_access
from fieldtech.services.changes import Change
from fieldtech.services.context import Context
from fieldtech.services.evidence import keep_file, plain_name
from fieldtech.services.install.requests import ATTACHED, DESK


class RequestFiles:
    """Keeping and reading them; a paper once attached stays."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(self, number: str, name: str, data: bytes) -> Change:
        """Keep a file with the request; raises NotFound, Refused, Conflict, and Invalid for what is no letter."""
        person, now = self._context.require("register_order"), self._context.now()
        if person.role not in DESK:
            raise Refused("request", [Problem("role", "role_may_not", params={"role": person.role})])
        sha = keep_file(self._context, name, data)
        draft = EvidenceDraft("other", plain_name(name), sha, len(data))
        draft.require_form()
        with self._context.transaction() as session:
            row = session.scalar(select(InstallRequest).where(InstallRequest.number == number))
            if row is None:
                raise NotFound("no_such_request", request=number)
            kept = select(RequestAct.body).where(RequestAct.request_id == row.id, RequestAct.act == ATTACHED)
            if sha in {str(body["sha256"]) for body in session.scalars(kept)}:
                raise Conflict("already_attached", name=draft.name)
            row.changed_at = now
            session.add(RequestAct(request_id=row.id, act=ATTACHED, body=draft.to_body(), at=now, by=person.login))
            self._context.op(session, f"request_{ATTACHED}", "install_requests", row.id, draft.to_body())
        return Change("request", row.id, row.number)

    def bytes_of(self, number: str, sha: str) -> bytes:
        """The file as it came; raises NotFound, Forbidden, and MachineError when it is damaged."""
        self._context.require("see_all_orders")
        with self._context.reading() as session:
            mine = select(RequestAct.body).join(InstallRequest, InstallRequest.id == RequestAct.request_id)
            mine = mine.where(InstallRequest.number == number, RequestAct.act == ATTACHED)
            if sha not in {str(body["sha256"]) for body in session.scalars(mine)}:
                raise NotFound("no_such_attachment")
        note_access(self._context, "file", number)
        return self._context.blobs.get(sha)
