"""Operations on their way to the office."""
