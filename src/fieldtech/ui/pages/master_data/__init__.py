"""Parts of the page of master data: importing, PINs, words of the most telling column."""
