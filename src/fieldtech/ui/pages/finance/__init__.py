"""The parts of the page of finance: what is to be counted and audited, the day, money outside, receipt numbers."""
