"""The one sentence that a chart, a slide and a report have in common."""

import pytest

from planner.domain.plan import Plan
from planner.model.outlook import outlook
from planner.model.series import denominator_of
from planner.text.headline import direction_text, footnote_text, headline_text
from planner.text.takeaway import chips, lever_words, takeaway, value_text, when_text, year_end_text
from planner.text.translation import Voice
from tests.making import BASELINE, by_id, doing, with_measures
from tests.model.test_headline import count
from tests.model.test_states import EXAMPLES

HERO = "procedures_paid_online_60_2023"
CASHLESS = with_measures(doing(name="one_stop_cashless"))


def said(plan: Plan, target_id: str, say: Voice, scenario=BASELINE) -> str:
    target = plan.target(target_id)
    denominator = denominator_of(plan, scenario, plan.indicator(target.indicator_id))
    return takeaway(plan, scenario, outlook(plan, BASELINE, target), outlook(plan, scenario, target), denominator, say)


def test_of_the_baseline_it_says_chance_and_date_with_its_interval(plan: Plan, vi: Voice) -> None:
    assert said(plan, HERO, vi) == "Như hiện nay: khả năng đạt 60% khoảng 40%, khoảng tháng 3/2024 [8/2023 – chưa đạt trước 31/12/2026]"


def test_of_a_scenario_it_says_what_moved_and_from_where_to_where(plan: Plan, vi: Voice) -> None:
    assert said(plan, HERO, vi, CASHLESS) == "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% tăng từ 40 lên 65%"


def test_of_a_slower_pace_it_says_that_the_chance_falls(plan: Plan, vi: Voice) -> None:
    slower = BASELINE.with_assumption("pace.procedures_paid_online", 0.5)
    assert "khả năng đạt 60% giảm từ 40 xuống" in said(plan, HERO, vi, slower)


def test_of_what_does_not_bear_on_the_target_it_says_that_nothing_moved(plan: Plan, vi: Voice) -> None:
    assert said(plan, HERO, vi, with_measures(doing(name="mobile_teams"))).endswith("khả năng đạt 60% vẫn khoảng 40%")


def test_of_a_target_that_is_met_it_says_since_when(plan: Plan, vi: Voice) -> None:
    assert said(plan, "dossiers_online_60_2023", vi).startswith("Hồ sơ trực tuyến đã đạt 60% từ 31/3/2023; đến 31/12/2023 khoảng 94% [8")


def test_of_one_figure_of_work_it_says_that_the_pace_is_unknown(plan: Plan, vi: Voice) -> None:
    assert said(plan, "essential_services_open_25_2023", vi).endswith("mới có một số liệu nên chưa đo được tốc độ")


@pytest.mark.parametrize("state", ["shown_only", "no_figure"])
def test_what_is_not_projected_for_another_reason_does_not_say_so(state: str, vi: Voice, en: Voice) -> None:
    made = EXAMPLES[state]
    for say in (vi, en):
        sentence = said(made, made.targets[0].id, say)
        assert sentence
        assert say("{title}: mới có một số liệu nên chưa đo được tốc độ", title="").removeprefix(":") not in sentence


@pytest.mark.parametrize("state", ["projected", "limited_by_ceiling", "falling"])
def test_what_is_projected_says_its_chance(state: str, vi: Voice, en: Voice) -> None:
    made = EXAMPLES[state]
    for say in (vi, en):
        sentence = said(made, made.targets[0].id, say)
        assert "%" in sentence
        assert "{" not in sentence


def test_every_sentence_of_both_plans_is_whole_in_both_languages(plan: Plan, river: Plan, vi: Voice, en: Voice) -> None:
    for shown in (plan, river):
        for scenario in (BASELINE, *shown.scenarios, BASELINE.with_assumption(f"pace.{shown.targets[0].indicator_id}", 2.0)):
            for target in shown.targets:
                sentences = [said(shown, target.id, say, scenario) for say in (vi, en)]
                assert sentences[0] != sentences[1]
                assert not any(sign in sentence for sentence in sentences for sign in ("{", "None", "nan"))


def test_a_date_is_never_without_its_interval(plan: Plan, vi: Voice) -> None:
    for found in by_id(plan).values():
        text = when_text(found, plan, vi)
        assert found.chance is None or found.state == "met" or "[" in text or found.date_q10 is None


def test_a_date_before_the_meeting_may_be_reached_already(river: Plan, plan: Plan, vi: Voice) -> None:
    quick = BASELINE.with_assumption("pace.procedures_paid_online", 4.0).with_assumption("ceiling_reached.procedures_paid_online", True)
    found = by_id(plan, quick)["procedures_paid_online_30_2023"]
    assert found.date_q50 < plan.as_of
    assert when_text(found, plan, vi).startswith("có thể đã đạt, chờ số liệu [")


def test_the_level_at_the_due_date_has_its_interval(plan: Plan, vi: Voice, en: Voice) -> None:
    found, indicator = by_id(plan)[HERO], plan.indicator("procedures_paid_online")
    assert year_end_text(indicator, found, 100, vi) == year_end_text(indicator, found, 100, en) == "54% [34–81]"


def test_what_differs_from_the_baseline_is_named_piece_by_piece(plan: Plan, vi: Voice) -> None:
    changed = CASHLESS.with_assumption("pace.procedures_paid_online", 1.2).with_choice("numerator.eid_activated", "eid_level2_activated")
    assert [words.split(":")[0].split(",")[0] for words in chips(plan, changed, vi)] == ["Một cửa không tiền mặt", "Tốc độ", "Định danh đã kích hoạt"]
    assert chips(plan, BASELINE, vi) == ()


def test_several_levers_are_counted(plan: Plan, vi: Voice) -> None:
    several = CASHLESS.with_measure(doing(name="fee_cut", start="2023-08")).with_assumption("pace.eid_activated", 2.0)
    assert lever_words(plan, several, vi) == "2 biện pháp và 1 giả định"
    assert lever_words(plan, CASHLESS.with_assumption("pace.eid_activated", 2.0), vi) == "1 biện pháp và 1 giả định"


def test_a_shipped_scenario_is_called_by_its_title(plan: Plan, vi: Voice) -> None:
    assert [lever_words(plan, scenario, vi) for scenario in plan.scenarios] == ["Như hiện nay", "Tăng tốc", "Quyết liệt"]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("pace.eid_activated", 1.2, "×1,2"),
        ("ceiling.eid_activated", 95.0, "95%"),
        ("potential.people_14_plus", 1_500_000.0, "1.500.000"),
        ("ceiling_reached.eid_activated", True, "có"),
        ("ceiling_reached.eid_activated", False, "không"),
    ],
)
def test_a_belief_is_written_with_its_unit(plan: Plan, vi: Voice, name: str, value: float, text: str) -> None:
    assert value_text(plan.assumption(name), value, vi) == text


def test_the_headline_of_the_shipped_plan(plan: Plan, vi: Voice) -> None:
    found = count(plan)
    denominators = {indicator.id: 100.0 for indicator in plan.indicators}
    assert headline_text(found, vi) == "5 chỉ tiêu bắt buộc: 4 đã đạt, 1 gần như chắc chắn."
    assert direction_text(plan, found, denominators, vi) == "Cần chỉ đạo thêm: thanh toán trực tuyến 60%."
    assert footnote_text(plan, found, vi).startswith("2 trong 5 tạm so sánh vì tên chỉ tiêu chưa khớp. Chưa đọc được Kế hoạch 1914/KH-UBND")
