"""The channel over HTTPS: the office's authority pinned, short waits, a few patient retries.

Every request may be sent twice without harm, so a lost answer is simply asked for again. ``httpx`` is imported
only when a computer talks to an office: the first list of a laptop without network does not wait for it.
"""

import ssl
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec
import zstandard

from fieldtech.sync.channel import AnotherHub, LineCut, Refused, Unreachable
from fieldtech.sync.messages import EPOCH, PROTOCOL, Check, M, PullAnswer, Push, PushAnswer, Refusal, decode, encode
from fieldtech.sync.office_messages import Asked, CodeGiven, CodeWanted, Computers, Done, PeopleWanted
from fieldtech.sync.pin import first_of

if TYPE_CHECKING:  # 0.1 s to load, and only the network needs it
    import httpx

_CONNECT, _READ = 5.0, 60.0  # seconds; a push of 1,000 operations may take the hub a few
_WAITS = (0.5, 2.0)  # seconds before the second and third try
_LONGEST_WAIT = 10.0  # what the hub may ask us to wait before we rather come back later
_BUSY = frozenset({429, 502, 503, 504})
_WORTH_IT = 4_096  # bytes; less gains nothing from compression
_PIECE = "application/octet-stream"  # of a file
_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class HttpsChannel:
    """One hub, under one address or several; what answers last is asked first."""

    def __init__(
        self,
        addresses: Sequence[str],
        token: str,
        authority: str = "",
        *,
        client: "httpx.Client | None" = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``authority`` is the pinned certificate (PEM); without one those of the system are trusted."""
        self._addresses = list(addresses)
        self._token = token
        self._client = client or make_client(authority)
        self._sleep = sleep
        self._epoch = ""  # of the last message: what is said of files must come from the same hub

    def push(self, push: Push) -> PushAnswer:
        """Send operations; raises Unreachable, Refused."""
        data, headers = encode(push), {"content-type": "application/json"}
        if len(data) > _WORTH_IT:
            data, headers = zstandard.ZstdCompressor(level=1).compress(data), {**headers, "content-encoding": "zstd"}
        return self._message("POST", "/v1/push", PushAnswer, content=data, headers=headers)

    def pull(self, cursor: int, limit: int) -> PullAnswer:
        """Rows after the cursor; raises Unreachable, Refused."""
        params = {"cursor": cursor, "limit": limit, "protocol": PROTOCOL}
        return self._message("GET", "/v1/pull", PullAnswer, params=params)

    def check(self) -> Check:
        """What this computer should have; raises Unreachable, Refused."""
        return self._message("GET", "/v1/check", Check)

    def blob_state(self, sha: str) -> tuple[int, bool]:
        """How many bytes the hub has and whether that is all; raises Unreachable, Refused."""
        return _extent(self._of_file("HEAD", sha))

    def put_blob(self, sha: str, offset: int, data: bytes, total: int) -> int:
        """Send a piece; how many bytes are there now; raises Unreachable, Refused.

        Of a piece that was cut off on its way what came counts, so that on a weak line every try brings some.
        """
        request: dict[str, Any] = {"params": {"offset": offset, "total": total}, "content": data}
        try:
            return _extent(self._of_file("PUT", sha, once=True, **request))[0]
        except Unreachable as error:
            self._pause(error, _WAITS[0])
        have, whole = self.blob_state(sha)
        if whole or have > offset:
            return total if whole else have
        return _extent(self._of_file("PUT", sha, **request))[0]

    def get_blob(self, sha: str, offset: int) -> bytes:
        """Some bytes from an offset on, fewer where the line was cut off; raises Unreachable, Refused."""
        content: bytes = self._of_file("GET", sha, params={"offset": offset}).content
        return content

    def computers(self, by: str) -> Computers:
        """All computers of the office, for who looks after them; raises Unreachable, Refused."""
        return self._message("GET", "/v1/computers", Computers, params={"by": by})

    def invite(self, wanted: CodeWanted) -> CodeGiven:
        """A code for one more; raises Unreachable, Refused."""
        return self._message("POST", "/v1/computers/code", CodeGiven, content=encode(wanted))

    def set_people(self, computer: str, wanted: PeopleWanted) -> Done:
        """Who works on one; raises Unreachable, Refused."""
        return self._message("POST", f"/v1/computers/{computer}/people", Done, content=encode(wanted))

    def revoke(self, computer: str, asked: Asked) -> Done:
        """One gets nothing any more; raises Unreachable, Refused."""
        return self._message("POST", f"/v1/computers/{computer}/revoke", Done, content=encode(asked))

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _message(self, how: str, path: str, kind: type[M], **request: Any) -> M:
        said = read_message(self._ask(how, path, **request), kind)
        self._epoch = getattr(said, "epoch", self._epoch)
        return said

    def _of_file(self, how: str, sha: str, *, once: bool = False, **request: Any) -> "httpx.Response":
        """Raises AnotherHub when the line went over to one with other rows: a photo there is not at the office."""
        response = (self._anywhere if once else self._ask)(how, f"/v1/blob/{sha}", **request)
        if self._epoch and response.headers.get(EPOCH, self._epoch) != self._epoch:
            raise AnotherHub
        return response

    def _ask(self, how: str, path: str, **request: Any) -> "httpx.Response":
        """The answer; tries again while nobody answers or the hub is busy."""
        for wait in _WAITS:
            try:
                return self._anywhere(how, path, **request)
            except Unreachable as error:
                self._pause(error, wait)
        return self._anywhere(how, path, **request)

    def _pause(self, error: Unreachable, wait: float) -> None:
        """Before the next try; raises the error where the hub asks for so much patience that there is none now."""
        asked = float(error.params.get("seconds", 0))
        if asked > _LONGEST_WAIT:
            raise error
        self._sleep(max(wait, asked))

    def _anywhere(self, how: str, path: str, **request: Any) -> "httpx.Response":
        """The answer of the first address where somebody is."""
        headers = {"authorization": f"Bearer {self._token}", **request.pop("headers", {})}
        for address in list(self._addresses):
            try:
                response = ask_once(self._client, how, address + path, headers=headers, **request)
            except Unreachable as error:
                if address == self._addresses[-1] or error.code != "hub_unreachable":
                    raise
                continue
            self._addresses.sort(key=lambda other: other != address)
            return response
        raise Unreachable


def ask_once(client: "httpx.Client", how: str, url: str, **request: Any) -> "httpx.Response":
    """The hub's answer; raises Refused for a no, Unreachable when nobody answered or not now."""
    try:
        response = _answered(client, how, url, request)
    except (_httpx().HTTPError, _httpx().InvalidURL) as error:
        if _is_untrusted(error):
            raise Refused("office_not_trusted") from error
        raise (Unreachable if isinstance(error, _nobody_there()) else LineCut) from error
    if response.status_code < 300:
        return response
    code, params = _reason(response)
    if response.status_code in _BUSY or response.status_code >= 500 or not code:
        raise Unreachable(code or "hub_unreachable", **params)
    raise Refused(code, **params)


def _answered(client: "httpx.Client", how: str, url: str, request: dict[str, Any]) -> "httpx.Response":
    """The answer; of a piece of a file that was cut off on its way as much as came."""
    with client.stream(how, url, **request) as response:
        if response.headers.get("content-type") != _PIECE:
            response.read()
            return response
        came = bytearray()
        try:
            for some in response.iter_bytes():
                came += some
        except _httpx().HTTPError:
            if not came:
                raise
        headers = {name: value for name, value in response.headers.items() if name.startswith("x-")}
        told: httpx.Response = _httpx().Response(
            response.status_code, headers=headers, content=bytes(came), request=response.request
        )
        return told


def read_message(response: "httpx.Response", kind: type[M]) -> M:
    """The message in an answer; Unreachable when something between us and the office answered."""
    try:
        return decode(response.content, kind)
    except _NOT_JSON as error:
        raise Unreachable from error


def make_client(authority: str = "", *, trust: ssl.SSLContext | None = None) -> "httpx.Client":
    """A client that believes the office only; or, behind a proxy, whom the system believes."""
    timeout = _httpx().Timeout(_READ, connect=_CONNECT)
    client: httpx.Client = _httpx().Client(
        verify=trust or trusting(authority), timeout=timeout, trust_env=trust is None and not authority
    )
    return client


def trusting(authority: str) -> ssl.SSLContext:
    """What TLS is checked against.

    The office's authority gives one certificate to one server, so whoever shows it is the office under whatever
    address it was reached; an address that changed must not cut the laptops off. Of several certificates the first is
    the one that was pinned. Raises Refused for a text without one.
    """
    try:
        context = ssl.create_default_context(cadata=first_of(authority) if authority else None)
    except ValueError as error:
        raise Refused("office_not_trusted") from error
    if authority:
        context.check_hostname = False
    return context


def _extent(response: "httpx.Response") -> tuple[int, bool]:
    try:
        return int(response.headers["x-have"]), response.headers["x-whole"] == "1"
    except (KeyError, ValueError) as error:
        raise Unreachable from error


def _reason(response: "httpx.Response") -> tuple[str, dict[str, Any]]:
    """The hub's code; nothing when something else answered, as the page of a hotel's network."""
    if response.request.method == "HEAD":
        return response.headers.get("x-code", ""), {}
    try:
        refusal = decode(response.content, Refusal)
    except _NOT_JSON:
        return "", {}
    return refusal.code, {str(name): value for name, value in refusal.params.items()}


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _nobody_there() -> tuple[type[Exception], ...]:
    """What httpx raises before a line stands."""
    return _httpx().ConnectError, _httpx().ConnectTimeout, _httpx().PoolTimeout, _httpx().InvalidURL


def _httpx() -> Any:
    return import_module("httpx")
