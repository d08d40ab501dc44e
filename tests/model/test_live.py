"""What the browser adds up and interpolates is what the model says, over the whole range of every lever."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.domain.assumption import Assumption, size_of
from planner.domain.indicator import Indicator
from planner.domain.measure import Measure
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.calendar import date_after, weekly
from planner.model.live import ClosedForm, added_time, closed_form, levels_at, operational_time_on, settings_of, work_steps
from planner.model.live_sweep import MOST_POSITIONS, Question, Swept, first_positions, sweep, swept_at, touches
from planner.model.outlook import outlooks, target_level
from planner.model.project import project
from planner.model.series import figures_of, potential_of
from planner.ui.board.moves import at_position
from tests.conftest import RIVER

DAYS, OF_WAIT = 15, 0.12  # by which a date may be off: days, and a share of the time until it, where a ceiling just above a target sends it to never
POINTS, CHANCE = 0.5, 0.03  # how far what is shown while dragging may lie from the model [points; 0-1]
PLANS = [SHIPPED_PLAN, RIVER]
EVERY_SCENARIO = [(folder, place) for folder in PLANS for place in range(len(load_plan(folder).scenarios))]


def open_at(folder: object, place: int) -> tuple[Plan, Scenario]:
    plan = load_plan(folder)  # type: ignore[arg-type]
    return plan, plan.scenarios[place]


def closed(plan: Plan, scenario: Scenario) -> dict[str, ClosedForm]:
    found = {}
    for indicator in plan.indicators:
        unit = potential_of(plan, scenario, indicator)
        form = closed_form(plan, scenario, indicator, {target.id: target_level(plan, scenario, target) / unit for target in plan.targets_of(indicator.id)})
        if form is not None:
            found[indicator.id] = form
    return found


def effects(plan: Plan, indicator: Indicator) -> dict[str, float]:
    return {measure.id: measure.added_pace(indicator.id) for measure in plan.measures}


def strengths(scenario: Scenario) -> dict[str, float]:
    return {setting.measure_id: setting.strength for setting in scenario.measures}


def measure_positions(plan: Plan) -> list[tuple[Measure, float]]:
    return [(measure, place / 10) for measure in plan.measures for place in range(11)]


@pytest.mark.parametrize(("folder", "place"), EVERY_SCENARIO)
def test_levels_chances_and_dates_of_every_measure_add_up(folder: object, place: int) -> None:
    plan, scenario = open_at(folder, place)
    forms = closed(plan, scenario)
    time = added_time(plan, settings_of(plan, scenario), min(form.origin for form in forms.values()))
    for measure, strength in measure_positions(plan):
        moved = at_position(plan, scenario, measure, strength)
        truth = {outlook.target_id: outlook for outlook in outlooks(plan, moved, confidences=())}
        for name, form in forms.items():
            indicator = plan.indicator(name)
            if any(effect.indicator_id == name for effect in measure.effects):
                shown = partial(operational_time_on, form, time, strengths(moved), effects(plan, indicator))
                levels_agree(plan, moved, indicator, form, shown)
                targets_agree(plan, form, time.days, shown, truth)


@pytest.mark.parametrize(("folder", "place"), EVERY_SCENARIO)
def test_a_pace_that_is_believed_otherwise_is_a_factor_on_operational_time_from_today_on(folder: object, place: int) -> None:
    plan, scenario = open_at(folder, place)
    forms = closed(plan, scenario)
    time = added_time(plan, settings_of(plan, scenario), min(form.origin for form in forms.values()))
    for known in (known for known in plan.assumptions if known.kind == "pace" and known.subject in forms):
        for pace in np.linspace(size_of(known.low), size_of(known.high), 7):
            moved = scenario.with_assumption(known.id, float(pace), plan.as_of)
            truth = {outlook.target_id: outlook for outlook in outlooks(plan, moved, confidences=())}
            form = replace(forms[known.subject], pace=float(pace), since=float(plan.as_of.toordinal()))
            told = closed(plan, moved)[known.subject]
            assert (told.pace, told.since, told.before) == (form.pace, form.since, size_of(known.central))
            indicator = plan.indicator(known.subject)
            shown = partial(operational_time_on, form, time, strengths(moved), effects(plan, indicator))
            levels_agree(plan, moved, indicator, form, shown)
            targets_agree(plan, form, time.days, shown, truth)


def levels_agree(plan: Plan, scenario: Scenario, indicator: Indicator, form: ClosedForm, shown: Callable[..., np.ndarray]) -> None:
    dates = weekly(form.origin, plan.year_end)
    truth = project(plan, scenario, indicator, dates)
    assert truth is not None
    days = np.array([day.toordinal() for day in dates[1:]], float)  # on the day of the last figure it is that figure
    found = levels_at(form.table, shown(days=days)) * potential_of(plan, scenario, indicator)
    assert np.max(np.abs(found - truth.levels[1:])) / potential_of(plan, scenario, indicator) * 100 < POINTS


def targets_agree(plan: Plan, form: ClosedForm, knots: tuple[int, ...], shown: Callable[..., np.ndarray], truth: dict[str, Outlook]) -> None:
    on_knots = shown(days=np.array(knots, float))
    for name, needed in form.needed.items():
        outlook = truth[name]
        if outlook.state == "met" or outlook.chance is None:
            continue
        due = np.array([float(outlook.due.toordinal())])
        assert abs(np.mean(needed <= shown(days=due)[0]) - outlook.chance) < 0.005
        for share, expected in ((0.1, outlook.date_q10), (0.5, outlook.date_q50), (0.9, outlook.date_q90)):
            periods = needed[max(int(np.ceil(share * len(needed) - 1e-9)) - 1, 0)]
            day = np.interp(periods, on_knots, knots, right=np.inf) - form.origin.toordinal() if np.isfinite(periods) else np.inf
            found = date_after(form.origin, float(day), plan.horizon)
            if found is None or expected is None:
                assert found == expected or on_knots[-1] == pytest.approx(periods, rel=0.01), name
            else:
                assert abs((found - expected).days) <= 1, name


def swept_levers(plan: Plan) -> list[Measure | Assumption]:
    """Levers that need the model: assumptions that are no pace, and all that touches a part of a whole."""
    parts = [indicator for indicator in plan.indicators if indicator.part_of]
    beliefs = [known for known in plan.assumptions if not known.fixed]
    others = [lever for lever in (*plan.measures, *beliefs) if any(touches(plan, lever, part) for part in parts)]
    return [*(known for known in beliefs if known.kind != "pace" and known not in others), *others]


def question(plan: Plan, lever: Measure | Assumption) -> Question | None:
    """The first indicator that a lever touches, and its targets."""
    touched = [indicator for indicator in plan.indicators if indicator.projected and touches(plan, lever, indicator)]
    touched = sorted(touched, key=lambda indicator: indicator.part_of is None)
    if not touched:
        return None
    last = figures_of(plan, Scenario(), touched[0])[0][-1]
    targets = tuple(target for indicator in touched for target in plan.targets_of(indicator.id))
    return Question(looked_at=touched[0], dates=weekly(last, plan.year_end), targets=targets)


@pytest.mark.parametrize(("folder", "place"), EVERY_SCENARIO)
def test_between_the_positions_of_a_sweep_nothing_is_far_off(folder: object, place: int) -> None:
    plan, scenario = open_at(folder, place)
    for lever in swept_levers(plan):
        asked = question(plan, lever)
        if asked is None:
            continue
        moved = partial(at_position, plan, scenario, lever)
        found = sweep(plan, moved, first_positions(lever), asked)
        assert len(found) <= MOST_POSITIONS
        assert [known.position for known in found] == sorted({known.position for known in found})
        low, high = found[0].position, found[-1].position
        for position in np.linspace(low, high, 14):
            if isinstance(lever, Assumption) and lever.kind in ("ceiling_reached", "launch"):
                position = round(position)
            sweeps_agree(found, swept_at(plan, moved, float(position), asked), lever.id)


def sweeps_agree(found: tuple[Swept, ...], truth: Swept, name: str) -> None:
    positions = [known.position for known in found]
    above = min(max(int(np.searchsorted(positions, truth.position, side="right")), 1), len(found) - 1)
    before, after = found[above - 1], found[above]
    share = (truth.position - before.position) / (after.position - before.position)
    if before.fan is not None and after.fan is not None and truth.fan is not None:
        assert np.max(np.abs(before.fan + (after.fan - before.fan) * share - truth.fan)) < POINTS, (name, truth.position)
    for place, here in enumerate(truth.outlooks):
        left, right = before.outlooks[place], after.outlooks[place]
        if left.chance is not None and right.chance is not None and here.chance is not None and left.state == right.state:
            assert abs(left.chance + (right.chance - left.chance) * share - here.chance) < CHANCE, (name, truth.position, here.target_id)
        for name_of_date in ("date_q10", "date_q50", "date_q90"):
            sooner, later, day = (getattr(known.outlooks[place], name_of_date) for known in (before, after, truth))
            if sooner and later and day and here.as_of and here.state != "met":
                found_day = sooner.toordinal() + (later.toordinal() - sooner.toordinal()) * share
                wait = (day - here.as_of).days
                assert abs(found_day - day.toordinal()) < DAYS + OF_WAIT * wait, (name, truth.position, here.target_id, name_of_date)
        levels = [shown_level(known, place) for known in (before, after, truth)]
        assert abs(levels[0] + (levels[1] - levels[0]) * share - levels[2]) < POINTS, (name, truth.position, here.target_id)


def shown_level(swept: Swept, place: int) -> float:
    """The middle level of a target as a percentage; 0 where nothing is projected."""
    return (swept.outlooks[place].level_q50 or 0.0) / swept.denominators[place] * 100


def test_work_goes_in_steps_that_never_turn_back() -> None:
    steps = work_steps(44, 29.0, 3.65, (0.1, 0.5, 0.9))
    assert steps.shape == (3, 44)
    assert np.all(np.diff(steps, axis=1) > 0)
    assert np.all(np.diff(steps, axis=0) < 0), "a higher quantile is further on at any time"


def test_a_part_of_a_whole_has_no_closed_form(plan: Plan) -> None:
    part = next(indicator for indicator in plan.indicators if indicator.part_of)
    assert closed_form(plan, Scenario(), part, {}) is None
