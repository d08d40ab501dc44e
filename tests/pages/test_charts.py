"""The charts as the browser gets them."""

from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import charts, open_page, run, takeaway, unfolded


@pytest.fixture
def at() -> AppTest:
    at = unfolded(open_page("what_if"), "tornado")
    return run(at.select_slider(key="lever.one_stop_cashless").set_value(1.0))


def fan(at: AppTest) -> dict[str, Any]:
    return charts(at)[0]


def test_the_fan_has_all_that_a_reader_needs(at: AppTest) -> None:
    traces = {trace["name"]: trace for trace in fan(at)["data"]}
    assert [name for name in traces if "fill" in traces[name]] == ["khoảng 95%", "khoảng 80%", "khoảng 50%"]
    assert traces["như hiện nay"]["line"]["dash"] == "dash"
    assert traces["kịch bản"]["line"]["dash"] == "solid"
    assert "markers" in traces["đã đo"]["mode"]
    assert len(traces["đã đo"]["x"]) == 2
    assert not [trace for trace in fan(at)["data"] if trace["type"] != "scatter"], "WebGL needs a graphics card"


def test_target_today_and_year_end_are_ruled(at: AppTest) -> None:
    shapes, texts = fan(at)["layout"]["shapes"], " ".join(note["text"] for note in fan(at)["layout"]["annotations"])
    assert [shape for shape in shapes if shape["y0"] == shape["y1"] == 60]
    assert {shape["x0"] for shape in shapes if shape["x0"] == shape["x1"]} == {"2023-05-11", "2023-12-31"}
    for text in ("đích 60%", "hôm nay 11/5", "31/12"):
        assert text in texts


def test_nothing_jumps_from_target_to_target(at: AppTest) -> None:
    seen = []
    for place in range(len(at.selectbox(key="what_if.target").options)):
        run(at.selectbox(key="what_if.target").select_index(place))
        if at.get("plotly_chart"):
            layout = fan(at)["layout"]
            seen.append((tuple(layout["xaxis"]["range"]), tuple(layout["yaxis"]["range"]), layout["height"]))
            assert layout["xaxis"]["fixedrange"]
            assert layout["yaxis"]["fixedrange"]
    assert len(seen) > 5
    assert len(set(seen)) == 1


def test_the_straight_line_is_drawn_at_a_switch(at: AppTest) -> None:
    before = len(fan(at)["data"])
    run(at.toggle(key="what_if.straight").set_value(True))
    assert "kẻ thẳng" in [trace["name"] for trace in fan(at)["data"]]
    assert len(fan(at)["data"]) == before + 1


def test_both_figures_are_valid_plotly(at: AppTest) -> None:
    both = charts(at)
    assert len(both) == 2
    for spec in both:
        go.Figure(spec)


def test_the_tornado_has_one_bar_a_lever_and_meets_at_the_scenario(at: AppTest) -> None:
    tornado = charts(at)[1]
    low, high = tornado["data"]
    assert low["y"] == high["y"]
    assert len(low["y"]) == len(set(low["y"])) >= 4
    assert low["base"] == high["base"] == tornado["layout"]["shapes"][0]["x0"]


def test_the_alt_text_is_the_sentence_above_the_chart(at: AppTest) -> None:
    proto = at.get("plotly_chart")[0].proto
    assert takeaway(at) in {value for field, value in proto.ListFields() if isinstance(value, str)}


def test_a_level_in_the_chart_is_never_past_its_scale(at: AppTest) -> None:
    for trace in fan(at)["data"]:
        assert 0 <= min(trace["y"]) <= max(trace["y"]) <= 100
