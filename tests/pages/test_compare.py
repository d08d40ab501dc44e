"""The compare page: the baseline and two to four scenarios."""

import itertools
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from planner.charts.compare import COLOURS, LOOKS
from planner.charts.labels import apart
from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Language
from planner.domain.plan import Plan
from planner.model.compare import Cost, Standing
from planner.model.outlook import outlooks
from planner.text.comparison import cost_text, finding, points_text, setting_text, shortened
from planner.text.translation import Voice
from tests.conftest import RIVER
from tests.making import BASELINE, a_measure, doing
from tests.pages.reading import charts, everything, open_page, plain, run, takeaway

HOSTILE = "Chỉ <b>một</b> [x](http://a.example) ![y](http://b.example/p.png) %{x} =cmd|' rất dài"
TARGET = "procedures_paid_online_60_2023"


@pytest.fixture
def at() -> AppTest:
    return open_page("compare")


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped plan with six scenarios besides the baseline, one of them with a title that would break a careless page."""
    folder = tmp_path / "plan"
    shutil.copytree(SHIPPED_PLAN, folder)
    document = json.loads((folder / "scenarios" / "2-tang-toc.json").read_text(encoding="utf-8"))
    for place, (title, pace) in enumerate([(HOSTILE, 1.4), ("Tăng tốc", 0.7), ("Như hiện nay", 1.1), ("", 0.9)]):
        changed = document | {"title": {"vi": title or "x", "en": title or "x"}, "assumptions": {"pace.procedures_paid_online": pace}}
        (folder / "scenarios" / f"{place + 4}-more.json").write_text(json.dumps(changed), encoding="utf-8")
    monkeypatch.setenv("PLANNER_PLAN", str(folder))
    return folder


def rows(at: AppTest) -> list[str]:
    """The cells of the table, as they read."""
    return [plain(block.value) for block in at.markdown]


def curves(at: AppTest) -> dict[str, dict[str, Any]]:
    """The curve of each scenario, by its title."""
    return {trace["meta"]: trace for trace in charts(at)[0]["data"] if "meta" in trace}


def test_it_opens_with_a_finding_on_the_target_that_needs_direction(at: AppTest) -> None:
    assert takeaway(at) == "Quyết liệt đưa khả năng đạt 60% thanh toán trực tuyến lên 70% (như hiện nay 40%)"
    assert at.session_state["compare.target"] == TARGET


def test_the_finding_is_the_charts_alternative_text(at: AppTest) -> None:
    assert at.get("plotly_chart")[0].proto.alt == at.subheader[0].value.replace("\\", "")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_opens_in_both_languages(language: Language) -> None:
    at = open_page("compare", language)
    assert "40%" in takeaway(at)
    assert len(charts(at)) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_another_places_plan_is_compared_too(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    at = open_page("compare", language)
    assert len(at.multiselect(key="compare.scenarios").value) == 1, "it has one scenario besides the baseline"
    assert len(curves(at)) == 2
    for place in range(len(at.selectbox(key="compare.target").options)):
        run(at.selectbox(key="compare.target").select_index(place))
    assert any(re.search(r"108", text) for text in rows(at)), "12 a month for nine months"


def test_each_scenario_shows_what_it_adds(at: AppTest) -> None:
    (cell,) = [text for text in rows(at) if "+30\u00a0điểm" in text]
    name, chance, level, when = cell.split("\n")
    assert name == "*Quyết liệt*"
    assert re.search(r"70%\W+nhiều khả năng \(\+30\u00a0điểm\)$", chance)
    assert level == "31/12: 71% [46–92] (+17\u00a0điểm)"
    assert "khoảng đầu tháng 10 [giữa 7 – chưa đạt]" in when


def test_what_does_not_change_is_quiet(at: AppTest) -> None:
    assert any("không đổi" in text for text in rows(at))
    (quiet,) = [plain(caption.value) for caption in at.caption if "Kịch bản nào cũng như nhau" in caption.value]
    assert "đã đạt từ 31/12/2022" in quiet


def test_an_unknown_cost_is_said_and_its_measures_are_named(at: AppTest) -> None:
    assert any("chưa có số liệu (6 biện pháp)" in text for text in rows(at))
    (named,) = [plain(caption.value) for caption in at.caption if "Chưa có số liệu chi phí" in caption.value]
    assert "Một cửa không tiền mặt" in named
    assert "triệu đồng" not in everything(at)


def test_only_measures_and_assumptions_that_differ_have_a_row(at: AppTest) -> None:
    said = "\n".join(rows(at))
    assert "Cao điểm 60 ngày" in said
    assert "toàn tỉnh, tháng 9–10" in said
    assert "Giảm phí trực tuyến" not in said
    assert "Giả định khác nhau" not in said


def test_the_baseline_is_always_drawn_dashed(at: AppTest) -> None:
    assert curves(at)["Như hiện nay"]["line"]["dash"] == "dash"
    run(at.multiselect(key="compare.scenarios").set_value([]))
    assert list(curves(at)) == ["Như hiện nay"]
    assert "khả năng đạt 60% khoảng 40%" in takeaway(at)


def test_no_two_scenarios_share_a_colour_a_dash_or_a_marker(many: Path) -> None:
    found = curves(open_page("compare"))
    assert len(found) == 5
    for name in ("color", "dash"):
        assert len({trace["line"][name] for trace in found.values()}) == 5
    assert len({trace["marker"]["symbol"] for trace in found.values() if "marker" in trace}) == 4
    assert all(len(set(colours)) == len(LOOKS) for colours in COLOURS.values())


def test_the_labels_at_the_end_never_overlap(many: Path) -> None:
    places = sorted(note["ay"] for note in charts(open_page("compare"))[0]["layout"]["annotations"] if "ayref" in note)
    assert len(places) == 5
    assert all(above - below > 14 for below, above in itertools.pairwise(places))
    assert places[0] > 0
    assert places[-1] < 100


@given(st.lists(st.floats(0, 100), max_size=5).map(sorted))
def test_labels_step_aside_and_stay_in_sight(heights: list[float]) -> None:
    moved = apart(heights, 14.0, 7.0, 97.0)
    assert all(7.0 - 1e-6 <= place <= 97.0 + 1e-6 for place in moved)
    assert all(above - below >= 14.0 - 1e-6 for below, above in itertools.pairwise(moved))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert apart([20.0, 50.0, 80.0], 14.0, 7.0, 97.0) == [20.0, 50.0, 80.0]
    assert apart([50.0, 50.0], 14.0, 7.0, 97.0) == [43.0, 57.0]


def test_one_band_is_drawn_and_it_can_be_another_scenarios(at: AppTest) -> None:
    before = [trace for trace in charts(at)[0]["data"] if "fill" in trace]
    run(at.selectbox(key="compare.band").set_value(1))
    after = [trace for trace in charts(at)[0]["data"] if "fill" in trace]
    assert len(before) == len(after) == 1
    assert before[0]["fillcolor"] != after[0]["fillcolor"]
    assert before[0]["y"] != after[0]["y"]


def test_scale_and_time_axis_stay_when_the_target_changes(at: AppTest) -> None:
    before = charts(at)[0]["layout"]
    run(at.selectbox(key="compare.target").select_index(0))
    after = charts(at)[0]["layout"]
    assert before["xaxis"]["range"] == after["xaxis"]["range"]
    assert before["yaxis"]["range"] == after["yaxis"]["range"]
    assert takeaway(at).startswith("Hồ sơ trực tuyến đã đạt 60% từ 31/3/2023; đến 31/12/2023 cao nhất là Quyết liệt: 95%")


def test_at_most_four_are_compared_and_the_rest_can_be_picked(many: Path) -> None:
    at = open_page("compare")
    picker = at.multiselect(key="compare.scenarios")
    assert (len(picker.value), len(picker.options)) == (4, 6)
    run(picker.set_value(["shipped.6", "shipped.1"]))
    assert list(curves(at))[:2] == ["x", "Tăng tốc"], "in the order in which they were picked"
    assert at.session_state["planner.compare.picked"] == ["shipped.6", "shipped.1"]


def test_the_order_of_the_picks_does_not_change_the_finding(many: Path) -> None:
    at = open_page("compare")
    sentences = set()
    for order in (["shipped.1", "shipped.2", "shipped.6"], ["shipped.6", "shipped.2", "shipped.1"]):
        run(at.multiselect(key="compare.scenarios").set_value(order))
        sentences.add(takeaway(at))
    assert len(sentences) == 1


def test_scenarios_that_are_called_the_same_can_be_told_apart(many: Path) -> None:
    options = open_page("compare").multiselect(key="compare.scenarios").options
    assert len(set(options)) == 6
    assert {"Tăng tốc (2)", "Như hiện nay (2)"} <= set(options)


def test_a_hostile_title_is_plain_text_everywhere(many: Path) -> None:
    at = open_page("compare")
    run(at.multiselect(key="compare.scenarios").set_value(["shipped.3", "shipped.1"]))
    for block in (*at.markdown, *at.subheader, *at.caption):
        assert "<b>" not in block.value.replace("\\<", "")
        assert "](" not in block.value.replace("\\](", "")
    figure = charts(at)[0]
    assert all("<b>một" not in note["text"] for note in figure["layout"]["annotations"])
    assert all("%{x}" not in trace.get("hovertemplate", "") + trace.get("name", "") for trace in figure["data"])


def test_ones_own_scenario_is_there_once_it_differs(at: AppTest) -> None:
    assert "Đang tự đặt" not in at.multiselect(key="compare.scenarios").options
    at.session_state["planner.scenario"] = at.session_state["planner.scenario"].with_measure(doing(name="one_stop_cashless"))
    run(at)
    assert "Đang tự đặt" in at.multiselect(key="compare.scenarios").options
    assert "Đang tự đặt" in curves(at)


def test_picks_survive_and_those_that_are_gone_are_dropped(at: AppTest) -> None:
    at.session_state["planner.compare.picked"] = ["shipped.2", "saved.gone"]
    run(at)
    assert at.multiselect(key="compare.scenarios").value == ["shipped.2"]
    assert any("ít nhất hai" in caption.value for caption in at.caption)


# --- sentences -------------------------------------------------------------------------------------------------------


def hero(plan: Plan, place: int | None = None) -> Standing:
    scenario = BASELINE if place is None else plan.scenarios[place]
    return Standing(outlook=next(found for found in outlooks(plan, scenario) if found.target_id == TARGET), denominator=100.0)


def test_a_finding_names_all_that_get_equally_far(plan: Plan, vi: Voice) -> None:
    text = finding(plan, hero(plan), [("A", hero(plan, 2)), ("B", hero(plan, 1)), ("C", hero(plan, 2))], vi)
    assert text == "A và C cùng đưa khả năng đạt 60% thanh toán trực tuyến lên 70% (như hiện nay 40%)"


def test_a_finding_says_when_nothing_helps(plan: Plan, vi: Voice) -> None:
    text = finding(plan, hero(plan), [("A", hero(plan))], vi)
    assert text == "Không kịch bản nào đưa khả năng đạt 60% thanh toán trực tuyến lên cao hơn như hiện nay (40%)"


def test_a_partial_cost_is_at_least(vi: Voice) -> None:
    known, unknown = (a_measure("a"),), (a_measure("b"), a_measure("c"))
    assert cost_text(Cost(known=84.0, priced=known, unknown=()), vi) == "84 triệu đồng"
    assert cost_text(Cost(known=84.0, priced=known, unknown=unknown), vi) == "ít nhất 84 triệu đồng; chưa có số liệu (2 biện pháp)"
    assert cost_text(Cost(known=0.0, priced=(), unknown=unknown), vi) == "chưa có số liệu (2 biện pháp)"
    assert cost_text(Cost(known=0.0, priced=(), unknown=()), vi) == "không thêm biện pháp"


def test_no_difference_is_not_said(vi: Voice) -> None:
    assert [points_text(points, vi) for points in (None, 0, 30, -5)] == ["", "", "+30\u00a0điểm", "−5\u00a0điểm"]


def test_a_strength_between_two_words_is_told_from_the_word(plan: Plan, vi: Voice) -> None:
    measure = plan.measures[0]
    assert setting_text(plan, measure, doing(1.0), vi) == "toàn tỉnh, tháng 6–12"
    assert setting_text(plan, measure, doing(0.9), vi) == "90%, tháng 6–12"
    assert setting_text(plan, measure, None, vi) == "như hiện nay"


def test_a_long_title_is_seen_to_be_cut() -> None:
    assert shortened("Quyết liệt", 15) == "Quyết liệt"
    assert shortened("Quyết liệt hơn nữa", 15) == "Quyết liệt hơn…"
