"""The bare Streamlit page that the planner is measured beside: one slider and the same chart, nothing else."""

import json
import shutil
from pathlib import Path

from planner import load_plan
from planner.charts.fan import fan_figure
from planner.charts.theme import CONFIG, palette
from planner.cli import SHIPPED_PLAN
from planner.domain.scenario import Scenario
from planner.model.sensitivity import usual_setting
from planner.text.translation import Voice
from planner.ui import results
from tests.browser.looking import HERO, LEVER
from tests.browser.serving import ROOT

SCRIPT = '''"""One slider, one chart."""
import json
from pathlib import Path

import streamlit as st


@st.cache_resource
def parts():
    return json.loads(Path(__file__).with_name("chart.json").read_text(encoding="utf-8"))


st.set_page_config(layout="wide")
st.title("Bare")
percent = st.slider("Pace", 0, 100, key="pace")
figure, config = parts()
data = [{**trace, "y": [level * (1 - percent / 250) for level in trace["y"]]} for trace in figure["data"]]
st.plotly_chart({"data": data, "layout": figure["layout"]}, key="chart", config=config)
'''


def a_bare_app(folder: Path) -> None:
    """Write the bare page into a folder, with the planner's own settings and the planner's own figure."""
    plan, say = load_plan(SHIPPED_PLAN), Voice("vi")
    baseline = Scenario(plan=plan.id)
    scenario = baseline.with_measure(usual_setting(plan, plan.measure(LEVER), 1.0))
    chart = results.fan_of(plan, baseline, scenario, plan.target(HERO), straight=False)
    if chart is None:
        raise ValueError(f"{HERO} has no chart")
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit", dirs_exist_ok=True)
    (folder / "chart.json").write_text(json.dumps([fan_figure(plan, chart, palette(False), say), CONFIG], ensure_ascii=False, default=float), encoding="utf-8")
    (folder / "app.py").write_text(SCRIPT, encoding="utf-8")
