"""The levers of the board: what never changes about them, and how they stand in a scenario."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from planner.domain.assumption import Assumption, size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.live_sweep import touches
from planner.text.dates import month_text
from planner.text.measure_span import measure_span
from planner.text.strengths import level_phrases, level_words
from planner.text.takeaway import choice_words, lever_words, value_text
from planner.text.translation import Voice
from planner.text.words import EVIDENCE_WORDS
from planner.ui.board.moves import at_position, month_choices, setting_of, usual_choice
from planner.ui.levers import beliefs_for, measure_facts, measures_for, steps_of

BETWEEN = 0.4321  # a strength that no word level and no shipped scenario has
TYPED = {"pace": 2, "ceiling": 1, "potential": 0}  # decimals of the values that can be typed


def lever_name(lever: Measure | Assumption) -> str:
    """The name under which the browser knows a lever."""
    return f"{'measure' if isinstance(lever, Measure) else 'assumption'}:{lever.id}"


def levers_of(plan: Plan, indicator: Indicator) -> tuple[Measure | Assumption, ...]:
    """All levers of the board: every measure, and the beliefs that bear on the indicator looked at."""
    acting, others = measures_for(plan, indicator)
    return (*acting, *others, *beliefs_for(plan, indicator)[0])


def described(plan: Plan, indicator: Indicator, say: Voice) -> dict[str, Any]:
    """Levers by group, and the choices of what to count, as they are drawn."""
    acting, others = measures_for(plan, indicator)
    beliefs, choices = beliefs_for(plan, indicator)
    return {
        "acting": [_measure(plan, measure, say) for measure in acting],
        "others": [_measure(plan, measure, say) for measure in others],
        "others_title": say("Biện pháp cho chỉ tiêu khác ({count})", count=len(others)),
        "beliefs": [_assumption(plan, known, say) for known in beliefs],
        "choices": [
            {"id": f"choice:{name}", "title": say("Cách tính"), "options": [[option, choice_words(plan, name, option, say)] for option in options]}
            for name, options in choices.items()
        ],
    }


def _measure(plan: Plan, measure: Measure, say: Voice) -> dict[str, Any]:
    later = measure.known_on is not None and measure.known_on > plan.as_of
    return {
        "id": lever_name(measure),
        "key": measure.id,
        "kind": "measure",
        "title": say.of(measure.title),
        "owner": say.of(measure.owner),
        "grade": measure.evidence,
        "badges": [say(EVIDENCE_WORDS[measure.evidence]), *([say("biết sau ngày số liệu")] if later else [])],
        "stops": list(measure.strengths),
        "words": level_words(plan, measure, say),
        "phrases": level_phrases(plan, measure, say),
        "decision": measure.kind == "decision",
        "usual": 0.0,
        "facts": measure_facts(plan, measure, say),
        "effects": {effect.indicator_id: measure.added_pace(effect.indicator_id) for effect in measure.effects},
        "limit": say("Dài nhất {count} tháng.", count=measure.longest_months) if measure.longest_months is not None else "",
    }


def _assumption(plan: Plan, known: Assumption, say: Voice) -> dict[str, Any]:
    stops = [False, True] if known.kind == "ceiling_reached" else steps_of(known, known.central)
    source = plan.source(known.source)
    cited = f"{say.of(source.title)} ({source.url})" if source.url else say.of(source.title)
    return {
        "id": lever_name(known),
        "kind": known.kind,
        "title": say.of(known.title),
        "owner": "",
        "grade": known.evidence,
        "badges": [say(EVIDENCE_WORDS[known.evidence])],
        "stops": [size_of(value) for value in stops],
        "words": [value_text(known, value, say) for value in stops],
        "low": size_of(known.low),
        "high": size_of(known.high),
        "usual": size_of(known.central),
        "typed": TYPED.get(known.kind),
        "paces": known.subject if known.kind == "pace" else "",
        "facts": [["", say.of(known.basis)], [say("Nguồn"), cited]],
    }


def standing(plan: Plan, scenario: Scenario, indicator: Indicator, say: Voice) -> dict[str, dict[str, Any]]:
    """How every lever stands in a scenario, and the words for what it would say elsewhere."""
    found = {lever_name(lever): _standing(plan, scenario, lever, say) for lever in levers_of(plan, indicator)}
    for name, options in beliefs_for(plan, indicator)[1].items():
        found[f"choice:{name}"] = {"value": scenario.chosen(name) or usual_choice(plan, scenario, name, options)}
    return found


def _standing(plan: Plan, scenario: Scenario, lever: Measure | Assumption, say: Voice) -> dict[str, Any]:
    position = position_of(plan, scenario, lever)
    usual = 0.0 if isinstance(lever, Measure) else size_of(lever.central)
    without = at_position(plan, scenario, lever, usual)
    found: dict[str, Any] = {
        "value": position,
        "off": lever_words(plan, without, say),
        "alone": without.is_baseline,
        "on": _template(plan, scenario, without, lever, say),
        "exact": _exact(plan, scenario, lever, say),
    }
    if isinstance(lever, Measure):
        setting = setting_of(plan, scenario, lever)
        last = setting.end or Month(plan.year, 12)
        found["span"] = measure_span(plan, setting, say)
        found["months"] = [str(setting.start), str(last), _month_names(month_choices(plan, scenario, lever), say)]
    else:
        found["text"] = value_text(lever, scenario.assumed(lever.id) if scenario.assumed(lever.id) is not None else lever.central, say)
    return found


@lru_cache(maxsize=256)
def _month_names(months: tuple[Month, ...], say: Voice) -> list[list[str]]:
    """Months with their names. Do not change what this returns."""
    return [[str(month), month_text(month, say)] for month in months]


def position_of(plan: Plan, scenario: Scenario, lever: Measure | Assumption) -> float:
    """Where a lever stands: the strength of a measure, the size of an assumption."""
    if isinstance(lever, Measure):
        return setting_of(plan, scenario, lever).strength
    value = scenario.assumed(lever.id)
    return size_of(lever.central if value is None else value)


def _template(plan: Plan, scenario: Scenario, without: Scenario, lever: Measure | Assumption, say: Voice) -> str:
    """What the levers are called when this one differs, with a place for its level or value."""
    if without.is_baseline:
        if isinstance(lever, Measure):
            return say("{measure} {level}", measure=say.of(lever.short), level="{level}")
        return say("{title}: {value}", title=say.of(lever.title), value="{level}")
    if isinstance(lever, Measure):
        return lever_words(plan, at_position(plan, scenario, lever, BETWEEN), say)
    elsewhere = next(value for value in (size_of(lever.high), size_of(lever.low)) if value != size_of(lever.central))
    return lever_words(plan, at_position(plan, scenario, lever, elsewhere), say)


def _exact(plan: Plan, scenario: Scenario, lever: Measure | Assumption, say: Voice) -> list[list[Any]]:
    """Positions at which the scenario becomes a shipped one, and what that is called."""
    found: list[list[Any]] = []
    for known in plan.scenarios:
        position = position_of(plan, known, lever)
        if not known.is_baseline and at_position(plan, scenario, lever, position).moves == known.moves:
            found.append([position, say.of(known.title)])
    return found


def swept_targets(plan: Plan, lever: Measure | Assumption, targets: dict[str, Indicator], closed: set[str]) -> list[str]:
    """Targets that a lever changes in a way that only the model can say: not through operational time of one curve."""
    touched = {name: indicator for name, indicator in targets.items() if touches(plan, lever, indicator)}
    plain = isinstance(lever, Measure) or lever.kind == "pace"
    return [name for name, indicator in touched.items() if not (plain and indicator.id in closed)]
