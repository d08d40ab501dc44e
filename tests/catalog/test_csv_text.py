"""CSV: any text, number, date, month, yes, no and nothing comes back as it was; a formula never leaves."""

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.catalog.csv_text import guarded, read_csv, unguarded, write_csv
from planner.domain.month import Month

TRIGGERS = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
HOSTILE = st.text(st.sampled_from([*TRIGGERS, "'", '"', ";", ",", " ", "\u00a0", "\ufeff", "\x00", "a", "ế"]), max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
CELLS = {
    "string": TEXTS | HOSTILE,
    "number": NUMBERS,
    "integer": st.integers(-(10**40), 10**40),
    "boolean": st.booleans(),
    "date": st.dates(),
    "month": st.builds(Month, st.integers(1, 9998), st.integers(1, 12)),
}
YES_NO = ("có", "không")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[str], list[list[object]]]:
    """Types, header and rows that may hold nothing in any cell."""
    types = draw(st.lists(st.sampled_from(list(CELLS)), min_size=1, max_size=5))
    header = [draw(TEXTS | HOSTILE) for _ in types]
    return types, header, draw(st.lists(st.tuples(*(st.none() | CELLS[kind] for kind in types)), max_size=5))


@pytest.mark.parametrize("machine", [True, False])
@given(tables())
@example((["string"], ["\ufeff"], [(None,), ("",), ("'",), ("''=1",), ("'a",), ("\x00",)]))
@example((["number"], [""], [(-0.0,), (5e-324,), (1.7976931348623157e308,), (1e-7,), (1e22,), (0.1 + 0.2,)]))
def test_whatever_is_written_is_read_back(machine: bool, table: tuple[list[str], list[str], list[tuple[object, ...]]]) -> None:
    types, header, rows = table
    content = write_csv(header, rows, machine=machine, yes_no=YES_NO)
    found_header, found = read_csv(content, types, machine=machine, yes_no=YES_NO)
    assert found_header == tuple(header)
    assert found == tuple(rows)
    assert [[type(cell) for cell in row] for row in found] == [[type(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("machine", [True, False])
@given(st.lists(TEXTS | HOSTILE, min_size=1, max_size=4))
def test_no_cell_that_another_reader_sees_begins_a_formula(machine: bool, cells: list[str]) -> None:
    content = write_csv(cells, [cells], machine=machine).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(content, newline=""), delimiter="," if machine else ";"):
        for cell in row:
            bare = cell.strip(" \u00a0\u3000\u202f\ufeff\u200b")
            assert not bare.startswith(tuple(TRIGGERS)), ascii(cell)


@given(TEXTS | HOSTILE)
def test_the_guard_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text) in (text, "'" + text)


@given(NUMBERS)
def test_numbers_have_no_exponent_and_a_decimal_comma(value: float) -> None:
    text = write_csv(["x"], [[value]], machine=False).decode("utf-8-sig").splitlines()[1]
    assert set(text) <= set("-0123456789,")
    assert float(text.replace(",", ".")) == value


def test_how_a_vietnamese_office_and_a_machine_read_it() -> None:
    row = ("Nam Sách", -1946.5, 1e-7, 1946.0, date(2023, 12, 3), Month(2023, 6), True, None, "", "=1+1", "- ghi chú", "a;b")
    header = [f"c{place}" for place in range(len(row))]
    vi, en = (write_csv(header, [row], machine=machine, yes_no=YES_NO).decode("utf-8") for machine in (False, True))
    assert vi == "\ufeff" + ";".join(header) + '\r\nNam Sách;-1946,5;0,0000001;1946;3/12/2023;6/2023;có;;"";\'=1+1;\'- ghi chú;"a;b"\r\n'
    assert en == ",".join(header) + "\r\nNam Sách,-1946.5,0.0000001,1946,2023-12-03,2023-06,true,,\"\",'=1+1,'- ghi chú,a;b\r\n"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        write_csv(["x"], [[value]], machine=True)


def test_half_a_letter_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        write_csv(["x"], [["\ud800"]], machine=True)


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="a row has 1 cells, expected 2"):
        write_csv(["x", "y"], [["a"]], machine=True)
    with pytest.raises(ValueError, match="expected 2 cells in every row"):
        read_csv(b"x,y\r\na\r\n", machine=True)


def test_a_stray_quotation_mark_is_refused() -> None:
    for content in (b'x\r\n"a\r\n', b'x\r\n"a"b\r\n', b'x\r\na"b\r\n'):
        with pytest.raises(ValueError, match="stray quotation mark"):
            read_csv(content, machine=True)
