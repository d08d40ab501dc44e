"""The arithmetic of the browser says what the model says, whenever a measure or a pace was decided."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from playwright.sync_api import Browser

from planner.domain.assumption import size_of
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import days_since
from planner.model.levers import operational_time
from planner.model.outlook import outlooks
from planner.ui.board.tables import closed_of, tables

PAID = "procedures_paid_online"
PACE = f"pace.{PAID}"
DECIDED = (date(2022, 1, 1), date(2023, 5, 11), date(2023, 7, 9), date(2024, 11, 30), date(2199, 12, 31))
AS_OF = date(2023, 8, 31)
READ = """([script, told, weights, moved, days]) => {
  const { unpackTables, operationalTime, countUpTo } = new Function(`${script}; return { unpackTables, operationalTime, countUpTo };`)();
  const { time, indicators } = unpackTables(told), found = {};
  for (const [name, form] of Object.entries(indicators)) {
    const clock = operationalTime(form, time, weights[name], moved ?? form);
    const at = days.map(day => clock.at(Math.max(day, form.origin)));
    const chances = Object.fromEntries(Object.entries(form.needed).map(([id, needed]) => [id, needed.map(periods => periods)]));
    const back = at.map(periods => clock.dayOf(periods));
    const reached = (id, day) => countUpTo(Float32Array.from(chances[id]), clock.at(day)) / chances[id].length;
    found[name] = { at, back, chances: Object.fromEntries(Object.keys(chances).map(id => [id, days.map(day => reached(id, day))])) };
  }
  return found;
}"""


def read(
    browser: Browser,
    plan: Plan,
    scenario: Scenario,
    days: list[date],
    moved: tuple[float, date] | None = None,
) -> dict[str, dict[str, list[float]]]:
    """What the browser's own functions make of the tables that the board is sent."""
    names = tuple(indicator.id for indicator in plan.indicators if plan.targets_of(indicator.id))
    told = tables(plan, scenario, PAID, {target.id for target in plan.targets}, closed_of(plan, scenario, names))
    weights = {
        name: [[setting.measure_id, setting.strength * plan.measure(setting.measure_id).added_pace(name)] for setting in scenario.measures] for name in names
    }
    pace = None if moved is None else {"pace": moved[0], "since": moved[1].toordinal()}
    script = files("planner.ui.board").joinpath("js_arithmetic.js").read_text("utf-8")
    page = browser.new_page()
    try:
        found: dict[str, dict[str, list[float]]] = page.evaluate(READ, [script, json.loads(told), weights, pace, [day.toordinal() for day in days]])
    finally:
        page.close()
    return found


@pytest.mark.parametrize("decided", DECIDED, ids=str)
def test_operational_time_and_its_inverse_are_those_of_the_model(decided: date, browser: Browser, plan: Plan) -> None:
    scenario = plan.scenarios[2].with_assumption(PACE, 1.6, decided)
    days = [
        date(2023, 4, 20),
        date(2023, 5, 11),
        date(2023, 7, 9),
        date(2023, 9, 14),
        date(2023, 12, 31),
        plan.horizon,
    ]
    for seen in (plan, replace(plan, as_of=AS_OF, data="later")):
        found = read(browser, seen, scenario, days)
        for name, told in found.items():
            indicator = seen.indicator(name)
            origin = max(row.date for row in seen.figures(name))
            time = operational_time(seen, scenario, indicator, origin)
            for day, periods, back in zip(days, told["at"], told["back"], strict=True):
                since = max(days_since(origin, day), 0.0)
                assert periods == pytest.approx(float(time.at(since)), abs=2e-3), (name, day)
                assert back == pytest.approx(origin.toordinal() + since, abs=0.1), (name, day)


def test_a_pace_in_hand_is_decided_today_and_its_chances_are_those_of_the_model(browser: Browser, plan: Plan) -> None:
    later = replace(plan, as_of=AS_OF, data="later")
    scenario = plan.scenarios[1].with_assumption(PACE, 1.2, plan.as_of)
    known = plan.assumption(PACE)
    for size in (size_of(known.low), 1.0, 1.7, size_of(known.high)):
        found = read(browser, later, scenario, [target.due for target in later.targets_of(PAID)], (size, later.as_of))[PAID]
        truth = {one.target_id: one.chance for one in outlooks(later, scenario.with_assumption(PACE, size, later.as_of), confidences=())}
        for place, target in enumerate(later.targets_of(PAID)):
            assert found["chances"][target.id][place] == pytest.approx(truth[target.id], abs=0.005)
