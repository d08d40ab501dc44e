"""The workbook as a file: what it holds, how it prints, that it is the same every time, and that no text in it is ever a formula."""

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planner.domain.assignment import Assignment, SplitTerms, UnitTerms
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.exports.pack import Pack, pack_of
from planner.exports.workbook.book import workbook
from planner.exports.workbook.inputs import VALUE
from planner.exports.workbook.names import column_letters, lines_of, plain_text, sheet_name
from planner.exports.workbook.projection import FIRST
from planner.exports.workbook.terms import Term, either, ln, negative, same, sentence, term
from planner.model.central_future import central_future
from planner.model.monthly_targets import months_of
from tests.exports.live_sheet import LiveSheet, table
from tests.making import BASELINE, a_plan, an_indicator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FUNCTIONS = {"IF", "LN", "EXP", "MIN", "MAX", "SUM", "SUMPRODUCT", "AND", "OR", "NOT", "NA", "INT", "DATE", "YEAR", "MONTH", "DAY"} | {
    "ISNUMBER",
    "ISTEXT",
    "ISLOGICAL",
}
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1:A9)",
    "http://example.com/x",
    "'quoted",
    "bell\a and null\0 and tab\t",
    "{=1+1}",
    "[x]:*?/\\",
    "ệ" * 300,
    "<b>&amp;",
    '="a"&"b"',
    "",
)


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheets_of(made: bytes) -> dict[str, ElementTree.Element]:
    """The XML of each sheet by its name."""
    names = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    files = parts(made)
    return {name: ElementTree.fromstring(files[f"xl/worksheets/sheet{place}.xml"]) for place, name in enumerate(names, 1)}


def formulas(made: bytes) -> list[str]:
    return [str(found.text) for sheet in sheets_of(made).values() for found in sheet.iter(f"{MAIN}f")]


def with_potentials(plan: Plan, scenario: Scenario, *indicators: str) -> Scenario:
    """The scenario split by the gap, some units' potentials made up."""
    units = tuple(UnitTerms(unit_id=unit.id, potential=1000.0 + 100 * place) for place, unit in enumerate(plan.units))
    splits = [SplitTerms(indicator_id=indicators[0], rule="gap", units=units[:-1])]
    splits += [SplitTerms(indicator_id=name, rule="gap", units=units) for name in indicators[1:]]
    return replace(scenario, assignment=Assignment(confidence=0.5, splits=tuple(splits)))


@pytest.fixture(scope="module")
def pack(plan: Plan) -> Pack:
    scenario = with_potentials(plan, plan.scenarios[1], "dossiers_online", "eid_activated", "procedures_paid_online")
    return pack_of(plan, (scenario, plan.scenarios[2]), "vi")


@pytest.fixture(scope="module")
def made(pack: Pack) -> bytes:
    return workbook(pack)


def test_its_sheets(plan: Plan, river: Plan, made: bytes) -> None:
    names = CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names
    units = [unit.name for unit in plan.units]
    live = ["Đọc trước", "Giả định", "Dự báo", "Biểu đồ", "Tính toán"]
    assert names == [*live, "Khoảng dự báo", "Chỉ tiêu tháng", "Chia đơn vị", "Phụ lục", *units, "Nguồn"]
    english = CalamineWorkbook.from_filelike(BytesIO(workbook(pack_of(river, river.scenarios[:1], "en")))).sheet_names
    first = ["Read first", "Assumptions", "Projection", "Charts", "Calculation", "Prediction intervals", "Monthly targets", "Split by unit", "Annex"]
    assert english == [*first, "East Bank", "West Bank", "Sources"]


def test_cached_values_are_the_models(plan: Plan, pack: Pack, made: bytes) -> None:
    last = FIRST + len(months_of(plan))
    rows = {str(cells[last]): cells[FIRST:last] for cells in table(made, "Dự báo") if len(cells) > last}
    for one in pack.indicators:
        assert rows[f"{one.indicator.id}.central"] == pytest.approx(list(one.central), rel=1e-12)
        assert rows[f"{one.indicator.id}.q50"] == pytest.approx(list(one.months.projected), rel=1e-12)
        assert rows[f"{one.indicator.id}.baseline"] == pytest.approx(list(one.baseline), rel=1e-12)


def test_every_cached_value_is_what_the_formula_gives(plan: Plan, river: Plan) -> None:
    for found, language in ((plan, "vi"), (river, "en")):
        sheet = LiveSheet(found, found.scenarios[-1], language)  # type: ignore[arg-type]
        count = 0
        for place, (name, tree) in enumerate(sheets_of(sheet.made).items()):
            cached = table(sheet.made, name)
            for cell in tree.iter(f"{MAIN}c"):
                if cell.find(f"{MAIN}f") is None:
                    continue
                column, row = _place(str(cell.get("r")))
                value, shown = sheet.book.get_value(name, row + 1, column + 1), cached[row][column]
                close = abs(value - float(shown)) <= 1e-9 * max(abs(value), 1) if isinstance(value, float) and _is_number(shown) else None
                assert close is not False, (place, cell.get("r"), value, shown)
                if close is None:
                    assert (value or "") == (shown or "") or _is_date(shown), (place, cell.get("r"), value, shown)
                count += 1
        assert count > 300


def _place(reference: str) -> tuple[int, int]:
    found = re.fullmatch(r"([A-Z]+)(\d+)", reference)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(found[2]) - 1


def _is_number(value: object) -> bool:
    return isinstance(value, float | int) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    return hasattr(value, "year")


def test_a_scenario_out_of_its_range_has_no_months(plan: Plan) -> None:
    made = workbook(pack_of(plan, (plan.scenarios[1].with_assumption("pace.dossiers_online", 9.0),), "vi"))
    last = FIRST + len(months_of(plan))
    rows = {str(cells[last]): cells[FIRST:last] for cells in table(made, "Dự báo") if len(cells) > last}
    assert not any(_is_number(cell) for cell in rows["dossiers_online.central"])
    assert all(_is_number(cell) for cell in rows["eid_activated.central"])
    (words,) = [cells[7] for cells in table(made, "Giả định") if len(cells) > 8 and cells[8] == "pace.dossiers_online"]
    assert words == "Đang là 9; cần từ ×0,5 đến ×4."


def test_only_functions_that_every_spreadsheet_has(made: bytes) -> None:
    for text in formulas(made):
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", text)
        assert set(re.findall(r"([A-Z]+)\(", bare)) <= FUNCTIONS, text
        assert len(text) < 8192
        assert all(len(literal) <= 255 for literal in re.findall(r'"([^"]*)"', text))


def test_the_stamp_is_on_the_first_sheet_and_in_the_properties(plan: Plan, pack: Pack, made: bytes) -> None:
    front = {str(cells[0]): cells[1] for cells in table(made, "Đọc trước")}
    assert front["Mã dữ liệu (sha256)"] == plan.data
    assert front["Kịch bản"] == "Tăng tốc, Quyết liệt"
    assert front["Số liệu đến"] == "20/4/2023"
    assert front["Phiên bản mô hình"] == "2023.1"
    files = parts(made)
    assert plan.data in files["docProps/custom.xml"].decode()
    core = files["docProps/core.xml"].decode()
    assert "Tăng tốc" in core
    assert "2023-05-11T00:00:00Z" in core
    assert plan.data in core


def test_inputs_are_unlocked_and_checked_and_all_else_is_not(plan: Plan, made: bytes) -> None:
    tree = sheets_of(made)["Giả định"]
    protection = tree.find(f"{MAIN}sheetProtection")
    assert protection is not None
    assert protection.get("password") is None
    styles = ElementTree.fromstring(parts(made)["xl/styles.xml"])
    looks = list(styles.find(f"{MAIN}cellXfs"))  # type: ignore[arg-type]
    free = {place for place, look in enumerate(looks) if (found := look.find(f"{MAIN}protection")) is not None and found.get("locked") == "0"}
    unlocked = {str(cell.get("r")) for cell in tree.iter(f"{MAIN}c") if int(cell.get("s", "0")) in free}
    validated = {part for rule in tree.iter(f"{MAIN}dataValidation") for part in str(rule.get("sqref")).split()}
    effects = sum(len(measure.effects) for measure in plan.measures)
    assert len(unlocked) == 3 * len(plan.measures) + effects + sum(not known.fixed for known in plan.assumptions)
    assert unlocked == validated


def test_the_appendix_is_ready_to_print(plan: Plan, made: bytes) -> None:
    tree = sheets_of(made)["Phụ lục"]
    setup = tree.find(f"{MAIN}pageSetup")
    assert setup is not None
    assert (setup.get("paperSize"), setup.get("orientation"), setup.get("fitToHeight")) == ("9", "landscape", "0")
    assert str(tree.find(f"{MAIN}headerFooter/{MAIN}oddHeader").text) == "&C&P"  # type: ignore[union-attr]
    names = ElementTree.fromstring(parts(made)["xl/workbook.xml"])
    defined = {str(name.text) for name in names.iter(f"{MAIN}definedName")}
    assert "'Phụ lục'!$5:$5" in defined
    rows = table(made, "Phụ lục")
    assert [row[0] for row in rows[:3]] == [
        "Phụ lục",
        "GIAO CHỈ TIÊU THÁNG 5–12/2023",
        "(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)",
    ]
    heads = ["TT", "Chỉ tiêu/Đơn vị", "ĐVT", "Thực hiện (ngày số liệu)", "Chỉ tiêu năm 2023"]
    assert rows[4] == [*heads, *(f"T{month}" for month in range(5, 13)), "Chủ trì", "Phối hợp"]
    fonts = {str(font.get("val")) for font in ElementTree.fromstring(parts(made)["xl/styles.xml"]).iter(f"{MAIN}name")}
    assert fonts == {"Times New Roman"}


def test_units_add_up_and_say_why_when_they_cannot(plan: Plan, pack: Pack, made: bytes) -> None:
    (split,) = [one for one in pack.indicators if one.indicator.id == "eid_activated"]
    appended = table(made, "Phụ lục")
    start = next(row for row, cells in enumerate(appended) if f". {split.indicator.title.vi} (số liệu" in str(cells[0]))
    *units, whole = appended[start + 1 : start + 2 + len(plan.units)]
    assert whole[1] == plan.place.vi
    for column, wanted in enumerate(split.months.targets, 5):
        assert sum(int(str(cells[column]).split(".")[0]) for cells in units) == int(str(whole[column]).split(".")[0]) == round(wanted)
    for unit in plan.units:
        rows = table(made, unit.name)
        assert rows[0][0] == unit.name
        handed = [row for row in pack.annex.handout.indicators if row.units]
        assert len([cells for cells in rows if _is_number(cells[3]) and cells[0] != "TT"]) == len(handed) > 0


def test_weights_and_what_the_units_make_together_stand_beside_the_province_and_not_in_the_annex(plan: Plan, pack: Pack, made: bytes) -> None:
    (split,) = [one for one in pack.indicators if one.indicator.id == "eid_activated"]
    rows = table(made, "Chia đơn vị")
    start = next(row for row, cells in enumerate(rows) if str(cells[0]).startswith(split.indicator.title.vi))
    *units, together, whole = rows[start + 2 : start + 4 + len(plan.units)]
    assert (together[0], whole[0]) == ("Cộng các đơn vị", plan.place.vi)
    assert split.cascade is not None
    assert [float(str(row[1])) for row in units] == list(split.cascade.weights)
    assert sum(float(str(row[2])) for row in units) == pytest.approx(100)
    assert [float(str(cell)) for cell in together[4:]] == [float(str(cell)) for cell in whole[4:]] == split.months.targets.tolist()
    assert not any("rọng số" in str(cell) or "iềm năng" in str(cell) for cells in table(made, "Phụ lục") for cell in cells)


def test_increments_are_live(made: bytes) -> None:
    tree = sheets_of(made)["Chỉ tiêu tháng"]
    found = [str(cell.text) for cell in tree.iter(f"{MAIN}f")]
    assert len(found) == 7 * 8
    assert all(re.fullmatch(r"\$[C-J]\$\d+-\$[B-I]\$\d+", text) for text in found)


def test_charts_are_native_and_percent_runs_from_0_to_100(pack: Pack, made: bytes) -> None:
    charts = [content.decode() for name, content in parts(made).items() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    assert len(charts) == len(pack.indicators)
    for chart in charts:
        assert '<c:max val="100"/>' in chart
        assert '<c:min val="0"/>' in chart
        assert chart.count("<c:ser>") == 5
        assert "sysDash" in chart or 'prstDash val="dash"' in chart


def test_a_trial_threshold_is_no_target(made: bytes) -> None:
    labels = [str(cells[0]) for cells in table(made, "Dự báo")]
    assert "Ngưỡng thử 80% (không phải chỉ tiêu), 31/12/2023" in labels
    assert not any("Đích 80%" in label and "(ngưỡng thử)" in label for label in labels)


def test_the_same_pack_gives_the_same_bytes_in_another_process(made: bytes, river: Plan, tmp_path: Path) -> None:
    one = workbook(pack_of(river, river.scenarios[:1], "vi"))
    code = (
        "import sys; from planner import load_plan; from planner.exports.pack import pack_of; from planner.exports.workbook.book import workbook\n"
        "plan = load_plan(sys.argv[1]); open(sys.argv[2], 'wb').write(workbook(pack_of(plan, plan.scenarios[:1], 'vi')))"
    )
    folder = Path(__file__).parents[1] / "plans" / "river-county"
    subprocess.run([sys.executable, "-c", code, str(folder), str(tmp_path / "again.xlsx")], check=True, cwd=Path(__file__).parents[2])
    assert (tmp_path / "again.xlsx").read_bytes() == one


def test_a_plan_without_a_figure_makes_a_workbook() -> None:
    plan = a_plan([an_indicator()])
    sheets = CalamineWorkbook.from_filelike(BytesIO(workbook(pack_of(plan, (BASELINE,), "en"))))
    assert "Projection" in sheets.sheet_names


def test_english_has_no_vietnamese_but_names(river: Plan) -> None:
    letters = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
    english = workbook(pack_of(river, river.scenarios[:1], "en"))
    texts = {str(cell) for name in CalamineWorkbook.from_filelike(BytesIO(english)).sheet_names for cells in table(english, name) for cell in cells}
    assert [text for text in texts if letters & set(text.lower())] == []
    assert not letters & set("".join(formulas(english)).lower())


def test_vietnamese_shows_no_code_outside_the_columns_of_codes(plan: Plan, made: bytes) -> None:
    ids = {source.id for source in plan.sources} | {one.id for one in plan.indicators} | {one.id for one in plan.measures}
    codes = {"Giả định": 8, "Dự báo": FIRST + len(months_of(plan))}
    for name in CalamineWorkbook.from_filelike(BytesIO(made)).sheet_names:
        shown = {str(cell) for cells in table(made, name) for place, cell in enumerate(cells) if place != codes.get(name)}
        assert not ids & shown, name


def hostile(river: Plan) -> Pack:
    """A pack in which every text that somebody may type is hostile."""
    found = iter(HOSTILE * 20)

    def evil() -> Bilingual:
        text = next(found)
        return Bilingual(text, text)

    first, second = river.units
    plan = replace(
        river,
        units=(replace(first, name=HOSTILE[0], name_en=HOSTILE[0]), replace(second, name=HOSTILE[8] + HOSTILE[9], name_en="")),
        indicators=tuple(replace(one, title=evil(), short=evil(), noun=evil()) for one in river.indicators),
        measures=tuple(replace(one, title=evil(), short=evil(), owner=evil()) for one in river.measures),
        assumptions=tuple(replace(one, title=evil(), basis=evil()) for one in river.assumptions),
        observations=tuple(replace(one, note=evil()) for one in river.observations),
        sources=tuple(replace(one, title=evil(), url="http://example.com/=1") for one in river.sources),
        place=Bilingual(HOSTILE[1], HOSTILE[1]),
        committee=Bilingual(HOSTILE[6], HOSTILE[6]),
    )
    scenario = replace(river.scenarios[0], title=Bilingual(HOSTILE[0], HOSTILE[0]), author=HOSTILE[6] + HOSTILE[9])
    return pack_of(plan, (scenario, replace(scenario, title=Bilingual(HOSTILE[9], HOSTILE[9]))), "vi")


def test_hostile_text_stays_text(river: Plan) -> None:
    plain, evil = workbook(pack_of(river, (river.scenarios[0], river.scenarios[0]), "vi")), workbook(hostile(river))
    assert len(formulas(evil)) == len(formulas(plain))
    assert not any("cmd" in text or "calc" in text.lower() for text in formulas(evil))
    for name, content in parts(evil).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
            assert b"example.com" not in content or name == "xl/sharedStrings.xml"
    texts = {str(cell) for name in CalamineWorkbook.from_filelike(BytesIO(evil)).sheet_names for cells in table(evil, name) for cell in cells}
    assert {"+1", "-1", "@SUM(A1:A9)", "{=1+1}"} <= texts | {text.split(" · ")[0] for text in texts}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, plan: Plan, river: Plan) -> dict[str, bytes]:
    """Two workbooks as LibreOffice sees them after it computed every formula anew: one with an edited cell, one with hostile texts."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed here: the second witness of the formulas is missing")
    folder = tmp_path_factory.mktemp("office")
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, "utf-8")
    sheet = LiveSheet(plan, plan.scenarios[2])
    edited = sheet.made
    for code, cell in (("pace.procedures_paid_online", "2.5"), ("potential.people_14_plus", "1400000"), ("launch.eid_activated", "44890"), ("fee_cut", "1")):
        edited = with_cell(edited, 2, f"{column_letters(VALUE)}{sheet.input_rows[code] + 1}", cell)
    edited = with_cell(edited, 2, f"{column_letters(VALUE)}{sheet.input_rows['pace.dossiers_online'] + 1}", "99")
    (folder / "edited.xlsx").write_bytes(edited)
    (folder / "hostile.xlsx").write_bytes(workbook(hostile(river)))
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    files = [str(folder / "edited.xlsx"), str(folder / "hostile.xlsx")]
    subprocess.run([*command, "--outdir", str(folder / "out"), *files], check=True, capture_output=True, timeout=120)
    return {name: (folder / "out" / f"{name}.xlsx").read_bytes() for name in ("edited", "hostile")}


ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def with_cell(made: bytes, sheet: int, reference: str, value: str) -> bytes:
    """The workbook with another number in one cell, its formulas not computed anew."""
    stream, name = BytesIO(), f"xl/worksheets/sheet{sheet}.xml"
    with zipfile.ZipFile(stream, "w") as archive:
        for file, content in parts(made).items():
            if file == name:
                text, count = re.subn(rf'(<c r="{reference}"[^>]*>)<v>[^<]*</v>', rf"\g<1><v>{value}</v>", content.decode())
                assert count == 1
                archive.writestr(file, text)
            else:
                archive.writestr(file, content)
    return stream.getvalue()


def test_libreoffice_computes_the_same(office: dict[str, bytes], plan: Plan) -> None:
    from datetime import date

    from planner.model.sensitivity import usual_setting

    scenario = plan.scenarios[2].with_assumption("pace.procedures_paid_online", 2.5, plan.as_of).with_assumption("potential.people_14_plus", 1_400_000)
    scenario = scenario.with_assumption("launch.eid_activated", date(2022, 11, 25)).with_measure(usual_setting(plan, plan.measure("fee_cut"), 1.0))
    last, ends = FIRST + len(months_of(plan)), tuple(month.last_day for month in months_of(plan))
    rows = {str(cells[last]): cells[FIRST:last] for cells in table(office["edited"], "Dự báo") if len(cells) > last}
    for indicator in plan.indicators:
        wanted = central_future(plan, scenario, indicator, ends) if indicator.projected else None
        if wanted is None:
            continue
        shown = rows[f"{indicator.id}.central"]
        if indicator.id == "dossiers_online":
            assert not any(_is_number(value) for value in shown)
        else:
            assert shown == pytest.approx(list(wanted), rel=1e-9)
    front = {str(cells[0]): cells[1] for cells in table(office["edited"], "Đọc trước")}
    assert front["Cảnh báo đang mở"] == 1


def test_libreoffice_takes_hostile_text_for_text(office: dict[str, bytes], river: Plan) -> None:
    ours = workbook(hostile(river))
    assert len(formulas(office["hostile"])) == len(formulas(ours))
    names = CalamineWorkbook.from_filelike(BytesIO(office["hostile"])).sheet_names
    assert names == CalamineWorkbook.from_filelike(BytesIO(ours)).sheet_names
    texts = {str(cell) for name in names for cells in table(office["hostile"], name) for cell in cells}
    assert {"=cmd|'/c calc'!A1", "+1"} <= texts


@given(st.lists(st.text(max_size=60), max_size=6))
def test_sheet_names_are_always_allowed(wanted: list[str]) -> None:
    taken = {"history"}
    for text in wanted:
        name = sheet_name(text, taken)
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\\n\0")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() not in taken
        taken.add(name.casefold())


def test_a_text_takes_as_many_lines_as_it_needs() -> None:
    assert lines_of("", 10) == 1
    assert lines_of("a\nb\nc", 10) == 3
    assert lines_of("x" * 100, 21) == 5
    assert lines_of("một hai ba bốn", 8) == 2
    assert lines_of(" ".join(["từ"] * 40), 11) == 10


def test_control_characters_are_left_out() -> None:
    assert plain_text("a\0b\x1fc\ud800d\ne") == "abcd\ne"


def test_a_formula_is_bracketed_as_it_must_be() -> None:
    a, b, c = (Term(name, value) for name, value in (("A1", 2.0), ("B1", 3.0), ("C1", 4.0)))
    assert ((a + b) * c).text == "(A1+B1)*C1"
    assert (a - (b - c)).text == "A1-(B1-C1)"
    assert (a / (b * c)).text == "A1/(B1*C1)"
    assert (a * b + c).text == "A1*B1+C1"
    assert (1 - a / b).text == "1-A1/B1"
    assert (a * negative(b + c)).text == "A1*(-(B1+C1))"
    assert ((a + b) * c).value == 20
    assert sentence("x", a + b, "y").text == '"x"&A1+B1&"y"'


def test_an_error_spreads_and_the_branch_not_taken_does_not_matter() -> None:
    bad = ln(term(-1))
    assert bad.is_error
    assert (bad + 1).is_error
    assert either(same(term(1), 1.0), 5, bad).value == 5
    assert either(same(term(1), 2.0), 5, bad).is_error
