"""The live board under mouse, keyboard and finger: everything on it moves with the lever, and the server's truth says the same."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, a_context, check, visitor
from tests.browser.looking import HERO, LEVER, board, heading, keyed, menu, pick, scrolls_sideways, texts_and_labels
from tests.browser.serving import Server, Watch, open_page, serve, settle
from tests.browser.test_flows import OPENING, RAISED
from tests.browser.test_frame import STREAMLIT_WORDS
from tests.conftest import RIVER

LIVE = "/what_if?levers=live"
TRIAL = "Định danh đã kích hoạt – 70% (ngưỡng thử)"
SCENARIO = "path.scenario"


def own(page: Page, name: str = LEVER) -> Locator:
    """A measure's lever, or another one by its whole name."""
    return page.locator(f"[data-lever='{name if ':' in name else f'measure:{name}'}']")


def thumb(page: Page, name: str = LEVER) -> Locator:
    return own(page, name).get_by_role("slider")


def track(lever: Locator) -> tuple[float, float, float]:
    """Where the middle of the thumb can be: from, to, and how high."""
    lever.scroll_into_view_if_needed()
    box = lever.bounding_box()
    assert box is not None
    return box["x"] + 10, box["x"] + box["width"] - 10, box["y"] + box["height"] / 2


def grip(page: Page, name: str = LEVER) -> None:
    """Take a lever's thumb with the mouse."""
    left, right, height = track(thumb(page, name))
    share = thumb(page, name).evaluate("range => (range.value - range.min) / (range.max - range.min)")
    page.mouse.move(left + (right - left) * share, height)
    page.mouse.down()


def drag_to(page: Page, share: float, name: str = LEVER) -> None:
    """Move what is held along its track."""
    left, right, height = track(thumb(page, name))
    page.mouse.move(left + (right - left) * share, height, steps=4)


def at_rest(page: Page) -> None:
    """Until the board shows the server's truth and the server is idle."""
    expect(page.locator(".board:not(.moving)")).to_be_attached()
    settle(page)


def said(page: Page) -> dict[str, Any]:
    """Everything that the board says of the targets."""
    return {
        "takeaway": heading(page).inner_text(),
        "facts": page.locator(".board .fact").all_inner_texts(),
        "needed": page.locator(".board .needed").inner_text(),
        "cards": page.locator(".board .card").all_inner_texts(),
        "ends": page.locator(".board text.end").all_text_contents(),
    }


def line(page: Page) -> str:
    return page.locator(SCENARIO).get_attribute("d") or ""


def frame(page: Page) -> None:
    """Until what was moved has been drawn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_it_opens_with_the_sentence_the_chart_and_the_levers(visit: Visit) -> None:
    page = visit(LIVE)
    expect(heading(page)).to_have_text(OPENING)
    expect(page.locator("svg.fan")).to_have_attribute("aria-label", OPENING)
    expect(page.locator("text.end").first).to_have_text("54%")
    expect(thumb(page)).to_have_attribute("aria-valuetext", "như hiện nay, 0%")
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)


def test_everything_moves_while_the_mouse_drags_and_the_truth_says_the_same(visit: Visit) -> None:
    page = visit(LIVE)
    opening, before = said(page), line(page)
    grip(page)
    drag_to(page, 1.0)
    expect(heading(page)).to_have_text(RAISED)
    assert line(page) != before
    dragging = said(page)
    assert dragging["facts"] != opening["facts"]
    assert dragging["cards"] != opening["cards"]
    expect(keyed(page, "undo").get_by_role("button")).to_be_disabled()  # nothing was sent yet
    page.mouse.up()
    at_rest(page)
    assert said(page) == dragging
    expect(page.get_by_role("status").filter(has_text=RAISED)).to_be_attached()
    keyed(page, "undo").get_by_role("button").click()
    expect(heading(page)).to_have_text(OPENING)
    expect(thumb(page)).to_have_value("0")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", [LEVER, "assumption:pace.procedures_paid_online", "unit_targets"])
def test_the_words_while_dragging_are_the_words_of_the_truth(name: str, language: str, visit: Visit) -> None:
    """Whatever position: the browser's sentence, date, chance and cards are those of the server."""
    page = visit(f"{LIVE}&lang={language}", height=1500)
    pick(page, 1, {"vi": "Tăng tốc", "en": "Faster"}[language])
    expect(heading(page)).to_contain_text(re.compile("Tăng tốc|Faster"))
    if name.startswith("assumption"):
        page.locator("details.beliefs summary").click()
    for share in (0.08, 0.31, 0.55, 0.83, 1.0, 0.0):
        grip(page, name)
        drag_to(page, share, name)
        expect(page.locator(".board.moving")).to_be_attached()
        expect(page.locator(".board[aria-busy=false]")).to_be_attached()
        frame(page)
        dragging, curve = said(page), line(page)
        page.mouse.up()
        at_rest(page)
        truth = said(page)
        assert dragging["takeaway"] == truth["takeaway"]
        assert dragging["facts"][:2] == truth["facts"][:2]
        assert dragging["needed"] == truth["needed"]
        for told, true in zip((dragging["facts"][2], *dragging["cards"], *dragging["ends"]), (truth["facts"][2], *truth["cards"], *truth["ends"]), strict=True):
            assert same(told, true), (share, told, true)
        assert jump(curve, line(page)) < 2.0, "of the line, in pixels"


def same(told: str, true: str) -> bool:
    """Whether two texts say the same; a level between two numbers may be rounded to either, and with it be said to have moved."""
    told, true = (re.sub(r"\S+ → ", "", text) for text in (told, true))
    words, numbers = zip(*((re.sub(r"\d+", "#", text), [int(number) for number in re.findall(r"\d+", text)]) for text in (told, true)), strict=True)
    return words[0] == words[1] and all(abs(one - other) <= 1 for one, other in zip(*numbers, strict=True))


def jump(before: str, after: str) -> float:
    """The largest step of a line from one drawing to the next. [pixels]"""
    numbers = [[float(number) for number in re.findall(r"-?[\d.]+", path)] for path in (before, after)]
    return max(abs(one - other) for one, other in zip(*numbers, strict=True))


def test_a_part_of_a_whole_and_its_ceiling_move_too(visit: Visit) -> None:
    """What operational time cannot say comes from a sweep, asked for when the lever is touched."""
    page = visit(LIVE, height=1500)
    pick(page, 0, TRIAL)
    expect(heading(page)).to_contain_text("70%")
    page.locator("details.beliefs summary").click()
    for name in ("mobile_teams", "assumption:ceiling.eid_activated", "assumption:potential.people_14_plus"):
        before = line(page)
        grip(page, name)
        drag_to(page, 0.6, name)
        expect(page.locator(".board.moving[aria-busy=false]")).to_be_attached()
        expect(page.locator(SCENARIO)).not_to_have_attribute("d", before)
        frame(page)
        curve = line(page)
        page.mouse.up()
        at_rest(page)
        assert jump(curve, line(page)) < 3.0, name


def test_a_burst_of_keys_is_one_step_back(visit: Visit) -> None:
    page = visit(LIVE)
    thumb(page).focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(thumb(page)).to_have_attribute("aria-valuetext", "20%")
    at_rest(page)
    expect(heading(page)).to_contain_text("ở mức 20%")
    expect(thumb(page)).to_be_focused()
    page.keyboard.press("PageUp")
    expect(thumb(page)).to_have_attribute("aria-valuetext", "làm điểm, 33%")
    page.keyboard.press("End")
    expect(thumb(page)).to_have_attribute("aria-valuetext", "toàn tỉnh, 100%")
    at_rest(page)
    expect(heading(page)).to_have_text(RAISED)
    expect(thumb(page)).to_be_focused()
    keyed(page, "undo").get_by_role("button").click()
    expect(thumb(page)).to_have_value("20")
    keyed(page, "undo").get_by_role("button").click()
    expect(heading(page)).to_have_text(OPENING)
    expect(keyed(page, "undo").get_by_role("button")).to_be_disabled()


def test_a_number_is_typed_and_a_lever_reset(visit: Visit) -> None:
    page = visit(LIVE)
    expect(own(page).locator(".reset")).not_to_be_visible()
    own(page).get_by_role("textbox").fill("67")
    page.keyboard.press("Enter")
    at_rest(page)
    expect(thumb(page)).to_have_attribute("aria-valuetext", "nhân rộng, 67%")
    expect(heading(page)).to_contain_text("không tiền mặt nhân rộng")
    own(page).get_by_role("textbox").fill("nhiều")
    page.keyboard.press("Enter")
    expect(own(page).get_by_role("textbox")).to_have_value("67")
    own(page).locator(".reset").click()
    expect(heading(page)).to_have_text(OPENING)


def test_a_held_button_repeats_and_is_one_step_back(visit: Visit) -> None:
    page = visit(LIVE)
    more = own(page).locator(".step").last
    more.scroll_into_view_if_needed()
    more.hover()
    page.mouse.down()
    expect(thumb(page)).to_have_value(re.compile(r"^(2[05]|[3-9]\d|100)$"))
    page.mouse.up()
    at_rest(page)
    keyed(page, "undo").get_by_role("button").click()
    expect(heading(page)).to_have_text(OPENING)


def test_months_are_set_on_the_board(visit: Visit) -> None:
    page = visit(LIVE)
    thumb(page).focus()
    page.keyboard.press("End")
    expect(heading(page)).to_have_text(RAISED)
    at_rest(page)
    own(page).locator(".span").click()
    own(page).get_by_role("combobox").first.select_option("2023-08")
    expect(heading(page)).to_contain_text(re.compile(r"từ 40 lên (45|50|55|60)%"))
    expect(own(page).locator(".span")).to_have_text("tháng 8–12")


def test_a_reload_in_the_middle_of_a_drag_keeps_what_was_let_go_last(visit: Visit) -> None:
    page = visit(LIVE)
    grip(page)
    drag_to(page, 1.0)
    page.mouse.up()
    at_rest(page)
    grip(page)
    drag_to(page, 0.2)
    expect(heading(page)).not_to_have_text(RAISED)
    page.reload()
    page.mouse.up()
    expect(heading(page)).to_have_text(RAISED)
    expect(thumb(page)).to_have_value("100")


def test_the_language_is_switched_in_the_middle_and_the_levers_stay(visit: Visit) -> None:
    page = visit(LIVE)
    thumb(page).focus()
    page.keyboard.press("End")
    page.get_by_text("English", exact=True).click()
    expect(heading(page)).to_have_text(re.compile(r"Cashless one-stop desk, .*40 .*65%"))
    expect(thumb(page)).to_have_attribute("aria-valuetext", "province-wide, 100%")
    at_rest(page)
    grip(page)
    drag_to(page, 0.5)
    expect(heading(page)).to_contain_text(re.compile(r"piloted|scaled up|at \d+%"))
    page.mouse.up()
    at_rest(page)
    menu(page, "trust").click()
    expect(heading(page)).not_to_contain_text("Cashless")
    menu(page, "what_if").click()
    expect(thumb(page)).to_have_value("50")


def test_a_finger_drags_on_a_phone(browser: Browser, server: Server) -> None:
    context = browser.new_context(locale="vi-VN", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    watch = Watch(server.url)
    watch.follow(context)
    page = open_page(context.new_page(), server.url + LIVE)
    assert not scrolls_sideways(page)
    left, right, height = track(thumb(page))
    assert right - left > 120
    assert thumb(page).evaluate("range => range.clientHeight") >= 44
    finger = context.new_cdp_session(page)

    def touch(kind: str, share: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": left + (right - left) * share, "y": height}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0.0)
    for place in range(1, 11):
        touch("touchMove", place / 10)
    expect(thumb(page)).to_have_value("100")
    expect(heading(page)).to_have_text(RAISED)
    touch("touchEnd", 1.0)
    at_rest(page)
    expect(heading(page)).to_have_text(RAISED)
    context.close()
    check(watch, server)


def test_plain_sliders_are_a_switch_away_and_stay_for_the_visit(visit: Visit) -> None:
    page = visit(LIVE)
    keyed(page, "levers.switch").get_by_role("button").click()
    expect(keyed(page, f"lever.{LEVER}").get_by_role("slider")).to_be_visible()
    expect(board(page)).to_have_count(0)
    menu(page, "trust").click()
    expect(page.locator("[data-testid=stTopNavLink][href$='/trust']")).to_be_visible()
    menu(page, "what_if").click()
    expect(keyed(page, f"lever.{LEVER}").get_by_role("slider")).to_be_visible()
    keyed(page, "levers.switch").get_by_role("button").click()
    expect(board(page)).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_off_on_the_board(language: str, dark: bool, visit: Visit) -> None:
    page = visit(f"{LIVE}&lang={language}", dark=dark)
    for width, height in ((1366, 768), (1920, 1080), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        expect(heading(page)).to_be_in_viewport()
        assert not scrolls_sideways(page)
        assert page.evaluate(CUT) == [], f"at {width} x {height}"


CUT = """() => {
  const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot, found = [];
  for (const e of root.querySelectorAll('h3, .title, .fact, .card, .foot, summary, .needed, .subtitle, .span'))
    if (e.offsetParent && e.scrollWidth > e.clientWidth + 1) found.push(e.className + ': ' + e.textContent);
  const frame = root.querySelector('svg.fan').getBoundingClientRect(), labels = [...root.querySelectorAll('svg.fan text')].filter(e => e.textContent);
  const boxes = labels.map(e => [e.textContent, e.getBoundingClientRect()]);
  boxes.forEach(([text, a], i) => {
    if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) found.push(text + ' sticks out');
    boxes.slice(i + 1).forEach(([other, b]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 3) found.push(text + ' over ' + other);
    });
  });
  return found;
}"""


def test_the_vietnamese_board_has_no_english_word_of_streamlit(visit: Visit) -> None:
    page = visit(LIVE)
    expect(board(page)).to_be_visible()
    assert [text for text in texts_and_labels(page) if STREAMLIT_WORDS.search(text)] == []


def test_another_target_is_looked_at_and_the_levers_stay(visit: Visit) -> None:
    page = visit(LIVE)
    thumb(page).focus()
    page.keyboard.press("End")
    expect(heading(page)).to_have_text(RAISED)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option").first.click()
    expect(heading(page)).to_contain_text("Hồ sơ trực tuyến đã đạt")
    page.locator("details.others summary").click()
    expect(thumb(page)).to_have_value("100")
    expect(page.locator(f".card[data-target='{HERO}']")).to_contain_text("65%")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_moves_up_or_down_while_a_lever_is_dragged(language: str, visit: Visit) -> None:
    """Sentences grow and shrink; what is under the hand stays where it is."""
    page = visit(f"{LIVE}&lang={language}")
    for width, height in ((1366, 768), (1024, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        thumb(page).scroll_into_view_if_needed()
        grip(page)
        heights = set()
        for share in (0.2, 0.5, 1.0, 0.0):
            drag_to(page, share)
            frame(page)
            heights.add(page.evaluate(TOPS))
        page.mouse.up()
        at_rest(page)
        heights.add(page.evaluate(TOPS))
        assert len(heights) == 1, f"at {width} x {height}: {heights}"


TOPS = """() => {
  const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
  return ['.chart', '.lever', '.facts-row', '.cards'].map(name => Math.round(root.querySelector(name).getBoundingClientRect().top)).join(' ');
}"""


@pytest.mark.parametrize("title", ["Hồ sơ trực tuyến – 60%", "Dịch vụ có hồ sơ – 80%"])
def test_the_words_of_a_target_never_lie_on_a_figure(title: str, visit: Visit) -> None:
    page = visit(LIVE)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name=title).first.click()
    expect(page.locator("text.label.target:not(.other)")).to_contain_text(title.rpartition(" ")[2])
    at_rest(page)
    assert page.evaluate(COVERED) == []


# Figures that lie under the words of a target.
COVERED = """() => {
  const root = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
  const boxes = name => [...root.querySelectorAll(name)].map(e => e.getBoundingClientRect());
  return boxes('circle.figure').filter(one => boxes('text.label.target').some(other =>
    Math.min(one.right, other.right) > Math.max(one.left, other.left) && Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top)));
}"""


def test_a_single_figure_is_drawn_with_its_target_though_nothing_is_projected(visit: Visit) -> None:
    page = visit(LIVE)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="Dịch vụ thiết yếu có hồ sơ").first.click()
    expect(page.locator(".nochart")).to_be_visible()
    expect(page.locator("circle.figure")).to_have_count(1)
    expect(page.locator("line.target:not(.other)")).to_have_count(1)
    expect(page.locator(SCENARIO)).not_to_have_attribute("d", re.compile("M"))


def test_text_of_a_plan_is_never_markup(visit: Visit) -> None:
    page = visit(LIVE)
    page.locator(".board .info").first.click()
    assert page.evaluate("document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot.querySelectorAll('script, iframe, img, a').length") == 0
    expect(own(page).locator(".facts")).to_contain_text("tốc độ khi ở mức cao nhất")


def test_another_place_in_english(browser: Browser, log: Path) -> None:
    with serve(log, plan=RIVER) as server:
        for context, watch in a_context(browser, server):
            page = visitor(context, server, f"{LIVE}&lang=en")
            opening = heading(page).inner_text()
            grip(page, "open_evenings")
            drag_to(page, 0.8, "open_evenings")
            expect(page.locator(".board.moving[aria-busy=false]")).to_be_attached()
            expect(heading(page)).not_to_have_text(opening)
            frame(page)
            dragging = heading(page).inner_text()
            page.mouse.up()
            at_rest(page)
            assert heading(page).inner_text() == dragging
            check(watch, server)
