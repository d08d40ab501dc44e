"""Spreadsheets as offices really send them, read as far as a person's confirmation: nothing here stores anything."""
