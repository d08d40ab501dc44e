import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from planner.exports.zip_files import FIRST, is_zip, settled

NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


def zipped(entries: dict[str, bytes], year: int = 2001) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 2, 3, 4, 5, 6)), content)
    return out.getvalue()


def entries_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=6), st.randoms())
def test_order_and_dates_do_not_matter_and_nothing_is_lost(entries: dict[str, bytes], chance: object) -> None:
    names = list(entries)
    chance.shuffle(names)  # type: ignore[attr-defined]
    once = settled(zipped(entries))
    assert settled(zipped({name: entries[name] for name in names}, year=2044)) == once
    assert entries_of(once) == entries
    assert settled(once) == once


def test_what_a_format_looks_for_first_comes_first() -> None:
    made = settled(zipped({"word/document.xml": b"w", "a.xml": b"a", **dict.fromkeys(reversed(FIRST), b"f")}))
    assert tuple(entries_of(made))[:3] == FIRST
    assert tuple(entries_of(made))[3:] == ("a.xml", "word/document.xml")


def test_a_workbook_inside_is_settled_too() -> None:
    first, second = ({"doc.xml": b"d", "chart.xlsx": zipped({"sheet.xml": b"s"}, year)} for year in (2001, 2002))
    assert first["chart.xlsx"] != second["chart.xlsx"]
    assert settled(zipped(first)) == settled(zipped(second))
    inside = entries_of(settled(zipped(first)))["chart.xlsx"]
    assert is_zip(inside)
    assert entries_of(inside) == {"sheet.xml": b"s"}


def test_other_content_stays_other_bytes() -> None:
    assert settled(zipped({"a": b"1"})) != settled(zipped({"a": b"2"}))
    assert not is_zip(b"PK\x03\x04 and no more")
