"""Next month's figure goes in by hand: added, seen on the overview, corrected, withdrawn, brought back; in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, a_context, check
from tests.browser.looking import HERO, cut_off, heading, keyed, menu, scrolls_sideways
from tests.browser.serving import Server, open_page, serve, settle

INDICATOR = "procedures_paid_online"
NEWEST = f"correct-{INDICATOR}--2023-04-30"
SECTIONS = ("so-lieu", "nhap", "ke-hoach", "lich-su", "noi-khac")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with a store of its own: what is recorded here changes the plan for everybody."""
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")
    with serve(tmp_path / "log.txt") as running:
        yield running


@pytest.fixture
def page(browser: Browser, own: Server) -> Iterator[Page]:
    for context, watch in a_context(browser, own):
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 768})
        yield open_page(page, f"{own.url}/figures")
        check(watch, own)


def press(page: Page, key: str) -> None:
    keyed(page, key).get_by_role("button").click()


def fill(page: Page, **boxes: str) -> None:
    """Type into boxes of the figure's form, one after the other, as a person with a Tab key does."""
    for name, text in boxes.items():
        box = keyed(page, f"typing.figure.{name.replace('__', '.')}").locator("input")
        box.fill(text)
        box.press("Tab")
        settle(page)


def choose(page: Page, indicator: str) -> None:
    keyed(page, "typing.figure.indicator").get_by_role("combobox").click()
    page.get_by_role("option", name=indicator, exact=True).click()


def look_at(page: Page, language: str, name: str) -> None:
    page.get_by_text(language, exact=True).click()
    menu(page, "figures").click()
    page.get_by_text(name, exact=True).first.click()


def test_a_figure_goes_in_changes_the_overview_and_comes_out_again(page: Page) -> None:
    expect(heading(page)).to_have_text("15 chỉ tiêu có số liệu, mới nhất 30/4/2023")
    press(page, "figures.add")
    choose(page, "Thanh toán trực tuyến")
    fill(page, when="tháng 4/2023", value="24,6", source__title="Báo cáo số 45/BC", who="Lan", why="Báo cáo tháng 4")
    expect(keyed(page, "figure-form")).to_contain_text("thanh toán trực tuyến · 30/4/2023: chưa có → 24,6%")
    press(page, "figure.record")
    expect(page.get_by_test_id("stAlert")).to_contain_text(re.compile(r"Đã ghi \(lần thay đổi số 1\)\. .*Thanh toán trực tuyến 60%"))
    expect(keyed(page, "figure-form")).to_have_count(0)
    menu(page, "").click()
    expect(keyed(page, f"row-{HERO}")).to_contain_text("24,6%")

    menu(page, "figures").click()
    press(page, NEWEST)
    fill(page, value="24,9", why="Sở đính chính")
    press(page, "figure.record")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Đã ghi (lần thay đổi số 2).")
    press(page, NEWEST)
    fill(page, why="Số liệu chưa được duyệt")
    press(page, "figure.withdraw")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Đã ghi (lần thay đổi số 3).")
    expect(keyed(page, NEWEST)).to_have_count(0)

    look_at(page, "English", "History of changes")
    expect(heading(page)).to_contain_text("Changes recorded: 3")
    expect(keyed(page, "row-batch-2")).to_contain_text("24.6% → 24.9%")
    expect(keyed(page, "row-batch-3")).to_contain_text("24.9% → withdrawn")
    press(page, "back-3")
    body = page.get_by_test_id("stPopoverBody")
    reason = body.get_by_label("Why (required)")
    reason.fill("It was approved after all")
    reason.press("Tab")
    body.get_by_role("button", name="Take back no. 3").click()
    expect(keyed(page, "row-batch-3")).to_contain_text("taken back by no. 4")
    menu(page, "").click()
    expect(keyed(page, f"row-{HERO}")).to_contain_text("24.9%")


def test_a_figure_after_the_as_of_date_asks_before_it_moves_the_date(page: Page) -> None:
    press(page, "figures.add")
    choose(page, "Thanh toán trực tuyến")
    fill(page, when="31/5/2023", value="26", source__title="Báo cáo số 60/BC", who="Lan", why="Báo cáo tháng 5")
    press(page, "figure.record")
    form = keyed(page, "figure-form")
    expect(form).to_contain_text("Có 1 số liệu sau ngày chốt 11/5/2023 của kế hoạch.")
    form.get_by_text("Lấy, và dời ngày chốt đến 31/5/2023").click()
    expect(form).to_contain_text("Ngày chốt: 11/5/2023 → 31/5/2023")
    press(page, "figure.record")
    expect(page.get_by_text("Tỉnh Hải Dương · số liệu đến 31/5/2023")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (390, 844)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_section_fits_and_has_an_address(visit: Visit, width: int, height: int, language: str) -> None:
    for name in SECTIONS:
        page = visit(f"/figures?lang={language}&phan={name}", width, height)
        expect(keyed(page, "section").locator("[aria-checked=true], [aria-pressed=true], [kind$=Active]").first).to_be_visible()
        assert not cut_off(page), name
        assert not scrolls_sideways(page), name


def test_the_button_for_next_months_figure_is_seen_at_once(page: Page) -> None:
    expect(keyed(page, "figures.add").get_by_role("button", name="Thêm số liệu")).to_be_in_viewport()
    press(page, "figures.add")
    expect(keyed(page, "figure.record").get_by_role("button")).to_be_in_viewport(ratio=0.5)
