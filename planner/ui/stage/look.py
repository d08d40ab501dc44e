"""The look of the stage: the charts' colours, darker or lighter until every text has a contrast of 7:1, and fewer marks on the axes."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache

from planner.charts import theme
from planner.charts.theme import Palette
from planner.domain.plan import Plan
from planner.domain.target import Target
from planner.text.translation import Voice
from planner.ui.board.payload import fixed

LIGHT = replace(
    theme.LIGHT,
    ink="#111820",
    muted="#3d4650",
    grid="#d5dade",
    baseline="#333333",
    scenario="#005493",
    target="#a3001b",
    loss="#7a3e00",
    bands=("rgba(0,84,147,0.10)", "rgba(0,84,147,0.14)", "rgba(0,84,147,0.20)"),
)
DARK = replace(theme.DARK, ink="#ffffff", muted="#c6cfd8", baseline="#e4e8eb", scenario="#7cc4f2", target="#ff9c9c", loss="#f0b43c")
HEIGHTS = (0, 50, 100)  # percent: few, for few are read from the last row
NAMED_MONTHS = (1, 5, 9)
BENEATH = 22  # room for one line of words under the time axis, in twelfths of the smallest letter


def stage_palette(dark: bool) -> Palette:
    """Colours for whatever a room reads from afar: the stage, and the follower's second screen."""
    return DARK if dark else LIGHT


@lru_cache(maxsize=64)
def stage_fixed(plan: Plan, say: Voice, colours: Palette, target: Target) -> str:
    """What never changes while levers move, as the board has it, with the colours, axes and short names of the stage."""
    known = json.loads(fixed(plan, say, colours, target))
    known["colours"] = asdict(stage_palette(known["dark"]))
    axis = known["axis"]
    axis["levels"] = [[level, f"{level}%"] for level in HEIGHTS]
    known["months"] = [[day, words[0]] for day, words in axis["ticks"] if words[0]]
    axis["ticks"] = [[day, words[:1]] for day, words in axis["ticks"] if date.fromordinal(day).month in NAMED_MONTHS] + [[known["end"][0], [known["end"][1]]]]
    known["end"] = [known["end"][0], ""]
    known["room"] = BENEATH
    for lever in (*known["levers"]["acting"], *known["levers"]["others"]):
        lever["title"] = say.of(plan.measure(lever["key"]).short)
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))
