"""Parts of the orders page: list, detail with its cards, next step, forms over the page."""
