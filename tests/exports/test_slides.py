import shutil
import subprocess
import zipfile
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Mm

from planner.domain.scenario import Scenario
from planner.exports.clean_text import shortened
from planner.exports.findings import finding, year_targets
from planner.exports.pack import Pack, pack_of
from planner.exports.report.content import Table
from planner.exports.report.sections import comparison_blocks
from planner.exports.slides.deck import AUTHOR, slides
from planner.exports.slides.shape import TABLE_LETTERS
from planner.exports.target_chart import LONGEST_NAME
from planner.exports.zip_files import settled
from tests.exports.office_packs import HOSTILE, as_shown, columns_of, county, hostile, left_in_vietnamese, shipped, with_scenario

NAMES = ["vi", "en", "county", "county-vi"]
PACKS = (shipped(), shipped("en"), county(), county("vi"))


@lru_cache
def made(place: int) -> bytes:
    return slides(PACKS[place])


def opened(content: bytes) -> Any:
    return Presentation(BytesIO(content))


def charts_of(presentation: Any) -> list[tuple[Any, Any]]:
    return [(slide, shape) for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def texts_of(presentation: Any) -> str:
    found = []
    for slide in presentation.slides:
        found.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            found += [shape.text_frame.text] if shape.has_text_frame else []
            found += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
            found += [shape._element.nvGraphicFramePr.cNvPr.get("descr")] if shape.has_chart else []
            found += [plot.name for plot in shape.chart.plots[0].series] if shape.has_chart else []
    return "\n".join(found)


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_every_slide_has_one_title_of_its_own(place: int) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened(made(place)).slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in opened(made(place)).slides:
        assert [shape.placeholder_format.type for shape in slide.placeholders] == [slide.shapes.title.placeholder_format.type]


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_one_finding_with_a_native_chart_for_each_projected_target(place: int) -> None:
    pack = PACKS[place]
    drawn = {one.indicator.id for one in pack.indicators}
    wanted = [finding(pack, target) for target in year_targets(pack) if target.indicator_id in drawn]
    shown = charts_of(opened(made(place)))
    assert [slide.shapes.title.text_frame.text for slide, _ in shown] == wanted
    assert [shape._element.nvGraphicFramePr.cNvPr.get("descr") for _, shape in shown] == wanted


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_charts_and_the_workbooks_behind_them_hold_the_models_numbers(place: int) -> None:
    pack = PACKS[place]
    known = {one.indicator.id: one for one in pack.indicators}
    targets = [target for target in year_targets(pack) if target.indicator_id in known]
    for target, (_, shape) in zip(targets, charts_of(opened(made(place))), strict=True):
        one = known[target.indicator_id]
        share, months = 100 / one.denominator, len(one.months.months)
        drawn = [list(series.values) for series in shape.chart.plots[0].series]
        _, baseline, scenario, low, high, wanted = drawn
        for values, levels in ((baseline, one.baseline), (scenario, one.months.projected), (low, one.months.low), (high, one.months.high)):
            assert values[-months:] == [float(level) * share for level in levels]
        assert set(wanted) == {pack.outlook(target).target * share}
        columns = columns_of(shape.chart.part.chart_workbook.xlsx_part.blob)
        assert [column[1:] for column in columns] == [pytest.approx(values) if None not in values else approx_with_gaps(values) for values in drawn]


def approx_with_gaps(values: list[float | None]) -> list[object]:
    return [None if value is None else pytest.approx(value) for value in values]


def test_the_scale_is_fixed_and_no_number_has_a_decimal_sign_of_the_readers_machine() -> None:
    for _, shape in charts_of(opened(made(0))):
        axis = shape.chart.value_axis
        assert (axis.minimum_scale, axis.maximum_scale) == (0, 100)
        assert axis.tick_labels.number_format == '0"%"'
        labels = shape.chart._chartSpace.xpath(".//c:dLbl")
        assert len(labels) == 1
        assert labels[0].xpath("./c:numFmt/@formatCode") == ['0"%"']


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_slides_are_wide_and_nothing_is_off_the_page_or_on_top_of_another_thing(place: int) -> None:
    presentation = opened(made(place))
    assert (presentation.slide_width, presentation.slide_height) == (Mm(338.67), Mm(190.5))
    for slide in presentation.slides:
        boxes = [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in slide.shapes]
        for left, top, right, bottom in boxes:
            assert 0 <= left < right <= presentation.slide_width
            assert 0 <= top < bottom <= presentation.slide_height
        for one, other in combinations(boxes, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_no_number_is_broken_over_two_lines(place: int) -> None:
    """Half of 1.001.164 is another number. Widths of Arial's digits and marks, as a share of the size of the letters."""
    wide = dict.fromkeys("0123456789", 0.556) | dict.fromkeys(".,–-", 0.4)
    for table in (shape.table for slide in opened(made(place)).slides for shape in slide.shapes if shape.has_table):
        for row in table.rows:
            for cell, column in zip(row.cells, table.columns, strict=True):
                size = cell.text_frame.paragraphs[0].runs[0].font.size
                for word in cell.text.split():
                    if set(word) <= set(wide):
                        assert sum(wide[letter] for letter in word) * size <= column.width - cell.margin_left - cell.margin_right, word


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_letters_in_tables_can_be_read_across_a_room(place: int) -> None:
    tables = [shape.table for slide in opened(made(place)).slides for shape in slide.shapes if shape.has_table]
    assert tables
    for table in tables:
        sizes = {run.font.size.pt for row in table.rows for cell in row.cells for line in cell.text_frame.paragraphs for run in line.runs}
        assert len(sizes) == 1
        assert min(sizes) >= TABLE_LETTERS[-1] >= 14


@pytest.mark.parametrize("place", range(len(PACKS)), ids=NAMES)
def test_every_slide_says_where_it_comes_from(place: int) -> None:
    pack = PACKS[place]
    for slide in opened(made(place)).slides:
        foot = next(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and pack.plan.data[:12] in shape.text_frame.text)
        assert pack.say.of(pack.plan.place) in foot
        assert pack.title(pack.scenario) in foot
        assert slide.notes_slide.notes_text_frame.text
        assert slide._element.xpath(".//a:fld[@type='slidenum']")


def test_the_file_says_who_made_it_and_from_what() -> None:
    pack, known = PACKS[0], opened(made(0)).core_properties
    assert (known.author, known.keywords) == (AUTHOR, pack.plan.data)
    assert known.created == known.modified == pack.moment.replace(tzinfo=None)


def test_there_are_slides_on_assumptions_months_units_and_other_scenarios() -> None:
    titles = "\n".join(slide.shapes.title.text_frame.text for slide in opened(made(0)).slides)
    assert "21 trong 24 giả định là đoán; tất cả ở giá trị giữa" in titles
    assert "Hạn chế: 6 điều chưa tìm thấy hoặc chưa rõ" in titles
    assert "Giao chỉ tiêu tháng 5–12/2023: thanh toán trực tuyến sẽ hụt" in titles or "không chỉ tiêu nào hụt" in titles
    assert titles.count("(theo khoảng còn thiếu)") == 2
    assert PACKS[0].title(PACKS[0].others[0]) in titles


def test_what_is_the_same_is_not_compared_with_itself() -> None:
    plan = PACKS[0].plan
    assert "như hiện nay" not in [name.lower() for name in heads_of_comparison(pack_of(plan, (plan.scenarios[1], plan.scenarios[0]), "vi"))[3:]]
    assert len(heads_of_comparison(pack_of(plan, (plan.scenarios[1], plan.scenarios[1]), "vi"))) == len(set(heads_of_comparison(PACKS[0])))


def heads_of_comparison(pack: Pack) -> list[str]:
    (block,) = comparison_blocks(pack, 100.0)
    assert isinstance(block, Table)
    assert len({column.head for column in block.columns}) == len(block.columns)
    return [column.head for column in block.columns]


def test_a_scenario_without_measures_has_slides_too() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened(slides(with_scenario(PACKS[0], Scenario(plan=PACKS[0].plan.id)))).slides]
    assert "Kịch bản này không thêm biện pháp nào so với hiện nay" in titles


@pytest.mark.parametrize("place", [1, 2], ids=["shipped", "county"])
def test_english_slides_are_english(place: int) -> None:
    assert left_in_vietnamese(texts_of(opened(made(place)))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_survive_as_texts(text: str) -> None:
    presentation = opened(slides(hostile(text)))
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert as_shown(text) in "\n".join(titles)
    assert len(set(titles)) == len(titles)
    for _, shape in charts_of(presentation):
        names = [column[0] for column in columns_of(shape.chart.part.chart_workbook.xlsx_part.blob)]
        assert names == [series.name for series in shape.chart.plots[0].series]
        assert shortened(text, LONGEST_NAME) in [series.name for series in shape.chart.plots[0].series]


def test_the_same_pack_gives_the_same_bytes_and_they_are_settled() -> None:
    assert slides(PACKS[0]) == made(0) == settled(made(0))
    with zipfile.ZipFile(BytesIO(made(0))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_program_opens_them_and_shows_as_many_pages(tmp_path: Path) -> None:
    office, info = shutil.which("soffice"), shutil.which("pdfinfo")
    if office is None or info is None:
        pytest.skip("LibreOffice or poppler is not installed")
    path = tmp_path / "slides.pptx"
    path.write_bytes(made(2))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path], check=True, capture_output=True, timeout=120)
    said = subprocess.run([info, tmp_path / "slides.pdf"], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {len(opened(made(2)).slides)}\n" in said
