"""The frame: a cold deep link, the language, Streamlit's own words, two visitors at once."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, a_context, check, visitor
from tests.browser.looking import LEVER, heading, menu, pick, set_lever, texts_and_labels
from tests.browser.serving import Server, serve

STREAMLIT_WORDS = re.compile(
    r"\b(App pages|Help for|Fullscreen|Choose (an )?options?|Open|Close|Clear|Select|Skip to|Main menu|Running|Stop|Rerun|Deploy|Settings|Copy|Copied|"
    r"Link to|Show|Hide|Download|Search|Zoom|No results|Press|Page not found|does not seem|Connecting|Loading|Please wait|Manage app|View|Toggle|Remove|"
    r"Increase|Decrease|Reset axes|Autoscale|Made with|None)\b"
)


def frame(page: Page) -> dict[str, Any]:
    """What must be the same however a page was reached."""
    expect(menu(page, "trust")).to_be_visible()
    return {
        "menu": page.get_by_test_id("stTopNavLink").all_inner_texts(),
        "language": page.locator("html").get_attribute("lang"),
        "title": page.title(),
        "top line": page.get_by_test_id("stMarkdown").first.inner_text(),
        "heading": heading(page).inner_text(),
        "path": page.evaluate("location.pathname + location.search"),
    }


@pytest.mark.parametrize("address", ["/what_if?lang=en", "/trust"])
def test_a_cold_deep_link_shows_the_same_frame_as_a_warm_one(address: str, browser: Browser, visit: Visit, log: Path) -> None:
    warm = frame(visit(address))
    assert warm["language"] == ("en" if "lang=en" in address else "vi")
    with serve(log) as cold:
        for context, watch in a_context(browser, cold):
            assert frame(visitor(context, cold, address)) == warm
            check(watch, cold)


def test_the_language_is_switched_in_place(visit: Visit) -> None:
    page = visit("/what_if")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.get_by_role("radio", name="English").or_(page.get_by_role("button", name="English")).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile(r"lang=en"))
    expect(menu(page, "what_if")).to_have_text("What if")
    page.reload()
    expect(menu(page, "what_if")).to_have_text("What if")


@pytest.mark.parametrize("address", ["/", "/what_if", "/trust"])
def test_no_english_word_of_streamlit_is_left_in_the_vietnamese_app(address: str, visit: Visit) -> None:
    page = visit(address)
    for popover in page.get_by_test_id("stPopover").get_by_role("button").all()[:1]:
        popover.click()
        try:
            expect(page.get_by_test_id("stPopoverBody")).to_be_visible(timeout=5000)
        except AssertionError:  # on a busy machine the click may come before the page listens: a person would click again
            popover.click()
            expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        left = [text for text in texts_and_labels(page) if STREAMLIT_WORDS.search(text)]
        page.keyboard.press("Escape")
        assert left == []
    for chart in page.get_by_test_id("stPlotlyChart").all()[:1]:
        chart.hover()
    assert [text for text in texts_and_labels(page) if STREAMLIT_WORDS.search(text)] == []


def test_no_backslash_reaches_the_eye_or_the_ear(visit: Visit) -> None:
    assert [text for text in texts_and_labels(visit("/what_if?lang=en")) if "\\" in text] == []


def test_an_empty_search_in_a_list_is_in_vietnamese(visit: Visit) -> None:
    page = visit("/what_if")
    box = page.get_by_role("combobox").first
    box.click()
    box.fill("zzzz")
    expect(page.get_by_text("Không có kết quả")).to_be_visible()
    assert not page.get_by_text("No results").is_visible()


def test_an_unknown_page_is_said_in_vietnamese(visit: Visit, shared: Any) -> None:
    page = visit("/khong-co-trang-nay")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Không có trang này")
    expect(dialog).not_to_contain_text("does not seem")
    watch = shared[1]
    watch.broken[:] = [text for text in watch.broken if "does not seem to exist" not in text]  # Streamlit says it in the console as well


def test_two_visitors_do_not_mix(browser: Browser, server: Server, visit: Visit) -> None:
    for context, watch in a_context(browser, server):
        here, there = visit("/what_if"), visitor(context, server, "/what_if?lang=en")
        set_lever(here, LEVER, "End")
        expect(heading(here)).to_contain_text("từ 40 lên 65%")
        expect(heading(there)).to_contain_text("As now")
        pick(there, 1, "All out")
        expect(heading(there)).to_contain_text(re.compile(r"40 .*7[05]%"))
        here.reload()
        expect(heading(here)).to_contain_text("từ 40 lên 65%")  # its own draft, and not the other one's scenario
        expect(heading(there)).to_contain_text(re.compile(r"40 .*7[05]%"))
        expect(there.locator("html")).to_have_attribute("lang", "en")
        check(watch, server)
