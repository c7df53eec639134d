"""What is typed or scanned to register a computer at an office."""
