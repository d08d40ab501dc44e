"""The levers of the what-if page: what they move, what they leave alone."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.bilingual import Language
from tests.pages.reading import chips, everything, open_page, run, slider, takeaway, unfolded

LEVER = "lever.one_stop_cashless"
PACE = "belief.pace.procedures_paid_online"


@pytest.fixture
def at() -> AppTest:
    return unfolded(open_page("what_if"), "beliefs", "others")


def move(at: AppTest, strength: float = 1.0, lever: str = LEVER) -> AppTest:
    return run(slider(at, lever).set_value(strength))


def believe(at: AppTest, pace: float = 2.0) -> AppTest:
    return run(slider(at, PACE).set_value(pace))


def test_it_opens_on_the_target_that_needs_direction(at: AppTest) -> None:
    assert "60%" in at.selectbox(key="what_if.target").value or at.selectbox(key="what_if.target").value == "procedures_paid_online_60_2023"
    assert re.match(r"Như hiện nay: khả năng đạt 60% khoảng 40%, khoảng tháng 3/2024 \[8/2023 – chưa đạt", takeaway(at))
    assert chips(at) == []


def test_a_lever_moves_the_sentence_and_leaves_a_chip(at: AppTest) -> None:
    move(at)
    assert takeaway(at) == "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% tăng từ 40 lên 65%"
    (chip,) = chips(at)
    assert re.match(r"Một cửa không tiền mặt: toàn tỉnh.*\b6\b.*\b12\b", chip)


def test_a_lever_in_english() -> None:
    at = move(open_page("what_if", "en"))
    assert re.search(r"40.*65%$", takeaway(at))
    assert len(chips(at)) == 1


def test_a_lever_at_zero_is_the_baseline(at: AppTest) -> None:
    before = takeaway(at)
    move(move(at), 0.0)
    assert takeaway(at) == before
    assert chips(at) == []


def test_the_months_of_a_measure_can_be_set(at: AppTest) -> None:
    run(move(at).selectbox(key="start.one_stop_cashless").select_index(2))
    (chip,) = chips(at)
    assert re.search(r"\b8\b.*\b12\b", chip)
    assert re.search(r"từ 40 lên (5|6)[05]%$", takeaway(at)), "later is less"


def test_the_months_of_a_measure_never_end_before_they_begin(at: AppTest) -> None:
    run(move(at).selectbox(key="end.one_stop_cashless").select_index(1))
    run(at.selectbox(key="start.one_stop_cashless").select_index(4))
    (chip,) = chips(at)
    assert re.search(r"\b10\b", chip)


def test_a_campaign_lasts_no_longer_than_it_may(at: AppTest) -> None:
    run(at.selectbox(key="what_if.scenario").select_index(2))
    run(at.selectbox(key="end.sixty_day_campaign").select_index(-1))
    (chip,) = [chip for chip in chips(at) if "60" in chip.split(":")[0]]
    assert re.search(r"\b9\b.*\b10\b", chip)


def test_resets_are_separate(at: AppTest) -> None:
    believe(move(at))
    assert len(chips(at)) == 2
    run(at.button(key="reset.measures").click())
    assert [chip.startswith("Tốc độ") for chip in chips(at)] == [True]
    assert slider(at, PACE).value == 2.0
    move(at)
    run(at.button(key="reset.assumptions").click())
    assert [chip.startswith("Một cửa") for chip in chips(at)] == [True]
    assert slider(at, PACE).value == 1.0
    assert slider(at, LEVER).value in (1.0, "toàn tỉnh")


def test_a_reset_with_nothing_to_reset_cannot_be_pressed(at: AppTest) -> None:
    assert at.button(key="reset.measures").disabled
    assert at.button(key="reset.assumptions").disabled
    move(at)
    assert not at.button(key="reset.measures").disabled
    assert at.button(key="reset.assumptions").disabled


def test_a_shipped_scenario_sets_the_levers(at: AppTest) -> None:
    run(at.selectbox(key="what_if.scenario").select_index(2))
    assert re.search(r"từ 40 lên 7[05]%$", takeaway(at))
    assert len(chips(at)) == 6
    assert slider(at, LEVER).value in (1.0, "toàn tỉnh")
    run(at.selectbox(key="what_if.scenario").select_index(0))
    assert chips(at) == []


def test_a_lever_moved_after_a_shipped_scenario_makes_it_ones_own(at: AppTest) -> None:
    run(at.selectbox(key="what_if.scenario").select_index(1))
    assert "Đang tự đặt" not in at.selectbox(key="what_if.scenario").options
    move(at)
    assert "Đang tự đặt" in at.selectbox(key="what_if.scenario").options


def test_the_needed_pace_can_be_set_and_suffices(at: AppTest) -> None:
    run(at.button(key="set_pace.5").click())
    assert [button.label for button in at.button if button.key == "set_pace.8"] == ["Dùng tốc độ này làm giả định: gấp 3,6 (8/10)"]
    assert slider(at, PACE).value == 1.32
    assert re.search(r"từ 40 lên 50%$", takeaway(at))
    (chip,) = chips(at)
    assert chip.startswith("Tốc độ")


def test_the_needed_pace_is_said_at_two_confidences_and_in_points(at: AppTest) -> None:
    said = everything(at)
    assert "Tính bình quân phải nhanh gấp 1,4 (+4,8 điểm/tháng, đến nay +3,3); theo dự báo, gấp 1,3 có 5/10 khả năng đạt, gấp 3,6 mới có 8/10." in said


def test_another_target_keeps_the_levers(at: AppTest) -> None:
    move(at)
    run(at.selectbox(key="what_if.target").select_index(0))
    assert "đã đạt" in takeaway(at)
    assert len(chips(at)) == 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_target_can_be_looked_at_with_all_levers_up(language: Language) -> None:
    at = open_page("what_if", language)
    run(at.selectbox(key="what_if.scenario").select_index(2))
    for place in range(len(at.selectbox(key="what_if.target").options)):
        run(at.selectbox(key="what_if.target").select_index(place))
        assert takeaway(at)


def test_the_language_is_changed_without_losing_the_levers(at: AppTest) -> None:
    move(at)
    at.session_state["planner.language"] = "en"
    run(at)
    assert re.search(r"40.*65%$", takeaway(at))
    assert len(chips(at)) == 1


def test_an_assumption_on_the_level_reached_already_is_honest(at: AppTest) -> None:
    """A ceiling below the target: no pace suffices, and the page says which limit binds."""
    run(slider(at, "belief.ceiling.procedures_paid_online").set_value(50.0))
    assert "trần là giới hạn" in everything(at)
    assert not [button for button in at.button if (button.key or "").startswith("set_pace")], "there is no pace to take"


def test_the_sentences_for_the_minutes_say_what_was_moved_and_what_changed() -> None:
    at = unfolded(open_page("what_if"), "minutes")
    (before,) = [code.value for code in at.code]
    assert "nếu giữ như hiện nay, chưa thêm biện pháp" in before
    run(slider(at, "lever.one_stop_cashless").set_value(1.0))
    (after,) = [code.value for code in unfolded(at, "minutes").code]
    assert "toàn tỉnh, tháng 6–12" in after
    assert "40" in after
    assert "65%" in after
    assert "[" in after, "never a date without its interval"
