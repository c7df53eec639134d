"""What is stored about one person outside the company: told and taken out on request (P38)."""
