"""Every route and every kind of operation × every role × one's own or another's order, over HTTP on a real hub."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from fieldtech.hub.app import HubApp
from fieldtech.hub.desk import HubDesk
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.limits import Limits
from fieldtech.hub.rows import COLUMNS, FACTS
from fieldtech.model.kind_entries import may_note
from fieldtech.model.kind_rows import may_import, touch_of
from fieldtech.model.kinds import FIELD_ROLES, KINDS
from fieldtech.model.rights import RIGHTS
from fieldtech.sync.channel import Refused
from fieldtech.sync.https import HttpsChannel
from fieldtech.sync.messages import MOST_OPS, Ack, OpMessage, Push, Row, encode
from fieldtech.sync.office_messages import Asked, CodeWanted, PeopleWanted
from hub.office import NOW, PEOPLE, Laptop, Office, changed, entry_of, new

HERE = "https://office.test"
PHOTOS = {"own": b"photo of his own" * 50, "foreign": b"photo of another" * 50}
SHAS = {whose: hashlib.sha256(data).hexdigest() for whose, data in PHOTOS.items()}
PLENTY = Limits(rate=1e9, burst=1_000_000)
OPEN = {"/health", "/authority.pem", "/v1/register"}
"""Routes for who has no token yet."""
NO_RIGHT = {
    "role_not_for_kind", "not_your_order", "not_of_this_computer", "login_retired", "login_unknown", "op_malformed",
}  # fmt: skip
"""Answers that say "not you" (or that the test said nothing sensible)."""
TOLD_NO = NO_RIGHT - {"op_malformed", "not_of_this_computer", "login_unknown"}
"""Those of them that are meant for who has no right."""


class Company:
    """Tom's order and Tim's, each with a photo; a computer for everybody, and a way to the hub over HTTP."""

    def __init__(self, office: Office, http: TestClient) -> None:
        self.office, self.http = office, http
        self.orders = {"own": office.order("own", "tom", "in_repair"), "foreign": office.order("foreign", "tim")}
        office.bring(self.orders["foreign"], "in_repair", "tim")
        other = {"customer_id": office.ids["other_customer"], "vehicle_id": office.ids["other_vehicle"]}
        office.place("orders", self.orders["foreign"], other)
        self.computers = {login: Laptop(office.hub, (login,), login) for login in PEOPLE}
        for whose, login in (("own", "tom"), ("foreign", "tim")):
            order, laptop = self.orders[whose], self.computers[login]
            sha = SHAS[whose]
            laptop.must("add_photo", new("photos", order_id=order, slot="a", original_sha=sha, shown_sha=sha, at=NOW,
                                         by=login), about=order)  # fmt: skip
            assert office.hub.put_blob(laptop.token, sha, 0, PHOTOS[whose]) is None
        self.secrets = {self.orders["foreign"], *other.values(), office.ids["other_terminal"], SHAS["foreign"]}

    def channel(self, login: str) -> HttpsChannel:
        return HttpsChannel([HERE], self.computers[login].token, client=self.http)

    def send(self, login: str, ops: list[OpMessage]) -> list[Ack]:
        """Over HTTP, in as many requests as it takes."""
        found: list[Ack] = []
        for start in range(0, len(ops), MOST_OPS):
            found += self.channel(login).push(Push(ops[start : start + MOST_OPS])).acks
        assert len(found) == len(ops)
        return found

    def of_foreign(self) -> str:
        """Everything the hub has that names something of Tim's."""
        self.office.desk.pull()
        rows = {name: row.values for name, row in self.office.desk.rows.items()}
        return json.dumps(sorted((name, values) for name, values in rows.items() if self._names(name, values)))

    def _names(self, name: tuple[str, str], values: dict[str, object]) -> bool:
        text = json.dumps([name, values])
        return any(secret in text for secret in self.secrets)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    folder: Path = tmp_path_factory.mktemp("matrix")
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    if request.param == "postgresql" and server is None:
        pytest.skip("FIELDTECH_NO_POSTGRES=1")
    office = Office(server.new_database() if server else f"sqlite:///{folder}/hub.db", folder / "hub")
    with TestClient(HubApp(HubDesk(office.hub), folder, limits=PLENTY).asgi(), HERE) as http:
        yield Company(office, http)
    office.hub.close()


def told_no(op: OpMessage) -> set[str]:
    """What who has no right is told; of a kind that adds no such rows also that."""
    return TOLD_NO if touch_of(op.kind, op.rows[0].table).new else TOLD_NO | {"row_not_for_kind"}


def row_of(kind: str, order: str, by: str, table: str = "") -> Row:
    """A row the kind may add, of the order where its table knows orders."""
    tables = KINDS[kind].tables
    if not table:
        mine = sorted(one for one in tables if may_import(kind, one, PEOPLE[by])) or sorted(tables)
        usual = ("entries", "follow_ups") if may_note(kind, entry_of(kind, PEOPLE[by]), PEOPLE[by]) else ("follow_ups",)
        table = next((one for one in usual if one in tables), mine[0])
    values: dict[str, object] = {"order_id": order} if "order_id" in COLUMNS[table] else {}
    values |= {"by": by, "at": NOW} if table in FACTS else {}
    if table == "entries":
        values |= {"kind": entry_of(kind, PEOPLE[by]), "slot": "", "body": {}}
    return new(table, **values)


@pytest.mark.parametrize("login", PEOPLE)
def test_every_kind_by_every_role_on_an_own_and_a_foreign_order(company: Company, login: str) -> None:
    """Who may is not told that he may not, and who may not is; a technician only ever on his own."""
    role, laptop = PEOPLE[login], company.computers[login]
    cases = [(kind, whose) for kind in KINDS for whose in company.orders]
    ops = [
        laptop.op(kind, row_of(kind, company.orders[whose], login), about=company.orders[whose])
        for kind, whose in cases
    ]
    wrong = []
    for (kind, whose), op, ack in zip(cases, ops, company.send(login, ops), strict=True):
        is_his = role not in FIELD_ROLES or {"tom": "own", "tim": "foreign"}[login] == whose
        may = role in KINDS[kind].roles and role != "EX" and is_his
        if ack.reason in NO_RIGHT if may else (ack.result, ack.reason in told_no(op)) != ("rejected", True):
            wrong.append((kind, whose, ack.result, ack.reason))
    assert wrong == []


def test_no_kind_with_any_of_its_tables_lets_a_technician_touch_what_is_anothers(company: Company) -> None:
    """R7: nothing at the hub that names Tim's order, customer, vehicle or terminal changes by whatever Tom says."""
    tom, ids = company.computers["tom"], company.office.ids
    foreign = company.orders["foreign"]
    mine = {"orders": foreign, "customers": ids["other_customer"], "vehicles": ids["other_vehicle"],
            "terminals": ids["other_terminal"], "contacts": ids["other_contact"]}  # fmt: skip
    before = company.of_foreign()
    ops = []
    for kind, rule in KINDS.items():
        for table in sorted(rule.tables):
            ops.append(tom.op(kind, row_of(kind, foreign, "tom", table), about=foreign))
            if table in mine:
                ops.append(tom.op(kind, changed(table, mine[table], status="done", note="x", name="x")))
                ops.append(tom.op(kind, Row(table, [mine[table]], "gone"), about=company.orders["own"]))
    assert len(ops) > 1_400
    taken = [(op.kind, op.rows[0], ack) for op, ack in zip(ops, company.send("tom", ops), strict=True)
             if ack.result in ("ok", "review")]  # fmt: skip
    assert taken == []
    assert company.of_foreign() == before


@pytest.mark.parametrize("login", PEOPLE)
def test_what_everybody_may_pull_and_fetch(company: Company, login: str) -> None:
    """The office everything, a technician his own, an outsider nothing at all; the sum says no more than the rows."""
    channel, role = company.channel(login), PEOPLE[login]
    rows, cursor, more = [], 0, True
    while more:
        answer = channel.pull(cursor, 1_000)
        rows, cursor, more = rows + answer.rows, answer.cursor, answer.more
    got = json.dumps([[row.table, row.key, row.values] for row in rows if not row.gone])
    seen = {whose for whose, order in company.orders.items() if order in got}
    if login == "tom":
        assert not any(secret in got for secret in company.secrets)
    wanted = {"EX": set(), "TE": {"own"} if login == "tom" else {"foreign"}}.get(role, {"own", "foreign"})
    assert seen == wanted and (role != "EX" or rows == [])
    kept = {(row.table, *row.key) for row in rows if not row.gone and row.table != "devices"}
    assert channel.check().count == len(kept)
    for whose, sha in SHAS.items():
        asks = (lambda s=sha: channel.get_blob(s, 0), lambda s=sha: channel.blob_state(s),
                lambda s=sha: channel.put_blob(s, 0, b"x", 1))  # fmt: skip
        for ask in asks:
            if whose in wanted:
                ask()
            else:
                with pytest.raises(Refused, match="blob_unknown"):
                    ask()
        assert company.office.hub.get_blob(company.office.desk.token, sha) == PHOTOS[whose]


def requests_of(company: Company) -> list[tuple[str, str, bytes]]:
    """One request to every route there is, sensible for who may."""
    app = HubApp(HubDesk(company.office.hub), company.office.folder, limits=PLENTY).asgi()
    order = company.orders["own"]
    op = company.computers["tom"].op("note", row_of("note", order, "tom"), about=order)
    company.computers["tom"].sent -= 1
    found = []
    for route in app.routes:
        methods = set(route.methods) - ({"HEAD"} if "GET" in route.methods else set())  # type: ignore[attr-defined]
        for how in sorted(methods):
            path = str(route.path).replace("{sha}", SHAS["own"])  # type: ignore[attr-defined]
            path = path.replace("{computer}", company.computers["tim"].id)
            body = encode(Push([op])) if how == "POST" else b""
            found.append((how, path + ("?total=800" if how == "PUT" else ""), body))
    return found


def refused_everywhere(company: Company, said: dict[str, str], wanted: tuple[int, str]) -> None:
    asked = [one for one in requests_of(company) if one[1] not in OPEN]
    assert {(how, path.split("/")[2].split("?")[0]) for how, path, _ in asked} >= {
        ("POST", "push"), ("GET", "pull"), ("GET", "check"), ("HEAD", "blob"), ("GET", "blob"), ("PUT", "blob"),
        ("GET", "computers"), ("POST", "computers"),
    }  # fmt: skip
    before = company.office.hub.check(company.office.desk.token)
    for how, path, body in asked:
        answer = company.http.request(how, path, headers=said, content=body)
        assert (answer.status_code, answer.headers.get("x-code")) == wanted, (how, path)
        assert how == "HEAD" or answer.json() == {"code": wanted[1]}
        assert "x-have" not in answer.headers
    assert company.office.hub.check(company.office.desk.token) == before


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer none", "Basic dG9tOnRvbQ==", "Bearer " + "0" * 64])
def test_who_has_no_token_gets_nothing_on_any_route(company: Company, token: str) -> None:  # P39
    code = "device_unknown" if token.startswith("Bearer ") else "token_missing"
    refused_everywhere(company, {"authorization": token}, (401, code))


def managing(company: Company, token: str, by: str, target: str) -> list[tuple[int, str]]:
    """What every route about computers answers."""
    forms = {"code": {"by": by, "people": ["tim"], "name": "van 9"}, f"{target}/people": {"by": by, "people": ["tim"]},
             f"{target}/revoke": {"by": by}}  # fmt: skip
    said = {"authorization": f"Bearer {token}"}
    answers = [company.http.get("/v1/computers", params={"by": by}, headers=said)]
    answers += [company.http.post(f"/v1/computers/{path}", json=form, headers=said) for path, form in forms.items()]
    assert len(answers) == sum("/computers" in path for _how, path, _body in requests_of(company))
    told = [answer.text for answer in answers if answer.status_code >= 300]
    assert not any(one.id in text for text in told for one in company.computers.values())
    return [(answer.status_code, answer.headers.get("x-code", "")) for answer in answers]


@pytest.mark.parametrize("login", PEOPLE)
def test_who_may_look_after_computers_from_his_own(company: Company, login: str) -> None:  # P39
    """The same right as before the hub's own computer, whatever computer somebody sits at."""
    role, laptop = PEOPLE[login], company.computers[login]
    spare = Laptop(company.office.hub, ("tim",), "spare")
    before = company.office.hub.devices()
    answers = managing(company, laptop.token, login, spare.id)
    if role in RIGHTS["manage_computers"]:
        assert answers == [(200, ""), (201, ""), (200, ""), (200, "")]
        assert next(one for one in company.office.hub.devices() if one.id == spare.id).revoked_at
    else:
        assert set(answers) == {(403, "login_retired" if role == "EX" else "no_right")}
        assert company.office.hub.devices() == before


def test_nobody_looks_after_computers_in_anothers_name_or_after_he_left(company: Company) -> None:  # P39
    office, spare = company.office, Laptop(company.office.hub, ("tim",), "spare")
    before = office.hub.devices()
    for by in ("ada", "", "nobody", "a" * 4_000):
        assert set(managing(company, company.computers["tom"].token, by, spare.id)) == {(403, "not_of_this_computer")}
    left = new("users", login="left", name="Left", role="AD", centre_code="QD01", active=True, can_login=True)
    office.desk.must("save_user", left)
    laptop = Laptop(office.hub, ("left",), "left's")
    assert laptop.token and managing(company, laptop.token, "left", spare.id)[0] == (200, "")
    office.desk.must("retire_user", changed("users", left.key[0], active=False))
    assert set(managing(company, laptop.token, "left", spare.id)) == {(403, "login_retired")}
    kept = {one.id: one for one in office.hub.devices()}
    assert all(kept[one.id].logins == one.logins for one in before)


def test_nobody_is_shut_out_by_mistake_and_nonsense_changes_nothing(company: Company) -> None:
    ada, hub = company.computers["ada"], company.office.hub
    hub.keep_own(company.office.desk.id)
    said = {"authorization": f"Bearer {ada.token}"}
    refusals = {company.office.desk.id: (409, "own_computer"), ada.id: (409, "asking_computer"),
                "0" * 32: (404, "computer_gone")}  # fmt: skip
    for target, wanted in refusals.items():
        assert managing(company, ada.token, "ada", target)[2:] == [wanted, wanted]
    for form in ({}, {"by": "ada"}, {"by": "ada", "people": []}, {"by": "ada", "people": ["x"] * 501},
                 {"by": "ada", "people": ["x" * 81]}, {"by": 1, "people": ["tim"]}):  # fmt: skip
        for path in ("code", f"{company.computers['tim'].id}/people"):
            answer = company.http.post(f"/v1/computers/{path}", json=form, headers=said)
            assert (answer.status_code, answer.headers["x-code"]) == (400, "message_shape"), (path, form)
    listed = company.http.get("/v1/computers", params={"by": "ada"}, headers=said).json()
    assert [one["id"] for one in listed["computers"] if one.get("own")] == [company.office.desk.id]
    assert listed["asking"] == ada.id and "token" not in json.dumps(listed) and "pem" not in json.dumps(listed)


def test_the_same_through_the_channel_of_a_computer(company: Company) -> None:
    channel, spare = company.channel("dora"), Laptop(company.office.hub, ("tim",), "spare")
    listed = {one.id: one for one in channel.computers("dora").computers}
    assert listed[spare.id].name == "spare" and listed[spare.id].people == ["tim"] and not listed[spare.id].revoked_at
    given = channel.invite(CodeWanted("dora", ["tom"], "van 9"))
    assert given.seconds == 600
    known = company.office.hub.register(given.code, bytes(32), b"pem")
    assert channel.set_people(known.device_id, PeopleWanted("dora", ["tim"])).computer == known.device_id
    assert channel.revoke(known.device_id, Asked("dora")).computer == known.device_id
    told = {one.id: one for one in channel.computers("dora").computers}[known.device_id]
    assert (told.name, told.people, bool(told.revoked_at)) == ("van 9", ["tim"], True)
    with pytest.raises(Refused, match="no_right"):
        company.channel("cora").computers("cora")


def test_the_open_routes_tell_nothing_of_the_company(company: Company) -> None:
    known = {*PEOPLE, "Harbour", "Depot", "WX-", *company.orders.values()}
    for how, path, _ in requests_of(company):
        if path in OPEN:
            answer = company.http.request(how, path, json={"code": "AAAA", "public_key": "00" * 32, "certificate": ""})
            said = answer.text.replace(company.office.hub.epoch, "")  # whose digits may spell a short name
            assert not any(word in said for word in known), path
            assert path != "/v1/register" or answer.status_code == 403


@pytest.mark.parametrize("login", ["ada", "dina", "tom", "exa"])
def test_a_revoked_computer_gets_nothing_on_any_route_nor_by_files(company: Company, login: str) -> None:
    stolen = Laptop(company.office.hub, (login,), "stolen")
    stolen.pull()
    company.office.hub.revoke(stolen.id)
    refused_everywhere(company, {"authorization": f"Bearer {stolen.token}"}, (403, "device_revoked"))
    hub, one = company.office.hub, stolen.id
    sha = SHAS["own"]
    for ask in (
        lambda: hub.push_for(one, Push([])), lambda: hub.pull_for(one, 0), lambda: hub.check_for(one),
        lambda: hub.blob_state_for(one, sha), lambda: hub.put_blob_for(one, sha, 0, b"x"),
        lambda: hub.get_blob_for(one, sha), lambda: hub.set_people(one, ("ada",)),
    ):  # fmt: skip
        with pytest.raises(HubRefused, match="device_revoked"):
            ask()


def test_a_computer_whose_only_person_was_retired_pulls_nothing(company: Company) -> None:
    office = company.office
    user = new("users", login="gone", name="Gone", role="DI", centre_code="QD01", active=True, can_login=True)
    office.desk.must("save_user", user)
    laptop = Laptop(office.hub, ("gone",), "gone's")
    laptop.pull()
    assert laptop.has("orders", company.orders["own"])
    office.desk.must("retire_user", changed("users", user.key[0], active=False))
    laptop.pull()
    assert laptop.rows == {} and office.hub.check(laptop.token).count == 0
    with pytest.raises(Refused, match="blob_unknown"):
        HttpsChannel([HERE], laptop.token, client=company.http).get_blob(SHAS["own"], 0)
