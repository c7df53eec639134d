"""Use cases: one method is one transaction, one op in the outbox and one Change returned."""
