"""The routes of the hub: what is let through, what is cut, and what a laptop hears when it is not."""

import hashlib
import json
import logging
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import msgspec
import pytest
import zstandard
from starlette.testclient import TestClient

from fieldtech.hub.app import MOST_PIECE, HubApp
from fieldtech.hub.limits import Limits
from fieldtech.hub.log import LOG, JsonLines
from fieldtech.sync.channel import LineCut, Refused, Unreachable
from fieldtech.sync.https import HttpsChannel
from fieldtech.sync.messages import MOST_BLOB, MOST_BODY, HubRow, OpMessage, Push, encode
from fieldtech.words import known

from .plain_core import REVOKED, TOKEN, PlainCore, full_disk

HERE = "https://office.test"
PHOTO = bytes(range(256)) * 20_000
SHA = hashlib.sha256(PHOTO).hexdigest()


def op(number: int, text: str = "") -> OpMessage:
    return OpMessage(
        f"{number:032x}", number, 1, "note", "orders", "ab", "2026-11-22T03:00:00.000Z", "wulei", {"t": text}
    )


class Clock:
    """Seconds as the test wants them; waiting for them makes them pass."""

    def __init__(self) -> None:
        self.now, self.waited = 1000.0, list[float]()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds


@pytest.fixture
def core() -> PlainCore:
    return PlainCore()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def http(core: PlainCore, clock: Clock, tmp_path: Path) -> Iterator[TestClient]:
    app = HubApp(core, tmp_path, limits=Limits(rate=1.0, burst=40), seconds=clock)
    with TestClient(app.asgi(), HERE) as client:
        yield client


@pytest.fixture
def channel(http: TestClient, clock: Clock) -> HttpsChannel:
    return HttpsChannel([HERE], TOKEN, client=http, sleep=clock.sleep)


def asked(http: TestClient, how: str, path: str, **request: Any) -> tuple[int, str]:
    """Status and code of the answer to a request of the laptop."""
    answer = http.request(
        how, path, headers={"authorization": f"Bearer {TOKEN}", **request.pop("headers", {})}, **request
    )
    code = answer.headers.get("x-code", "")
    assert code == "" or known(f"problem.{code}") or code == "device_unknown"
    return answer.status_code, code


def test_messages_go_through_whole(channel: HttpsChannel, core: PlainCore) -> None:
    push = Push([op(1, "电源" * 3_000), op(2)], clock="2026-11-22T03:00:00.000Z", waiting=2)
    assert len(encode(push)) > 4_096  # goes compressed
    assert [ack.result for ack in channel.push(push).acks] == ["ok", "ok"]
    assert core.pushes == [push]
    core.rows = [HubRow("orders", ["ab"], n, {"note": "电源" * 500}) for n in range(1, 6)]
    first = channel.pull(0, 3)
    assert (first.rows, first.cursor, first.more) == (core.rows[:3], 3, True)
    assert channel.pull(3, 3).rows == core.rows[3:]
    assert channel.check().epoch == "e1"


def test_a_file_goes_in_pieces_and_on_where_it_stopped(channel: HttpsChannel, core: PlainCore) -> None:
    assert channel.blob_state(SHA) == (0, False)
    assert channel.put_blob(SHA, 0, PHOTO[:1000], len(PHOTO)) == 1000
    assert channel.blob_state(SHA) == (1000, False)
    assert channel.put_blob(SHA, 1000, PHOTO[1000:], len(PHOTO)) == len(PHOTO)
    assert channel.blob_state(SHA) == (len(PHOTO), True)
    got = b""
    while piece := channel.get_blob(SHA, len(got)):
        assert len(piece) <= MOST_PIECE
        got += piece
    assert got == PHOTO and len(PHOTO) > MOST_PIECE


def test_who_is_not_known_gets_nothing(http: TestClient, core: PlainCore, clock: Clock) -> None:  # P39
    core.files[SHA] = PHOTO
    routes = [("POST", "/v1/push"), ("GET", "/v1/pull"), ("GET", "/v1/check"), ("HEAD", f"/v1/blob/{SHA}"),
              ("PUT", f"/v1/blob/{SHA}"), ("GET", f"/v1/blob/{SHA}")]  # fmt: skip
    for how, path in routes:
        for said in ({}, {"authorization": "Basic x"}, {"authorization": "Bearer"}, {"authorization": "Bearer no"}):
            sent = encode(Push([])) if how == "POST" else b""
            answer = http.request(how, path, headers=said, content=sent, params={"total": 0} if how == "PUT" else {})
            assert answer.status_code == 401 and PHOTO[:64] not in answer.content
    assert core.pushes == []
    with pytest.raises(Refused, match="device_unknown"):
        HttpsChannel([HERE], "no", client=http, sleep=clock.sleep).check()


@pytest.mark.parametrize(
    ("how", "path", "request_", "wanted"),
    [
        ("POST", "/v1/push", {"content": b"{"}, (400, "message_shape")),
        ("POST", "/v1/push", {"content": b'{"ops":[{}]}'}, (400, "message_shape")),
        ("POST", "/v1/push", {"content": b'{"ops":"\xff"}'}, (400, "message_shape")),
        ("POST", "/v1/push", {"content": b'{"ops":' + b"[" * 50_000}, (400, "message_shape")),
        ("POST", "/v1/push", {"content": b"no zstd", "headers": {"content-encoding": "zstd"}}, (400, "message_shape")),
        ("POST", "/v1/push", {"content": bytes(MOST_BODY + 1)}, (413, "body_too_large")),
        ("POST", "/v1/push", {"content": encode(Push([op(n) for n in range(1_001)]))}, (413, "too_many_ops")),
        ("POST", "/v1/push", {"content": encode(Push([], protocol=2))}, (426, "protocol_too_new")),
        ("POST", "/v1/push", {"content": encode(Push([], protocol=0))}, (426, "protocol_too_old")),
        ("GET", "/v1/pull?protocol=99", {}, (426, "protocol_too_new")),
        ("GET", "/v1/pull?cursor=-1", {}, (400, "message_shape")),
        ("GET", "/v1/pull?cursor=1e9", {}, (400, "message_shape")),
        ("GET", "/v1/pull?limit=" + "9" * 40, {}, (400, "message_shape")),
        ("GET", "/v1/blob/" + "g" * 64, {}, (400, "message_shape")),
        ("GET", "/v1/blob/..%2f..%2fhub.db", {}, (404, "")),
        ("GET", f"/v1/blob/{SHA}", {}, (404, "blob_missing")),
        ("PUT", f"/v1/blob/{SHA}", {"content": b"x"}, (413, "blob_too_large")),
        ("PUT", f"/v1/blob/{SHA}?total={MOST_BLOB + 1}", {"content": b"x"}, (413, "blob_too_large")),
        ("PUT", f"/v1/blob/{SHA}?total=3&offset=4", {"content": b"x"}, (413, "blob_too_large")),
        ("PUT", f"/v1/blob/{SHA}?total=3&offset=1", {"content": b"xxx"}, (413, "body_too_large")),
        ("GET", "/authority.pem", {}, (404, "no_authority")),
        ("DELETE", "/v1/push", {}, (405, "")),
        ("GET", "/elsewhere", {}, (404, "")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_a_code(
    http: TestClient, core: PlainCore, how: str, path: str, request_: dict[str, Any], wanted: tuple[int, str]
) -> None:
    assert asked(http, how, path, **request_) == wanted
    assert core.pushes == [] and core.files == {}


def test_a_compressed_bomb_is_cut(http: TestClient, core: PlainCore) -> None:
    for size_is_said in (True, False):
        squeezed = zstandard.ZstdCompressor(write_content_size=size_is_said).compress(bytes(MOST_BODY + 1))
        assert len(squeezed) < 10_000
        sent = {"content": squeezed, "headers": {"content-encoding": "zstd"}}
        assert asked(http, "POST", "/v1/push", **sent) == (413, "body_too_large")
    assert core.pushes == []


def test_who_asks_too_often_waits_and_others_do_not(http: TestClient, channel: HttpsChannel, clock: Clock) -> None:
    for _ in range(40):
        channel.check()
    assert asked(http, "GET", "/v1/check") == (429, "too_many_requests")
    other = http.get("/v1/check", headers={"authorization": "Bearer other"})
    assert other.headers["x-code"] == "device_unknown"
    channel.check()  # waits by itself
    assert clock.waited and clock.waited[0] <= 2


def test_a_full_disk_and_a_surprise_say_no_more_than_a_code(
    http: TestClient, channel: HttpsChannel, core: PlainCore, clock: Clock
) -> None:
    core.fails = [full_disk()] * 3
    with pytest.raises(Unreachable, match="disk_full"):
        channel.check()
    core.fails = [ZeroDivisionError("secret 13812345678")]
    answer = http.get("/v1/check", headers={"authorization": f"Bearer {TOKEN}"})
    assert (answer.status_code, answer.json()) == (500, {"code": "hub_failed"})
    core.fails = [full_disk()]
    channel.check()  # tried again after a while
    assert clock.waited == [0.5, 2.0, 0.5]


def test_codes_cannot_be_guessed_quickly(http: TestClient, clock: Clock) -> None:
    def tried(code: str) -> tuple[int, str]:
        body = {"code": code, "public_key": "", "certificate": ""}
        answer = http.post("/v1/register", json=body)
        return answer.status_code, answer.headers.get("x-code", "")

    assert [tried("BADCODE")[1] for _ in range(3)] == ["code_not_valid"] * 3
    assert tried("GOODCODE") == (429, "too_many_guesses")
    waits = []
    for _ in range(12):
        clock.now += 400
        assert tried("BADCODE")[1] == "code_not_valid"
        waits.append(int(http.post("/v1/register", json={}).headers["retry-after"]))
    assert waits[:4] == [2, 4, 8, 16] and waits[-1] == 300
    clock.now += 300
    assert tried("GOODCODE") == (201, "")
    assert tried("BADCODE")[1] == "code_not_valid" and tried("GOODCODE") == (201, "")


def test_health_for_people_and_for_programs(http: TestClient, core: PlainCore) -> None:
    state = http.get("/health").json()
    assert state["running"] and state["figures"]["waiting"] == 14 and state["protocols"] == [1, 1]
    chinese = http.get("/health", headers={"accept": "text/html", "accept-language": "zh-CN,zh;q=0.9"})
    english = http.get("/health", headers={"accept": "text/html", "accept-language": "en"})
    assert "办公室服务正常运行" in chinese.text and "The office hub is running" in english.text
    assert "<td>14</td>" in english.text and 'lang="en"' in english.text
    assert "wait for others to come or for an upgrade</th><td>0</td>" in english.text
    core.fails = [full_disk()]
    assert http.get("/health").status_code == 503


def test_the_log_names_no_one(http: TestClient, channel: HttpsChannel, core: PlainCore) -> None:
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    handler, level = Kept(), LOG.level
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    try:
        channel.push(Push([op(1, "王建国 13812345678")]))
        core.fails = [ZeroDivisionError("王建国 13812345678")]
        http.get("/v1/check", headers={"authorization": f"Bearer {TOKEN}"})
        http.get(f"/v1/blob/{SHA}?who=王建国", headers={"authorization": f"Bearer {TOKEN}"})
    finally:
        LOG.removeHandler(handler)
        LOG.setLevel(level)
    found = [json.loads(line) for line in lines]
    requests = [line for line in found if line["event"] == "request"]
    assert [line["route"] for line in requests] == ["push", "check", "blob"]
    assert [line["status"] for line in requests] == [200, 500, 404]
    assert len({line["who"] for line in requests}) == 1 and len(requests[0]["who"]) == 8
    everything = "\n".join(lines)
    assert "error" in found[1] and "ZeroDivisionError" in everything
    for secret in (TOKEN, "13812345678", "王建国", "testclient", "wulei"):
        assert secret not in everything and json.dumps(secret)[1:-1] not in everything


def test_every_answer_is_one_of_ours(http: TestClient) -> None:
    answer = http.get("/v1/pull", headers={"authorization": f"Bearer {TOKEN}", "accept-encoding": "identity"})
    assert msgspec.json.decode(answer.content) == {"rows": [], "cursor": 0, "more": False, "epoch": "e1"}


class Sender:
    """A client that sends piece after piece as long as somebody takes them, and what the hub had asked by then."""

    def __init__(self, core: PlainCore, pieces: int, size: int = 1 << 20, *, cut: bool = False) -> None:
        """``cut``: the line breaks after that, and more was to come."""
        self.core, self.pieces, self.size, self.cut = core, pieces, size, cut
        self.taken, self.asked_before = 0, list[list[str]]()
        self.status, self.code = 0, ""

    async def receive(self) -> dict[str, Any]:
        self.asked_before.append(list(self.core.asked))
        if self.cut and self.taken == self.pieces:
            return {"type": "http.disconnect"}
        self.taken += 1
        return {"type": "http.request", "body": bytes(self.size), "more_body": self.cut or self.taken < self.pieces}

    async def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.code = dict(message["headers"]).get(b"x-code", b"").decode()


def sent(
    app: HubApp, core: PlainCore, token: str, pieces: int, *, where: str = "192.0.2.7", how: str = "POST",
    cut: bool = False,
) -> Sender:  # fmt: skip
    """A request with a large body, as the server hands it to the application."""
    path = "/v1/push" if how == "POST" else f"/v1/blob/{SHA}"
    scope = {
        "type": "http", "method": how, "path": path, "raw_path": path.encode(), "root_path": "", "scheme": "https",
        "query_string": b"total=50000000", "headers": [(b"authorization", f"Bearer {token}".encode())],
        "client": (where, 1), "server": ("office.test", 443), "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    sender = Sender(core, pieces, cut=cut)
    anyio.run(app.asgi(), scope, sender.receive, sender.send)
    return sender


@pytest.mark.parametrize("how", ["POST", "PUT"])
@pytest.mark.parametrize(("token", "answer"), [("nobody", (401, "device_unknown")), (REVOKED, (403, "device_revoked"))])
def test_a_body_is_looked_at_only_of_whom_the_hub_knows(
    core: PlainCore, tmp_path: Path, how: str, token: str, answer: tuple[int, str]
) -> None:
    tracemalloc.start()
    found = sent(HubApp(core, tmp_path), core, token, 24, how=how)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.status, found.code) == answer and core.pushes == [] and core.files == {}
    assert all(asked == [token] for asked in found.asked_before)  # before the first piece
    assert found.taken == 24 and most < 8 << 20  # it goes by, else the sender would not hear the answer


def test_of_a_photo_whose_line_is_cut_what_came_stays(
    core: PlainCore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """On a line that breaks sooner than a photo is through it would never come."""
    app = HubApp(core, tmp_path)
    for pieces, kept in ((2, 2), (1, 2), (3, 3), (0, 3)):
        found = sent(app, core, TOKEN, pieces, how="PUT", cut=True)
        assert found.code == "line_cut" and core.files[SHA] == bytes(kept << 20)
    assert sent(app, core, TOKEN, 2, cut=True).code == "line_cut" and core.pushes == []  # half a push says nothing
    assert sent(app, core, "nobody", 2, how="PUT", cut=True).code == "device_unknown"
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


class Broken(httpx.SyncByteStream):
    """An answer that breaks off after so many bytes."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __iter__(self) -> Iterator[bytes]:
        yield PHOTO[: self.size]
        raise httpx.ReadError("the line is cut")


def test_a_laptop_goes_on_behind_what_came_before_the_line_was_cut() -> None:
    asked: list[str] = []
    here, comes = 0, 700

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal here
        asked.append(request.method)
        if request.method == "GET":
            headers = {"content-type": "application/octet-stream", "x-epoch": "e1"}
            return httpx.Response(200, headers=headers, stream=Broken(comes))
        if request.method == "PUT":
            here = max(here, comes)
            raise httpx.WriteError("the line is cut")
        return httpx.Response(200, headers={"x-have": str(here), "x-whole": str(int(here == len(PHOTO)))})

    client = httpx.Client(transport=httpx.MockTransport(answer))
    channel = HttpsChannel([HERE], TOKEN, client=client, sleep=lambda _seconds: None)
    assert channel.get_blob(SHA, 0) == PHOTO[:700] and asked == ["GET"]
    assert channel.put_blob(SHA, 0, PHOTO, len(PHOTO)) == 700 and asked == ["GET", "PUT", "HEAD"]
    comes = len(PHOTO)  # all of it, and only the answer was lost
    assert channel.put_blob(SHA, 700, PHOTO[700:], len(PHOTO)) == len(PHOTO)
    here = comes = 0
    with pytest.raises(LineCut):  # nothing came: as often as ever, and then later
        channel.get_blob(SHA, 0)
    with pytest.raises(Unreachable):
        channel.put_blob(SHA, 0, PHOTO, len(PHOTO))
    client.close()


def test_a_body_without_end_is_not_passed_over_for_ever(core: PlainCore, tmp_path: Path) -> None:
    found = sent(HubApp(core, tmp_path), core, "nobody", 1_000_000)
    assert found.status == 401 and found.taken == (MOST_BODY >> 20) + 1


def test_who_shows_tokens_of_nobody_waits_and_his_neighbours_do_not(
    core: PlainCore, tmp_path: Path, clock: Clock
) -> None:
    app = HubApp(core, tmp_path, limits=Limits(wrong_rate=1.0, wrong_burst=5), seconds=clock)
    assert sent(app, core, TOKEN, 1).code == "message_shape"  # known, and nonsense
    assert [sent(app, core, f"guess {n}", 1).status for n in range(7)] == [401] * 5 + [429] * 2
    waiting = sent(app, core, "guess", 9)
    assert (waiting.code, waiting.taken) == ("too_many_requests", 0) and "guess" not in core.asked
    assert sent(app, core, TOKEN, 1).code == "message_shape"  # behind the same proxy
    assert sent(app, core, "guess", 1, where="192.0.2.8").status == 401
    clock.now += 1
    assert [sent(app, core, "later", 1).status for _ in range(2)] == [401, 429]
