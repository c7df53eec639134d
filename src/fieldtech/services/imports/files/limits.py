"""How much of a file is read at most, so that a hostile one costs neither memory nor time."""

LARGEST_FILE = 64 << 20  # bytes as they lie on the disk
LARGEST_UNPACKED = 200 << 20  # bytes of all parts of a workbook
LARGEST_PART = 10 << 20  # bytes of a part that may be packed as tightly as it likes
TIGHTEST = 100  # times its packed size, for a part above LARGEST_PART
MOST_PARTS = 5_000
MOST_ROWS = 60_000  # rows with something in them
MOST_CELLS = 1_500_000
MOST_GAPS = 5_000_000  # empty places between the cells of a sheet: they cost memory, too
MOST_COLUMNS = 500  # cells beyond are not looked at
MOST_STRINGS = 1_500_000
MOST_CHARACTERS = 40_000_000  # of a workbook
MOST_TEXT = 20_000_000  # characters of a text table, which lies in memory several times
