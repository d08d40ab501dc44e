"""What would it take, in words that the room can check by hand."""

from dataclasses import replace

from planner.domain.outlook import NeededPace, Outlook
from planner.domain.plan import Plan
from planner.text.needed_pace import needed_text
from planner.text.translation import Voice
from tests.making import BASELINE, by_id, doing, with_measures

HERO = "procedures_paid_online_60_2023"


def said(plan: Plan, found: Outlook, say: Voice, denominator: float = 100) -> str:
    return needed_text(plan.indicator(found.indicator_id), found, denominator, say)


def test_the_hero_needs_1_3_times_its_pace_for_an_even_chance(plan: Plan, vi: Voice) -> None:
    """3,6 counts from the meeting on; kept since the last figure it would be 3,4."""
    text = said(plan, by_id(plan)[HERO], vi)
    assert text.startswith("Bình quân cần +4,8 điểm %/tháng (đến nay +3,3). 5/10 khả năng: nhanh gấp 1,3; 8/10: gấp 3,6.")


def test_it_is_said_in_english_too(plan: Plan, en: Voice) -> None:
    text = said(plan, by_id(plan)[HERO], en)
    assert all(number in text for number in ("+4.8", "+3.3", "1.3", "8/10", "3.6"))


def test_what_is_met_needs_nothing(plan: Plan, vi: Voice) -> None:
    assert said(plan, by_id(plan)["dossiers_online_60_2023"], vi) == "Đã đạt: không cần nhanh hơn."


def test_where_the_pace_suffices_it_says_so(plan: Plan, vi: Voice) -> None:
    assert "5/10 khả năng: tốc độ hiện nay đã đủ; 8/10: tốc độ hiện nay đã đủ" in said(plan, by_id(plan)["procedures_paid_online_30_2023"], vi)


def test_a_pace_that_is_shown_as_1_0_is_not_called_faster(plan: Plan, vi: Voice) -> None:
    close = replace(by_id(plan)[HERO], needed=(NeededPace(confidence=0.5, factor=1.02, settable=1.02),))
    assert "1,0" not in said(plan, close, vi)


def test_where_no_pace_suffices_it_names_the_ceiling_and_the_best_chance(plan: Plan, vi: Voice) -> None:
    text = said(plan, by_id(plan)["eid_activated_trial_70"], vi, 1_500_000)
    assert "8/10: không tốc độ nào đủ, trần là giới hạn" in text
    assert "khoảng 80% khả năng" in text or "khoảng 75% khả năng" in text


def test_work_is_counted_in_pieces(plan: Plan, vi: Voice) -> None:
    text = said(plan, by_id(plan)["procedures_payable_online_100_2023"], vi, 429)
    assert text.startswith("Còn 44 thủ tục: đang làm 8,0/tháng, cần 5,3/tháng.")


def test_the_scenario_s_own_pace_stands_beside_the_needed_one(plan: Plan, vi: Voice) -> None:
    """One measure that doubles the pace from June on (ramp of a month) is a mean of about 1.8."""
    text = said(plan, by_id(plan, with_measures(doing(name="one_stop_cashless")))[HERO], vi)
    assert text.endswith("Kịch bản này: gấp 1,8.")
    assert "Kịch bản này" not in said(plan, by_id(plan, BASELINE)[HERO], vi)
