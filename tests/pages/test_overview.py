"""What the shipped plan must say on the overview."""

import re

import pytest

from planner.domain.plan import Plan
from tests.pages.reading import everything, open_page, plain, run


@pytest.fixture(scope="module")
def said() -> str:
    return everything(open_page("overview"))


def test_the_headline_counts_and_names_what_needs_direction() -> None:
    (title,) = open_page("overview").title
    assert plain(title.value).startswith("5 chỉ tiêu bắt buộc: 4 đã đạt, 1 gần như chắc chắn.")
    assert re.search(r"Cần chỉ đạo thêm: .*60%\.$", plain(title.value))


def test_the_headline_in_english() -> None:
    (title,) = open_page("overview", "en").title
    assert re.search(r"\b5\b.*4 met, 1 almost certain.*60%", plain(title.value))


def test_what_does_not_match_by_name_is_said_under_the_headline() -> None:
    caption = plain(open_page("overview").caption[0].value)
    assert re.search(r"\b[23] trong 5 tạm so sánh", caption)
    assert "1914/KH-UBND" in caption


def test_the_hero_is_possible_and_not_certain(said: str) -> None:
    assert "◆ 40%" in said
    assert "có thể đạt, chưa chắc chắn" in said
    assert re.search(r"khoảng tháng 3/2024 \[8/2023 – chưa đạt\]", said)


@pytest.mark.parametrize(
    "figure",
    ["94% [8", "54% [34–81]", "từ 31/3/2023", "30,9% với mẫu số 1.500.000", "28,9%", "89,74%"],
)
def test_a_published_figure_stands_on_the_page(figure: str, said: str) -> None:
    if figure == "30,9% với mẫu số 1.500.000":
        assert re.search(r"30,9%.*1\.500\.000", said)
    else:
        assert figure in said


def test_what_has_one_figure_only_gives_no_chance(said: str) -> None:
    assert "mới có một số liệu" in said or "chưa đo được tốc độ" in said


def test_every_target_of_the_year_opens_its_definition_and_source(plan: Plan, said: str) -> None:
    for target in plan.targets:
        if target.due <= plan.year_end:
            indicator = plan.indicator(target.indicator_id)
            assert indicator.definition.vi in said
            assert plan.source(indicator.definition_source).title.vi in said


def test_an_area_hides_the_rows_of_the_others() -> None:
    at = open_page("overview")
    every = {button.key for button in at.button}
    run(at.get("button_group")[0].set_value(["project_06"]) if hasattr(at, "get") and not at.pills else at.pills(key="overview.area").set_value("project_06"))
    left = {button.key for button in at.button}
    assert "try-eid_activated_30_2023" in left
    assert "try-procedures_paid_online_60_2023" not in left
    assert left < every


def test_trial_thresholds_have_rows_and_are_never_counted(said: str) -> None:
    assert "không được đếm" in said
    assert "5 chỉ tiêu bắt buộc" in said


def test_trust_says_what_cannot_be_known() -> None:
    said = everything(open_page("trust"))
    for part in ("Điều máy không thể biết", "Giả định", "Biện pháp", "Nguồn", "đoán"):
        assert part in said


def test_trust_lists_every_assumption_measure_and_figure(plan: Plan) -> None:
    said = everything(open_page("trust")).lower()
    for title in (*(known.title.vi for known in plan.assumptions), *(measure.title.vi for measure in plan.measures)):
        assert title.lower() in said
    for row in plan.observations:
        assert plan.source(row.source).title.vi.lower() in said
