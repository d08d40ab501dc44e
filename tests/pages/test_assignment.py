"""The page of what is handed out: months that lock and re-balance, a split that adds up, files to take away."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.monthly_targets import monthly_targets
from planner.text.translation import Voice
from tests.conftest import RIVER
from tests.pages.reading import charts, everything, open_page, plain, run, takeaway, unfolded

HERO = "procedures_paid_online"
SAY = Voice("vi")


@pytest.fixture
def at() -> AppTest:
    return open_page("assignment")


def months_of(at: AppTest) -> list[str]:
    """What the boxes of the months hold."""
    return [box.value for box in at.text_input if str(box.key).startswith("assignment.month.")]


def scenario_of(at: AppTest) -> Scenario:
    found = at.session_state["planner.scenario"]
    assert isinstance(found, Scenario)
    return found


def month(at: AppTest, name: str) -> AppTest:
    return at.text_input(key=f"assignment.month.{name}")


def split_rows(at: AppTest) -> list[list[str]]:
    """The cells of the table of units: all together by their weights, where these are given, and the province last."""
    table = next(block.value for block in at.markdown if block.value.startswith("| Đơn vị |"))
    return [[plain(cell).strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines()[2:]]


def percents(cells: list[str]) -> list[float]:
    return [float(cell.rstrip("% *").replace(",", ".")) for cell in cells]


def paste(at: AppTest, field: str, text: str) -> AppTest:
    unfolded(at, "paste")
    at.selectbox(key="split.field").set_value(field).run()
    at.text_area(key="split.text").set_value(text).run()
    return run(at.button(key="split.take").click())


def potentials(plan: Plan) -> str:
    return "\n".join(f"{unit.name}\t{1000 + 137 * place}" for place, unit in enumerate(plan.units))


def test_it_opens_on_what_falls_short_and_on_a_path_that_ends_at_the_target(at: AppTest) -> None:
    assert takeaway(at) == "Giao chỉ tiêu tháng 5–12/2023: thanh toán trực tuyến sẽ hụt 6,4 điểm % vào cuối năm"
    assert months_of(at)[-1] == "60"
    assert at.selectbox(key="assignment.indicator").value == HERO
    assert "đến 20/4/2023 đã chậm 3,6 điểm % so với nhịp đều từ đầu năm" in everything(at)


def test_every_indicator_says_which_path_it_follows(at: AppTest) -> None:
    said = everything(at)
    for text in ("đã đạt đích 60%: giữ không thấp hơn mức đã đạt", "đường đạt đích 60% với 5/10 khả năng: gấp 1,3", "đường đạt ngưỡng thử 85% với 5/10"):
        assert text in said
    assert "DVC thiết yếu Đề án 06 có hồ sơ trực tuyến: chưa đo được tốc độ" in said


def test_a_typed_month_is_locked_the_rest_re_balances_and_the_end_still_meets_the_target(at: AppTest, plan: Plan) -> None:
    before = percents(months_of(at))
    run(month(at, "2023-07").set_value("30,5"))
    after = percents(months_of(at))
    assert after[2] == 30.5
    assert after[-1] == before[-1] == 60
    assert after == sorted(after)
    assert after[1] < before[1]
    assert "T7 🔒" in [box.label for box in at.text_input]
    scenario = scenario_of(at)
    known = monthly_targets(plan, scenario, plan.indicator(HERO))
    assert known is not None
    assert known.locked == (False, False, True, False, False, False, False, False)
    run(at.button(key="undo").click())
    assert percents(months_of(at)) == before


def test_clearing_a_month_unlocks_it(at: AppTest) -> None:
    before = months_of(at)
    run(month(at, "2023-07").set_value("30,5"))
    run(month(at, "2023-07").set_value(""))
    assert months_of(at) == before


def test_what_is_no_number_is_said_and_nothing_is_lost(at: AppTest) -> None:
    before = months_of(at)
    run(month(at, "2023-07").set_value("ba mươi"))
    assert "“ba mươi” không phải số" in everything(at)
    assert months_of(at) == before


def test_a_last_month_below_the_target_is_refused_in_words(at: AppTest) -> None:
    run(month(at, "2023-12").set_value("55"))
    assert "12/2023: Không khóa được 55: cần 60–100" in everything(at)
    assert months_of(at)[-1] == "60"


def test_rounding_keeps_the_end(at: AppTest) -> None:
    run(at.selectbox(key=f"assignment.step.{HERO}").set_value(5.0))
    found = percents(months_of(at))
    assert all(level % 5 == 0 for level in found[1:])
    assert found[-1] == 60


def test_the_split_at_the_provinces_level_needs_no_weights(at: AppTest, plan: Plan) -> None:
    *units, province = split_rows(at)
    assert len(units) == len(plan.units)
    assert {tuple(row[3:]) for row in units} == {tuple(province[3:])}
    assert all(row[1] == "chưa có số liệu" and row[2].endswith("*") for row in units)


def test_a_rule_without_potentials_names_the_units_that_lack_them(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    said = everything(at)
    assert "Còn thiếu: " in said
    assert all(unit.name in said for unit in plan.units)
    assert {cell for row in split_rows(at)[:-1] for cell in row[3:]} == {"–"}


def test_pasted_figures_are_split_and_add_up(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    paste(at, "potential", potentials(plan))
    paste(at, "figure", "TT\tĐơn vị\tTỷ lệ\n1\tTP Hải Dương\t24,5%\n2\tHuyện Nam Sách\t15")
    *units, together, province = split_rows(at)
    weights = [1000 + 137 * place for place in range(len(units))]
    for column in range(3, len(province)):
        mean = sum(weight * percents([row[column]])[0] for weight, row in zip(weights, units, strict=True)) / sum(weights)
        assert mean == pytest.approx(percents([province[column]])[0], abs=0.11)  # the cells are rounded to a tenth
        assert together[column] == province[column]
    assert together[0] == "Bình quân theo trọng số"
    assert units[0][1] == f"1.000 ({100_000 / sum(weights):.1f}%)".replace(".", ",").replace("1,000", "1.000")
    assert units[0][2] == "24,5%"
    assert units[1][2].endswith("*")


def test_a_paste_with_a_mistake_changes_nothing_and_keeps_the_text(at: AppTest) -> None:
    paste(at, "figure", "TP Hải Dương\t24,5\nHuyện Lạ\t3\nNam Sách\t150")
    said = everything(at)
    assert "Không có đơn vị “Huyện Lạ”" in said
    assert "150" in said
    assert scenario_of(at).assignment.splits == ()
    assert "Huyện Lạ" in at.text_area(key="split.text").value


def test_a_count_is_split_into_whole_numbers_that_add_up(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key="assignment.indicator").set_value("eid_collected"))
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    paste(at, "potential", potentials(plan))
    *units, together, province = split_rows(at)
    assert together[0] == "Cộng các đơn vị"
    assert together[3:] == province[3:]
    for column in range(3, len(province)):
        assert sum(int(row[column].replace(".", "")) for row in units) == int(province[column].replace(".", ""))
    assert province[-1] == "1.200.000"


def test_the_table_shows_what_each_month_adds(at: AppTest) -> None:
    run(at.toggle(key="assignment.rises").set_value(True))
    assert "+6,5" in everything(at)
    assert "+5,7" in everything(at)


def test_the_unit_that_makes_a_total_impossible_is_named(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key="assignment.rule").set_value("equal_lift"))
    paste(at, "potential", potentials(plan))
    paste(at, "ceiling", "\n".join(f"{unit.name}\t{30 if unit.id == 'chi_linh' else 59}" for unit in plan.units))
    assert "Thành phố Chí Linh: Trần và số khóa chỉ cho bình quân nhiều nhất" in everything(at)


def test_what_is_asked_of_units_stands_in_the_table_and_numbers_are_vietnamese(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    paste(at, "potential", potentials(plan))
    paste(at, "figure", "Huyện Gia Lộc\t12,25")
    paste(at, "floor", f"{plan.units[0].name}\t70,5\nHuyện Gia Lộc\t62")
    paste(at, "ceiling", "Huyện Gia Lộc\t60")
    asked = {row[0]: row[3].replace("\u00a0", " ") for row in split_rows(at)}
    assert asked[plan.units[0].name] == "≥ 70,5%"
    assert asked["Huyện Gia Lộc"] == "≥ 62%, ≤ 60%"
    assert asked["Thành phố Chí Linh"] == ""
    assert "Huyện Gia Lộc: Sàn, trần hoặc số khóa 62–60% không thể có: đơn vị này phải kết thúc trong khoảng 12,25–100%." in everything(at)


def test_the_province_stands_where_its_own_figure_says_whatever_its_units_say(at: AppTest, plan: Plan) -> None:
    assert split_rows(at)[-1][2] == "20,1%"
    paste(at, "potential", potentials(plan))
    paste(at, "figure", "Huyện Gia Lộc\t2,25")
    assert split_rows(at)[-1][2] == "20,1%"
    assert "khác 20,1% của tỉnh" in everything(at)


def test_what_is_set_below_what_is_reached_is_said_next_to_it_and_not_handed_out(at: AppTest, plan: Plan) -> None:
    before = months_of(at)
    run(month(at, "2023-06").set_value("15"))
    assert "6/2023: Không giao 15: thấp hơn mức đã đạt (20,07)." in everything(at)
    assert months_of(at) == before
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    paste(at, "potential", potentials(plan))
    paste(at, "figure", "Huyện Gia Lộc\t32,25")
    paste(at, "ceiling", "Huyện Gia Lộc\t30")
    asked = {row[0]: row[3] for row in split_rows(at)}
    assert asked["Huyện Gia Lộc"].replace("\u00a0", " ") == "≤ 30% – thấp hơn mức đã đạt"
    assert "Huyện Gia Lộc: Không giao 30%: đơn vị này đã đạt 32,25%." in everything(at)


def test_a_unit_above_the_provinces_level_keeps_what_it_has_and_that_is_said(at: AppTest) -> None:
    paste(at, "figure", "Huyện Gia Lộc\t63,5")
    (row,) = (row for row in split_rows(at) if row[0] == "Huyện Gia Lộc")
    assert row[3:] == ["63,5%"] * 8
    assert "Đã cao hơn mức giao của tỉnh nên giữ mức đã đạt, không giao thấp hơn: Huyện Gia Lộc." in everything(at)


def test_months_of_units_keep_the_step(at: AppTest, plan: Plan) -> None:
    run(at.selectbox(key=f"assignment.step.{HERO}").set_value(5.0))
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    paste(at, "potential", potentials(plan))
    *units, together, province = split_rows(at)
    assert all(level % 5 == 0 for row in units for level in percents(row[3:]))
    assert all(mean >= whole for mean, whole in zip(percents(together[3:]), percents(province[3:]), strict=True))
    assert "Tháng của đơn vị làm tròn đến 5 điểm %" in everything(at)


def test_where_nothing_falls_short_it_opens_on_what_is_still_to_be_reached(at: AppTest) -> None:
    run(at.selectbox(key="what_if.scenario").select_index(1))
    assert at.selectbox(key="assignment.indicator").value == HERO


def test_the_terms_of_one_unit_can_be_typed(at: AppTest) -> None:
    unfolded(at, "unit_terms")
    at.selectbox(key="split.unit").set_value("chi_linh").run()
    run(at.text_input(key="split.potential").set_value("12.500"))
    assert scenario_of(at).assignment.split(HERO).of("chi_linh").potential == 12500
    run(at.text_input(key="split.potential").set_value("nhiều"))
    assert "“nhiều” không phải số" in everything(at)
    assert scenario_of(at).assignment.split(HERO).of("chi_linh").potential == 12500


def test_another_scenario_keeps_what_is_handed_out(at: AppTest) -> None:
    run(month(at, "2023-07").set_value("30,5"))
    run(at.selectbox(key="what_if.scenario").select_index(2))
    assert scenario_of(at).measures
    assert scenario_of(at).assignment.path(HERO).locks


def test_the_chart_keeps_its_scale_and_shows_the_locked_month_larger(at: AppTest) -> None:
    run(month(at, "2023-07").set_value("30,5"))
    chart = charts(at)[0]
    assert chart["layout"]["yaxis"]["range"] == [0, 104]
    handed = next(trace for trace in chart["data"] if trace.get("name") == "chỉ tiêu giao")
    sizes = handed["marker"]["size"]
    assert [place for place, size in enumerate(sizes) if size == max(sizes)] == [3]
    assert handed["y"][3] == 30.5
    assert [trace["line"]["dash"] for trace in chart["data"] if trace.get("name") == "như hiện nay"] == ["dash"]


def test_another_place_hands_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    at = open_page("assignment", "en")
    assert re.match("Targets by month", takeaway(at))
    assert months_of(at)
