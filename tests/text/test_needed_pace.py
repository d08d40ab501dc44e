"""What would it take, in words that the room can check by hand."""

from dataclasses import replace

import pytest

from planner.domain.outlook import NeededPace, Outlook
from planner.domain.plan import Plan
from planner.text.needed_pace import asked_text, brief_text, factor_text, needed_text
from planner.text.translation import Voice
from tests.making import BASELINE, by_id, doing, one_target, only, with_measures

HERO = "procedures_paid_online_60_2023"
ROOM = "Tính bình quân phải nhanh gấp 1,4 (+4,8 điểm/tháng, đến nay +3,3); "


def said(plan: Plan, found: Outlook, say: Voice, denominator: float = 100) -> str:
    return needed_text(plan.indicator(found.indicator_id), found, denominator, say)


def needing(found: Outlook, *factors: float | None, best: float = 1.0) -> Outlook:
    paces = tuple(NeededPace(confidence=share, factor=factor) for share, factor in zip((0.5, 0.8), factors, strict=True))
    return replace(found, needed=paces, never_share=1 - best, mean_pace=1.0)


def test_the_room_s_own_arithmetic_comes_first_then_the_forecast_at_two_confidences(plan: Plan, vi: Voice, en: Voice) -> None:
    found = by_id(plan)[HERO]
    assert said(plan, found, vi) == ROOM + "theo dự báo, gấp 1,3 có 5/10 khả năng đạt, gấp 3,6 mới có 8/10."
    assert said(plan, found, en) == (
        "On average it must go 1.4 times as fast (+4.8 points a month, so far +3.3); "
        "by the projection, 1.3 times the pace gives a chance of 5 in 10, it takes 3.6 times the pace for 8 in 10."
    )


@pytest.mark.parametrize(
    ("factors", "best", "forecast"),
    [
        ((0.2, 0.9), 1.0, "tốc độ hiện nay đã đủ để có cả 5/10 và 8/10 khả năng đạt."),
        ((0.7, 3.36), 1.0, "tốc độ hiện nay đã đủ để có 5/10 khả năng đạt, gấp 3,4 mới có 8/10."),
        ((1.28, 1.31), 1.0, "gấp 1,3 có cả 5/10 và 8/10 khả năng đạt."),
        ((1.02, 1.5), 1.0, "gấp 1,02 có 5/10 khả năng đạt, gấp 1,5 mới có 8/10."),
        ((1.004, 1.5), 1.0, "tốc độ hiện nay đã đủ để có 5/10 khả năng đạt, gấp 1,5 mới có 8/10."),
        (
            (1.33, None),
            0.66,
            "gấp 1,3 có 5/10 khả năng đạt; 8/10 thì không tốc độ nào đủ: trần là giới hạn, nhanh mấy cũng chỉ được khoảng 65%.",
        ),
        ((1.33, None), 0.79, "gấp 1,3 có 5/10 khả năng đạt; 8/10 thì không tốc độ nào đủ: trần là giới hạn, nhanh mấy cũng chỉ được dưới 80%."),
        (
            (None, None),
            0.3,
            "không tốc độ nào đủ để có cả 5/10 và 8/10 khả năng đạt: trần là giới hạn, nhanh mấy cũng chỉ được khoảng 30%.",
        ),
        ((1.33, None), 0.95, "gấp 1,3 có 5/10 khả năng đạt; phải nhanh hơn gấp 64 mới có 8/10."),
    ],
)
def test_every_kind_of_answer_has_its_words(plan: Plan, vi: Voice, en: Voice, factors: tuple[float | None, float | None], best: float, forecast: str) -> None:
    found = needing(by_id(plan)[HERO], *factors, best=best)
    assert said(plan, found, vi) == f"{ROOM}theo dự báo, {forecast}"
    assert not any(letter in said(plan, found, en) for letter in "{}ăâđêôơư")


def test_what_is_met_needs_nothing(plan: Plan, vi: Voice) -> None:
    quick = with_measures(doing(name="communication"))
    for scenario in (BASELINE, quick):
        found = by_id(plan, scenario)["dossiers_online_60_2023"]
        assert said(plan, found, vi) == "Đã đạt: không cần nhanh hơn."
        assert brief_text(found, vi) == ""


def test_a_due_date_that_is_over_asks_for_no_pace(vi: Voice) -> None:
    plan = one_target({"2023-01-01": 10, "2023-04-01": 20}, 60, due=one_target({"2023-01-01": 1}, 60).as_of)
    assert said(plan, only(plan), vi) == "Hạn 11/5/2023 đã qua: không còn thời gian để tính tốc độ cần."


def test_the_average_that_suffices_says_so(plan: Plan, vi: Voice) -> None:
    text = said(plan, by_id(plan)["procedures_paid_online_30_2023"], vi)
    assert text.startswith("Tính bình quân, tốc độ đến nay đã đủ (cần +1,2 điểm/tháng, đến nay +3,3); theo dự báo, tốc độ hiện nay đã đủ")


def test_with_one_figure_there_is_no_factor_to_work_out(vi: Voice) -> None:
    plan = one_target({"2023-04-01": 20}, 60)
    text = said(plan, only(plan), vi)
    assert text.startswith("Tính bình quân cần +4,4 điểm/tháng (mới có một số liệu nên chưa đo được tốc độ); theo dự báo, ")


def test_of_what_falls_no_factor_is_worked_out_either(vi: Voice) -> None:
    plan = one_target({"2023-01-01": 30, "2023-04-01": 20}, 60)
    assert said(plan, only(plan), vi).startswith("Tính bình quân cần +4,4 điểm/tháng (gần đây không tăng: −3,4); theo dự báo, gấp ")


def test_of_what_hardly_moves_no_absurd_factor_is_worked_out(vi: Voice) -> None:
    still = one_target({"2023-01-01": 20, "2023-04-01": 20.01}, 60)
    assert said(still, only(still), vi).startswith("Tính bình quân cần +4,4 điểm/tháng (gần đây không tăng: 0,0); ")
    slow = one_target({"2023-01-01": 20, "2023-04-01": 20.18}, 60)
    assert said(slow, only(slow), vi).startswith("Tính bình quân phải nhanh gấp hơn 64 (+4,4 điểm/tháng, đến nay +0,1); ")


def test_work_is_counted_in_pieces(plan: Plan, vi: Voice) -> None:
    text = said(plan, by_id(plan)["procedures_payable_online_100_2023"], vi, 429)
    assert text.startswith("Còn 44 thủ tục. Tính bình quân, tốc độ đến nay đã đủ (cần 5,3 thủ tục/tháng, đến nay 8,0); theo dự báo, ")
    one = said(plan, by_id(plan)["essential_services_open_25_2023"], vi, 25)
    assert one == "Còn 2 dịch vụ. Tính bình quân cần 0,2 dịch vụ/tháng (mới có một số liệu nên chưa đo được tốc độ)."


def test_counts_of_people_are_told_in_points_of_their_denominator(plan: Plan, vi: Voice) -> None:
    assert "phải nhanh" not in said(plan, by_id(plan)["eid_activated_trial_70"], vi, 1_500_000)
    assert "(cần +4,7 điểm/tháng, đến nay +5,2)" in said(plan, by_id(plan)["eid_activated_trial_70"], vi, 1_500_000)


def test_the_scenario_s_own_pace_stands_beside_and_moves_nothing_else(plan: Plan, vi: Voice) -> None:
    """One measure that doubles the pace from June on (ramp of a month) is a mean of about 1.8."""
    moved = by_id(plan, with_measures(doing(name="one_stop_cashless")))[HERO]
    text = said(plan, moved, vi)
    assert text == f"{said(plan, by_id(plan)[HERO], vi)} Kịch bản này: gấp 1,8."
    assert asked_text(plan.indicator(moved.indicator_id), moved, 100, vi) == said(plan, by_id(plan)[HERO], vi)


def test_where_there_is_little_room_the_same_numbers_stand_alone(plan: Plan, vi: Voice) -> None:
    assert brief_text(by_id(plan)[HERO], vi) == "Cần: gấp 1,3 (5/10), gấp 3,6 (8/10)"
    assert [factor_text(factor, vi) for factor in (1.312, 0.6, None)] == ["gấp 1,3", "tốc độ hiện nay đã đủ", "không tốc độ nào đủ"]
