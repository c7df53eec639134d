"""The parts of the page of open amounts: the customers by age, one customer's orders, money received for one."""
