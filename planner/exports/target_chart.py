"""One target over time: what was observed, the baseline, the scenario with its 80 % interval, the target itself."""

from __future__ import annotations

from datetime import date

from planner.domain.target import Target
from planner.exports.clean_text import shortened
from planner.exports.findings import denominator, finding, source_text
from planner.exports.pack import IndicatorPack, Pack
from planner.exports.report.shape import Chart, Line, Role
from planner.model.series import figures_of
from planner.text.takeaway import capital
from planner.text.translation import mark

LONGEST_NAME = 40  # of a line
YEARS_SHOWN = 1  # before the plan's: what is older only squeezes what matters


def target_chart(pack: Pack, target: Target) -> Chart | None:
    """The chart of one target, in percent of what its indicator is measured against; None where nothing is projected."""
    known = next((one for one in pack.indicators if one.indicator.id == target.indicator_id), None)
    if known is None:
        return None
    share = 100 / denominator(pack, target.indicator_id)
    dates, before = _dates(pack, known)
    lines = _lines(pack, known, target, dates, before, share)
    top = max((value for line in lines for value in line.values if value is not None), default=100.0)
    return Chart(
        title=finding(pack, target),
        caption=pack.say("{indicator}, % (nét xanh nhạt: khoảng 80%)", indicator=capital(pack.say.of(known.indicator.title))),
        dates=dates,
        lines=lines,
        highest=100.0 if top <= 100.0 else float(-(-top // 20) * 20),
        first=min(dates[0].replace(day=1), date(pack.plan.year - 1, 12, 1)),
        source=source_text(pack, target),
    )


def _dates(pack: Pack, known: IndicatorPack) -> tuple[tuple[date, ...], tuple[tuple[date, float], ...]]:
    """All days of the chart, and the figures among them."""
    rows = list(zip(*figures_of(pack.plan, pack.scenario, known.indicator), strict=True))
    seen = tuple((day, value) for day, value in rows if day.year >= pack.plan.year - YEARS_SHOWN) or tuple(rows[-1:])
    later = tuple(month.last_day for month in known.months.months if month.last_day > known.months.as_of)
    return (*(day for day, _ in seen), *later), seen


def _lines(pack: Pack, known: IndicatorPack, target: Target, dates: tuple[date, ...], seen: tuple[tuple[date, float], ...], share: float) -> tuple[Line, ...]:
    say, months = pack.say, known.months
    skipped = len(months.months) - (len(dates) - len(seen))  # months that are over by the last figure
    past: tuple[float | None, ...] = (None,) * (len(seen) - 1)

    def ahead(levels: object) -> tuple[float | None, ...]:
        return (*past, months.now * share, *(float(level) * share for level in list(levels)[skipped:]))  # type: ignore[call-overload]

    def line(name: str, role: Role, values: tuple[float | None, ...]) -> Line:
        return Line(name=say(name), role=role, values=values)

    wanted = pack.outlook(target).target * share
    found = [line(mark("đã đo"), "observed", (*(value * share for _, value in seen), *(None,) * (len(dates) - len(seen))))]
    if not pack.scenario.is_baseline:
        found.append(line(mark("như hiện nay"), "baseline", ahead(known.baseline)))
    found.append(Line(name=shortened(pack.title(pack.scenario), LONGEST_NAME), role="scenario", values=ahead(months.projected)))
    found.append(line(mark("cận dưới 80%"), "low", ahead(months.low)))
    found.append(line(mark("cận trên 80%"), "high", ahead(months.high)))
    found.append(line(mark("đích"), "target", (wanted,) * len(dates)))
    return tuple(found)
