"""Everything that goes into the files, computed once: scenarios, months, units, outlooks, and where it all comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from planner.domain.bilingual import Language
from planner.domain.handout import Annex, Handout, IssuedTable, issued_annex
from planner.domain.indicator import Indicator
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.keeping.archive import stamped
from planner.model.calendar import FloatArray
from planner.model.cascade import Cascade, cascade
from planner.model.central_future import central_future
from planner.model.handout import handout_of_rows, split_ids
from planner.model.issued import months_as_issued, split_as_issued
from planner.model.monthly_targets import MonthlyTargets, every_months, months_of
from planner.model.outlook import outlooks
from planner.model.project import project
from planner.model.reference_class import reference_class
from planner.model.series import denominator_of, potential_of
from planner.text.dates import exact_date
from planner.text.issued import issued_text, month_head
from planner.text.takeaway import lever_words
from planner.text.translation import Voice


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class IndicatorPack:
    """One projected indicator. Arrays have shape (months,) and are in its unit."""

    indicator: Indicator
    potential: float  # what a share of 1 means: 100 for percent [the indicator's unit]
    denominator: float  # what percentages are percentages of: the potential, unless another was picked [the same]
    months: MonthlyTargets
    central: FloatArray  # the central future of the scenario
    baseline: FloatArray  # median when nothing is decided
    cascade: Cascade | None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Pack:
    """What every export is made from. `scenario` is the one that is handed out; `others` are held beside it."""

    plan: Plan
    say: Voice
    scenario: Scenario
    others: tuple[Scenario, ...]
    indicators: tuple[IndicatorPack, ...]
    annex: Annex  # what is filed: the table in force as it left, or the draft
    issued: IssuedTable | None  # the table in force
    outlooks: tuple[tuple[Outlook, ...], ...]  # of the baseline, of the scenario, of each other one; in the order of the plan's targets

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """The scenario that is handed out, then those beside it."""
        return (self.scenario, *self.others)

    @property
    def baseline(self) -> Scenario:
        """Nothing decided, counted as the scenario counts."""
        return baseline_of(self.plan, self.scenario)

    @property
    def moment(self) -> datetime:
        """What files are dated: the plan's as-of date, so that the same content gives the same bytes."""
        return datetime(self.plan.as_of.year, self.plan.as_of.month, self.plan.as_of.day, tzinfo=UTC)

    @property
    def unprojected(self) -> tuple[Indicator, ...]:
        """Indicators with a target that cannot be projected yet: they have no months."""
        known = {one.indicator.id for one in self.indicators}
        return tuple(one for one in self.plan.indicators if one.projected and one.id not in known)

    def outlook(self, target: Target, place: int = 1) -> Outlook:
        """The outlook of a target: place 0 in the baseline, 1 in the scenario, 2 and on in the others."""
        return next(known for known in self.outlooks[place] if known.target_id == target.id)

    def title(self, scenario: Scenario) -> str:
        """A scenario's name, or what it moves."""
        return self.say.of(scenario.title) or lever_words(self.plan, scenario, self.say)


def baseline_of(plan: Plan, scenario: Scenario) -> Scenario:
    """Nothing decided and nothing believed otherwise; what is counted stays as the scenario chose."""
    return Scenario(plan=plan.id, choices=scenario.choices)


def pack_of(
    plan: Plan,
    scenarios: tuple[Scenario, ...],
    language: Language,
    issued: IssuedTable | None = None,
    *,
    draft: bool = False,
) -> Pack:
    """Compute what the files need. The first scenario is handed out, the others are held beside it.

    Parameters
    ----------
    plan : Plan
    scenarios : tuple of Scenario
    language : str
    issued : IssuedTable, optional
        The table in force: its annex leaves as it was issued, and working papers hold figures and projections beside it.
    draft : bool
        Whether the annex is to be the draft of an adjustment all the same.
    """
    scenario, *others = (_named(plan, one) for one in scenarios)
    baseline = baseline_of(plan, scenario)
    indicators = tuple(_indicator(plan, scenario, baseline, indicator, months) for indicator, months in every_months(plan, scenario))
    return Pack(
        plan=plan,
        say=Voice(language),
        scenario=scenario,
        others=tuple(others),
        indicators=indicators if issued is None or draft else tuple(_as_issued(one, issued.handout) for one in indicators),
        annex=_annex(plan, scenario, indicators, issued, draft=draft),
        issued=issued,
        outlooks=tuple(outlooks(plan, one) for one in (baseline, scenario, *others)),
    )


def _as_issued(one: IndicatorPack, handout: Handout) -> IndicatorPack:
    """An indicator with the months that were issued, beside what is projected now."""
    row = next((row for row in handout.indicators if row.indicator_id == one.indicator.id), None)
    if row is None or row.unit != one.indicator.unit:
        return one
    months = months_as_issued(one.months, handout, row)
    split = one.cascade and split_as_issued(one.cascade, months, handout, row, one.potential)
    return replace(one, months=months, cascade=split)


def _annex(plan: Plan, scenario: Scenario, indicators: tuple[IndicatorPack, ...], issued: IssuedTable | None, *, draft: bool) -> Annex:
    if issued is not None and not draft:
        return issued_annex(issued)
    rows = tuple((one.indicator, one.months, one.cascade) for one in indicators)
    revision = 0 if issued is None else issued.revision + 1
    return Annex(handout=handout_of_rows(plan, scenario, rows), revision=revision)


def _named(plan: Plan, scenario: Scenario) -> Scenario:
    """A scenario as its document leaves: stamped, and without a name of its own under that of the shipped one that moves the same."""
    known = next((one for one in plan.scenarios if one.moves == scenario.moves), scenario) if not scenario.title.vi else scenario
    return stamped(scenario, plan, title=known.title, note=known.note, author=scenario.author)


def _indicator(plan: Plan, scenario: Scenario, baseline: Scenario, indicator: Indicator, months: MonthlyTargets) -> IndicatorPack:
    ends = tuple(month.last_day for month in months.months)
    central, usual = central_future(plan, scenario, indicator, ends), project(plan, baseline, indicator, ends, quantiles=(0.5,))
    if central is None or usual is None:
        raise AssertionError("what has months can be projected")
    return IndicatorPack(
        indicator=indicator,
        potential=potential_of(plan, scenario, indicator),
        denominator=denominator_of(plan, scenario, indicator),
        months=months,
        central=central,
        baseline=usual.at_quantile(0.5),
        cascade=cascade(plan, scenario, indicator, months),
    )


def split_packs(pack: Pack) -> tuple[IndicatorPack, ...]:
    """The indicators that are handed to units, see `split_ids`; of a table in force, those that it split."""
    if pack.issued is not None and pack.annex.paper is not None:
        wanted = frozenset(row.indicator_id for row in pack.annex.handout.indicators if row.units)
    else:
        wanted = split_ids(pack.scenario, ((one.indicator, one.months) for one in pack.indicators))
    return tuple(one for one in pack.indicators if one.cascade is not None and one.indicator.id in wanted)


def stamp_of(pack: Pack) -> tuple[tuple[str, str], ...]:
    """What every file says of itself: name and value."""
    say, plan = pack.say, pack.plan
    last = max((row.date for row in plan.observations if plan.indicator(row.indicator_id).projected), default=plan.as_of)
    issued = ((say("Chỉ tiêu tháng"), issued_text(pack.issued, say)),) if pack.issued else ()
    author = ((say("Người lập (tự khai)"), pack.scenario.author),) if pack.scenario.author else ()
    return (
        (say("Kế hoạch"), f"{say.of(plan.place)}, {plan.year}"),
        (say("Kịch bản"), ", ".join(pack.title(scenario) for scenario in pack.scenarios)),
        *author,
        *issued,
        (say("Số liệu đến"), exact_date(last, say)),
        (say("Ngày chốt kế hoạch"), exact_date(plan.as_of, say)),
        (say("Phiên bản mô hình"), reference_class().version),
        (say("Mã dữ liệu (sha256)"), plan.data),
    )


def months_text(pack: Pack) -> tuple[str, ...]:
    """Column heads of the months: T5 … T12; May … Dec."""
    return tuple(month_head(month.month, pack.say) for month in months_of(pack.plan))
