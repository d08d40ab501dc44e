"""Plain tables for a terminal."""

import unicodedata

from planner.text.tables import plain_table, width


def test_columns_line_up_whatever_the_accents() -> None:
    decomposed = unicodedata.normalize("NFD", "đã đạt")
    lines = plain_table(["a", "b"], [["đã đạt", "1"], [decomposed, "2"], ["x", "3"]]).splitlines()
    assert len({width(line) for line in lines}) == 1
    assert lines[1] == "------  -"


def test_an_empty_table_is_its_header() -> None:
    assert plain_table(["a", "bc"], []) == "a  bc\n-  --"
