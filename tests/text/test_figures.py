"""What recorded changes did to the targets, and each change in words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from planner.catalog.changed_plan import AS_OF, apply_changes, value_of
from planner.domain.change import Change, Cost, added, figure_subject
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.model.outlook import outlooks
from planner.text.changes import answer_text, change_text
from planner.text.figures import effect_text
from planner.text.translation import Voice
from planner.text.typed import typed_text
from tests.making import BASELINE

HERO = "procedures_paid_online"


def effect(before: Plan, changes: Iterable[Change], say: Voice) -> str:
    after = apply_changes(before, changes)
    return effect_text(before, after, outlooks(before, BASELINE), outlooks(after, BASELINE), say)


def figure(value: float, day: date = date(2023, 5, 10), indicator: str = HERO) -> Change:
    row = Observation(indicator_id=indicator, date=day, value=value, precision="day", source="bhd_p12")
    return added("figure", figure_subject(indicator, "", day), row)


def test_a_higher_figure_raises_the_chance_and_says_from_where_to_where(plan: Plan, vi: Voice, en: Voice) -> None:
    said = effect(plan, [figure(30)], vi)
    assert "Thanh toán trực tuyến 60%: khả năng 40 → " in said
    assert "Online payment 60%: chance 40 → " in effect(plan, [figure(30)], en)


def test_a_figure_that_reaches_the_target_says_that_it_is_met(plan: Plan, vi: Voice) -> None:
    ceiling = plan.assumption(f"ceiling.{HERO}")
    raised = Change(kind="assumption", subject=ceiling.id, before=ceiling, after=replace(ceiling, low=70.0))
    assert "Thanh toán trực tuyến 60%: khả năng 40% → đã đạt" in effect(plan, [raised, figure(61)], vi)


def test_what_bears_on_no_target_says_so(plan: Plan, vi: Voice) -> None:
    measure = plan.measures[0]
    priced = added("cost", measure.id, Cost(per_month=12.0, evidence="guess", source=""))
    assert effect(plan, [priced], vi) == "Mức hiện nay và khả năng đạt của mọi chỉ tiêu không đổi."


def test_a_target_that_is_withdrawn_or_new_is_named(plan: Plan, vi: Voice) -> None:
    gone = plan.target("procedures_paid_online_60_2023")
    assert "Thanh toán trực tuyến 60%: không còn là chỉ tiêu" in effect(plan, [Change(kind="target", subject=gone.id, before=gone, after=None)], vi)
    wanted = replace(gone, id="procedures_paid_online_70_2023", value=70.0)
    assert "Thanh toán trực tuyến 70%: chỉ tiêu mới, khả năng " in effect(plan, [added("target", wanted.id, wanted)], vi)


def test_trial_thresholds_are_never_called_targets(plan: Plan, vi: Voice) -> None:
    trial = next(target for target in plan.targets if target.kind == "trial")
    assert "không còn" not in effect(plan, [Change(kind="target", subject=trial.id, before=trial, after=None)], vi)


def test_many_targets_are_counted_after_the_first_few(plan: Plan, vi: Voice) -> None:
    every = [Change(kind="target", subject=one.id, before=one, after=None) for one in plan.targets if one.kind != "trial"]
    assert effect(plan, every, vi).endswith(f"Và {len(every) - 5} chỉ tiêu khác.")


def test_a_change_says_old_and_new_value(plan: Plan, vi: Voice, en: Voice) -> None:
    assert change_text(figure(25.5), plan, vi) == "Số liệu – thanh toán trực tuyến · 10/5/2023: chưa có → 25,5%"
    assert change_text(figure(25.5).inverse, plan, vi) == "Số liệu – thanh toán trực tuyến · 10/5/2023: 25,5% → đã rút"
    assert change_text(figure(25.5), plan, en) == "Figures – online payment · 10 May 2023: none → 25.5%"
    moved = Change(kind="as_of", subject=AS_OF, before=plan.as_of, after=date(2023, 5, 31))
    assert change_text(moved, plan, vi) == "Ngày chốt: 11/5/2023 → 31/5/2023"


def test_a_change_beside_the_value_is_named(plan: Plan, vi: Voice) -> None:
    known = plan.figures(HERO)[-1]
    subject = figure_subject(HERO, "", known.date)
    said = change_text(Change(kind="figure", subject=subject, before=known, after=replace(known, precision="month")), plan, vi)
    assert said == "Số liệu – thanh toán trực tuyến · 20/4/2023: cách có: ngày giả định → theo tháng"


@pytest.mark.parametrize("kind", ["source", "figure", "target", "assumption"])
def test_every_value_of_a_plan_can_be_said_added_withdrawn_and_changed(plan: Plan, vi: Voice, kind: str) -> None:
    things = {"source": plan.sources, "target": plan.targets, "assumption": plan.assumptions}
    subjects = [one.id for one in things[kind]] if kind in things else [figure_subject(row.indicator_id, row.unit_id, row.date) for row in plan.observations]
    for subject in subjects:
        value = value_of(plan, kind, subject)  # type: ignore[arg-type]
        assert value is not None
        made = added(kind, subject, value)  # type: ignore[arg-type]
        assert change_text(made, plan, vi)
        assert change_text(made.inverse, plan, vi).endswith("đã rút")


def test_what_the_plan_does_not_know_any_more_is_named_by_its_id(river: Plan, vi: Voice) -> None:
    assert change_text(figure(25.5), river, vi) == f"Số liệu – {HERO}||2023-05-10: chưa có → 25,5"


def test_an_answer_says_what_was_asked(vi: Voice, en: Voice) -> None:
    assert answer_text("outside_band:Tháng 4:C7", "keep", vi) == "ngoài khoảng 95% (Tháng 4 · C7): đúng, vẫn lấy"
    assert answer_text("Có 1 số liệu sau ngày chốt.", "lấy", en) == "Có 1 số liệu sau ngày chốt.: lấy"


@pytest.mark.parametrize(("value", "vi_text", "en_text"), [(1946, "1.946", "1,946"), (20.07, "20,07", "20.07"), (20.075, "20,0750", "20.0750")])
def test_a_number_in_a_box_can_only_be_read_back_as_itself(value: float, vi_text: str, en_text: str) -> None:
    assert (typed_text(value, "vi"), typed_text(value, "en")) == (vi_text, en_text)
