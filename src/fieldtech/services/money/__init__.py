"""Money: fee lists, collections, hand-overs, the audit of finance and the closing of a day (B28-B30, F54-F59)."""
