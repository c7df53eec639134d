"""What the pages of money share: amounts and states in words, lines with an amount, the sheets over them."""
