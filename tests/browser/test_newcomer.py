"""A newcomer's path: from an empty plan to a target with its chance, in one sitting and by the page alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.cli import main
from tests.browser.conftest import a_context, check
from tests.browser.looking import heading, keyed, menu
from tests.browser.serving import open_page, serve, settle

TARGET = "row-ty_le_ho_dung_nuoc_sach_45_2023"
CHANCE = re.compile(r"\d+% ?(gần như chắc chắn|nhiều khả năng|có thể đạt|khó đạt|rất khó đạt)")


@pytest.fixture
def page(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")
    asked = ("--place", "Yên Mô", "--kind", "district", "--as-of", "15/5/2023", "--empty")
    assert main(["plan", "new", str(tmp_path / "plan"), *asked]) == 0
    with serve(tmp_path / "log.txt", plan=tmp_path / "plan") as server:
        for context, watch in a_context(browser, server):
            page = context.new_page()
            page.set_viewport_size({"width": 1366, "height": 768})
            yield open_page(page, server.url)
            check(watch, server)


def press(page: Page, key: str) -> None:
    keyed(page, key).get_by_role("button").click()


def fill(page: Page, form: str, **boxes: str) -> None:
    """Type into boxes one after the other, as a person with a Tab key does."""
    for name, text in boxes.items():
        box = keyed(page, f"typing.{form}.{name.replace('__', '.')}").locator("input")
        box.fill(text)
        box.press("Tab")
        settle(page)


def recorded(page: Page, key: str, number: int) -> None:
    press(page, key)
    expect(page.get_by_test_id("stAlert")).to_contain_text(f"Đã ghi (lần thay đổi số {number})")


def test_from_an_empty_plan_to_a_target_with_its_chance(page: Page) -> None:
    expect(heading(page)).to_have_text("Chưa có chỉ tiêu bắt buộc nào đến hạn trong năm.")
    press(page, "next-step-indicator")
    fill(page, "edit", title__vi="Tỷ lệ hộ dùng nước sạch", definition__vi="Hộ có nước sạch / tổng số hộ")
    fill(page, "edit", source__title="Quyết định 01", area__title="Môi trường", programme__title="Nông thôn mới")
    fill(page, "edit", who="Lan", why="Chỉ tiêu của huyện")
    recorded(page, "edit.record", 1)
    press(page, "next-step-figure")
    fill(page, "figure", when="31/3/2023", value="20%", source__title="Báo cáo số 12", why="Báo cáo quý I")
    recorded(page, "figure.record", 2)
    press(page, "next-step-second_figure")
    fill(page, "figure", when="30/4/2023", value="24%", source__title="Báo cáo số 15", why="Báo cáo tháng 4")
    recorded(page, "figure.record", 3)
    press(page, "next-step-target")
    fill(page, "edit", value="45", programme="Nghị quyết 9", source__title="Nghị quyết 9", why="Nghị quyết năm 2023")
    recorded(page, "edit.record", 4)
    expect(keyed(page, "next-steps")).to_have_count(0)
    menu(page, "").click()
    expect(heading(page)).to_contain_text("1 chỉ tiêu bắt buộc")
    expect(keyed(page, TARGET)).to_contain_text("24%")
    expect(keyed(page, TARGET)).to_contain_text("45%")
    expect(keyed(page, TARGET)).to_contain_text(CHANCE)
    menu(page, "what_if").click()
    expect(page.get_by_text("khả năng đạt 45%").first).to_be_visible()
