"""The closed lists of the forms; the words for them are ``choice.<group>.<code>`` in the vocabulary."""

CHANNELS = ("hotline", "mail", "online", "letter", "visit", "fax", "found")  # F07
FOUND = "found"
"""The channel of a repair that nobody called for: one of our visits found it (F32)."""
ENVIRONMENTS = ("normal", "hot", "cold", "damp", "dust", "corrosion", "vibration")  # F08
NATURES = ("hardware", "software", "installation", "network", "people", "other")  # F09
KINDS = ("quality", "usage")  # P30
LEVELS = ("hotline", "remote", "onsite")  # T33 to T35
HOW = ("phone", "in_person", "wechat", "email", "letter")
PURPOSES = ("work", "approval", "consent", "part", "fee")  # B32, B33, D17
STAFF_KINDS = ("own", "contractor", "other_department")  # B33
BODY = ("normal", "damaged")
ELECTRICS = ("normal", "faulty")
OLD_NEXT = ("to_repair", "good", "left_with_customer")
OLD_PART = ("left", "taken", "none")
PART_REASONS = ("burnt", "blown", "broken", "worn", "water", "lost", "outdated", "other", "consumed")
USED_UP = "consumed"
"""The reason of what upkeep uses up: nothing was broken and nothing old comes off."""
PLATFORM_RESULTS = ("online", "registered_no_fix", "offline", "unchecked")
REGISTER_ANSWERS = (0, 1, 2, 3, 4)  # JT/T 808 message 0x8100
RESULTS = ("repaired", "temporary", "not_repaired", "to_replace", "to_factory")
WARRANTY_STATES = ("in", "out", "damage", "unknown")
ANSWERED = ("answered", "refused", "not_reached")
FEEDBACK_CHANNELS = ("onsite", "phone", "letter", "fax", "email", "online")
RATED_AREAS = ("installation", "system", "execution", "after_sales", "training")  # T30
RATED_MANNERS = ("attitude", "punctuality", "quality", "clear_charge", "tidy")
VERDICTS = ("satisfied", "dissatisfied")
SIGN_MODES = ("ink", "paper", "refused", "absent")
RELATIONS = ("self", "driver", "colleague", "family", "other")
WAITING_FOR = ("part", "customer", "vehicle", "factory", "other")
FEE_WAYS = ("collected", "on_account", "waived", "refused", "announced", "nothing_due")
PAY_METHODS = ("cash", "transfer", "cheque", "wechat", "alipay")
PHOTO_SLOTS = ("plate", "body", "body_after", "old_terminal", "new_terminal", "position_before", "position",
               "wiring_before", "wiring", "platform", "damage", "label", "signed_paper", "other")  # fmt: skip
PHOTO_PAIRS = (("body", "body_after"), ("old_terminal", "new_terminal"), ("position_before", "position"),
               ("wiring_before", "wiring"))  # fmt: skip
"""Before and after, shown side by side (B27)."""
PRE_DEPARTURE = ("information", "tools", "spares", "documents", "customer")  # B19, B20, F14
STANDARDS = ("restored", "tidy", "firm", "complete")  # F25 to F28
ANSWERS = ("ok", "not_ok", "na")
INSTALL_TASKS = ("install", "trial", "move", "removal")  # B06
INSTALL_PAPERS = ("request", "vehicle_list", "driver_data")  # B10 to B13
TRIAL_ENDS = ("sold", "removed")  # A01
EVIDENCE = ("written_request", "other")  # what a file kept with an order shows
MILESTONES = ("kickoff", "midterm", "closing")  # D11
SEATS = ("under_dashboard", "under_driver_seat", "boot", "other")  # forms 2.2
POWER = ("permanent_acc", "permanent", "obd")
ROW_RESULTS = ("installed", "not_installed", "rescheduled")
NOT_INSTALLED_REASONS = (
    "vehicle_absent", "customer_cancelled", "vehicle_defect", "material_missing", "conditions", "other",
)  # fmt: skip
REQUEST_SOURCES = ("sales", "customer", "platform")  # forms 2.1
PAYMENTS = ("cash", "transfer", "cheque", "monthly")
REVIEW_RESULTS = ("passed", "returned")  # P19, P20
REVIEW_POINTS = ("model", "quantity", "price", "date", "place", "payment")  # P19
POWER_TESTS = ("ok", "failed", "skipped")  # states 4.4
FACTORY_RESULTS = ("repaired", "replaced", "scrapped")
TOOL_KINDS = ("tool", "document")  # B08
WISHED_BY = ("customer", "us", "weather")  # who wants another day for a visit
OBJECT_RESULTS = ("not_seen",)
METERS = ("km", "h")
CONDITIONS = ("good", "worn", "defective", "missing")
