"""What a page says, read from its elements: the app's own texts, apart from those of the plan."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import SelectSlider, Slider, Widget

from planner.domain.bilingual import Bilingual, Language
from planner.domain.plan import Plan

ROOT = Path(__file__).parent.parent.parent
PAGES = ("overview", "what_if", "assignment", "figures", "trust")
SPOKEN = {"label", "body", "help", "options", "placeholder", "alt", "caption"}
DRAWN = {"text", "name", "ticktext", "hovertext", "hovertemplate"}
DIRECTIVE = re.compile(r":[a-z]+(-[a-z]+)*\[")  # :blue-badge[, :small[
BADGE = re.compile(r":blue-badge\[((?:\\.|[^\]\\])*)\]")
ESCAPED = re.compile(r"\\([^\w\s])")


def open_page(name: str, language: Language = "vi") -> AppTest:
    """A page alone, in a language, run once."""
    at = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=30)
    at.query_params["lang"] = language
    at.query_params["levers"] = "native"  # the live board is tested in a browser
    return run(at)


def run(changed: AppTest | Widget) -> AppTest:
    """Run a page again, after a widget was changed or as it is; no page may ever fail."""
    at = changed.run()
    assert not at.exception, [found.message for found in at.exception]
    return at


def components(at: AppTest, name: str) -> list[Any]:
    """What a component of ours is told, once for each time it is on the page."""
    return [json.loads(known.proto.json) for known in at.get("bidi_component") if known.proto.component_name == name]


def unfolded(at: AppTest, *keys: str) -> AppTest:
    """The page with some of its expanders and popovers opened: what is closed is not even made."""
    for key in keys:
        at.session_state[key] = True
    return run(at)


def plain(text: str) -> str:
    """Markdown as it reads: without escapes, directives and signs."""
    return ESCAPED.sub(r"\1", DIRECTIVE.sub(" ", text).replace("**", "").replace("  \n", "\n"))


def takeaway(at: AppTest) -> str:
    """The sentence above the chart."""
    return plain(at.subheader[0].value)


def slider(at: AppTest, key: str) -> Slider[Any] | SelectSlider[Any]:
    """A slider of numbers or of words, by its key."""
    return next(found for found in (*at.slider, *at.select_slider) if found.key == key)


def chips(at: AppTest) -> list[str]:
    """What differs from the baseline, as it is listed."""
    blocks = [block.value for block in at.markdown if block.value.startswith(":blue-badge")]
    return [plain(chip) for block in blocks for chip in BADGE.findall(block)]


def charts(at: AppTest) -> list[dict[str, Any]]:
    """The plotly figures on a page."""
    return [json.loads(chart.proto.spec) for chart in at.get("plotly_chart")]


def everything(at: AppTest) -> str:
    """Every text on a page: markdown, labels, helps, options, alt texts, charts. Not style and script."""
    found = [plain(text) for element in at if getattr(element, "proto", None) is not None and element.type != "html" for text in _spoken(element.proto)]
    return "\n".join(found + [plain(re.sub(r"<[^>]*>|%\{[^}]*\}", " ", text)) for chart in charts(at) for text in _drawn(chart)])


def _spoken(proto: Any) -> Iterator[str]:
    for field, value in proto.ListFields():
        for item in value if not isinstance(value, (str, bytes)) and hasattr(value, "__iter__") else [value]:
            if isinstance(item, str):
                if field.name in SPOKEN and not item.startswith("<svg"):
                    yield item
            elif hasattr(item, "ListFields"):
                yield from _spoken(item)


def _drawn(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            if name in DRAWN or (name == "y" and isinstance(value, list)):  # a bar's y is its name
                yield from (text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str))
            elif name != "template":
                yield from _drawn(value)
    elif isinstance(part, list):
        for item in part:
            yield from _drawn(item)


def plan_texts(part: Any, language: Language) -> set[str]:
    """Every text of a plan that may be said in a language, as pages write it: on one line, cut after 300 letters."""
    if isinstance(part, Bilingual):
        text = " ".join(part.in_language(language).split())
        return {text[:300], text} if text else set()
    if isinstance(part, str):
        return {" ".join(part.split())} if len(part) > 2 else set()
    if isinstance(part, (tuple, list)):
        return set().union(*(plan_texts(item, language) for item in part))
    if is_dataclass(part):
        return set().union(*(plan_texts(getattr(part, field.name), language) for field in fields(part)))
    return set()


def own_texts(at: AppTest, plan: Plan, language: Language) -> str:
    """What a page says besides the plan's own texts in its language."""
    said = everything(at)
    for text in sorted(plan_texts(plan, language), key=len, reverse=True):
        said = re.sub(re.escape(text), " ", said, flags=re.IGNORECASE)
    return said
