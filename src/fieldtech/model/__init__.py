"""What the business is: records, drafts, states, identifiers and rules."""
