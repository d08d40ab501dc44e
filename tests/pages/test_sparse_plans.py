"""Plans that are only begun: every page opens in both languages, says what is missing, and stops saying it once it is there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.catalog.plan_writer import plan_files
from planner.catalog.snapshot import data_hash
from planner.catalog.template import template_plan
from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.gaps import NO_FIGURES, NO_UNITS, open_gaps
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.domain.unit import Unit
from tests.catalog.test_template import ELSEWHERE
from tests.making import a_measure, a_plan, a_target, an_assumption, an_indicator, figures, one_target
from tests.pages.reading import ROOT, everything, open_page, run

PAGES = ("overview", "what_if", "compare", "assignment", "figures", "present", "trust")
SECTIONS = ("so-lieu", "nhap", "ke-hoach", "lich-su", "noi-khac")
TWO = {"2023-03-31": 20.0, "2023-04-30": 24.0}
WORK, WHOLE = an_indicator("work", unit="count", method="workload", potential="all"), an_assumption("potential", "all", 40)
HERO = "procedures_paid_online"
Opened = Callable[[Plan], Plan]
UNIT = Unit(id="north", code="1", name="Huyện Bắc", kind="district")


def nothing() -> Plan:
    bare = a_plan([])
    return replace(bare, areas=(), programmes=(), sources=())


def template_of(shipped: Plan) -> Plan:
    return template_plan(shipped, replace(ELSEWHERE, year=2024, as_of=date(2024, 1, 15)))


WORKED = {"2023-03-31": 10.0, "2023-04-30": 14.0}
STATES: dict[str, Callable[[], Plan]] = {
    "nothing": nothing,
    "figures_without_target": lambda: a_plan([an_indicator()], figures(TWO), measures=[a_measure()]),
    "target_without_figure": lambda: a_plan([an_indicator()], (), [a_target(60)]),
    "one_unit_one_figure": lambda: replace(one_target({"2023-04-30": 24.0}, 60), units=(UNIT,)),
    "only_a_threshold": lambda: a_plan([an_indicator()], figures(TWO), [a_target(60, kind="trial")]),
    "shown_only": lambda: a_plan([an_indicator(method="shown")], figures(TWO), [a_target(60)]),
    "workload_only": lambda: a_plan([WORK], figures(WORKED, "work"), assumptions=[WHOLE]),
    "workload_one_figure": lambda: a_plan([WORK], figures({"2023-04-30": 14.0}, "work"), [a_target(30, "work", unit="count")], assumptions=[WHOLE]),
}


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Make a plan the one that is open."""

    def write(plan: Plan) -> Plan:
        plan = replace(plan, data=data_hash(plan))
        folder = tmp_path / plan.id
        for name, text in plan_files(plan).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8", newline="")
        monkeypatch.setenv("PLANNER_PLAN", str(folder))
        return plan

    return write


def section(name: str, language: Language = "vi") -> AppTest:
    at = open_page("figures", language)
    at.query_params["phan"] = name
    return run(at)


def failures(names: tuple[str, ...], language: Language) -> list[str]:
    """Pages and sections that do not open, as the address opens them and with plain sliders."""
    found = []
    for name in names:
        try:
            section(name, language) if name in SECTIONS else open_page(name, language)
        except AssertionError as error:
            found.append(f"{name}: {error}")
    live = AppTest.from_file(str(ROOT / "pages" / "what_if.py"), default_timeout=30)
    live.query_params["lang"] = language
    return found + ["what_if, live" for _ in live.run().exception]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["template", *STATES])
def test_every_page_of_a_plan_that_is_only_begun_opens(state: str, language: Language, plan: Plan, opened: Opened) -> None:
    opened(STATES[state]() if state in STATES else template_of(plan))
    names = (*PAGES, "follow", *SECTIONS) if state in ("template", "nothing") else PAGES
    assert failures(names, language) == []


def test_an_empty_plan_says_on_every_page_what_to_do_next_and_never_that_all_is_well(opened: Opened) -> None:
    opened(nothing())
    for name in PAGES:
        said = everything(open_page(name))
        for sentence in ("Chưa có chỉ tiêu theo dõi nào.", "Chưa có số liệu nào.", "Chưa có đích"):
            assert sentence in said, name
        assert "cần chỉ đạo thêm" not in said
        assert "0 chỉ tiêu" not in said
        assert "· chưa có số liệu ·" in said
        assert "There is no indicator yet." in everything(open_page(name, "en"))


@pytest.mark.parametrize(
    ("state", "open_steps"),
    [
        ("figures_without_target", {"target"}),
        ("target_without_figure", {"figure"}),
        ("one_unit_one_figure", {"second_figure"}),
        ("shown_only", {"projection", "target"}),
        ("workload_one_figure", {"second_figure"}),
        ("only_a_threshold", set()),
    ],
)
def test_only_what_is_missing_is_asked_for_and_each_step_leads_to_its_section(state: str, open_steps: set[str], opened: Opened) -> None:
    opened(STATES[state]())
    at = open_page("overview")
    keys = {str(button.key) for button in at.button if str(button.key).startswith("next-step-")}
    assert keys == {f"next-step-{step}" for step in open_steps}
    assert ("Việc cần làm tiếp" in everything(at)) == bool(open_steps)


def test_a_gap_of_a_new_plan_is_said_until_it_is_filled(plan: Plan) -> None:
    made = template_of(plan)
    assert open_gaps(made) == made.gaps
    figure = Observation(indicator_id=HERO, date=made.as_of, value=20.0, precision="day", source=made.sources[0].id)
    filled = replace(made, observations=(figure,), units=(UNIT,))
    gone = set(made.gaps) - set(open_gaps(filled))
    assert gone == {NO_FIGURES, NO_UNITS}
    people = next(one for one in plan.assumptions if one.id == "potential.people_14_plus")
    told = [gap.vi for gap in open_gaps(replace(filled, assumptions=(*made.assumptions, people)))]
    assert not any(people.title.vi in gap for gap in told)
    assert open_gaps(plan) == plan.gaps


def test_a_plan_without_units_says_what_to_add_before_it_is_split(opened: Opened) -> None:
    opened(STATES["figures_without_target"]())
    at = open_page("assignment")
    assert "Kế hoạch chưa có đơn vị nào để chia." in everything(at)
    assert at.button(key="next-step-unit").label == "Thêm đơn vị"


def test_nothing_decided_in_a_plan_without_scenarios_is_as_now(opened: Opened) -> None:
    opened(STATES["one_unit_one_figure"]())
    picked = next(box for box in open_page("what_if").selectbox if box.key == "what_if.scenario")
    assert picked.options == ["Như hiện nay"]
