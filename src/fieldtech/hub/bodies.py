"""What comes in and goes out over HTTP: bodies cut where they are too large, answers squeezed, refusals as codes."""

from collections.abc import Mapping
from contextlib import suppress

import msgspec
import zstandard
from anyio import move_on_after
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from fieldtech.errors import Conflict, FieldtechError, Forbidden, Invalid, MachineError, NotFound
from fieldtech.hub.errors import HubRefused
from fieldtech.sync.messages import MOST_BODY, M, Refusal, decode, encode

_WORTH_IT = 4_096  # bytes; less gains nothing from compression
_WINDOW = 8 * 1024 * 1024
_PATIENCE = 60.0  # seconds; a weak line takes as long for a push
_STATUS: tuple[tuple[type[FieldtechError], int], ...] = (
    (Forbidden, 403), (NotFound, 404), (Conflict, 409), (Invalid, 400), (MachineError, 503),
)  # fmt: skip
NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


async def body_of(request: Request, most: int = MOST_BODY) -> bytes:
    """The body, read no further than ``most`` bytes, before and after decompression; raises HubRefused."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > most:
            raise HubRefused("body_too_large", 413, most=max(1, most >> 20))
    if request.headers.get("content-encoding", "identity") == "zstd":
        return _decompressed(bytes(data), most)
    return bytes(data)


async def piece_of(request: Request, most: int) -> tuple[bytes, bool]:
    """A body as it came, and whether that is all of it: of a line that was cut off what came is told, too."""
    data = bytearray()
    try:
        async for piece in request.stream():
            data += piece
            if len(data) > most:
                raise HubRefused("body_too_large", 413, most=max(1, most >> 20))
    except ClientDisconnect:
        return bytes(data), False
    return bytes(data), True


async def pass_over(request: Request, most: int = MOST_BODY) -> None:
    """Let a body go by that nobody will look at: a computer that still sends would not hear why it is refused."""
    passed = 0
    with move_on_after(_PATIENCE), suppress(ClientDisconnect):
        async for piece in request.stream():
            passed += len(piece)
            if passed > most:
                return


async def message_of(request: Request, kind: type[M], most: int) -> M:
    """The message in a small body; raises HubRefused ``message_shape`` when it is none."""
    return message_in(await body_of(request, most), kind)


def message_in(data: bytes, kind: type[M]) -> M:
    """The message in these bytes; raises HubRefused ``message_shape`` when it is none.

    A large one takes long enough to hold up all the others: it is read in a thread.
    """
    try:
        return decode(data, kind)
    except NOT_JSON as error:
        raise HubRefused("message_shape", 400) from error


def answer(message: msgspec.Struct, request: Request, status: int = 200) -> Response:
    """A message as JSON, compressed for whoever understands zstd."""
    data, headers = encode(message), {}
    if len(data) > _WORTH_IT and "zstd" in request.headers.get("accept-encoding", ""):
        data, headers = zstandard.ZstdCompressor(level=1).compress(data), {"content-encoding": "zstd"}
    return Response(data, status, headers, media_type="application/json")


def refusal(error: FieldtechError) -> Response:
    """Why a request was refused: a code, its parameters, a status of HTTP; never a sentence, never a traceback."""
    status = getattr(error, "status", None) or next((s for kind, s in _STATUS if isinstance(error, kind)), 400)
    if error.code == "disk_full":
        status = 507
    params: Mapping[str, str] = error.params
    code = error.problems[0].code if isinstance(error, Invalid) and error.problems else error.code
    headers = {"x-code": code} | ({"retry-after": str(params["seconds"])} if "seconds" in params else {})
    return Response(encode(Refusal(code, dict(params))), int(status), headers, media_type="application/json")


def _decompressed(data: bytes, most: int) -> bytes:
    try:
        size = zstandard.get_frame_parameters(data).content_size
        if size > most:  # also when it is unknown
            raise HubRefused("body_too_large", 413, most=max(1, most >> 20))
        return zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompress(data, max_output_size=most)
    except zstandard.ZstdError as error:
        raise HubRefused("message_shape", 400) from error
