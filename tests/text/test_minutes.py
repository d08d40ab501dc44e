"""The sentences for the minutes say what was moved and what changed, and nothing better known than the screen says it."""

import re

import pytest

from planner.domain.bilingual import Language
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.headline import targets_of_year
from planner.model.outlook import outlooks
from planner.model.series import denominator_of
from planner.text.minutes import minutes_text
from planner.text.translation import Voice
from tests.browser.looking import HERO
from tests.making import doing


def minutes(plan: Plan, scenario: Scenario, focus: str, language: Language = "vi") -> str:
    shown = {target.id for target in targets_of_year(plan, scenario)} | {focus}
    before, after = ([known for known in outlooks(plan, tried) if known.target_id in shown] for tried in (Scenario(plan=plan.id), scenario))
    denominators = {known.id: denominator_of(plan, scenario, known) for known in plan.indicators if known.unit == "percent" or known.potential}
    return minutes_text(plan, scenario, before, after, denominators, Voice(language), focus=focus)


def test_what_was_moved_and_what_became_of_it(plan: Plan) -> None:
    said = minutes(plan, plan.scenarios[2], HERO)
    assert said.startswith("Số liệu đến 20/4/2023; kịch bản đã xem xét: ")
    assert "Một cửa không tiền mặt: toàn tỉnh, tháng 6–12" in said
    assert "Đích 60% (thanh toán trực tuyến, đến 31/12/2023): khả năng tăng từ khoảng 40% lên khoảng 70%; ngày đạt từ khoảng tháng 3/2024 [" in said
    assert "mức đến hạn tăng từ 54% [34–81] lên 71%" in said
    assert "mức đoán" in said


def test_the_target_looked_at_comes_first_even_when_nothing_changed(plan: Plan) -> None:
    said = minutes(plan, Scenario(plan=plan.id), HERO)
    assert "chưa thêm biện pháp. Đích 60% (thanh toán trực tuyến" in said
    assert "tăng từ" not in said
    assert "đoán" not in said


def test_a_trial_threshold_is_never_called_a_target(plan: Plan) -> None:
    trial = next(target for target in plan.targets if target.kind == "trial" and plan.indicator(target.indicator_id).projected)
    assert "chưa thêm biện pháp. Ngưỡng thử" in minutes(plan, Scenario(plan=plan.id), trial.id)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_date_without_its_interval_and_every_chance_to_five_percent(plan: Plan, river: Plan, language: Language) -> None:
    for shown in (plan, river):
        for target in targets_of_year(shown, shown.scenarios[-1]):
            said = minutes(shown, shown.scenarios[-1], target.id, language)
            chances = re.findall(r"(?:khả năng (?:tăng từ |giảm từ )?khoảng|lên khoảng|chance (?:up from |down from )?about) (\d+)%", said)
            assert all(int(chance) % 5 == 0 for chance in chances)
            assert "{" not in said
            for clause in re.findall(r"(?:ngày đạt|date reached) [^;.]*", said):
                assert "[" in clause or "chưa đạt" in clause or "not reached" in clause


def test_a_level_that_reads_the_same_neither_rises_nor_falls(plan: Plan) -> None:
    """Three in a hundred of a measure move the interval and not the middle as it is printed."""
    said = minutes(plan, Scenario(plan=plan.id, measures=(doing(0.03, name="one_stop_cashless"),)), HERO)
    assert "Một cửa không tiền mặt: 3%, tháng 6–12" in said
    for before, after in re.findall(r"(?:tăng|giảm) từ (?:khoảng )?(\S+)(?: \[[^\]]*\])? (?:lên|xuống) (?:khoảng )?(\S+)", said):
        assert before.strip(";.,") != after.strip(";.,"), said
    assert "mức đến hạn từ 54% [34–81] thành 54% [34–82]" in said
