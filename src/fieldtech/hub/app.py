"""The hub over HTTP: routes that are each a thin skin over the core, with limits and a log."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from fieldtech.errors import FieldtechError
from fieldtech.hub.bodies import answer, body_of, message_in, message_of, pass_over, piece_of, refusal
from fieldtech.hub.core import HubCore
from fieldtech.hub.errors import HubRefused
from fieldtech.hub.health import health_page, health_state
from fieldtech.hub.limits import Buckets, Guesses, Limits, Seconds, Strangers
from fieldtech.hub.log import LOG, note, who
from fieldtech.hub.office_routes import OfficeRoutes
from fieldtech.sync.joining import Registration
from fieldtech.sync.messages import EPOCH, MOST_BLOB, MOST_BODY, MOST_OPS, OLDEST_PROTOCOL, PROTOCOL, Push

MOST_PIECE = 4 * 1024 * 1024
"""Bytes of a file in one answer; the rest is asked for from there on."""
_MOST_FORM = 64 * 1024
_MOST_ROWS = 5_000
_NOBODY = "device_unknown"
_CUT = "line_cut"  # nobody hears it any more, but the log does

T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]


@dataclass
class HubApp:
    """The handlers; ``folder`` is where the disk is looked at, ``authority`` the certificate that is given away."""

    hub: HubCore
    folder: Path
    authority: Path | None = None
    limits: Limits = field(default_factory=Limits)
    seconds: Seconds = time.monotonic

    def __post_init__(self) -> None:
        self._buckets = Buckets(self.limits.rate, self.limits.burst, self.seconds)
        self._strangers = Strangers(self.limits, self.seconds)
        self._guesses = Guesses(self.limits, self.seconds)

    def asgi(self) -> Starlette:
        """The application for a server."""
        routes = [
            ("/v1/push", "POST", self._push),
            ("/v1/pull", "GET", self._pull),
            ("/v1/check", "GET", self._check),
            ("/v1/blob/{sha}", "HEAD", self._blob_state),
            ("/v1/blob/{sha}", "PUT", self._put_blob),
            ("/v1/blob/{sha}", "GET", self._get_blob),
            ("/v1/register", "POST", self._register),
            ("/authority.pem", "GET", self._authority),
            ("/health", "GET", self._health),
            *OfficeRoutes(self.hub, self._known).routes(),
        ]
        return Starlette(routes=[Route(path, self._guarded(run), methods=[how]) for path, how, run in routes])

    def _guarded(self, run: Handler) -> Handler:
        """Refusals become answers, surprises a plain 500; each request leaves one line in the log."""

        async def handler(request: Request) -> Response:
            started = self.seconds()
            code = ""
            try:
                response = await run(request)
            except FieldtechError as error:
                response, code = refusal(error), error.code
                if code == _NOBODY:
                    self._strangers.failed(_where(request))
            except ClientDisconnect:
                response, code = refusal(HubRefused(_CUT)), _CUT
            except Exception:
                LOG.exception("surprise")
                response, code = refusal(HubRefused("hub_failed", 500)), "hub_failed"
            milliseconds = round((self.seconds() - started) * 1000)
            route = request.url.path.split("/")[2 if request.url.path.startswith("/v1/") else 1]
            note("request", route=route, how=request.method, who=who(_token(request)), status=response.status_code,
                 ms=milliseconds, code=code)  # fmt: skip
            return response

        return handler

    def _computer(self, request: Request) -> str:
        """The token of the request, if its computer may ask now; raises HubRefused."""
        token = _token(request)
        if not token:
            raise HubRefused("token_missing", 401)
        if wait := self._strangers.wait(_where(request), who(token)):
            raise HubRefused("too_many_requests", 429, seconds=max(1, round(wait)))
        if wait := self._buckets.wait(who(token)):
            raise HubRefused("too_many_requests", 429, seconds=max(1, round(wait)))
        return token

    async def _known(self, request: Request) -> str:
        """The same for a request with a body: of nobody's is a byte kept or looked at."""
        token = self._computer(request)
        try:
            await run_in_threadpool(self.hub.knows, token)
        except HubRefused:
            await pass_over(request)
            raise
        self._strangers.known(who(token))
        return token

    async def _push(self, request: Request) -> Response:
        token = await self._known(request)
        data = await body_of(request)

        def pushed() -> Response:
            push = message_in(data, Push)
            _speaks(push.protocol)
            if len(push.ops) > MOST_OPS:
                raise HubRefused("too_many_ops", 413, most=MOST_OPS)
            return answer(self.hub.push(token, push), request)

        return await run_in_threadpool(pushed)

    async def _pull(self, request: Request) -> Response:
        token = self._computer(request)
        cursor, limit = _number(request, "cursor", 0), _number(request, "limit", 1_000)
        _speaks(_number(request, "protocol", PROTOCOL))
        limit = max(1, min(limit, _MOST_ROWS))
        return await run_in_threadpool(lambda: answer(self.hub.pull(token, cursor, limit), request))

    async def _check(self, request: Request) -> Response:
        token = self._computer(request)
        return answer(await run_in_threadpool(self.hub.check, token), request)

    async def _blob_state(self, request: Request) -> Response:
        token = self._computer(request)
        have, whole = await run_in_threadpool(self.hub.blob_state, token, _sha(request))
        return Response(status_code=200, headers=await self._extent(have, whole))

    async def _put_blob(self, request: Request) -> Response:
        token = await self._known(request)
        offset, total = _number(request, "offset", 0), _number(request, "total", -1)
        if not 0 <= total <= MOST_BLOB or offset > total:
            raise HubRefused("blob_too_large", 413, most=MOST_BLOB >> 20)
        data, whole = await piece_of(request, min(MOST_BODY, total - offset))
        if not whole:
            await run_in_threadpool(self._keep_cut, token, _sha(request), offset, data, total)
            raise HubRefused(_CUT)
        have = await run_in_threadpool(self.hub.put_blob, token, _sha(request), offset, data, total)
        return Response(status_code=200, headers=await self._extent(have, have == total))

    def _keep_cut(self, token: str, sha: str, offset: int, data: bytes, total: int) -> None:
        """Of a piece that was cut off on its way what came stays: on a weak line no piece may ever come whole."""
        have, whole = self.hub.blob_state(token, sha)
        if not whole and offset <= have < offset + len(data):
            self.hub.put_blob(token, sha, offset, data, total)

    async def _get_blob(self, request: Request) -> Response:
        token = self._computer(request)
        sha, offset = _sha(request), _number(request, "offset", 0)
        have, whole = await run_in_threadpool(self.hub.blob_state, token, sha)
        if not whole:
            raise HubRefused("blob_missing", 404)
        data = await run_in_threadpool(self.hub.get_blob, token, sha, offset)
        said = await self._extent(have, whole)
        return Response(data[:MOST_PIECE], 200, said, media_type="application/octet-stream")

    async def _extent(self, have: int, whole: bool) -> dict[str, str]:
        """How much of a file is here, and in which epoch: read afterwards, for a restore may have come between."""
        epoch = await run_in_threadpool(self.hub.epoch)
        return {"x-have": str(have), "x-whole": "1" if whole else "0", EPOCH: epoch, "cache-control": "no-store"}

    async def _register(self, request: Request) -> Response:
        where = _where(request)
        if wait := self._guesses.wait(where):
            raise HubRefused("too_many_guesses", 429, seconds=max(1, round(wait)))
        if int(request.headers.get("content-length") or 0) > _MOST_FORM:
            raise HubRefused("body_too_large", 413, most=1)
        registration = await message_of(request, Registration, _MOST_FORM)
        try:
            welcome = await run_in_threadpool(self.hub.welcome, registration)
        except FieldtechError:
            self._guesses.failed(where)
            raise
        self._guesses.succeeded(where)
        return answer(welcome, request, 201)

    async def _authority(self, _request: Request) -> Response:
        if self.authority is None:
            raise HubRefused("no_authority", 404)
        return Response(await run_in_threadpool(self.authority.read_bytes), media_type="application/x-pem-file")

    async def _health(self, request: Request) -> Response:
        state = await run_in_threadpool(health_state, self.hub, self.folder)
        if "text/html" in request.headers.get("accept", ""):
            chinese = request.headers.get("accept-language", "zh").lower().startswith("zh")
            page = health_page(state, "zh_CN" if chinese else "en")
            return Response(page, 200 if state.running else 503, media_type="text/html; charset=utf-8")
        return answer(state, request, 200 if state.running else 503)


def _token(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _where(request: Request) -> str:
    return request.client.host if request.client else ""


def _speaks(protocol: int) -> None:
    if protocol > PROTOCOL:
        raise HubRefused("protocol_too_new", 426, newest=PROTOCOL)
    if protocol < OLDEST_PROTOCOL:
        raise HubRefused("protocol_too_old", 426, oldest=OLDEST_PROTOCOL)


def _number(request: Request, name: str, usual: int) -> int:
    text = request.query_params.get(name, str(usual))
    if text == str(usual):
        return usual
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise HubRefused("message_shape", 400)
    return int(text)


def _sha(request: Request) -> str:
    sha: str = request.path_params["sha"]
    if len(sha) != 64 or not set(sha) <= set("0123456789abcdef"):
        raise HubRefused("message_shape", 400)
    return sha
