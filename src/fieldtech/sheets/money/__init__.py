"""Papers of money: price list, fee list, receipt, hand-over slip and the monthly statement."""
