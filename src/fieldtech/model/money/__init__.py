"""Money: what work costs, receipts, cash and the day that closes. Pure rules; amounts are integer cents."""
