"""What the eye sees: nothing cut off, nothing overlapping, on a projector, a large screen and a phone, light and dark."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.looking import LEVER, crowded, cut_off, fan, heading, keyed, lever, pick, scrolls_sideways, set_lever

SIZES = ((1366, 768), (1920, 1080))
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page_name", ["", "what_if", "assignment", "trust"])
def test_nothing_is_cut_off(page_name: str, language: str, visit: Visit) -> None:
    page = visit(f"/{page_name}?lang={language}")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        expect(heading(page)).to_be_in_viewport()
        assert cut_off(page) == [], f"at {width} x {height}"
        assert not scrolls_sideways(page)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_labels_overlap_in_the_charts(language: str, visit: Visit) -> None:
    page = visit(f"/what_if?lang={language}")
    for raised in (False, True):
        if raised:
            set_lever(page, LEVER, "End")
            expect(fan(page).locator(".annotation-text", has_text="67%")).to_be_visible()
        for chart in page.get_by_test_id("stPlotlyChart").all():
            assert crowded(chart) == []


def test_a_phone_shows_the_headline_and_has_a_usable_lever(visit: Visit) -> None:
    page = visit("/", width=390, height=844)
    expect(heading(page)).to_be_in_viewport()
    assert not scrolls_sideways(page)
    page = visit("/what_if", width=390, height=844)
    expect(heading(page)).to_be_in_viewport()
    expect(fan(page)).to_be_visible()
    assert not scrolls_sideways(page)
    assert crowded(fan(page)) == []
    box = keyed(page, f"lever.{LEVER}").bounding_box()
    assert box is not None
    assert box["width"] > 250
    lever(page).scroll_into_view_if_needed()
    set_lever(page, LEVER, "End")
    expect(heading(page)).to_contain_text("từ 40 lên 65%")


@pytest.mark.parametrize("address", ["/", "/what_if"])
def test_dark_is_dark(address: str, visit: Visit) -> None:
    page = visit(address, dark=True)
    assert page.evaluate(BACKGROUND) == "rgb(20, 24, 31)"
    assert cut_off(page) == []
    if address == "/what_if":
        stroke = fan(page).locator(".scatterlayer .trace path.js-line").nth(3)
        expect(stroke).to_have_css("stroke", "rgb(86, 180, 233)")


def test_a_scenario_with_many_chips_still_fits(visit: Visit) -> None:
    page = visit("/what_if")
    pick(page, 1, "Quyết liệt")
    expect(heading(page)).to_contain_text("từ 40 lên 7")
    assert cut_off(page) == []
    assert crowded(fan(page)) == []
