"""The presenter's page: six steps by key, a lever by mouse, keyboard and touch, nothing lost."""

import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Visit, visitor
from tests.browser.presenting import MEASURE, OPENING, RAISED, at_step, headline, keys, raise_by_key, settled, stage
from tests.browser.serving import Server

# How long a key takes until the flipped sentence has been painted. [ms]
FLIP = """root => new Promise(done => {
  const before = root.dataset.view, start = performance.now();
  dispatchEvent(new KeyboardEvent('keydown', { key: ' ', code: 'Space', bubbles: true, composed: true }));
  const look = () => root.dataset.view === before ? requestAnimationFrame(look)
    : requestAnimationFrame(() => {
      const line = new MessageChannel();
      line.port1.onmessage = () => done(performance.now() - start);
      line.port2.postMessage(0);
    });
  look();
})"""


def test_the_steps_come_in_the_order_of_a_meeting(visit: Visit) -> None:
    page = visit("/present")
    expect(headline(page)).to_contain_text("mỗi chấm là một số liệu")
    keys(page, "PageDown")
    expect(headline(page)).to_have_text("Hôm nay là 11/5; số liệu mới nhất, 20/4: 20,1%")
    keys(page, "ArrowRight")
    expect(headline(page)).to_have_text("Đích: 60% đến 31/12/2023")
    keys(page, "Space")
    expect(headline(page)).to_contain_text("Còn thiếu 39,9 điểm %")
    keys(page, "n")
    at_step(page, 2)
    expect(headline(page)).to_have_text("Đến 31/12/2023, thanh toán trực tuyến đạt bao nhiêu %?")
    expect(page.locator(".fact.chance")).to_be_hidden()  # nobody sees the answer before the guess
    expect(page.locator("path.scenario")).to_be_hidden()
    keys(page, "PageDown")
    expect(headline(page)).to_have_text(OPENING)
    expect(page.locator(".fact.chance")).to_contain_text("40%")
    raise_by_key(page)
    keys(page, "Escape", "ArrowRight")
    at_step(page, 4)
    keys(page, "PageDown")
    at_step(page, 5)
    keys(page, "PageDown")
    at_step(page, 6)
    for text in ("Một cửa không tiền mặt (toàn tỉnh)", "Trung tâm Phục vụ hành chính công", "Tháng 6–12", "khả năng tăng từ khoảng 40% lên khoảng 65%"):
        expect(page.locator(".closing")).to_contain_text(text)
    keys(page, "PageUp", "ArrowLeft", "p", "p")
    at_step(page, 2)


def test_a_measure_moves_by_word_levels_and_the_pair_of_charts_with_it(visit: Visit) -> None:
    page = visit("/present?step=3")
    keys(page, "1", "ArrowRight")
    expect(page.locator("[data-measure='one_stop_cashless'] .level")).to_have_text("làm điểm")
    expect(headline(page)).to_contain_text("làm điểm")
    keys(page, "ArrowRight", "ArrowRight")
    expect(headline(page)).to_have_text(RAISED)
    expect(page.locator(".pace-title")).to_have_text("Tốc độ bình quân đến hạn: gấp 1,0 → 1,8")
    expect(page.locator(".fact.chance")).to_contain_text("65%")
    expect(page.locator(".fact.when")).to_contain_text("[")
    settled(page)
    expect(page.get_by_role("status").filter(has_text=RAISED)).to_be_attached()
    at_step(page, 3)  # while a measure is in hand the arrows are its own


def test_a_measure_is_dragged_with_the_mouse_and_everything_moves_before_it_is_let_go(visit: Visit) -> None:
    page = visit("/present?step=3")
    box = page.locator(f"[data-measure='{MEASURE}'] input").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 14, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, middle, steps=12)
    expect(headline(page)).to_have_text(RAISED)
    expect(stage(page)).to_have_class(re.compile("moving"))
    page.mouse.up()
    settled(page)
    expect(headline(page)).to_have_text(RAISED)
    keys(page, "ArrowRight")  # after the mouse the arrows are the steps'
    at_step(page, 4)


def test_a_measure_follows_a_finger(browser: Browser, server: Server) -> None:
    context = browser.new_context(locale="vi-VN", has_touch=True, viewport={"width": 1366, "height": 768})
    page = visitor(context, server, "/present?step=3", 1366, 768)
    box = page.locator(f"[data-measure='{MEASURE}'] input").bounding_box()
    assert box is not None
    line, middle = context.new_cdp_session(page), box["y"] + box["height"] / 2

    def touch(kind: str, at: float | None) -> None:
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [] if at is None else [{"x": at, "y": middle}]})

    touch("touchStart", box["x"] + 14)
    for share in range(1, 11):
        touch("touchMove", box["x"] + 14 + (box["width"] - 16) * share / 10)
    expect(headline(page)).to_have_text(RAISED)
    touch("touchEnd", None)
    settled(page)
    expect(headline(page)).to_have_text(RAISED)
    page.get_by_role("button", name="Bước sau").tap()
    at_step(page, 4)
    context.close()


def test_the_last_change_is_replayed_slowly_from_before_to_after(visit: Visit) -> None:
    page = visit("/present?step=3")
    raise_by_key(page)
    keys(page, "Escape", "PageDown")
    seen = stage(page).evaluate(
        """root => new Promise(done => {
          const seen = [], start = performance.now();
          const look = () => {
            seen.push([performance.now() - start, root.querySelector('.fact.chance').textContent, root.querySelector('input[type=range]').value]);
            if (performance.now() - start < 4500) requestAnimationFrame(look); else done(seen); };
          look();
        })"""
    )
    values = [float(value) for _, _, value in seen]
    assert values == sorted(values), "the lever goes one way only"
    assert values[0] < 20
    assert values[-1] == 100
    first_at_end = next(moment for moment, _, value in seen if float(value) == 100)
    assert 1500 < first_at_end < 4400, "slowly"
    assert len({words for _, words, _ in seen}) >= 4, "the chance goes through steps of 5 %"
    expect(headline(page)).to_have_text(RAISED)


def test_who_wants_no_motion_sees_the_change_in_one_jump(visit: Visit) -> None:
    page = visit("/present?step=3")
    page.emulate_media(reduced_motion="reduce")
    raise_by_key(page)
    keys(page, "Escape", "PageDown")
    lever = page.locator(f"[data-measure='{MEASURE}'] input")
    seen: list[str] = lever.evaluate(
        """lever => new Promise(done => {
          const seen = new Set(), start = performance.now();
          const look = () => { seen.add(lever.value); if (performance.now() - start < 2500) requestAnimationFrame(look); else done([...seen]); };
          look();
        })"""
    )
    assert set(seen) <= {"0", "100"}
    expect(headline(page)).to_have_text(RAISED)


def test_the_flip_takes_less_than_a_tenth_of_a_second(visit: Visit) -> None:
    page = visit("/present?step=3")
    raise_by_key(page)
    keys(page, "Escape", "PageDown", "PageDown")
    at_step(page, 5)
    times = sorted(stage(page).evaluate(FLIP) for _ in range(12))
    print("A/B flip [ms]:", ", ".join(f"{moment:.0f}" for moment in times))
    assert times[len(times) // 2] < 100
    expect(headline(page)).to_have_text(RAISED)
    keys(page, "Space")
    expect(headline(page)).to_have_text(OPENING)
    expect(page.locator(".fact.chance")).to_contain_text("40%")
    expect(page.locator(".pace-title")).to_have_text("Tốc độ bình quân đến hạn: gấp 1,0")


def test_a_reload_in_the_middle_loses_nothing_and_zero_goes_back_to_the_opening(visit: Visit) -> None:
    page = visit("/present")
    keys(page, "3", "ArrowRight")  # takes a measure in hand, in step 3
    expect(headline(page)).to_contain_text("làm điểm")
    raise_other = headline(page).inner_text()
    settled(page)
    keys(page, "Escape", "PageDown", "PageDown")
    expect(page).to_have_url(re.compile("step=5"))
    page.reload()
    at_step(page, 5)
    expect(headline(page)).to_have_text(raise_other)
    keys(page, "0")
    at_step(page, 1)
    keys(page, "1")
    expect(headline(page)).to_have_text(OPENING)


def test_zero_goes_back_to_step_one_from_a_sheet_and_from_a_step_in_the_address(visit: Visit) -> None:
    page = visit("/present?step=5")
    keys(page, "g")
    expect(page.get_by_role("dialog", name="Căn cứ tính toán")).to_be_visible()
    keys(page, "0")
    at_step(page, 1)
    expect(page.get_by_role("dialog", name="Căn cứ tính toán")).to_be_hidden()
    expect(headline(page)).to_contain_text("mỗi chấm là một số liệu")
    expect(page).to_have_url(re.compile(r"step=1\.0"))


def test_the_language_is_switched_in_the_middle(visit: Visit) -> None:
    page = visit("/present?step=3")
    raise_by_key(page)
    keys(page, "Escape", "s")
    panel = page.locator(".st-key-present-setup")
    panel.get_by_role("radio", name="English").or_(panel.get_by_role("button", name="English")).click()
    expect(headline(page)).to_have_text(re.compile(r"chance of reaching 60% rises from 40 to 65%"))
    keys(page, "Escape")
    expect(panel).to_have_count(0)
    at_step(page, 3)
    keys(page, "PageDown")
    at_step(page, 4)
    expect(page.locator(".step-name")).to_have_text("4 Watch again")
    expect(page.get_by_role("button", name="Set-up")).to_be_visible()


def test_escape_closes_lets_go_and_then_leaves_with_the_scenario(visit: Visit) -> None:
    page = visit("/present?step=3")
    raise_by_key(page)
    keys(page, "g")
    dialog = page.get_by_role("dialog", name="Căn cứ tính toán")
    for text in ("một nghìn tương lai", "20/4/2023", "20,07%", "đoán", "[43–90]"):
        expect(dialog).to_contain_text(text)
    keys(page, "Escape", "?")
    expect(page.get_by_role("dialog", name="Phím")).to_be_visible()
    keys(page, "Escape", "Escape")
    expect(page.locator(".measure.held")).to_have_count(0)
    keys(page, "Escape")
    expect(page).to_have_url(re.compile("/what_if"))
    expect(page.locator(".stMainBlockContainer :is(h2, h3)").filter(has_text=RAISED).first).to_be_visible()


def test_what_a_sheet_covers_cannot_be_reached_and_a_step_is_read_aloud(visit: Visit) -> None:
    page = visit("/present?step=3")
    covered = page.locator(".foot-strip")
    keys(page, "g")
    expect(page.get_by_role("dialog", name="Căn cứ tính toán")).to_be_visible()
    expect(covered).to_have_attribute("inert", "")
    keys(page, "g")
    expect(covered).not_to_have_attribute("inert", "")
    keys(page, "PageUp")
    expect(page.get_by_role("status").filter(has_text="2 Đoán trước. Đến 31/12/2023, thanh toán trực tuyến đạt bao nhiêu %?")).to_be_attached()


def test_an_indicator_whose_pace_is_not_known_shows_its_figure_and_says_so(visit: Visit) -> None:
    page = visit("/present?target=essential_services_open_25_2023")
    expect(page.locator("circle.figure")).to_be_visible()
    expect(page.locator(".nochart")).to_be_hidden()
    page.get_by_role("button", name="3 Một biện pháp").click()
    expect(page.locator(".nochart")).to_be_visible()
    expect(page.locator(".pace-title")).to_have_text("Chưa đo được tốc độ")


def test_keys_of_the_browser_are_left_to_the_browser(visit: Visit) -> None:
    page = visit("/present?step=3")
    keys(page, "Control+ArrowRight", "Alt+g", "c", "r", "F2", "Tab")
    at_step(page, 3)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_sentences_for_the_minutes_are_one_click_away(visit: Visit, shared: tuple[BrowserContext, Any]) -> None:
    shared[0].grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit("/present?step=3")
    raise_by_key(page)
    keys(page, "Escape")
    page.get_by_role("button", name="6 Chốt việc").click()
    page.get_by_role("button", name="Chép câu ghi biên bản").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".minutes").inner_text()
    assert re.search(r"Một cửa không tiền mặt: toàn tỉnh.*từ khoảng 40% lên khoảng 65%.*từ khoảng tháng 3/2024 \[.*\] thành", copied)
