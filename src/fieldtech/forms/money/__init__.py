"""Forms of money: the card at sign-off, the count, the difference, query and answer, invoice, receipt blocks."""
