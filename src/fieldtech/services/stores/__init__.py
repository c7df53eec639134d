"""The stores: what comes in, goes out, comes back, is counted, repaired, written off, topped up and lent."""
