"""PDF sheets: drawing, embedding the record, signing, reading back and verifying."""
