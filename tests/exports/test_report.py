import re
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.domain.scenario import Scenario
from planner.exports.findings import focus_target, year_targets
from planner.exports.pack import Pack, pack_of, split_packs
from planner.exports.report.content import Chart, Paragraph, Report, Table, report_of
from planner.exports.report.layout import LAYOUT
from planner.text.numbers import number, percent
from tests.exports.office_packs import HOSTILE, as_shown, county, hostile, left_in_vietnamese, shipped, with_scenario

PACKS = (shipped(), shipped("en"), county(), county("vi"))


def tables_of(report: Report) -> list[tuple[Table, float]]:
    upright = [(block, LAYOUT.text_width) for section in report.sections for block in section.blocks if isinstance(block, Table)]
    return upright + [(table, LAYOUT.wide_width) for appendix in report.appendices for table in appendix.tables]


def texts_of(thing: object) -> str:
    """Every text of a report, however deep."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return "\n".join(texts_of(part) for part in thing)
    return "\n".join(texts_of(getattr(thing, field.name)) for field in fields(thing)) if is_dataclass(thing) else ""


def chart_of(report: Report) -> Chart:
    (chart,) = (block for section in report.sections for block in section.blocks if isinstance(block, Chart))
    return chart


@pytest.mark.parametrize("pack", PACKS, ids=["vi", "en", "county", "county-vi"])
def test_every_table_fills_its_page_and_every_row_its_table(pack: Pack) -> None:
    for table, width in tables_of(report_of(pack)):
        assert sum(column.width for column in table.columns) == pytest.approx(width)
        assert min(column.width for column in table.columns) > 5
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_the_head_is_the_plans_own_and_the_country_stands_where_the_plan_is_of_it() -> None:
    vietnamese, english, invented = (report_of(pack) for pack in (shipped(), shipped("en"), county()))
    assert vietnamese.nation == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert english.nation == ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")
    assert invented.nation is None
    for pack in PACKS:
        assert report_of(pack).issuer == pack.say.of(pack.plan.committee).upper()
    assert vietnamese.dateline == pack_place(shipped()).removeprefix("Tỉnh ") + ", ngày … tháng … năm …"
    assert report_of(county("vi")).dateline == "…, ngày … tháng … năm …"  # "(bịa)" is not a clean place


def pack_place(pack: Pack) -> str:
    return pack.say.of(pack.plan.place)


def test_the_chart_holds_the_models_numbers() -> None:
    pack = shipped()
    target = focus_target(pack)
    assert target is not None
    known = next(one for one in pack.indicators if one.indicator.id == target.indicator_id)
    lines = {line.role: line.values for line in chart_of(report_of(pack)).lines}
    months = len(known.months.months)
    assert lines["scenario"][-months:] == tuple(known.months.projected)
    assert lines["low"][-months:] == tuple(known.months.low)
    assert lines["high"][-months:] == tuple(known.months.high)
    assert lines["baseline"][-months:] == tuple(known.baseline)
    assert set(lines["target"]) == {pack.outlook(target).target}
    assert [value for value in lines["observed"] if value is not None] == [row.value for row in pack.plan.figures(target.indicator_id)]


def test_a_baseline_is_not_drawn_twice() -> None:
    lines = chart_of(report_of(with_scenario(shipped(), Scenario(plan=shipped().plan.id)))).lines
    assert [line.role for line in lines] == ["observed", "scenario", "low", "high", "target"]


def annex_of(pack: Pack) -> tuple[Table, ...]:
    (annex,) = report_of(pack).appendices
    return annex.tables


def test_the_annex_holds_every_month_that_is_handed_out_and_says_in_one_cell_what_is_held() -> None:
    pack = shipped()
    table, *_ = annex_of(pack)
    handed = [one for one in pack.indicators if not one.months.trial]
    merged = {row for row, _, _ in table.spans}
    for place, (one, row) in enumerate(zip(handed, table.rows, strict=True)):
        last = one.months.targets[-1]
        shown = (percent(last, "vi", 1), percent(last, "vi", 0)) if one.indicator.unit == "percent" else (number(float(last), "vi"),)
        assert (place in merged) == (one.months.basis == "held")
        assert row[5] in {f"Duy trì từ {text}" for text in shown} if place in merged else row[-3] in shown
        assert row[-1] == ""  # who supports is for the office to fill in
    assert merged


def test_percentages_of_one_row_have_as_many_decimals_as_each_other() -> None:
    for table in annex_of(shipped()):
        for row in table.rows:
            assert len({"," in cell for cell in row[5:-2] if cell.endswith("%")}) <= 1


def test_the_report_names_its_annex_and_it_says_what_it_belongs_to() -> None:
    report = report_of(shipped())
    said = "\n".join(block.text for section in report.sections for block in section.blocks if isinstance(block, Paragraph))
    assert "Kèm theo báo cáo: Phụ lục – Giao chỉ tiêu tháng 5–12/2023." in said
    (annex,) = report.appendices
    assert annex.attached == "(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)"


def test_nothing_that_is_only_reckoned_stands_in_a_paper_that_is_filed() -> None:
    for pack in PACKS:
        said = texts_of(report_of(pack).appendices).lower()
        for word in ("khả năng", "chance", "tốc độ", "pace", "ngưỡng thử", "threshold", "trọng số", "weight", "tiềm năng", "nhịp", "kịch bản", "scenario"):
            assert word not in said


def test_the_units_of_the_annex_add_up_to_the_province_and_what_is_assumed_is_marked() -> None:
    pack = shipped()
    _, *tables = annex_of(pack)
    chosen = {terms.indicator_id for terms in pack.scenario.assignment.splits}
    split = [one for one in pack.indicators if one.indicator.id in chosen and not one.months.trial]
    for one, table in zip(split, tables, strict=True):
        assert one.cascade is not None
        assert len(table.rows) == len(pack.plan.units) + 1
        assert [row[3].endswith("*") for row in table.rows[:-1]] == list(one.cascade.assumed)
        if one.cascade.counts is not None:
            shown = np.array([[int(cell.replace(".", "")) for cell in row[5:-2]] for row in table.rows])
            assert (shown[:-1].sum(axis=0) == shown[-1]).all()
            assert (shown[-1] == np.round(one.months.targets)).all()


def test_a_split_that_cannot_be_made_is_no_table_of_the_annex_and_the_report_says_why() -> None:
    pack = shipped()
    terms = next(terms for terms in pack.scenario.assignment.splits if terms.rule != "province_level")
    bare = replace(pack.scenario, assignment=replace(pack.scenario.assignment, splits=(replace(terms, units=terms.units[1:]),)))
    report = report_of(with_scenario(pack, bare))
    assert len(report.appendices[0].tables) == 1
    unnamed = next(unit for unit in pack.plan.units if unit.id == terms.units[0].unit_id)
    (why,) = (text for text in texts_of(report.sections).splitlines() if "chưa chia được cho các đơn vị" in text)
    assert unnamed.name in why
    assert unnamed.id not in why


def test_where_nobody_asked_what_has_a_target_before_it_is_split_at_the_places_own_level() -> None:
    plan = shipped().plan
    pack = pack_of(plan, (plan.scenarios[1],), "vi")
    assert [one.indicator.id for one in split_packs(pack)] == ["procedures_paid_online"]
    _, table = annex_of(pack)
    *units, whole = table.rows
    assert len(units) == len(plan.units)
    assert {row[5:13] for row in units} == {whole[5:13]}


def test_what_is_met_or_only_tried_is_not_split_where_nobody_asked() -> None:
    plan = load_plan(SHIPPED_PLAN)
    met = replace(plan, targets=tuple(target for target in plan.targets if target.kind != "stretch" and target.value != 30))
    assert split_packs(pack_of(met, (Scenario(plan=plan.id),), "vi")) == ()


def test_a_trial_threshold_is_never_called_a_target_and_never_handed_out() -> None:
    pack = shipped()
    trials = [one.indicator.title.vi for one in pack.indicators if one.months.trial]
    assert trials
    assert not any(title in texts_of(report_of(pack).appendices) for title in trials)
    assert all(target.kind != "trial" for target in year_targets(pack))


@pytest.mark.parametrize("pack", PACKS, ids=["vi", "en", "county", "county-vi"])
def test_chances_are_rounded_and_no_date_stands_without_its_interval(pack: Pack) -> None:
    report = report_of(pack)
    table = next(block for section in report.sections for block in section.blocks if isinstance(block, Table))
    for target, row in zip(year_targets(pack), table.rows, strict=True):
        if pack.outlook(target).state == "projected":
            assert re.search(r"\[.+ – .+\]", row[6])
            (chance,) = re.findall(r"(\d+)%", row[5])
            assert int(chance) % 5 == 0
            assert 5 <= int(chance) <= 95
        assert re.search(r"\(\d.*\d{4}\)", row[2])  # a figure has its day


def test_vietnamese_numbers_have_a_decimal_comma() -> None:
    assert not re.search(r"\d\.\d{1,2}(?!\d)", texts_of(report_of(shipped())).replace("2023.1", ""))


@pytest.mark.parametrize("pack", [shipped("en"), county("en")], ids=["shipped", "county"])
def test_the_english_report_is_english(pack: Pack) -> None:
    assert left_in_vietnamese(texts_of(report_of(pack))) == []


def test_every_section_says_something_and_is_numbered() -> None:
    for pack in PACKS:
        sections = report_of(pack).sections
        assert [section.heading.split(".")[0] for section in sections] == [str(place) for place in range(1, len(sections) + 1)]
        assert all(section.blocks for section in sections)
        assert all(block.text for section in sections for block in section.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_only_cleaned(text: str) -> None:
    report = report_of(hostile(text))
    assert report.issuer == as_shown(text).upper()
    assert as_shown(text) in report.sections[-1].blocks[0].text  # type: ignore[union-attr]
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", texts_of(report))
