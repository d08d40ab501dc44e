"""The tables: one fact a row, for spreadsheets, programs and archives."""
