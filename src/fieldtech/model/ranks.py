"""Who decides, and in which rank (D17)."""

DECIDERS = ("MG", "CM", "DR")
RANKS = {"general": ("MG", "DR"), "special": ("CM", "DR")}
