"""Parts of the approvals page: inbox, the whole case, why it came here, the decision that waits for its Undo."""
