"""The office server: authorises, orders and keeps what the laptops send."""
