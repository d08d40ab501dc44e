"""What people do, from the overview to the levers and back."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import HERO, LEVER, fan, heading, keyed, lever, menu, pick, set_lever

OPENING = re.compile(r"^Như hiện nay: khả năng đạt 60% khoảng 40%, khoảng tháng 3/2024 \[8/2023 – chưa đạt")
RAISED = "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% tăng từ 40 lên 65%"


def test_the_overview_says_which_targets_will_be_missed(visit: Visit) -> None:
    page = visit("/")
    expect(heading(page)).to_contain_text("5 chỉ tiêu bắt buộc: 4 đã đạt, 1 gần như chắc chắn. Cần chỉ đạo thêm:")
    expect(heading(page)).to_be_in_viewport()
    row = keyed(page, f"row-{HERO}")
    for text in ("20,1%", "60%", "54% [34–81]", "40%", "có thể đạt, chưa chắc chắn", "8/2023"):
        expect(row).to_contain_text(text)
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_an_area_filters_the_rows(visit: Visit) -> None:
    page = visit("/")
    expect(keyed(page, f"row-{HERO}")).to_be_visible()
    keyed(page, "overview.area").get_by_role("button", name="Triển khai Đề án 06").or_(
        keyed(page, "overview.area").get_by_role("radio", name="Triển khai Đề án 06")
    ).click()
    expect(keyed(page, f"row-{HERO}")).to_have_count(0)
    expect(keyed(page, "row-eid_activated_30_2023")).to_be_visible()
    expect(heading(page)).to_contain_text("5 chỉ tiêu bắt buộc")


def test_behind_a_number_stand_its_definition_and_source_and_the_way_to_the_levers(visit: Visit) -> None:
    page = visit("/")
    keyed(page, f"row-{HERO}").get_by_test_id("stPopover").get_by_role("button").click()
    behind = page.get_by_test_id("stPopoverBody")
    for text in ("Định nghĩa", "Nguồn", "Báo Hải Dương", re.compile("20.07 . 12.07"), "Khả năng chính xác"):
        expect(behind).to_contain_text(text)
    behind.get_by_role("button", name="Thử kịch bản cho chỉ tiêu này").click()
    expect(page).to_have_url(re.compile("/what_if"))
    expect(heading(page)).to_have_text(OPENING)


def test_a_lever_is_moved_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/what_if")
    expect(heading(page)).to_have_text(OPENING)
    expect(fan(page).locator(".annotation-text", has_text="54%")).to_be_visible()
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_have_text(RAISED)
    expect(fan(page).locator(".annotation-text", has_text="67%")).to_be_visible()
    expect(fan(page)).to_have_attribute("aria-label", RAISED)
    expect(lever(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(heading(page)).to_contain_text("không tiền mặt nhân rộng")
    page.keyboard.press("Home")
    expect(heading(page)).to_have_text(OPENING)


def test_pages_and_languages_change_and_the_levers_stay(visit: Visit) -> None:
    page = visit("/what_if")
    pick(page, 1, "Quyết liệt")
    expect(heading(page)).to_contain_text(re.compile(r"từ 40 lên 7[05]%"))
    expect(lever(page)).to_have_attribute("value", "3")
    menu(page, "trust").click()
    expect(heading(page)).to_have_text("Căn cứ tính toán")
    menu(page, "").click()
    expect(keyed(page, f"row-{HERO}")).to_contain_text(re.compile(r"7[05]%"))
    page.get_by_text("English", exact=True).click()
    expect(menu(page, "what_if")).to_have_text("What if")
    menu(page, "what_if").click()
    expect(heading(page)).to_contain_text(re.compile(r"40 .*7[05]%"))
    expect(lever(page)).to_have_attribute("value", "3")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_measures_and_assumptions_are_reset_apart(visit: Visit) -> None:
    page = visit("/what_if")
    keyed(page, "set_pace.5").get_by_role("button").click()
    expect(heading(page)).to_contain_text("từ 40 lên 50%")
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_contain_text("1 biện pháp và 1 giả định")
    keyed(page, "reset.measures").get_by_role("button").click()
    expect(heading(page)).to_contain_text("từ 40 lên 50%")
    expect(lever(page)).to_have_attribute("value", "0")
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_contain_text("1 biện pháp và 1 giả định")
    keyed(page, "reset.assumptions").get_by_role("button").click()
    expect(heading(page)).to_have_text(RAISED)
    expect(lever(page)).to_have_attribute("value", "3")
    expect(keyed(page, "reset.assumptions").get_by_role("button")).to_be_disabled()


def test_the_pace_that_it_takes_can_be_set(visit: Visit) -> None:
    page = visit("/what_if")
    expect(keyed(page, "needed")).to_contain_text("gấp 1,4 (+4,8 điểm/tháng, đến nay +3,3); theo dự báo, gấp 1,3 có 5/10 khả năng đạt, gấp 3,6 mới có 8/10.")
    keyed(page, "set_pace.8").get_by_role("button").click()
    expect(heading(page)).to_contain_text("từ 40 lên 80%")


def test_months_are_set_and_other_levers_still_move(visit: Visit) -> None:
    page = visit("/what_if")
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_have_text(RAISED)
    keyed(page, "levers").get_by_test_id("stPopover").get_by_role("button").first.click()
    months = page.get_by_test_id("stPopoverBody").get_by_role("combobox")
    months.first.click()
    page.get_by_role("option").nth(2).click()
    expect(heading(page)).to_contain_text(re.compile(r"từ 40 lên (45|50|55|60)%"))
    page.keyboard.press("Escape")
    set_lever(page, "unit_targets", "End")
    expect(heading(page)).to_contain_text("2 biện pháp")


def test_the_straight_line_is_drawn_at_a_switch(visit: Visit) -> None:
    page = visit("/what_if")
    lines = fan(page).locator(".scatterlayer .trace")
    expect(lines.first).to_be_attached()
    before = lines.count()
    keyed(page, "what_if.straight").locator("label").first.click()
    expect(lines).to_have_count(before + 1)
    expect(heading(page)).to_have_text(OPENING)


def test_the_tornado_names_the_levers(visit: Visit) -> None:
    page = visit("/what_if")
    page.get_by_text("Điều gì ảnh hưởng nhiều nhất").click()
    tornado = page.get_by_test_id("stPlotlyChart").nth(1)
    expect(tornado.locator(".ytick")).not_to_have_count(0)
    expect(tornado).to_contain_text("Một cửa không tiền mặt")
    expect(tornado).to_have_attribute("aria-label", re.compile(r"khả năng đi từ \d+% đến \d+%"))


def test_another_target_is_looked_at_and_the_lever_stays(visit: Visit) -> None:
    page = visit("/what_if")
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_have_text(RAISED)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    expect(heading(page)).to_contain_text("Hồ sơ trực tuyến đã đạt")
    keyed(page, "levers").get_by_role("button", name="Biện pháp cho chỉ tiêu khác").or_(keyed(page, "levers").locator("summary").first).first.click()
    expect(lever(page)).to_have_attribute("value", "3")
