"""What a plan says is missing, as long as it is: a gap that the plan's beginning named is closed by what was added since."""

from __future__ import annotations

from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.target import Target

NO_FIGURES = Bilingual(
    "Chưa có số liệu nào: đề nghị cơ quan chủ trì từng chỉ tiêu cung cấp, ít nhất hai kỳ mỗi chỉ tiêu.",
    "There are no figures yet: the body that leads each indicator is asked for them, at least two dates each.",
)
NO_TARGETS = Bilingual("Chưa có chỉ tiêu của địa phương.", "There are no targets of the place itself yet.")
NO_UNITS = Bilingual(
    "Chưa có danh sách đơn vị và dân số của từng đơn vị.",
    "The units and their populations are not listed yet.",
)
NO_COSTS = Bilingual(
    "Chưa có chi phí của các biện pháp: đề nghị từng đơn vị chủ trì cung cấp.",
    "No costs of the measures are known: each owner is asked for them.",
)


def unknown_potential(title: Bilingual) -> Bilingual:
    """The beginning of the gap of a number that nobody knows."""
    return Bilingual(f"Chưa có số “{title.vi}”", f"“{title.en}” is not known")


def left_out(target: Target, short: Bilingual) -> Bilingual:
    """The gap of a national target that could not be taken over, for its denominator is not known."""
    value = f"{target.value:g}"
    return Bilingual(
        f"Chỉ tiêu cả nước {value.replace('.', ',')}% về {short.vi} chưa đưa vào được vì chưa biết mẫu số.",
        f"The national target of {value}% for {short.en} is left out: its denominator is not known.",
    )


def ahead_of_wholes(plan: Plan) -> tuple[Bilingual, ...]:
    """The gap of every part that has a newer figure than what it is a part of: said until the larger figure is there."""
    found = []
    for part in plan.indicators:
        if part.part_of is None:
            continue
        mine, whole = plan.figures(part.id), plan.figures(part.part_of)
        if not mine or (whole and whole[-1].date >= mine[-1].date):
            continue
        larger, day = plan.indicator(part.part_of).short, mine[-1].date
        found.append(
            Bilingual(
                f"Số “{part.short.vi}” đã có đến {day.day}/{day.month}/{day.year} mà số “{larger.vi}” chưa có: dự báo tạm coi số này đứng yên từ kỳ trước.",
                f"“{part.short.en}” has a figure of {day.day} {day:%b %Y} and “{larger.en}” has none: the projection takes it to have stood still since.",
            )
        )
    return tuple(found)


def open_gaps(plan: Plan) -> tuple[Bilingual, ...]:
    """The gaps that the plan states, without those that have been filled since, after those that its figures show.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    tuple of Bilingual
        In the plan's order. A gap in words of the place's own stays until somebody takes it out of the folder.
    """
    potentials = [assumption.title for assumption in plan.assumptions if assumption.kind == "potential"]
    named = tuple(unknown_potential(title).vi for title in potentials)
    filled = {left_out(target, plan.indicator(target.indicator_id).short) for target in plan.targets}
    filled |= {gap for gap, there in _standing(plan).items() if there}
    stated = (gap for gap in plan.gaps if gap not in filled and not gap.vi.startswith(named))
    return (*ahead_of_wholes(plan), *stated)


def _standing(plan: Plan) -> dict[Bilingual, bool]:
    """Whether what each gap of a new plan asks for is there now."""
    return {
        NO_FIGURES: bool(plan.observations),
        NO_TARGETS: any(target.scope != "national" for target in plan.targets),
        NO_UNITS: bool(plan.units),
        NO_COSTS: all(measure.cost_per_month is not None for measure in plan.measures),
    }
