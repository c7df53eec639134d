"""The encrypted SQLite file: opening, keys, migrations, lists, search, blobs and backup."""
