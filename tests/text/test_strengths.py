"""What a lever is called is where it stands: a level's word where it rests on one, otherwise its number."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.bilingual import Bilingual
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.outlook import outlook
from planner.text.comparison import setting_text
from planner.text.strengths import level_words, strength_phrase, strength_word, whole_place
from planner.text.takeaway import chips, lever_words, takeaway
from planner.text.translation import Voice
from tests.making import BASELINE, a_measure, a_plan, a_target, an_indicator, doing, figures, with_measures, words

VI, EN = Voice("vi"), Voice("en")
LEVEL_WORDS = ("như hiện nay", "làm điểm", "nhân rộng", "toàn tỉnh")
STRENGTHS = st.floats(0, 1) | st.integers(0, 100).map(lambda percent: percent / 100) | st.sampled_from((0.0, 1 / 3, 2 / 3, 1.0))


def in_a_province(*measures: Measure) -> Plan:
    made = a_plan([an_indicator()], figures({"2023-01-01": 8, "2023-04-20": 20}), [a_target(60)], measures or [a_measure()])
    return replace(made, place=Bilingual("Tỉnh Bịa", "Invented Province"))


def meant(text: str) -> set[float]:
    """Every strength that a text speaks of, by its own words: nothing else may be in it."""
    numbers = {float(found.replace(",", ".")) / 100 for found in re.findall(r"(\d+(?:,\d+)?)%", text)}
    return numbers | {place / 3 for place, word in enumerate(LEVEL_WORDS) if word in text}


@given(strength=STRENGTHS)
def test_a_strength_is_called_by_what_it_is_everywhere(strength: float) -> None:
    plan, measure = in_a_province(), a_measure()
    scenario = with_measures(doing(strength, name=measure.id))
    said = [strength_word(plan, measure, strength, VI), strength_phrase(plan, measure, strength, VI)]
    if strength > 0:
        said += [lever_words(plan, scenario, VI), *chips(plan, scenario, VI), setting_text(plan, measure, scenario.measures[0], VI)]
    for text in said:
        (one,) = meant(text)
        assert one == pytest.approx(strength, abs=0.0061), text
    if 1e-6 < strength < 1 - 1e-6:
        assert not any(word in text for text in said for word in ("như hiện nay", "toàn tỉnh")), "only nothing and everything are called so"


@given(strength=st.floats(1e-5, 1), other=st.floats(1e-5, 1))
def test_a_title_never_names_a_level_that_its_lever_does_not_have(strength: float, other: float) -> None:
    plan = in_a_province(a_measure(), a_measure("other"))
    target = plan.targets[0]
    before = outlook(plan, BASELINE, target, confidences=())
    for scenario in (with_measures(doing(strength, name="push")), with_measures(doing(strength, name="push"), doing(other, name="other"))):
        title = takeaway(plan, scenario, before, outlook(plan, scenario, target, confidences=()), 100.0, VI)
        levers, became = title.split(": khả năng đạt ")
        if len(scenario.measures) == 1:
            (one,) = meant(levers)
            assert one == pytest.approx(strength, abs=0.0061)
        else:
            assert levers == "2 biện pháp"
        moved = re.search(r"(tăng|giảm) từ (\d+) (?:lên|xuống) (\d+)%$", became)
        assert ("vẫn khoảng" in became) != bool(moved)
        if moved:
            assert (moved[1] == "tăng") == (int(moved[3]) > int(moved[2]))
            assert moved[2] != moved[3]


@pytest.mark.parametrize(
    ("strength", "word", "phrase"),
    [
        (0.0, "như hiện nay", "như hiện nay"),
        (0.05, "5%", "ở mức 5%"),
        (0.004, "0,4%", "ở mức 0,4%"),
        (0.33, "làm điểm", "làm điểm"),
        (1 / 3, "làm điểm", "làm điểm"),
        (0.5, "50%", "ở mức 50%"),
        (0.67, "nhân rộng", "nhân rộng"),
        (0.75, "75%", "ở mức 75%"),
        (0.997, "99,7%", "ở mức 99,7%"),
        (1.0, "toàn tỉnh", "toàn tỉnh"),
    ],
)
def test_a_finer_value_is_a_number(strength: float, word: str, phrase: str) -> None:
    plan, measure = in_a_province(), a_measure()
    assert (strength_word(plan, measure, strength, VI), strength_phrase(plan, measure, strength, VI)) == (word, phrase)


def test_a_small_strength_is_never_called_as_now(plan: Plan) -> None:
    """It said "ở mức như hiện nay: khả năng đạt 60% tăng từ 40 lên 45%"."""
    target = plan.target("procedures_paid_online_60_2023")
    small = with_measures(doing(0.15, name="one_stop_cashless"))
    title = takeaway(plan, small, outlook(plan, BASELINE, target), outlook(plan, small, target), 100.0, VI)
    assert title == "Một cửa không tiền mặt ở mức 15%: khả năng đạt 60% tăng từ 40 lên 45%"


def test_a_decision_is_applied_or_not(plan: Plan) -> None:
    measure = plan.measure("fee_cut")
    assert level_words(plan, measure, VI) == ("chưa áp dụng", "áp dụng")
    assert lever_words(plan, with_measures(doing(1.0, name="fee_cut")), VI) == "Giảm phí trực tuyến được áp dụng"
    assert lever_words(plan, with_measures(doing(1.0, name="fee_cut")), EN) == "Halved online fees, applied"


def test_a_measure_that_begins_after_the_due_date_changes_no_chance(plan: Plan) -> None:
    target, late = plan.target("procedures_paid_online_60_2023"), with_measures(doing(name="one_stop_cashless", start="2024-03", end="2024-06"))
    title = takeaway(plan, late, outlook(plan, BASELINE, target), outlook(plan, late, target), 100.0, VI)
    assert title == "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% vẫn khoảng 40%"


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("Tỉnh Bịa", "toàn tỉnh"),
        ("Thành phố Bịa", "toàn thành phố"),
        ("Huyện Bịa", "toàn huyện"),
        ("Thị xã Bịa", "toàn thị xã"),
        ("Xã Bịa", "toàn xã"),
        ("Khu kinh tế Bịa", "toàn địa bàn"),
        ("Xãhoi", "toàn địa bàn"),
    ],
)
def test_the_highest_level_fits_the_kind_of_place(place: str, word: str) -> None:
    assert whole_place(Bilingual(place, "Invented")) == word
    plan = replace(in_a_province(), place=Bilingual(place, "Invented"))
    assert level_words(plan, a_measure(), VI)[-1] == word
    assert level_words(plan, a_measure(), EN)[-1] != word


def test_both_plans_speak_of_their_own_place(plan: Plan, river: Plan) -> None:
    one, other = plan.measure("one_stop_cashless"), river.measure("open_evenings")
    assert (level_words(plan, one, VI)[-1], level_words(river, other, VI)[-1]) == ("toàn tỉnh", "toàn huyện")
    assert level_words(plan, one, EN) == ("as now", "piloted", "scaled up", "province-wide")


def test_a_scenario_of_a_title_of_its_own_keeps_it() -> None:
    plan = in_a_province()
    shipped = Scenario(title=words("Faster"), measures=(doing(0.5, name="push"),))
    assert lever_words(replace(plan, scenarios=(shipped,)), with_measures(doing(0.5, name="push")), EN) == "Faster (en)"
