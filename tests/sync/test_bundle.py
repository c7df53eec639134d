"""The ``.ftb`` file: what is put in comes out, and nothing else is ever taken from a file (R5)."""

import hashlib
import random
import struct

import msgspec
import pytest
import zstandard

from fieldtech.sync import bundle, envelope
from fieldtech.sync.bundle import Blob, Reply, Work, open_reply, open_work, pack, portions, reply_file, work_file
from fieldtech.sync.envelope import BadBundle, Header, unwrap, wrap
from fieldtech.sync.keys import encrypt_to, public_of, recipient_of, sign
from fieldtech.sync.messages import Ack, OpMessage, PushAnswer

LAPTOP, OTHER, OFFICE, OTHER_OFFICE = (bytes([number]) * 32 for number in range(1, 5))
PHOTO = bytes(range(256)) * 3
SHA = hashlib.sha256(PHOTO).hexdigest()
MADE = "2026-11-22T03:00:00.000Z"
OPS = [OpMessage(f"{n:032x}", n, 1, "note", "orders", "ab", MADE, "wulei", {"text": "电源"}) for n in range(1, 4)]
WORK = Work(OPS, cursor=7, epoch="e1", clock=MADE, version="0.1.0", offers=[SHA])


def written(secret: bytes = LAPTOP, office: bytes = OFFICE) -> bytes:
    return work_file(WORK, {SHA: PHOTO}, device="d1", office=public_of(office), made=MADE, secret=secret)


def taken(data: bytes, sender: bytes = LAPTOP, office: bytes = OFFICE) -> str:
    """The code with which the file was refused, or nothing."""
    try:
        open_work(data, sender=public_of(sender), secret=office)
    except BadBundle as refused:
        return refused.code
    return ""


def sealed(content: bytes, header: Header | None = None) -> bytes:
    """A file with any payload and header, properly signed by the laptop: what only a broken laptop could send."""
    payload = encrypt_to(recipient_of(public_of(OFFICE)), content)
    header = header or Header(1, "work", "d1", public_of(OFFICE).hex(), MADE, len(payload))
    text = msgspec.json.encode(header)
    front = envelope.MAGIC + struct.pack(">I", len(text)) + text
    return front + sign(LAPTOP, b"fieldtech bundle 1\0" + front + payload) + payload


def squeezed(content: bytes) -> bytes:
    return zstandard.compress(content)


def test_what_is_put_in_comes_out() -> None:
    work, files = open_work(written(), sender=public_of(LAPTOP), secret=OFFICE)
    assert files == {SHA: PHOTO} and work.blobs == [Blob(SHA, len(PHOTO))]
    assert (work.ops, work.cursor, work.epoch, work.offers) == (OPS, 7, "e1", [SHA])
    header = envelope.read_header(written())
    assert (header.kind, header.sender, header.made) == ("work", "d1", MADE)
    assert "电源".encode() not in written() and b"wulei" not in written()


def test_a_reply_comes_back() -> None:
    answer = Reply(PushAnswer([Ack(OPS[0].op_id, "ok", 9)], 3, "e1"), stored=[SHA])
    data = reply_file(answer, {SHA: PHOTO}, to=public_of(LAPTOP), made=MADE, secret=OFFICE)
    reply, files = open_reply(data, office=public_of(OFFICE), secret=LAPTOP)
    assert (reply.answer, reply.stored, files) == (answer.answer, [SHA], {SHA: PHOTO})
    with pytest.raises(BadBundle, match="bundle_not_for_us"):
        open_reply(data, office=public_of(OFFICE), secret=OTHER)
    assert taken(data, sender=OFFICE, office=LAPTOP) == "bundle_wrong_way"


def test_of_another_computer_and_for_another_office() -> None:  # R5
    assert taken(written(), sender=OTHER) == "bundle_damaged"
    assert taken(written(), office=OTHER_OFFICE) == "bundle_not_for_us"
    assert taken(written(office=OTHER_OFFICE)) == "bundle_not_for_us"
    with pytest.raises(BadBundle, match="bundle_wrong_way"):
        open_reply(written(), office=public_of(LAPTOP), secret=OFFICE)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bundle_cut"),
        (b"PK\x03\x04", "bundle_not_one"),
        (envelope.MAGIC.replace(b"\r\n", b"\n") + bytes(200), "bundle_not_one"),
        (envelope.MAGIC[:5], "bundle_cut"),
        (envelope.MAGIC + b"\xff\xff\xff\xff", "bundle_damaged"),
        (envelope.MAGIC + b"\0\0\0\2{}" + bytes(64), "bundle_damaged"),
        (envelope.MAGIC + b"\0\0\0\7" + b'{"v":9}' + bytes(64), "bundle_newer"),
    ],
)
def test_no_bundle_at_all(data: bytes, code: str) -> None:  # R5
    assert taken(data) == code


def test_a_bundle_of_a_newer_program_is_said() -> None:
    newer = msgspec.structs.replace(envelope.read_header(written()), v=2, size=0)
    text = msgspec.json.encode(newer)
    assert taken(envelope.MAGIC + struct.pack(">I", len(text)) + text + bytes(64)) == "bundle_newer"


def test_ten_thousand_damaged_bundles_are_refused() -> None:  # R5
    dice, whole, other = random.Random(5), written(), written(secret=OTHER)
    assert taken(whole) == ""
    codes = [taken(damaged(whole, other, dice)) for _ in range(10_000)]
    assert "" not in codes
    assert {"bundle_damaged", "bundle_cut", "bundle_not_one"} <= set(codes)


def damaged(whole: bytes, other: bytes, dice: random.Random) -> bytes:
    """The file changed in one of seven ways, never the file itself."""
    at, data = dice.randrange(len(whole)), bytearray(whole)
    match dice.randrange(7):
        case 0:
            data[at] ^= 1 << dice.randrange(8)
        case 1:
            del data[at:]
        case 2:
            data[at:at] = dice.randbytes(dice.randrange(1, 20))
        case 3:
            del data[at : at + dice.randrange(1, 20)]
        case 4:  # two sections change places
            cut = sorted((at, dice.randrange(len(whole)), dice.randrange(len(whole))))
            data = data[: cut[0]] + data[cut[1] : cut[2]] + data[cut[0] : cut[1]] + data[cut[2] :]
        case 5:  # the front of one, the rest of another
            data = data[:at] + bytearray(other)[at:]
        case _:
            data[at : at + 16] = bytes(16)
    return bytes(data) if data != whole else whole + b"\0"


def test_a_signature_is_checked_before_anything_is_opened() -> None:  # R5
    """A stranger's file never reaches age, zstd or JSON."""
    forged = sealed(b"no zstd, no json")
    assert taken(forged) == "bundle_damaged"
    assert taken(forged, sender=OTHER, office=OTHER_OFFICE) == "bundle_damaged"  # else: not for us


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"no zstd", "bundle_damaged"),
        (squeezed(b""), "bundle_damaged"),
        (squeezed(b"\0\0\0\2{}"), "bundle_damaged"),
        (squeezed(b"\xff\xff\xff\xff{}"), "bundle_damaged"),
        (squeezed(pack(WORK, {}) + b"more"), "bundle_damaged"),
        (squeezed(pack(WORK, {}))[:-3], "bundle_damaged"),
        (squeezed(struct.pack(">I", 100_000) + b"[" * 100_000), "bundle_damaged"),
        (squeezed(pack(Work([], blobs=[Blob(SHA, 768)]), {SHA: PHOTO[::-1]})), "bundle_damaged"),
        (squeezed(pack(Work([], blobs=[Blob(SHA, -1), Blob(SHA, 769)]), {SHA: PHOTO})), "bundle_damaged"),
        (squeezed(pack(Work([], blobs=[Blob(SHA, 51 << 20)]), {SHA: PHOTO})), "bundle_damaged"),
        (squeezed(pack(Work([], blobs=[Blob("../../x", 768)]), {"../../x": PHOTO})), "bundle_damaged"),
        (squeezed(pack(Work([], blobs=[Blob(SHA, 0)] * 2_001), {SHA: b""})), "bundle_too_many"),
    ],
)
def test_signed_but_wrong_inside(content: bytes, code: str) -> None:  # R5
    assert taken(sealed(content)) == code


def test_a_bomb_is_not_blown_up() -> None:  # R5
    data = sealed(zstandard.ZstdCompressor(level=1).compress(bytes(4 << 20)))
    assert len(data) < 2_000
    with pytest.raises(BadBundle, match="bundle_too_large"):
        unwrap(data, public_of(LAPTOP), OFFICE, most=(4 << 20) - 1)
    assert len(unwrap(data, public_of(LAPTOP), OFFICE, most=4 << 20)) == 4 << 20
    unsaid = zstandard.ZstdCompressor(write_content_size=False).compress(bytes(1 << 20))
    with pytest.raises(BadBundle, match="bundle_too_large"):
        unwrap(sealed(unsaid), public_of(LAPTOP), OFFICE)


def test_photos_too_many_for_one_file_go_into_the_next() -> None:
    assert portions([]) == [[]]
    assert portions([("a", 6), ("b", 5), ("c", 5), ("d", 20)], most=10) == [["a"], ["b", "c"], ["d"]]
    assert [len(p) for p in portions([(str(n), 1) for n in range(bundle.MOST_FILES + 1)])] == [2_000, 1]


def test_more_than_a_file_may_hold_is_not_written() -> None:
    with pytest.raises(BadBundle, match="bundle_too_large"):
        wrap("work", "d1", public_of(OFFICE), MADE, bytes(envelope.MOST_CONTENT + 1), LAPTOP)
