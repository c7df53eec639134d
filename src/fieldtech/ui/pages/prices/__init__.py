"""The page of the fee schedule: its versions, the items of one, publishing the next."""
