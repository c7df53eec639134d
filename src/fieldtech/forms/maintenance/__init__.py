"""The forms of maintenance: plans, their cycle, telling the customer, another day for a visit."""
