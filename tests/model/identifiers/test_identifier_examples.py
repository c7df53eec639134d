"""Valid, doubtful and wrong examples for every kind; each line is one rule."""

import pytest

from fieldtech.errors import NotFound
from fieldtech.model.identifiers import KINDS, identify
from fieldtech.words import known

OK, WARN, ERR = "ok", "warning", "error"

CASES = [
    # kind, value, verdict, code, normalised
    ("imei", "860123040500075", OK, None, "860123040500075"),
    ("imei", "860123040500141", OK, None, "860123040500141"),
    ("imei", "356868000041418", OK, None, "356868000041418"),
    ("imei", "IMEI:86-012304-050007-5", OK, None, "860123040500075"),
    ("imei", "\uff18\uff16\uff10123040500075", OK, None, "860123040500075"),
    ("imei", "\u200b860123040500075\u202e", OK, None, "860123040500075"),
    ("imei", "860123040500076", ERR, "imei_check_digit", "860123040500076"),
    ("imei", "86012304050007", ERR, "imei_length_14", "86012304050007"),
    ("imei", "8601230405000750", ERR, "imei_length_16", "8601230405000750"),
    ("imei", "8601230405", ERR, "imei_length", "8601230405"),
    ("imei", "86012304050007O", ERR, "imei_charset", "86012304050007O"),
    ("imei", "\u0668\u0666\u0660123040500075", ERR, "imei_charset", "\u0668\u0666\u0660123040500075"),
    ("imei", "8.60123E+14", ERR, "imei_number_damaged", None),
    ("imei", " ", ERR, "imei_missing", None),
    ("iccid", "89860420123456789018", OK, None, "89860420123456789018"),
    ("iccid", "89861122456789000110", OK, None, "89861122456789000110"),
    ("iccid", "89860622000000123413", OK, None, "89860622000000123413"),
    ("iccid", "8986032245678901237", OK, None, "8986032245678901237"),
    ("iccid", "8986032245678901237F", OK, None, "8986032245678901237"),
    ("iccid", "ICCID: 89860 42012 34567 81189", OK, None, "89860420123456781189"),
    ("iccid", "ICCID\uff1a8986-0420-1234-5678-9018", OK, None, "89860420123456789018"),
    ("iccid", "89860420123456789019", WARN, "iccid_luhn", "89860420123456789019"),
    ("iccid", "898604b7192271001234", WARN, "iccid_letters", "898604B7192271001234"),
    ("iccid", "8986010110231170983S", WARN, "iccid_letters", "8986010110231170983S"),
    ("iccid", "89014103211118510720", WARN, "iccid_not_8986", "89014103211118510720"),
    ("iccid", "89861322456789000110", WARN, "iccid_prefix_unverified", "89861322456789000110"),
    ("iccid", "89869928005936899376", WARN, "iccid_prefix_unknown", "89869928005936899376"),
    ("iccid", "8986042012345678", ERR, "iccid_length", "8986042012345678"),
    ("iccid", "898604201234567890181", ERR, "iccid_length", "898604201234567890181"),
    ("iccid", "8986042012345678901*", ERR, "iccid_charset", "8986042012345678901*"),
    ("iccid", "8.98604E+19", ERR, "iccid_number_damaged", None),
    ("iccid", "8.986042012345678e+19", ERR, "iccid_number_damaged", None),
    ("iccid", "898604201234567E5", ERR, "iccid_length", "898604201234567E5"),
    ("iccid", "8986042012345670000", ERR, "iccid_number_damaged", None),
    ("iccid", "", ERR, "iccid_missing", None),
    ("imsi", "460041234567890", OK, None, "460041234567890"),
    ("imsi", "460011234567890", OK, None, "460011234567890"),
    ("imsi", "460111234567890", OK, None, "460111234567890"),
    ("imsi", "460081234567890", OK, None, "460081234567890"),
    ("imsi", "46004123456789", ERR, "imsi_length", "46004123456789"),
    ("imsi", "4600412345678901", ERR, "imsi_length", "4600412345678901"),
    ("imsi", "461001234567890", WARN, "imsi_network_unknown", "461001234567890"),
    ("imsi", "460991234567890", WARN, "imsi_network_unknown", "460991234567890"),
    ("imsi", "46004123456789O", ERR, "imsi_charset", "46004123456789O"),
    ("imsi", "", ERR, "imsi_missing", None),
    ("msisdn", "13912345678", OK, None, "13912345678"),
    ("msisdn", "14812345678", OK, None, "14812345678"),
    ("msisdn", "1064812345678", OK, None, "1064812345678"),
    ("msisdn", "1440012345678", OK, None, "1440012345678"),
    ("msisdn", "1410012345678", OK, None, "1410012345678"),
    ("msisdn", "1461234567890", OK, None, "1461234567890"),
    ("msisdn", "8613912345678", OK, None, "13912345678"),
    ("msisdn", "0086 139-1234-5678", OK, None, "13912345678"),
    ("msisdn", "+861440012345678", OK, None, "1440012345678"),
    ("msisdn", "12812345678", ERR, "msisdn_shape", "12812345678"),
    ("msisdn", "1391234567", ERR, "msisdn_length", "1391234567"),
    ("msisdn", "106481234567", ERR, "msisdn_length", "106481234567"),
    ("msisdn", "1391234567890", WARN, "msisdn_iot_prefix", "1391234567890"),
    ("msisdn", "1391234567X", ERR, "msisdn_charset", "1391234567X"),
    ("msisdn", "1.44001E+12", ERR, "msisdn_number_damaged", None),
    ("msisdn", "", ERR, "msisdn_missing", None),
    ("mobile", "+86 139 1234 5678", OK, None, "13912345678"),
    ("mobile", "14812345678", WARN, "phone_range_unknown", "14812345678"),
    ("mobile", "136123410", ERR, "phone_shape", "136123410"),
    ("mobile", "1440012345678", ERR, "phone_shape", "1440012345678"),
    ("mobile", "", ERR, "phone_missing", None),
    ("landline", "010-62345678", OK, None, "010-62345678"),
    ("landline", "0532-88901234", OK, None, "0532-88901234"),
    ("landline", "0532-88901234-801", OK, None, "0532-88901234-801"),
    ("landline", "\uff080532\uff0988901234", OK, None, "0532-88901234"),
    ("landline", "053288901234", OK, None, "0532-88901234"),
    ("landline", "+86 532 8890 1234", OK, None, "0532-88901234"),
    ("landline", "0532\u201488901234", OK, None, "0532-88901234"),
    ("landline", "0546-8812345", OK, None, "0546-8812345"),
    ("landline", "4001234567", OK, None, "400-123-4567"),
    ("landline", "800-810-1234", OK, None, "800-810-1234"),
    ("landline", "95588", OK, None, "95588"),
    ("landline", "966156", OK, None, "966156"),
    ("landline", "0532-12345678", WARN, "landline_shape", "0532-12345678"),
    ("landline", "026-12345678", WARN, "landline_shape", "026-12345678"),
    ("landline", "010-6234567", WARN, "landline_shape", "010-6234567"),
    ("landline", "62345678", WARN, "landline_area_code_missing", "62345678"),
    ("landline", "", ERR, "phone_missing", None),
    ("phone", "139 1234 5678", OK, None, "13912345678"),
    ("phone", "0592-5671234", OK, None, "0592-5671234"),
    ("phone", "\uff0b86-592-5671234", OK, None, "0592-5671234"),
    ("vin", "LATPAB071W1005301", OK, None, "LATPAB071W1005301"),
    ("vin", "LZZ5ELSD3RW100001", OK, None, "LZZ5ELSD3RW100001"),
    ("vin", "lgwef4a5xpf000009", OK, None, "LGWEF4A5XPF000009"),
    ("vin", "LC0CE4CB6R0000008", OK, None, "LC0CE4CB6R0000008"),
    ("vin", "LATPAB072W1005301", WARN, "vin_check_digit", "LATPAB072W1005301"),
    ("vin", "LZZ5ELSD3RW10000", ERR, "vin_length", "LZZ5ELSD3RW10000"),
    ("vin", "LZZ5ELSD3RWI00001", ERR, "vin_charset", "LZZ5ELSD3RWI00001"),
    ("vin", "LZZ5ELSD3RW10000\uff11", OK, None, "LZZ5ELSD3RW100001"),
    ("vin", "", ERR, "vin_length", None),
    ("uscc", "91350100M000100Y43", OK, None, "91350100M000100Y43"),
    ("uscc", "91370211MA3FT00A6F", OK, None, "91370211MA3FT00A6F"),
    ("uscc", "91370200ma3ft01b0m", OK, None, "91370200MA3FT01B0M"),
    ("uscc", "91350200MA2FT02C37", OK, None, "91350200MA2FT02C37"),
    ("uscc", "91120116MA0FT03D4U", OK, None, "91120116MA0FT03D4U"),
    ("uscc", "91350100M000100Y4Z", ERR, "uscc_charset", "91350100M000100Y4Z"),
    ("uscc", "91350100M000100Y44", ERR, "uscc_check_digit", "91350100M000100Y44"),
    ("uscc", "91350100M000100Y4", ERR, "uscc_length", "91350100M000100Y4"),
    ("uscc", "", ERR, "uscc_missing", None),
]


@pytest.mark.parametrize(("kind", "value", "verdict", "code", "normalised"), CASES)
def test_example(kind: str, value: str, verdict: str, code: str | None, normalised: str | None) -> None:
    found = identify(kind, value)
    assert (found.verdict, found.codes, found.normalised) == (verdict, (code,) if code else (), normalised)


TERMINAL_CASES = [
    ("terminal_id", "BXA0007", "2013", OK, None, "BXA0007"),
    ("terminal_id", "1234567", "2013", OK, None, "1234567"),
    ("terminal_id", "bxa0007", "2013", OK, None, "BXA0007"),
    ("terminal_id", "BXA0007\0\0", "2013", OK, None, "BXA0007"),
    ("terminal_id", "BXA-007", "2013", ERR, "terminal_id_charset", "BXA-007"),
    ("terminal_id", "BXA00071", "2013", ERR, "terminal_id_length", "BXA00071"),
    ("terminal_id", "BXA00071", "2019", OK, None, "BXA00071"),
    ("terminal_id", "A" * 30, None, OK, None, "A" * 30),
    ("terminal_id", "A" * 31, "2019", ERR, "terminal_id_length", "A" * 31),
    ("terminal_id", "", "2019", ERR, "terminal_id_missing", ""),
    ("terminal_phone", "13912345678", "2013", OK, None, "013912345678"),
    ("terminal_phone", "13912345678", "2019", OK, None, "00000000013912345678"),
    ("terminal_phone", "1064812345678", "2019", OK, None, "00000001064812345678"),
    ("terminal_phone", "1064812345678", "2013", ERR, "terminal_phone_length", "1064812345678"),
    ("terminal_phone", "00000000013912345678", "2013", OK, None, "013912345678"),
    ("terminal_phone", "016612345806", None, OK, None, "16612345806"),
    ("terminal_phone", "008613912345678", "2013", OK, None, "013912345678"),
    ("terminal_phone", "0086 1064812345678", "2019", OK, None, "00000001064812345678"),
    ("terminal_phone", "+8613912345678", None, OK, None, "13912345678"),
    ("terminal_phone", "008612345806", None, OK, None, "8612345806"),  # padded, no country
    ("terminal_phone", "1" * 21, None, ERR, "terminal_phone_length", "1" * 21),
    ("terminal_phone", "0139123A5678", "2013", ERR, "terminal_phone_charset", "0139123A5678"),
    ("terminal_phone", "000000000000", "2013", ERR, "terminal_phone_missing", None),
    ("terminal_phone", "", "2013", ERR, "terminal_phone_missing", None),
]


@pytest.mark.parametrize(("kind", "value", "protocol", "verdict", "code", "normalised"), TERMINAL_CASES)
def test_terminal_example(
    kind: str, value: str, protocol: str | None, verdict: str, code: str | None, normalised: str | None
) -> None:
    found = identify(kind, value, protocol=protocol)
    assert (found.verdict, found.codes, found.normalised) == (verdict, (code,) if code else (), normalised)


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(NotFound):
        identify("passport", "1")


def test_every_code_and_kind_has_words() -> None:
    codes = {case[-2] for case in CASES + TERMINAL_CASES if case[-2]}
    missing = [code for code in codes if not known(f"problem.{code}")]
    missing += [kind for kind in KINDS if not known(f"identifier.{kind}")]
    assert missing == []
