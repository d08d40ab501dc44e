"""The line is frozen, dropped, stranded, the server killed: what was done is sent again, once, or said to be lost."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from tests.browser.line import Line, line_to
from tests.browser.looking import heading, keyed
from tests.browser.presenting import headline, keys
from tests.browser.serving import FIRST, Server, Watch, settle
from tests.browser.test_board import LIVE, at_rest, drag_to, grip, own, thumb
from tests.browser.test_flows import OPENING, RAISED
from tests.browser.test_import import HEADER, ONLINE, send
from tests.catalog.intake.messy_files import sheet
from tests.saving.running import panel, port_of, running, type_title

DOWN = "Mất kết nối. Thao tác chưa được lưu, sẽ gửi lại khi có mạng."
BACK = re.compile("^Đã kết nối lại")
UNCONFIRMED = "Đã kết nối lại. Chưa được xác nhận: “Lưu thành kịch bản mới”. Xem lại, chưa thấy thì bấm lại."
FILE = "Máy chủ đã khởi động lại. Tệp đang nhập phải chọn lại và xác nhận lại; chưa ghi gì từ tệp này."
PAGES = ("", "what_if?levers=live", "compare", "assignment", "figures", "present", "trust?lang=en")
ROUNDS = 14  # failed requests after which Streamlit has given its server up: two in each of six rounds


@dataclass
class World:
    """A server, the line to it, and what browsers did that they must not do."""

    folder: Path
    stack: ExitStack
    server: Server
    line: Line
    browser: Browser
    failed: list[str] = field(default_factory=list)

    def kill(self) -> None:
        """Kill -9."""
        self.server.process.kill()
        self.server.process.wait()

    def start(self) -> None:
        """Another server on the same store, at the end of the same line."""
        self.server = self.stack.enter_context(running(self.folder, port=port_of(self.server)))

    @contextmanager
    def somebody(self) -> Iterator[BrowserContext]:
        """A visitor of its own, whose line flows again in the end. Only of the line may the page have complained."""
        context = self.browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        watch = Watch(self.line.url)
        watch.follow(context)
        context.on("weberror", lambda error: self.failed.append(str(error.error)))
        try:
            yield context
        finally:
            context.close()
            self.line.flow()
            if self.server.process.poll() is not None:
                self.start()
        assert watch.outside == []
        assert self.failed == []
        assert "Traceback" not in self.server.said(), self.server.said()

    def open(self, context: BrowserContext, address: str) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"{self.line.url}/{address.lstrip('/')}")
        settle(page, FIRST)
        return page


@pytest.fixture(scope="module")
def world(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("line")
    with ExitStack() as stack:
        server = stack.enter_context(running(folder))
        yield World(folder, stack, server, stack.enter_context(line_to(port_of(server))), browser)


def strip(page: Page) -> Locator:
    """What is said of the line."""
    return page.locator("#planner-line p")


def drag(page: Page, share: float, world: World, trouble: str) -> None:
    """Something happens to the line while a lever is dragged; the board goes on, and says that nothing is saved."""
    grip(page)
    drag_to(page, 0.5)
    getattr(world.line, trouble)()
    drag_to(page, share)
    page.mouse.up()
    expect(strip(page)).to_have_text(DOWN)
    expect(thumb(page)).to_have_value(str(round(share * 100)))


def test_every_page_says_that_the_line_is_frozen_and_then_that_it_is_back(world: World) -> None:
    with world.somebody() as context:
        pages = [world.open(context, address) for address in PAGES]
        for page in pages:
            expect(strip(page)).to_be_hidden()
        world.line.freeze()
        for page in pages[:-1]:
            expect(strip(page)).to_have_text(DOWN)
            expect(strip(page)).to_have_attribute("role", "alert")
        expect(strip(pages[-1])).to_contain_text("Connection lost.")
        world.line.flow()
        for page in pages[:-1]:
            expect(strip(page)).to_have_text(BACK)
            expect(strip(page)).to_have_attribute("role", "status")


def test_the_dialog_of_streamlit_never_shows_however_long_the_line_is_down(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, "trust")
        failed: list[Request] = []
        page.on("requestfailed", lambda request: failed.append(request))
        world.line.drop()
        expect(strip(page)).to_have_text(DOWN)
        while len(failed) < ROUNDS:
            page.wait_for_event("requestfailed")
        assert page.get_by_role("dialog").count() == 0
        page.get_by_role("link").first.focus()  # nothing has taken the keyboard
        expect(page.get_by_role("link").first).to_be_focused()
        world.line.flow()
        expect(strip(page)).to_have_text(BACK)
        expect(strip(page)).to_be_hidden()


@pytest.mark.parametrize("trouble", ["freeze", "drop", "strand"])
def test_a_lever_let_go_while_the_line_is_down_is_moved_once(trouble: str, world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, LIVE)
        drag(page, 1.0, world, trouble)
        expect(heading(page)).to_have_text(RAISED)
        if trouble == "freeze":  # what was sent into the frozen line is lost with it
            world.line.drop()
        world.line.flow()
        expect(strip(page)).to_have_text("Đã kết nối lại. Các thao tác đã được gửi lại.")
        at_rest(page)
        expect(heading(page)).to_have_text(RAISED)
        keyed(page, "undo").get_by_role("button").click()
        expect(heading(page)).to_have_text(OPENING)
        expect(keyed(page, "undo").get_by_role("button")).to_be_disabled()


def test_a_frozen_line_that_thaws_delivers_a_move_once(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, LIVE)
        drag(page, 1.0, world, "freeze")
        world.line.flow()
        expect(strip(page)).to_have_text(BACK)
        at_rest(page)
        keyed(page, "undo").get_by_role("button").click()
        expect(heading(page)).to_have_text(OPENING)
        expect(keyed(page, "undo").get_by_role("button")).to_be_disabled()
        page.reload()
        expect(heading(page)).to_have_text(OPENING)


def test_a_move_outlives_the_page_and_gives_way_to_what_was_done_since(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, LIVE)
        drag(page, 1.0, world, "drop")
        kept = page.evaluate("sessionStorage['planner.moves.board']")
        world.line.flow()
        page.goto(world.line.url + LIVE)
        expect(heading(page)).to_have_text(RAISED)
        at_rest(page)
        assert page.evaluate("sessionStorage['planner.moves.board']") is None
        own(page).locator(".reset").click()
        expect(heading(page)).to_have_text(OPENING)
        at_rest(page)
        since = kept.replace('"was":{"measure:one_stop_cashless":0}', '"was":{"measure:one_stop_cashless":0.3}')
        page.evaluate("since => { sessionStorage['planner.moves.board'] = since; }", since)
        page.reload()
        expect(strip(page)).to_have_text(re.compile("^Không gửi lại được: .*Một cửa. Cần thì đặt lại.$"))
        expect(heading(page)).to_have_text(OPENING)


def test_a_save_pressed_while_the_line_is_down_is_never_said_to_be_saved(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, "what_if?levers=native")
        type_title(page, "Lúc mất mạng")
        world.line.freeze()
        keyed(page, "save.new").get_by_role("button").click()
        expect(strip(page)).to_have_text(DOWN)
        world.line.drop()
        world.line.flow()
        expect(strip(page)).to_have_text(UNCONFIRMED)
        assert page.get_by_test_id("stToast").count() == 0
        settle(page)
        expect(panel(page).get_by_role("textbox").first).to_have_value("Lúc mất mạng")
        keyed(page, "save.new").get_by_role("button").click()
        expect(page.get_by_test_id("stToast").filter(has_text="Đã lưu “Lúc mất mạng”, phiên bản 1.")).to_be_visible()
        expect(strip(page)).to_be_hidden()
        page.keyboard.press("Escape")
        page.get_by_role("combobox").nth(1).click()
        expect(page.get_by_role("option", name=re.compile("Lúc mất mạng"))).to_have_count(1)


def test_an_import_confirmed_while_the_line_is_down_records_nothing_by_halves(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, "figures?phan=nhap")
        block = page.locator(".stMainBlockContainer")
        world.line.freeze()
        send(page, "thang-3.xlsx", sheet((1, ONLINE, "31/3/2023", "80%"), header=HEADER))
        expect(strip(page)).to_have_text(DOWN)
        world.line.drop()
        world.line.flow()
        expect(strip(page)).to_have_text("Đã kết nối lại. Tệp “thang-3.xlsx” chưa gửi được, chọn lại tệp.")
        settle(page)
        send(page, "thang-4.xlsx", sheet((1, ONLINE, "30/4/2023", "83,2%"), header=HEADER))
        expect(block).to_contain_text("Nếu xác nhận")
        confirm = keyed(page, "import.confirm").get_by_role("button")
        keyed(page, "import.author").get_by_role("textbox").fill("Lan")
        keyed(page, "import.author").get_by_role("textbox").press("Tab")
        settle(page)
        world.line.freeze()
        confirm.click()
        expect(strip(page)).to_have_text(DOWN)
        world.line.drop()
        world.line.flow()
        expect(strip(page)).to_contain_text("Chưa được xác nhận: “Xác nhận, ghi")
        settle(page)
        expect(confirm).to_be_enabled()
        world.kill()  # and again, with the server gone for good: the file went with it
        expect(strip(page)).to_have_text(DOWN)
        world.start()
        expect(strip(page)).to_have_text(FILE)
        settle(page)
        page.goto(f"{world.line.url}/figures?phan=lich-su")
        settle(page)
        expect(block).not_to_contain_text("Lan")


def test_a_killed_server_takes_the_draft_up_and_gets_the_move(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, LIVE)
        thumb(page, "unit_targets").focus()
        page.keyboard.press("End")
        at_rest(page)
        both = heading(page).inner_text()
        grip(page)
        drag_to(page, 0.6)
        world.kill()
        drag_to(page, 1.0)
        page.mouse.up()
        expect(strip(page)).to_have_text(DOWN)
        expect(heading(page)).not_to_have_text(both)
        both = heading(page).inner_text()
        world.start()
        expect(strip(page)).to_have_text("Đã kết nối lại. Các thao tác đã được gửi lại.")
        at_rest(page)
        for _ in range(2):
            expect(heading(page)).to_have_text(both)
            expect(thumb(page)).to_have_value("100")
            expect(thumb(page, "unit_targets")).to_have_value("100")
            page.reload()
            settle(page)


def test_the_presenter_goes_on_while_the_line_is_down(world: World) -> None:
    with world.somebody() as context:
        page = world.open(context, "present?step=3")
        expect(headline(page)).to_have_text(OPENING)
        world.line.drop()
        expect(strip(page)).to_have_text(DOWN)
        keys(page, "1", "ArrowRight", "ArrowRight", "ArrowRight")
        expect(headline(page)).to_have_text(RAISED)
        keys(page, "0")
        expect(strip(page)).to_have_text("Mất kết nối, chưa làm được: về trạng thái lúc mở trang.")
        world.line.flow()
        expect(strip(page)).to_have_text("Đã kết nối lại. Các thao tác đã được gửi lại.")
        expect(headline(page)).to_have_text(RAISED)
        page.reload()
        expect(headline(page)).to_have_text(RAISED)
