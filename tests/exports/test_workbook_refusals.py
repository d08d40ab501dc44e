"""A cell of the workbook refuses what the planner refuses, says so in words, and its months are empty instead of wrong."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.catalog.scenario_file import read_scenario, scenario_document
from planner.domain.assumption import Assumption
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.errors import InvalidScenario
from planner.exports.workbook.inputs import HIGH, LOW, VALUE
from planner.exports.workbook.terms import serial
from planner.model.project import chain_of
from planner.model.sensitivity import usual_setting
from tests.exports.live_sheet import LiveSheet


@pytest.fixture(scope="module")
def sheets(plan: Plan, river: Plan) -> list[tuple[Plan, LiveSheet]]:
    return [(plan, LiveSheet(plan, Scenario(plan=plan.id))), (river, LiveSheet(river, Scenario(plan=river.id), "en"))]


def refused(plan: Plan, part: dict[str, Any]) -> bool:
    """Whether the planner refuses a scenario's document with this in it."""
    try:
        read_scenario(scenario_document(Scenario(plan=plan.id)) | part, plan)
    except InvalidScenario:
        return True
    return False


def resting_on(plan: Plan, sheet: LiveSheet, subjects: set[str]) -> set[str]:
    """Indicators whose curve, or whose whole's, rests on an indicator or a potential."""
    projected = [one.indicator for one in sheet.pack.indicators]
    return {own.id for own in projected if subjects & {name for link in chain_of(plan, own) for name in (link.id, link.potential)}}


def typed(known: Assumption) -> list[tuple[Any, Any]]:
    """What somebody may type, and the same in a scenario's document."""
    if isinstance(known.low, bool):
        return [("có", True), ("không", False), ("yes", True), ("no", False), ("maybe", "maybe"), (None, None), (1.0, 1), (0.0, 0)]
    if isinstance(known.low, date) and isinstance(known.high, date):
        days = [known.low - timedelta(days=1), known.low, known.high, known.high + timedelta(days=1), date(1950, 1, 1), date(2090, 1, 1)]
        return [(serial(day), day.isoformat()) for day in days] + [("2022", "2022"), (None, None), (True, True), (serial(known.low) + 0.5, 0.5), (-3.0, -3)]
    low, high = float(known.low), float(known.high)  # type: ignore[arg-type]
    numbers: list[float] = [low, high, (low + high) / 2, low - 0.001, high + 0.001, -1.0, 0.0, 1e13]
    return [(number, number) for number in numbers] + [("1,5", "1,5"), (None, None), (True, True)]


def test_assumptions(sheets: list[tuple[Plan, LiveSheet]]) -> None:
    for plan, sheet in sheets:
        other = {"có", "không"} if sheet.pack.say.language == "en" else {"yes", "no"}
        for known in plan.assumptions:
            kept = sheet.book.get_value(sheet.inputs, sheet.input_rows[known.id] + 1, VALUE + 1)
            for cell, value in typed(known):
                if cell in other:
                    continue
                sheet.put(known.id, VALUE, cell)
                wrong = refused(plan, {"assumptions": {known.id: value}})
                empty = sheet.empty_months()
                assert bool(sheet.check(known.id)) == wrong, (known.id, cell, sheet.check(known.id))
                assert empty == (resting_on(plan, sheet, {known.subject}) if wrong else set()), (known.id, cell)
                assert sheet.warnings() == wrong
            sheet.put(known.id, VALUE, kept)
        assert sheet.empty_months() == set()


MONTHS = ("2023-04", "2023-05", "2023-07", "2023-08", "2023-10", "2026-12", "2027-01", "2031-02", "2031-03", "2031-05", "2031-09", "2032-12", "2033-01")


def months_typed(measure: Measure) -> list[tuple[Any, Any]]:
    days = [date.fromisoformat(f"{month}-01") for month in MONTHS]
    return [(serial(day), f"{day:%Y-%m}") for day in days] + [("June", "June"), (None, None), (6.0, "1900-01"), (-5.0, "-5")]


def cases(plan: Plan, measure: Measure) -> list[tuple[tuple[Any, Any, Any], dict[str, Any]]]:
    """Cells of strength, start and end, and the setting in a scenario's document."""
    usual = usual_setting(plan, measure, 1.0)
    assert usual.end is not None
    start, end = (serial(usual.start.first_day), str(usual.start)), (serial(usual.end.first_day), str(usual.end))
    found = []
    strengths: list[Any] = [0.0, 0.5, 1.0, 1.01, -0.1, "cao", None, True]
    for strength, first, last in [
        *((strength, start, end) for strength in strengths),
        *((strength, first, end) for strength in (0.0, 1.0) for first in months_typed(measure)),
        *((strength, start, last) for strength in (0.0, 1.0) for last in months_typed(measure)),
        *((1.0, first, (None, None)) for first in months_typed(measure)),
    ]:
        document = {"strength": strength, "start": first[1]} | ({"end": last[1]} if last[1] is not None else {})
        found.append(((strength, first[0], last[0]), document))
    return found


def test_measures(sheets: list[tuple[Plan, LiveSheet]]) -> None:
    seen = set()
    for plan, sheet in sheets:
        for measure in plan.measures:
            moved = resting_on(plan, sheet, {effect.indicator_id for effect in measure.effects})
            row = sheet.input_rows[measure.id] + 1
            kept = [sheet.book.get_value(sheet.inputs, row, column + 1) for column in (VALUE, LOW, HIGH)]
            for cells, setting in cases(plan, measure):
                for column, cell in zip((VALUE, LOW, HIGH), cells, strict=True):
                    sheet.put(measure.id, column, cell)
                wrong = refused(plan, {"measures": {measure.id: setting}})
                empty = sheet.empty_months()
                assert bool(sheet.check(measure.id)) == wrong, (measure.id, setting, sheet.check(measure.id))
                assert empty == (moved if wrong else set()), (measure.id, setting)
                seen.add(wrong)
            for column, cell in zip((VALUE, LOW, HIGH), kept, strict=True):
                sheet.put(measure.id, column, cell)
        assert sheet.empty_months() == set()
    assert seen == {True, False}


def test_effects(sheets: list[tuple[Plan, LiveSheet]]) -> None:
    for plan, sheet in sheets:
        for measure in plan.measures:
            for effect in measure.effects:
                code = f"{measure.id}.{effect.indicator_id}"
                for cell, wrong in ((-0.01, True), ("x", True), (None, True), (64.5, True), (0.0, False), (64.0, False)):
                    sheet.put(code, VALUE, cell)
                    assert sheet.empty_months() == (resting_on(plan, sheet, {effect.indicator_id}) if wrong else set())
                    assert bool(sheet.check(code)) == wrong
                sheet.put(code, VALUE, effect.added_pace)


def test_the_words_say_what_was_found_and_what_is_expected(sheets: list[tuple[Plan, LiveSheet]]) -> None:
    _, sheet = sheets[0]
    for code, column, cell, words in (
        ("pace.dossiers_online", VALUE, 9.0, "Đang là 9; cần từ ×0,5 đến ×4."),
        ("pace.dossiers_online", VALUE, "nhanh", "Đang là chữ “nhanh”; cần từ ×0,5 đến ×4."),
        ("pace.dossiers_online", VALUE, None, "Ô trống hoặc không phải số; cần từ ×0,5 đến ×4."),
        ("potential.people_14_plus", VALUE, 1_700_000.0, "Đang là 1700000; cần từ 1.400.000 đến 1.600.000."),
        ("launch.eid_activated", VALUE, serial(date(2023, 1, 5)), "Đang là ngày 5/1/2023; cần từ 20/10/2022 đến 1/12/2022."),
        ("ceiling_reached.eid_activated", VALUE, "chắc", "Đang là chữ “chắc”; cần không hoặc có."),
        ("fee_cut", VALUE, 0.5, "Mức: Đang là 0.5; cần 0 (chưa áp dụng) hoặc 1 (áp dụng)."),
    ):
        kept = sheet.book.get_value(sheet.inputs, sheet.input_rows[code] + 1, column + 1)
        sheet.put(code, column, cell)
        sheet.book.evaluate_all()
        assert sheet.check(code) == words
        sheet.put(code, column, kept)


def test_the_words_of_months(sheets: list[tuple[Plan, LiveSheet]]) -> None:
    _, sheet = sheets[0]
    first, last = serial(date(2023, 6, 1)), serial(date(2023, 7, 1))
    for start, end, words in (
        (last, first, "Tháng kết thúc 6/2023 trước tháng bắt đầu 7/2023."),
        (first, serial(date(2023, 9, 1)), "Kéo dài 4 tháng; dài nhất 2 tháng."),
        (serial(date(2023, 4, 1)), serial(date(2023, 5, 1)), ""),  # a start that has passed
        (serial(date(2027, 1, 1)), serial(date(2027, 1, 1)), "Tháng bắt đầu 1/2027; chậm nhất 12/2026."),
        ("tháng 6", last, "Tháng bắt đầu: đang là tháng 6; cần một tháng, ghi bằng ngày đầu tháng."),
        (None, last, "Tháng bắt đầu: đang là ô trống; cần một tháng, ghi bằng ngày đầu tháng."),
        (first, last, ""),
    ):
        for column, cell in ((VALUE, 1.0), (LOW, start), (HIGH, end)):
            sheet.put("sixty_day_campaign", column, cell)
        sheet.book.evaluate_all()
        assert sheet.check("sixty_day_campaign") == words
    sheet.put("sixty_day_campaign", VALUE, 0.0)
