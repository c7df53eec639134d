"""fieldtech: dispatch orders, repairs, swaps, sign-off and sealed service sheets."""
