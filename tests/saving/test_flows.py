"""What people do to keep and to share their work, in a real browser."""

import re
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.cli import SHIPPED_PLAN
from tests.browser.looking import LEVER, heading, keyed, lever, pick, set_lever
from tests.browser.serving import FIRST, Server, settle
from tests.browser.test_flows import OPENING, RAISED
from tests.saving.changing import change_the_figures
from tests.saving.running import close_panel, link, open_what_if, panel, picked_scenario, port_of, press, running, save, saved, somebody

HOSTILE = ("=cmd|'/c calc'!A1", "<img src=x onerror=window.__xss=1>", "![](http://evil.example/x.png)", "\u202eABC\u200f đảo")
MEASURES = ("one_stop_cashless", "unit_targets", "communication", "fee_cut")  # they act on the opening target
DEAD = "không còn mở được"


def test_work_is_there_again_after_a_reload_in_a_second_tab_and_after_the_server_was_killed(chromium: Browser, tmp_path: Path) -> None:
    with ExitStack() as before:
        first = before.enter_context(running(tmp_path))
        with somebody(chromium, first) as (context, watch):
            page = open_what_if(context, first)
            set_lever(page, LEVER, "End")
            expect(heading(page)).to_have_text(RAISED)
            settle(page)
            page.keyboard.press("Control+z")
            expect(heading(page)).to_have_text(OPENING)
            settle(page)
            page.keyboard.press("Control+y")
            expect(heading(page)).to_have_text(RAISED)
            settle(page)
            page.reload()
            expect(heading(page)).to_have_text(RAISED)
            expect(lever(page)).to_have_attribute("value", "3")
            tab = open_what_if(context, first)
            expect(heading(tab)).to_have_text(RAISED)
            tab.close()
            set_lever(page, "unit_targets", "End")
            expect(heading(page)).to_contain_text("2 biện pháp")
            settle(page)
            sentence = heading(page).inner_text()
            first.process.kill()
            before.close()
            with running(tmp_path, port=port_of(first)):
                page.reload()
                settle(page, FIRST)
                expect(heading(page)).to_have_text(sentence)
                expect(lever(page)).to_have_attribute("value", "3")
                expect(lever(page, "unit_targets")).to_have_attribute("value", "3")
                watch.broken.clear()  # the line broke, which the browser says


def test_a_scenario_with_a_hostile_title_is_saved_shown_as_text_shared_and_the_link_revoked(chromium: Browser, server: Server, word: str) -> None:
    titles = [f"{title} {word}" for title in HOSTILE]
    with somebody(chromium, server) as (context, _), somebody(chromium, server) as (other, _):
        page = open_what_if(context, server)
        set_lever(page, LEVER, "End")
        expect(heading(page)).to_have_text(RAISED)
        for title in titles:
            save(page, "save.new", title)
            saved(page, 1, title.strip("\u202e")[:3])  # first: it is said for a few seconds
            expect(picked_scenario(page)).to_have_value(title)
        # the short link
        panel(page)
        press(page, "share.make")
        short, whole = link(page, "k"), link(page, "s")
        expect(panel(page).get_by_role("img").or_(panel(page).locator("img"))).not_to_have_count(0)
        assert short.startswith(f"{server.url}/what_if?k=")
        reader = open_what_if(other, server, short.removeprefix(f"{server.url}/what_if"))
        expect(heading(reader)).to_have_text(RAISED)
        expect(reader).to_have_url(re.compile(r"/what_if(\?(lang=\w+|levers=native|&)*)?$"))
        panel(reader)
        expect(keyed(reader, "save.new")).to_be_visible()
        expect(keyed(reader, "save.again")).to_have_count(0)
        expect(keyed(reader, "share.make").or_(keyed(reader, "share.revoke"))).to_have_count(0)
        close_panel(reader)
        # nothing of the titles is more than text
        picked_scenario(reader).click()
        expect(reader.get_by_role("option", name=titles[1], exact=True)).to_be_visible()
        for shown in (page, reader):
            assert shown.evaluate("window.__xss") is None
            assert shown.locator("img[src='x'], img[src*='evil'], a[href*='evil']").count() == 0
        reader.keyboard.press("Escape")
        reader.goto(f"{server.url}/compare")
        settle(reader)
        assert reader.evaluate("window.__xss") is None
        assert reader.locator("img[src='x'], img[src*='evil'], a[href*='evil']").count() == 0
        # the same by the link that holds everything
        reader.goto(whole)
        settle(reader)
        expect(heading(reader)).to_have_text(RAISED)
        # dead after it was revoked
        press(page, "share.revoke")
        expect(keyed(page, "share.make")).to_be_visible()
        reader.goto(short)
        expect(reader.get_by_test_id("stAlert").filter(has_text=DEAD)).to_be_visible()


def test_two_people_who_edit_one_scenario_see_both_versions_and_choose(chromium: Browser, server: Server, word: str) -> None:
    title = f"Chung {word}"
    with somebody(chromium, server) as (mine, _), somebody(chromium, server) as (yours, _):
        here = open_what_if(mine, server)
        set_lever(here, LEVER, "End")
        expect(heading(here)).to_have_text(RAISED)
        save(here, "save.new", title)
        saved(here, 1)
        close_panel(here)
        there = open_what_if(yours, server)
        pick(there, 1, title)
        expect(heading(there)).to_have_text(RAISED)
        # theirs is taken
        set_lever(here, "unit_targets", "End")
        expect(heading(here)).to_contain_text("2 biện pháp")
        save(here)
        saved(here, 2)
        close_panel(here)
        set_lever(there, "communication", "End")
        expect(heading(there)).to_contain_text("2 biện pháp")
        save(there)
        conflict = keyed(there, "conflict")
        for text in ("Bản của bạn", "Bản đã lưu", "Truyền thông", "Giao chỉ tiêu", "phiên bản 2"):
            expect(conflict).to_contain_text(text)
        close_panel(there)
        keyed(there, "conflict.theirs").get_by_role("button").click()
        expect(conflict).to_have_count(0)
        expect(lever(there, "unit_targets")).to_have_attribute("value", "3")
        expect(lever(there, "communication")).to_have_attribute("value", "0")
        # mine goes on top
        settle(there)
        set_lever(there, "communication", "End")
        expect(heading(there)).to_contain_text("3 biện pháp")
        save(there)
        saved(there, 3)
        close_panel(there)
        set_lever(here, "fee_cut", "End")
        expect(heading(here)).to_contain_text("3 biện pháp")
        save(here)
        expect(keyed(here, "conflict.mine")).to_be_visible()
        close_panel(here)
        keyed(here, "conflict.mine").get_by_role("button").click()
        saved(here, 4)
        expect(keyed(here, "conflict")).to_have_count(0)
        expect(lever(here, "fee_cut")).to_have_attribute("value", "1")
        # mine becomes another scenario
        set_lever(there, "communication", "Home")
        expect(heading(there)).to_contain_text("2 biện pháp")
        save(there)
        expect(keyed(there, "conflict.new")).to_be_visible()
        close_panel(there)
        keyed(there, "conflict.new").get_by_role("button").click()
        saved(there, 1)
        expect(keyed(there, "conflict")).to_have_count(0)
        expect(lever(there, "communication")).to_have_attribute("value", "0")


def test_after_the_figures_changed_a_scenario_is_shown_as_it_was_and_as_it_is(chromium: Browser, server: Server, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED_PLAN, tmp_path / "plan"))
    with running(tmp_path, plan=folder) as second, somebody(chromium, second) as (context, _), somebody(chromium, second) as (other, _):
        with somebody(chromium, server) as (elsewhere, _):
            page = open_what_if(elsewhere, server)
            set_lever(page, LEVER, "End")
            expect(heading(page)).to_have_text(RAISED)
            panel(page)
            whole = link(page, "s").replace(server.url, second.url).removeprefix(f"{second.url}/what_if")
        # from another house, on the same figures
        page = open_what_if(context, second, whole)
        expect(heading(page)).to_have_text(RAISED)
        expect(page.get_by_test_id("stAlert").filter(has_text="số liệu")).to_have_count(0)
        save(page, "save.new", "Trước")
        saved(page, 1)
        expect(keyed(page, "then-and-now")).to_have_count(0)
        change_the_figures(folder)
        page.reload()
        both = keyed(page, "then-and-now")
        for text in ("như lúc lưu", "theo số liệu mới"):
            expect(both).to_contain_text(text)
        expect(heading(page)).to_contain_text("Một cửa không tiền mặt toàn tỉnh")
        expect(heading(page)).not_to_have_text(RAISED)
        now = heading(page).inner_text()
        both.get_by_text("So hai kết quả").click()
        table = both.get_by_role("table")
        expect(table).to_contain_text("65%")
        both.get_by_role("radio", name="như lúc lưu").or_(both.get_by_role("button", name="như lúc lưu")).click()
        expect(heading(page)).to_have_text(RAISED)
        both.get_by_role("radio", name="theo số liệu mới").or_(both.get_by_role("button", name="theo số liệu mới")).click()
        expect(heading(page)).to_have_text(now)
        # by the link that holds everything: figures of that day that the store here knows, and figures that it does not know
        guest = open_what_if(other, second, whole)
        expect(heading(guest)).to_have_text(now)
        expect(lever(guest)).to_have_attribute("value", "3")
        expect(keyed(guest, "then-and-now")).to_contain_text("như lúc lưu")
        panel(page)
        changed = link(page, "s").removeprefix(f"{second.url}/what_if")
        with somebody(chromium, server) as (elsewhere, _):
            far = open_what_if(elsewhere, server, changed)
            expect(heading(far)).to_have_text(RAISED)
            expect(far.get_by_test_id("stAlert").filter(has_text="Kịch bản lập trên số liệu")).to_be_visible()
            expect(keyed(far, "then-and-now")).to_have_count(0)


def press_until(page: Page, measure: str, step: int) -> None:
    """Move a lever one step, as a person does who looks at it: with ten pages on two cores a key may come before the page listens."""
    slider = lever(page, measure)
    for _ in range(3):
        slider.focus()
        page.keyboard.press("ArrowRight")
        try:
            expect(slider).to_have_attribute("value", str(step), timeout=5000)
            return
        except AssertionError:
            continue
    expect(slider).to_have_attribute("value", str(step))


@pytest.mark.parametrize("size", [{"width": 420, "height": 640}])
def test_ten_people_at_once_never_see_each_others_work(chromium: Browser, server: Server, size: dict[str, int]) -> None:
    """Each sets another lever to another strength; all move before anybody looks."""
    wanted = [*((measure, steps) for steps in (1, 2, 3) for measure in MEASURES[:3]), (MEASURES[3], 1)]
    with ExitStack() as stack:
        pages = []
        for _ in wanted:
            context, _ = stack.enter_context(somebody(chromium, server))
            page = context.new_page()
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.goto(f"{server.url}/what_if?levers=native", wait_until="commit")
            pages.append(page)
        for page in pages:
            settle(page, FIRST)
        for page, (measure, steps) in zip(pages, wanted, strict=True):
            for step in range(1, steps + 1):
                press_until(page, measure, step)
        said = []
        for page, (measure, steps) in zip(pages, wanted, strict=True):
            settle(page)
            expect(heading(page)).not_to_have_text(OPENING)
            for other in MEASURES:
                expect(lever(page, other)).to_have_attribute("value", str(steps if other == measure else 0))
            said.append(heading(page).inner_text())
        assert len(set(said)) == len(wanted)
        for page, sentence in list(zip(pages, said, strict=True))[::4]:
            page.reload()
            expect(heading(page)).to_have_text(sentence)
