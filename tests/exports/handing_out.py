"""Packs that hand something out: weights for every unit, a scenario beside the first, and titles that mean harm."""

from dataclasses import replace

from planner.domain.assignment import Assignment, SplitTerms, UnitTerms
from planner.domain.bilingual import Bilingual, Language
from planner.domain.plan import Plan
from planner.exports.pack import Pack, pack_of

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "@SUM(1+1)",
    "\u00a0-1+1",
    "'=đã có dấu nháy",
    "＝1+1",
    '"; =1+1; "',
    '#import "evil" *đậm* $x^2$ `mã`',
    "<script>&amp;</script>]]>",
    "dòng một\r\n=dòng hai",
    "漢字 😀 \u0301 ＂＼",
)


def a_pack(plan: Plan, language: Language = "vi") -> Pack:
    """The last scenarios of a plan: the first split by what is left for every unit."""
    first, *others = plan.scenarios[-2:]
    ids = [one.id for one in plan.indicators if one.projected]
    units = tuple(UnitTerms(unit_id=unit.id, potential=20_000.0 * place) for place, unit in enumerate(plan.units, 1))
    splits = tuple(SplitTerms(indicator_id=name, rule="gap", units=units) for name in ids)
    return pack_of(plan, (replace(first, assignment=Assignment(splits=splits)), *others), language)


def a_hostile_pack(plan: Plan, language: Language = "vi") -> Pack:
    """Every text that somebody can type is a formula, markup or a control character."""
    title, author, note = (Bilingual(f"{HOSTILE[place]}\x0b\u202e", f"{HOSTILE[place]}\x07") for place in (0, 1, 6))
    units = tuple(replace(unit, name=HOSTILE[place % len(HOSTILE)], name_en="") for place, unit in enumerate(plan.units))
    pack = a_pack(replace(plan, units=units), language)
    scenario = replace(pack.scenario, title=title, author=author.vi, note=note)
    return pack_of(pack.plan, (scenario, *pack.others), language)
