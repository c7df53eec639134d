"""Who may do what, by role; checked in every service (P39) and shown by the window."""

EVERYONE = frozenset({"CS", "TS", "DI", "MG", "TE", "FI", "QA", "CM", "WH", "DR", "AD"})
OFFICE = frozenset({"CS", "TS", "DI", "MG", "CM", "DR", "AD"})

RIGHTS: dict[str, frozenset[str]] = {
    "see_orders": EVERYONE,
    "see_all_orders": EVERYONE - {"TE"},
    "register_order": frozenset({"CS", "TS", "DI", "MG", "CM", "TE"}),
    "register_request": frozenset({"CS", "DI", "MG"}),
    "see_customers": EVERYONE,
    "edit_customers": OFFICE,
    "edit_vehicles": OFFICE | {"TE"},
    "see_stock": EVERYONE,
    "edit_stock": frozenset({"WH", "AD"}),
    "edit_catalogue": frozenset({"MG", "CM", "AD"}),
    "see_users": EVERYONE,
    "edit_users": frozenset({"AD"}),
    "edit_company": frozenset({"AD", "DR"}),
    "edit_plan_figures": frozenset({"MG", "AD"}),
    "register_computer": EVERYONE,
    "manage_computers": frozenset({"AD", "DR"}),
    "import_data": frozenset({"AD", "DI", "WH", "CM"}),
    "approve": frozenset({"MG", "CM", "DR"}),
    "export_sheets": EVERYONE,
    "personal_data": frozenset({"CM", "AD"}),
    "see_access_log": frozenset({"AD", "DR", "QA"}),
    "backup": frozenset({"AD", "DR"}),
    # money (decision 0016)
    "see_money": frozenset({"FI", "DR", "MG", "CM"}),
    "see_open_amounts": frozenset({"FI", "DR", "MG", "CM", "DI", "CS"}),
    "publish_schedule": frozenset({"CM", "AD"}),
    "finish_fee_list": frozenset({"TE", "DI", "CS", "FI"}),
    "edit_bank": frozenset({"FI", "DR", "AD"}),
    "edit_money_limits": frozenset({"CM", "DR", "AD"}),
    "grant_account": frozenset({"MG", "CM", "DR", "AD"}),
    "edit_contracts": frozenset({"MG", "CM", "DR", "AD"}),
    "change_price": frozenset({"MG", "CM", "DR", "TE"}),
    "say_fee_word": frozenset({"TE", "DI", "FI", "MG", "CM", "DR"}),
    "collect_money": frozenset({"TE", "DI", "FI"}),
    "give_receipts": frozenset({"TE", "DI", "FI"}),
    "hand_over_money": frozenset({"TE", "DI", "FI"}),
    "count_money": frozenset({"FI"}),
    "audit_money": frozenset({"FI", "CM", "DR"}),
    "answer_query": frozenset({"TE", "DI", "CS", "MG"}),
    "note_invoice": frozenset({"TE", "DI", "FI"}),
    "issue_receipts": frozenset({"FI", "AD"}),
    "close_day": frozenset({"FI"}),
}


def allowed(role: str, right: str) -> bool:
    """Whether a role has a right; an unknown right is a mistake of ours and raises KeyError."""
    return role in RIGHTS[right]
