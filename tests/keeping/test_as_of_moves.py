"""What was decided stays decided: no later figure and no later as-of date drops, restarts or moves a measure."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.catalog.carrying import fitted
from planner.catalog.scenario_file import scenario_document
from planner.catalog.scenario_link import link_text, read_link
from planner.cli import main
from planner.domain.bilingual import Bilingual
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario
from planner.keeping.archive import fit_document, plans_kept, save_scenario, stamped
from planner.keeping.effective import effective_plan
from planner.model.levers import first_effect, operational_time
from planner.model.outlook import outlook, outlooks
from planner.store.database import Database
from planner.store.scenarios import latest
from planner.text.problems import place_text, problem_text
from planner.text.translation import Voice
from planner.ui.board.moves import after_moves, month_choices
from tests.keeping.changing import NOON, PAID, figure, moved, put, record
from tests.strategies import plans_with_scenarios

HERO = "procedures_paid_online_60_2023"
LATER = (date(2023, 6, 30), date(2023, 8, 31))
ALL_OUT = 2


def after(database: Database, plan: Plan, day: date, value: float | None = 35.0) -> Plan:
    """The plan after a figure of a later day was recorded and the as-of date moved to it."""
    changes = [moved(plan, day)] if value is None else [put(plan, figure(value, day)), moved(plan, day)]
    record(database, plan, *changes)
    found, problems = effective_plan(database, plan)
    assert problems == ()
    return found


@pytest.mark.parametrize("day", LATER)
def test_a_later_figure_leaves_every_measure_of_a_shipped_scenario_at_work(day: date, database: Database, plan: Plan) -> None:
    """At 31/8 five of six were dropped, at 30/6 every lead time began again."""
    later = after(database, plan, day)
    assert [scenario.moves for scenario in later.scenarios] == [scenario.moves for scenario in plan.scenarios]
    for setting in later.scenarios[ALL_OUT].measures:
        assert setting.decided == plan.as_of
        assert first_effect(later.measure(setting.measure_id), setting) <= date(2023, 9, 1)


@pytest.mark.parametrize("day", LATER)
def test_moving_the_as_of_date_alone_changes_no_chance_no_level_and_no_date(day: date, database: Database, plan: Plan) -> None:
    """70% became 40% at 31/8, and 65% at 30/6."""
    later = after(database, plan, day, None)
    before, now = (outlook(known, known.scenarios[ALL_OUT], known.target(HERO)) for known in (plan, later))
    assert now.chance == before.chance == pytest.approx(0.7, abs=0.03)
    for then, found in zip(outlooks(plan, plan.scenarios[ALL_OUT]), outlooks(later, later.scenarios[ALL_OUT]), strict=True):
        kept = (
            "target_id",
            "chance",
            "level_q10",
            "level_q50",
            "level_q90",
            "date_q10",
            "date_q50",
            "date_q90",
            "state",
        )
        assert [getattr(found, name) for name in kept] == [getattr(then, name) for name in kept]


def test_a_saved_scenario_is_opened_whole_whoever_opens_it(database: Database, plan: Plan) -> None:
    saved = save_scenario(
        database,
        plan,
        named(plan, plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 1.2, plan.as_of)),
        None,
        NOON,
    )
    later = after(database, plan, LATER[1])
    opened, problems = fit_document(saved.document, later, plans_kept(database))
    assert problems == ()
    assert opened.moves == plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 1.2, plan.as_of).moves
    assert read_link(link_text(opened), later) == (opened, ())


def named(plan: Plan, scenario: Scenario) -> Scenario:
    return stamped(scenario, plan, title=Bilingual("Thử", "Try"), note=Bilingual("", ""), author="")


def test_the_command_line_takes_the_same_scenario_after_the_as_of_date_moved(database: Database, plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    saved = save_scenario(database, plan, named(plan, plan.scenarios[ALL_OUT]), None, NOON)
    later = after(database, plan, LATER[1])
    wanted = outlook(later, later.scenarios[ALL_OUT], later.target(HERO)).chance
    for which in ("3-quyet-liet", saved.scenario_id):
        for language in ("vi", "en"):
            arguments = [
                "outlook",
                "--json",
                "--scenario",
                which,
                "--store",
                f"sqlite:///{database.engine.url.database}",
                "--lang",
                language,
            ]
            assert main(arguments) == 0
            told = capsys.readouterr()
            assert told.err == ""
            assert next(row for row in json.loads(told.out) if row["target_id"] == HERO)["chance"] == wanted


def test_an_older_document_was_decided_on_the_as_of_date_of_the_plan_that_it_names(database: Database, plan: Plan) -> None:
    document = as_of_schema_2(named(plan, plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 1.2)))
    save_scenario(database, plan, named(plan, plan.scenarios[0]), None, NOON)  # so that the store keeps the plan
    later = after(database, plan, LATER[1])
    by_snapshot, told = fitted(document, later, plans_kept(database))
    assert (by_snapshot.moves, told) == (
        plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 1.2, plan.as_of).moves,
        (),
    )
    by_hash, told = fitted(document, plan)
    assert (by_hash.moves, told) == (by_snapshot.moves, ())
    unknown, told = fitted(document | {"data": "0" * 64}, later, plans_kept(database))
    assert {problem.code for problem in told} == {"decided_unknown"}
    assert len(told) == 7
    for setting in unknown.measures:
        assert first_effect(later.measure(setting.measure_id), setting) == setting.start.first_day
    assert unknown.decided_on(f"pace.{PAID}") == plan.figures(PAID)[0].date, "it acts from the beginning, as it did"
    vi, en = Voice("vi"), Voice("en")
    assert (place_text(told[0], vi), place_text(told[0], en)) == (
        plan.measure("communication").title.vi,
        plan.measure("communication").title.en,
    )
    assert problem_text(told[0], vi) == "Tài liệu cũ không ghi ngày quyết định; tính là có tác dụng từ 1/6/2023."


def as_of_schema_2(scenario: Scenario) -> dict[str, object]:
    document = scenario_document(scenario) | {"schema": 2}
    settings_ = {name: {key: value for key, value in setting.items() if key != "decided"} for name, setting in document["measures"].items()}
    return document | {"measures": settings_}


def test_what_cannot_be_carried_over_is_named_by_its_title_in_both_languages(database: Database, plan: Plan) -> None:
    scenario = named(plan, plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 4.0, plan.as_of))
    save_scenario(database, plan, scenario, None, NOON)
    tight = tuple(replace(known, high=2.0) if known.id == f"pace.{PAID}" else known for known in plan.assumptions)
    smaller = replace(plan, measures=plan.measures[1:], assumptions=tight, data="smaller")
    kept, problems = fitted(scenario_document(scenario), smaller, plans_kept(database))
    gone, pace = plan.measures[0].title, plan.assumption(f"pace.{PAID}").title
    assert len(kept.measures) == 5
    assert kept.assumptions == ()
    for voice, name, wanted in ((Voice("vi"), gone.vi, pace.vi), (Voice("en"), gone.en, pace.en)):
        told = [f"{place_text(problem, voice)}: {problem_text(problem, voice)}" for problem in problems]
        assert [line.startswith(f"{title}: ") for line, title in zip(told, (name, wanted), strict=True)] == [
            True,
            True,
        ]
        assert not [line for line in told if "_" in line], "titles, not ids"
    assert "4 nằm ngoài khoảng 0,5–2 của kế hoạch hiện nay nên không được tính." in problem_text(problems[1], Voice("vi"))


def test_a_shipped_scenario_that_recorded_changes_no_longer_allow_says_so(database: Database, plan: Plan) -> None:
    known = plan.assumption(f"pace.{PAID}")
    scenario = replace(plan.scenarios[ALL_OUT].with_assumption(known.id, 4.0, plan.as_of), plan=plan.id)
    folder = replace(plan, scenarios=(*plan.scenarios[:ALL_OUT], scenario))
    change = put(folder, figure(27.5))
    narrowed = replace(change, kind="assumption", subject=known.id, before=known, after=replace(known, high=2.0))
    record(database, folder, change, narrowed, moved(folder))
    later, problems = effective_plan(database, folder)
    assert later.scenarios[ALL_OUT].measures == scenario.measures
    assert later.scenarios[ALL_OUT].assumptions == ()
    assert [place_text(problem, Voice("vi")) for problem in problems] == [f"{scenario.title.vi} · {known.title.vi}"]


def test_only_what_is_asked_anew_is_decided_anew(plan: Plan) -> None:
    later = replace(plan, as_of=LATER[1], data="later")
    scenario = plan.scenarios[ALL_OUT].with_assumption(f"pace.{PAID}", 1.2, plan.as_of)
    desk = scenario.setting("one_stop_cashless")
    assert desk is not None
    other = after_moves(later, scenario, {"measure:mobile_teams": 0.5, "assumption:pace.eid_collected": 1.5})
    assert other.setting("one_stop_cashless") == desk
    assert other.setting("mobile_teams") == replace(scenario.setting("mobile_teams"), strength=0.5), "what runs is not prepared anew"
    assert other.decided_on(f"pace.{PAID}") == plan.as_of
    assert other.decided_on("pace.eid_collected") == later.as_of
    assert after_moves(later, scenario, {f"assumption:pace.{PAID}": 1.2}) == scenario
    assert after_moves(later, scenario, {f"assumption:pace.{PAID}": 1.3}).decided_on(f"pace.{PAID}") == later.as_of
    months = [str(month) for month in month_choices(later, scenario, later.measure("one_stop_cashless"))]
    assert months == ["2023-06", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12"]
    shorter = after_moves(later, scenario, {"months:one_stop_cashless": ["2023-06", "2023-10"]}).setting("one_stop_cashless")
    assert shorter == replace(desk, end=desk.start.plus(4))
    put_off = after_moves(later, scenario, {"months:one_stop_cashless": ["2023-11", "2023-12"]}).setting("one_stop_cashless")
    assert put_off is not None
    assert put_off.decided == later.as_of
    taken_up = after_moves(later, Scenario(plan=plan.id), {"measure:one_stop_cashless": 1.0}).setting("one_stop_cashless")
    assert taken_up == MeasureSetting(
        measure_id="one_stop_cashless",
        strength=1.0,
        start=desk.start.plus(3),
        end=desk.end,
        decided=later.as_of,
    )


@settings(max_examples=25)
@given(
    plans_with_scenarios(),
    st.integers(0, 400),
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 400), st.floats(0, 100)), max_size=4),
)
def test_for_any_plan_scenario_new_figures_and_later_day_no_measure_disappears_or_moves(
    found: tuple[Plan, Scenario], days: int, new: list[tuple[int, int, float]]
) -> None:
    plan, drawn = found
    scenario, _ = fitted(scenario_document(replace(drawn, plan=plan.id)), plan)
    assert scenario.measures == tuple(replace(setting, decided=own.decided) for setting, own in zip(drawn.measures, scenario.measures, strict=True))
    as_of = plan.as_of + timedelta(days=days)
    rows = [(plan.indicators[place % len(plan.indicators)], plan.as_of + timedelta(days=later), value) for place, later, value in new]
    added = tuple(a_figure(indicator.id, day, value) for indicator, day, value in rows if indicator.part_of is None)
    later = replace(plan, as_of=as_of, observations=(*plan.observations, *added), data=f"later {days} {new}")
    assert fitted(scenario_document(scenario), later) == (scenario, ())
    for indicator in plan.indicators:
        for figure_ in plan.figures(indicator.id)[-1:]:
            before, after_ = (operational_time(known, scenario, indicator, figure_.date) for known in (plan, later))
            assert before == after_


def a_figure(indicator_id: str, day: date, value: float) -> Observation:
    return figure(value, day, indicator_id)


def test_nothing_saved_is_lost_by_a_move_of_the_as_of_date_back_and_forth(database: Database, plan: Plan) -> None:
    saved = save_scenario(database, plan, named(plan, plan.scenarios[ALL_OUT]), None, NOON)
    for day in (*LATER, date(2023, 12, 31), plan.as_of):
        seen = replace(plan, as_of=day, data=str(day))
        stored = latest(database, saved.scenario_id)
        assert stored is not None
        opened, problems = fit_document(stored.document, seen, plans_kept(database))
        assert (opened.moves, problems) == (plan.scenarios[ALL_OUT].moves, ())
