"""What customers, vehicles, terminals and SIM cards share: a searched table and one record in full beside it."""
