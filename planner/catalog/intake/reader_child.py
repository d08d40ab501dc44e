"""The child that opens a workbook: a program of its own, run by path, which knows nothing of the planner.

A native parser can end its process (an allocation that fails aborts, and no `except` catches that): so it never runs in
the server. Workbook in by standard input, JSON out by standard output; no file is opened by name, none can be written.
On Windows there is no RLIMIT: there only the parent's clock and the limits on sizes hold.

Cells are text, numbers, true or false, null, and ``{"d": "2023-04-20"}`` for a day.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import struct
import sys
import zipfile
from typing import Any

FORMULA_WITHOUT_VALUE = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>')
ERROR_CELL = re.compile(rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")(?=[^>]*\bt="e")[^>]*>(?:\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>))?\s*<v>([^<]{1,20})</v>')
PERCENT_CELL = re.compile(
    rb'<c\b(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")(?=[^>]*\bs="(\d{1,6})")(?![^>]*\bt="(?!n"))[^>]*>(?:\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>))?\s*<v>'
)
ERROR_NAMES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
MOST_SECTORS = 0xFFFFFFF0
MOST_FORMULAS = 10_000
MOST_PERCENT_CELLS = 300_000
PERCENT_FORMATS = {9, 10}  # that every workbook has


def main() -> int:
    """Read the limits and the workbook, answer with its sheets or with why not."""
    limits = json.loads(sys.argv[1])
    _limit_this_process(limits)
    content = sys.stdin.buffer.read()
    try:
        answer = _sheets(content, limits)
    except MemoryError:
        answer = {"refused": "upload_too_many_cells"}
    except BaseException as error:  # a panic of the native parser is not an Exception
        answer = {"refused": "upload_encrypted" if type(error).__name__ == "PasswordError" else "upload_damaged"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


def _limit_this_process(limits: dict[str, int]) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, most in (
        ("RLIMIT_AS", limits["memory"]),
        ("RLIMIT_CPU", limits["seconds"]),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", limits["files"]),
        ("RLIMIT_CORE", 0),
    ):
        resource.setrlimit(getattr(resource, name), (most, most))


def _sheets(content: bytes, limits: dict[str, int]) -> dict[str, Any]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    known = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(known) > limits["sheets"]:
        return {"refused": "upload_too_many_cells", "found": f"{len(known)}", "expected": f"<= {limits['sheets']}"}
    marked = _marked_cells(content)
    sheets: list[dict[str, Any]] = []
    rows = cells = 0
    for number, meta in enumerate(book.sheets_metadata):
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(number)
        rows, cells = rows + sheet.height, cells + sheet.height * sheet.width
        if rows > limits["rows"] or cells > limits["cells"]:
            return {"refused": "upload_too_many_cells", "found": f"{rows:,} × {sheet.width:,}", "expected": f"<= {limits['rows']:,}"}
        sheets.append(
            {
                "name": meta.name[: limits["name"]],
                "hidden": meta.visible != SheetVisibleEnum.Visible,
                "start": list(sheet.start or (0, 0)),
                "rows": [[_cell(cell, limits["letters"]) for cell in row] for row in sheet.to_python(skip_empty_area=True)],
                "merged": [[*first, *last] for first, last in (sheet.merged_cell_ranges or [])][: limits["entries"] * 10],
                **marked.get(meta.name, {"unfinished": [], "errors": [], "percent": []}),
            }
        )
    return {"sheets": sheets}


def _cell(cell: Any, longest: int) -> Any:
    if isinstance(cell, str):
        return cell[:longest] or None
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, (int, float)):
        return float(cell) if abs(cell) < 1e300 else str(cell)
    if isinstance(cell, datetime.date):  # a datetime is one too
        return {"d": cell.isoformat()[:10]}
    return str(cell)[:longest]


def _marked_cells(content: bytes) -> dict[str, dict[str, list[Any]]]:
    """What the parser does not tell, by sheet: cells with a formula and no value, with an error, shown as a percentage."""
    if not content.startswith(b"PK"):
        return _errors_of_old_workbook(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "content.xml" in names and "xl/workbook.xml" not in names:
            return _errors_of_open_document(archive.read("content.xml"))
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        percent = _percent_styles(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else set()
        found: dict[str, dict[str, list[Any]]] = {}
        for sheet, path in _sheet_files(archive):
            text = archive.read(path) if path in names else b""
            unfinished = FORMULA_WITHOUT_VALUE.finditer(text) if b"<f" in text else iter(())
            errors = ERROR_CELL.finditer(text) if b't="e"' in text else iter(())
            shown = PERCENT_CELL.finditer(text) if percent else iter(())
            found[sheet] = {
                "unfinished": [_place(match) for match, _ in zip(unfinished, range(MOST_FORMULAS), strict=False)],
                "errors": [[*_place(match), match[3].decode("ascii", "replace")] for match, _ in zip(errors, range(MOST_FORMULAS), strict=False)],
                "percent": [_place(match) for match, _ in zip(shown, range(MOST_PERCENT_CELLS), strict=False) if int(match[3]) in percent],
            }
    return found


def _place(match: re.Match[bytes]) -> list[int]:
    return [int(match[2]) - 1, _column(match[1])]


def _percent_styles(styles: bytes) -> set[int]:
    """Numbers of the cell formats that show a number as a percentage."""
    formats = re.findall(rb'<numFmt\b(?=[^>]*\bnumFmtId="(\d+)")(?=[^>]*\bformatCode="([^"]*)")', styles)
    percent = PERCENT_FORMATS | {int(number) for number, code in formats if b"%" in code}
    cells = re.search(rb"<cellXfs\b.*?</cellXfs>", styles, re.DOTALL)
    kinds = re.findall(rb'<xf\b[^>]*?\bnumFmtId="(\d+)"', cells[0]) if cells else []
    return {place for place, number in enumerate(kinds) if int(number) in percent}


def _errors_of_open_document(content: bytes) -> dict[str, dict[str, list[Any]]]:
    """Error cells of an .ods file; its cells say how often they repeat."""
    if b'value-type="error"' not in content:
        return {}
    from xml.etree import ElementTree

    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    found = {}
    for sheet in ElementTree.fromstring(content).iter(f"{table}table"):
        errors: list[Any] = []
        row = 0
        for line in sheet.iter(f"{table}table-row"):
            column = 0
            for cell in line:
                if any(name.endswith("}value-type") and value == "error" for name, value in cell.attrib.items()) and len(errors) < MOST_FORMULAS:
                    errors.append([row, column, "".join(cell.itertext())[:20] or "#ERR"])
                column += int(cell.get(f"{table}number-columns-repeated", "1"))
            row += int(line.get(f"{table}number-rows-repeated", "1"))
        found[sheet.get(f"{table}name", "")] = {"unfinished": [], "errors": errors, "percent": []}
    return found


def _errors_of_old_workbook(content: bytes) -> dict[str, dict[str, list[Any]]]:
    """Error cells of an .xls file: its records 0x205 and the results of formulas, 0x06, by the sheet that they come after."""
    stream = _workbook_stream(content)
    names: dict[int, str] = {}
    found: dict[str, dict[str, list[Any]]] = {}
    place, sheet = 0, ""
    while place + 4 <= len(stream):
        code, size = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + size]
        if code == 0x85 and size > 8:
            wide = body[7] & 1
            names[struct.unpack_from("<I", body)[0]] = body[8 : 8 + body[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")
        elif code == 0x809:
            sheet = names.get(place, sheet)
        error = None
        if code == 0x205 and size >= 8 and body[7]:
            error = body[6]
        elif code == 0x06 and size >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
            error = body[8]
        if error is not None and sheet:
            errors = found.setdefault(sheet, {"unfinished": [], "errors": [], "percent": []})["errors"]
            errors.append([*struct.unpack_from("<HH", body), ERROR_NAMES.get(error, "#ERR")])
        place += 4 + size
    return found


def _workbook_stream(content: bytes) -> bytes:
    """The stream "Workbook" of an OLE file, chained from its sectors; nothing where it is not there."""
    if len(content) < 1536 or not content.startswith(b"\xd0\xcf\x11\xe0"):
        return b""
    sector = 1 << struct.unpack_from("<H", content, 30)[0]
    tables = [number for number in struct.unpack_from("<109I", content, 76) if number < MOST_SECTORS]
    links: list[int] = []
    for number in tables:
        part = content[sector * (number + 1) : sector * (number + 2)]
        links += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])

    def chained(first: int) -> bytes:
        parts, number, left = [], first, len(links)
        while number < len(links) and left:
            parts.append(content[sector * (number + 1) : sector * (number + 2)])
            number, left = links[number], left - 1
        return b"".join(parts)

    folder = chained(struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(folder) - 127, 128):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        if folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") in ("Workbook", "Book"):
            start, size = struct.unpack_from("<II", folder, at + 116)
            return chained(start)[:size]
    return b""


def _sheet_files(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    import html

    links: dict[str, str] = {}
    for link in re.findall(r"<Relationship\b[^>]*>", archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        name, target = re.search(r'\bId="([^"]*)"', link), re.search(r'\bTarget="([^"]*)"', link)
        if name and target:
            links[name[1]] = target[1].lstrip("/") if target[1].startswith("/") else f"xl/{target[1]}"
    files = []
    for sheet in re.findall(r"<sheet\b[^>]*>", archive.read("xl/workbook.xml").decode("utf-8", "replace")):
        name, link = re.search(r'\bname="([^"]*)"', sheet), re.search(r':id="([^"]*)"', sheet)
        if name and link and link[1] in links:
            files.append((html.unescape(name[1]), links[link[1]]))
    return files


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


if __name__ == "__main__":
    sys.exit(main())
