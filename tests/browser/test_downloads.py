"""Files taken from the page in a real browser: made on the click, named for plan, scenario and day, the same as from the command line."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.looking import heading, keyed
from tests.browser.serving import HEADING, ROOT

PATIENCE = 60_000  # the bundle makes every other file [ms]


def downloads(page: Page) -> None:
    keyed(page, "downloads").get_by_role("button", name="Tải về").click()
    expect(keyed(page, "download.csv")).to_be_visible()


def saved(page: Page, key: str, folder: Path) -> Path:
    with page.expect_download(timeout=PATIENCE) as waited:
        keyed(page, key).get_by_role("button").click()
    path = folder / waited.value.suggested_filename
    waited.value.save_as(path)
    return path


def from_the_command_line(name: str, folder: Path) -> bytes:
    path = folder / "same"
    subprocess.run([sys.executable, "-m", "planner", "export", "--format", name, "--scenario", "1-nhu-hien-nay", "--out", path], check=True, cwd=ROOT)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["xlsx", "csv", "pdf"])
def test_a_file_from_the_page_is_the_one_from_the_command_line(name: str, visit: Visit, tmp_path: Path) -> None:
    page = visit("/assignment")
    expect(heading(page)).to_contain_text("Giao chỉ tiêu tháng 5–12/2023")
    downloads(page)
    path = saved(page, f"download.{name}", tmp_path)
    assert path.name == f"nhip_hai-duong-2023_nhu-hien-nay_2023-05-11.{name}"
    assert path.read_bytes() == from_the_command_line(name, tmp_path)


def test_the_bundle_is_made_with_a_bar_that_moves_and_then_handed_over(visit: Visit, tmp_path: Path) -> None:
    page = visit("/assignment")
    downloads(page)
    keyed(page, "prepare.bundle").get_by_role("button").click()
    ready = keyed(page, "download.bundle").get_by_role("button")
    expect(ready).to_be_visible(timeout=PATIENCE)
    path = saved(page, "download.bundle", tmp_path)
    assert path.suffix == ".zip"
    assert path.read_bytes() == from_the_command_line("bundle", tmp_path)


def test_a_month_is_locked_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/assignment")
    box = page.get_by_label("T7", exact=True)
    box.fill("30,5")
    box.press("Enter")
    expect(page.get_by_label("T7 🔒", exact=True)).to_have_value("30,5")
    expect(page.get_by_label("T12", exact=True)).to_have_value("60")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_label("T7 🔒", exact=True)).to_have_value("30,5")


def test_a_list_whose_words_change_with_the_indicator_picks_nothing_by_itself(visit: Visit) -> None:
    page = visit("/assignment")
    for name, words in (("Định danh đã thu nhận", "số nguyên"), ("Thanh toán trực tuyến", "không làm tròn"), ("Định danh đã thu nhận", "số nguyên")):
        page.get_by_role("combobox", name="Chỉ tiêu", exact=True).click()
        page.get_by_role("option", name=name, exact=True).click()
        expect(page.get_by_role("combobox", name="Làm tròn đến")).to_have_value(words)
        page.get_by_text("Xem mức tăng của mỗi tháng").click()  # what the browser holds goes back with the next click
        expect(page.locator(HEADING).first).to_be_visible()
        expect(page.get_by_role("button", name="Giao lại từ đầu")).to_be_disabled()
