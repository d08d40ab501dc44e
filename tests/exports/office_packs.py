"""Packs that the tests of slides and reports share: both plans, both languages, a split, texts that try to break a file."""

import re
import zipfile
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.domain.assignment import Assignment, Rule, SplitTerms, UnitTerms
from planner.domain.bilingual import Bilingual, Language
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.exports.clean_text import clean
from planner.exports.pack import Pack, pack_of
from planner.text.translation import catalogue

RIVER = Path(__file__).parent.parent / "plans" / "river-county"
HOSTILE = ("=cmd|'/c calc'!A1", "<b>đậm</b> & ]]> “x”", "a\x00\x07b\x1b[31m \ufffe \ud800 c", "Ủ dài " * 60, "một\ndòng\r\nmới", "+1+1", "@SUM(1)")
LONGEST_SHARED = 12


def shipped(language: Language = "vi", rule: Rule = "gap") -> Pack:
    """The shipped plan with two indicators split, two scenarios side by side."""
    return _shipped(language, rule)


@lru_cache
def _shipped(language: Language, rule: Rule) -> Pack:
    plan = load_plan(SHIPPED_PLAN)
    counted = next(one.id for one in plan.indicators if one.unit == "count" and one.method == "adoption" and one.part_of)
    share = next(target.indicator_id for target in plan.targets if target.kind == "stretch")
    splits = tuple(split(plan, name, rule) for name in (counted, share))
    return pack_of(plan, (replace(plan.scenarios[1], assignment=Assignment(confidence=0.5, splits=splits)), plan.scenarios[2]), language)


@lru_cache
def county(language: Language = "en") -> Pack:
    """The invented plan: few indicators, one scenario, nothing split."""
    plan = load_plan(RIVER)
    return pack_of(plan, (plan.scenarios[0],), language)


def split(plan: Plan, indicator_id: str, rule: Rule) -> SplitTerms:
    units = tuple(UnitTerms(unit_id=unit.id, potential=unit.population or 100_000.0) for unit in plan.units)
    return SplitTerms(indicator_id=indicator_id, rule=rule, units=units)


def hostile(text: str) -> Pack:
    """The shipped pack with this text wherever a person may type one."""
    plan, said = load_plan(SHIPPED_PLAN), Bilingual(text, text)
    indicators = tuple(replace(one, title=said, short=said, noun=said, lead=said) for one in plan.indicators)
    measures = tuple(replace(one, title=said, short=said, owner=said) for one in plan.measures)
    units = tuple(replace(one, name=text, name_en=text) for one in plan.units)
    sources = tuple(replace(one, title=said) for one in plan.sources)
    made = replace(plan, place=said, committee=said, indicators=indicators, measures=measures, units=units, sources=sources, gaps=(said,))
    assignment = Assignment(confidence=0.5, splits=(split(plan, plan.targets[0].indicator_id, "gap"),))
    scenarios = tuple(replace(one, title=said, author=text, assignment=assignment) for one in (plan.scenarios[2], plan.scenarios[1]))
    return pack_of(made, scenarios, "vi")


def as_shown(text: str) -> str:
    """A hostile text as a file may show it."""
    return clean(text)


def left_in_vietnamese(text: str) -> list[str]:
    """Source phrases of ours, longer than names and short words, that stand in an English text."""
    pieces = (max(re.split(r"\{[^}]*\}", source), key=len).strip() for source, said in catalogue("en").items() if source != said)
    return [piece for piece in pieces if len(piece) > LONGEST_SHARED and piece in text]


def columns_of(workbook: bytes) -> list[list[object]]:
    """The lines in the workbook behind a chart: name, then values, None where a cell is empty. No cell may be a formula."""
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0).to_python()
    return [[None if cell == "" else cell for cell in column] for column in zip(*rows, strict=True)][1:]


def with_scenario(pack: Pack, scenario: Scenario) -> Pack:
    return pack_of(pack.plan, (scenario,), pack.say.language)
