"""Links as somebody else may have made them, and scenarios of the shipped plan."""

import base64
import json
import zlib
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from planner.domain.assumption import Assumption, size_of
from planner.domain.bilingual import Bilingual
from planner.domain.choices import choices_of
from planner.domain.measure import Measure
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.domain.scenario import MeasureSetting, Scenario

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def packed(content: Any) -> str:
    """A link of any content: bytes as they are, all else as JSON."""
    plain = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(zlib.compress(plain, 9)).decode().rstrip("=")


def document(plan: Plan, **changed: Any) -> dict[str, Any]:
    """A good document of a plan with some keys otherwise."""
    return {"schema": 1, "plan": plan.id, "data": plan.data} | changed


@st.composite
def _setting(draw: st.DrawFn, plan: Plan, measure: Measure) -> MeasureSetting:
    earliest = max(Month.of(plan.as_of), measure.earliest_start or Month.of(plan.as_of))
    span = draw(st.integers(0, (measure.longest_months or 5) - 1))
    start = earliest.plus(draw(st.integers(0, 6)))
    strength = draw(st.sampled_from((0.0, 1.0)) if measure.kind == "decision" else st.floats(0, 1))
    end = draw(st.sampled_from((None, start.plus(span)))) if measure.longest_months is None and start.year == plan.year else start.plus(span)
    decided = plan.as_of + timedelta(days=draw(st.integers(-90, 90)))
    return MeasureSetting(measure_id=measure.id, strength=strength, start=start, end=end, decided=decided)


def _value(known: Assumption) -> st.SearchStrategy[Any]:
    if known.kind == "ceiling_reached":
        return st.booleans()
    if known.kind == "launch":
        return st.integers(0, (known.high - known.low).days).map(lambda days: known.low + timedelta(days=days))
    return st.floats(size_of(known.low), size_of(known.high))


@st.composite
def scenarios_of(draw: st.DrawFn, plan: Plan) -> Scenario:
    """Any scenario that a plan admits."""
    measures = draw(st.lists(st.sampled_from(plan.measures), max_size=4, unique_by=lambda measure: measure.id))
    beliefs = draw(st.lists(st.sampled_from([known for known in plan.assumptions if not known.fixed]), max_size=3, unique_by=lambda known: known.id))
    options = choices_of(plan)
    chosen = draw(st.lists(st.sampled_from(sorted(options)), max_size=2, unique=True))
    return Scenario(
        plan=plan.id,
        data=draw(st.sampled_from(("", plan.data, "0" * 64))),
        model=draw(TEXTS),
        title=Bilingual(draw(TEXTS), draw(TEXTS)),
        author=draw(TEXTS),
        note=Bilingual(draw(TEXTS), draw(TEXTS)),
        measures=tuple(draw(_setting(plan, measure)) for measure in measures),
        assumptions=tuple((known.id, draw(_value(known))) for known in beliefs),
        choices=tuple((name, draw(st.sampled_from(options[name]))) for name in chosen),
        paces_decided=tuple((known.id, plan.as_of + timedelta(days=draw(st.integers(-90, 90)))) for known in beliefs),
    )
