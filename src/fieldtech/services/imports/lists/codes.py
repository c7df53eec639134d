"""Every code a row of a list can get and how grave it is, as data/inbox/codes.csv has them."""

ERRORS = frozenset((
    "missing_plate_and_vin", "plate_shape", "duplicate_plate", "duplicate_vin", "vin_length", "vin_charset",
    "phone_shape", "iccid_number_damaged", "iccid_length", "iccid_charset", "duplicate_iccid", "text_too_long",
    "formula_without_value", "formula_error", "imei_check_digit", "imei_length", "imei_length_14", "imei_length_16",
    "imei_charset", "imei_number_damaged", "imei_missing", "duplicate_imei", "terminal_id_missing",
    "terminal_id_charset", "terminal_id_length", "duplicate_terminal_id", "unknown_model", "msisdn_length",
    "msisdn_shape", "msisdn_charset", "msisdn_number_damaged", "msisdn_missing", "duplicate_msisdn", "imsi_length",
    "imsi_charset", "iccid_missing", "field_missing", "field_value",
))  # fmt: skip
WARNINGS = frozenset((
    "plate_colour_mismatch", "plate_colour_missing", "vin_check_digit", "driver_missing", "voltage_missing",
    "date_unreadable", "iccid_not_8986", "iccid_prefix_unknown", "iccid_prefix_unverified", "iccid_letters",
    "iccid_luhn", "hidden_row", "formula_like_text", "control_characters_removed", "msisdn_iot_prefix",
    "imsi_network_unknown", "purchase_date_missing", "quantity_mismatch", "wanted_date_past",
))  # fmt: skip


def severity_of(code: str) -> str:
    """``error`` or ``warning``; raises KeyError for a code that is in neither list."""
    if code in ERRORS:
        return "error"
    if code in WARNINGS:
        return "warning"
    raise KeyError(code)
