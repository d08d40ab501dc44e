"""Somebody who has never seen the planner brings a sheet with three mistakes, mends them from the messages alone, and sees the outlook change."""

from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looking import cut_off, keyed, scrolls_sideways, texts_and_labels
from tests.browser.serving import settle
from tests.catalog.intake.messy_files import ONLINE, PAID, sheet
from tests.saving.running import running, somebody

SERVICES = "Tỷ lệ DVC trực tuyến có phát sinh hồ sơ"
HEADER = ("TT", "Chỉ tiêu", "Kỳ số liệu", "Kết quả")
WRONG = sheet(
    (1, ONLINE, "31/5/2023", "83,2%"),
    (2, PAID, "31/5/2023", "27,l%"),
    (3, SERVICES, "31.13.2023", "99%"),
    (4, ONLINE, "30/4/2023", "102%"),
    header=HEADER,
)
RIGHT = sheet((1, ONLINE, "31/5/2023", "83,2%"), (2, PAID, "31/5/2023", "27,1%"), (3, SERVICES, "31/5/2023", "100%"), header=HEADER)
STREAMLITS_OWN = {"Upload", "Browse files", "20MB per file", "file upload", "Add files", "Remove file", "Download"}
HERO = "Thanh toán trực tuyến 60%"


def send(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def test_a_sheet_with_three_mistakes_is_mended_from_the_messages_and_changes_the_outlook(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        send(page, "thang-5.xlsx", WRONG)
        block = page.locator(".stMainBlockContainer")
        expect(block).to_contain_text("“27,l%” không phải một số. Viết như 1.946 hoặc 20,07%, không kèm chữ khác.")
        expect(block).to_contain_text("“31.13.2023”: không có tháng này. Viết ngày trước, tháng sau: 31/3/2023.")
        expect(block).to_contain_text("Tỷ lệ 102% vượt quá 100%")
        expect(keyed(page, "import.confirm").get_by_role("button")).to_be_disabled()
        assert not scrolls_sideways(page)
        assert cut_off(page) == []
        assert [text for text in texts_and_labels(page) if text in STREAMLITS_OWN] == []
        with page.expect_download() as marked:
            keyed(page, "import.marked").get_by_role("button").click()
        assert marked.value.suggested_filename == "thang-5-danh-dau.xlsx"
        # mended from the messages, and sent again
        page.locator("[data-testid=stFileUploader] button[aria-label^='Bỏ']").first.click()
        expect(page.get_by_text("Nhập số liệu từ tệp")).to_be_visible()
        send(page, "thang-5.xlsx", RIGHT)
        expect(block).to_contain_text("Có 3 số liệu sau ngày chốt 11/5/2023")
        page.get_by_text("lấy, và dời ngày chốt đến 31/5/2023").click()
        expect(block).to_contain_text(HERO)
        keyed(page, "import.author").get_by_role("textbox").fill("Lan")
        keyed(page, "import.reason").get_by_role("textbox").fill("Báo cáo tháng 5")
        keyed(page, "import.reason").get_by_role("textbox").press("Tab")
        settle(page)
        expect(keyed(page, "import.confirm").get_by_role("button")).to_be_enabled()
        keyed(page, "import.confirm").get_by_role("button").click()
        expect(page.get_by_test_id("stAlert").first).to_contain_text("Đã ghi 3 số liệu; lần thay đổi số 1.")
        # every page follows at once
        page.goto(server.url)
        settle(page)
        expect(block).to_contain_text("số liệu đến 31/5/2023")
        expect(block).to_contain_text("27,1%")
        # and nothing is lost: who, when, why, and back again
        page.goto(f"{server.url}/figures?phan=lich-su")
        settle(page)
        expect(block).to_contain_text("Lan")
        expect(block).to_contain_text("Báo cáo tháng 5")
        expect(block).to_contain_text("27,1%")
        page.goto(f"{server.url}/trust")
        settle(page)
        expect(block).to_contain_text("thực tế 27,1%")


def test_a_file_that_is_none_is_refused_in_words_and_the_page_goes_on(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = context.new_page()
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        alert = page.get_by_test_id("stAlert").first
        send(page, "bao-cao.xlsx", b"%PDF-1.7 ...")
        expect(alert).to_contain_text("Đây là tệp PDF, không phải bảng tính.")
        send(page, "thang-5.xlsx", RIGHT)
        expect(page.locator(".stMainBlockContainer")).to_contain_text("27,1%")
        assert server.process.poll() is None


def may(value: float) -> bytes:
    return sheet((1, PAID, "30/4/2023", value), header=HEADER)


def test_who_was_slower_with_a_file_is_told_in_words_what_stands_there_now(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as server, somebody(browser, server) as (context, _), somebody(browser, server) as (other, _):
        pages = [context.new_page(), other.new_page()]
        for page, value in zip(pages, (24.5, 25.5), strict=True):
            page.goto(f"{server.url}/figures?phan=nhap")
            settle(page)
            send(page, "thang-4.xlsx", may(value))
            confirm = keyed(page, "import.confirm").get_by_role("button")
            expect(confirm).to_be_enabled()
            confirm.click()
            expect(keyed(page, "import-record").get_by_test_id("stAlert")).to_contain_text("người sửa: Thiếu giá trị.")
            keyed(page, "import.author").get_by_role("textbox").fill("Lan")
            keyed(page, "import.author").get_by_role("textbox").press("Tab")
            expect(keyed(page, "import-record").get_by_test_id("stAlert")).to_have_count(0)
        for page in pages:
            keyed(page, "import.confirm").get_by_role("button").click()
        expect(pages[0].get_by_test_id("stAlert").first).to_contain_text("Đã ghi 1 số liệu; lần thay đổi số 1.")
        told = keyed(pages[1], "import-record").get_by_test_id("stAlert").last
        expect(told).to_contain_text("nay là 24,5%, lúc bắt đầu sửa là")
        expect(told).not_to_contain_text("{")
        expect(pages[1].locator(".stMainBlockContainer")).to_contain_text("lấy số trong tệp: 25,5")


def test_of_many_questions_each_answer_brings_the_next(browser: Browser, tmp_path: Path) -> None:
    asked = [("Chí Linh", f"{SERVICES} {letter}{letter}{letter}", "31/3/2023", 50) for letter in "abcdeghiklmnopq"]
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = context.new_page()
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        send(page, "thang-3.xlsx", sheet(*asked, header=("Đơn vị", "Chỉ tiêu", "Kỳ số liệu", "Kết quả")))
        questions = page.locator("[class*=st-key-import-answer] [data-testid=stSelectbox]")
        expect(questions).to_have_count(12)
        questions.first.click()
        page.keyboard.type("bỏ, không lấy")
        page.keyboard.press("Enter")
        expect(questions).to_have_count(13)  # the one that was answered stays, to be changed
        expect(page.locator(".stMainBlockContainer")).to_contain_text("… và 2 câu nữa")


def test_an_answer_about_a_csv_stays_given_and_a_wrong_encoding_can_be_put_right(browser: Browser, tmp_path: Path) -> None:
    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = context.new_page()
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        block = page.locator(".stMainBlockContainer")
        send(page, "thang-5.csv", f"Chỉ tiêu;Kỳ;Giá trị\n{ONLINE};31/5/2023;83,2%".encode())
        page.get_by_text("lấy, và dời ngày chốt đến 31/5/2023").click()
        expect(block).to_contain_text("Nếu xác nhận")
        settle(page)
        expect(page.get_by_role("radio", name="lấy, và dời ngày chốt đến 31/5/2023")).to_be_checked()
        box = block.get_by_role("combobox", name="Bảng mã")
        expect(box).to_have_value("utf-8")
        box.scroll_into_view_if_needed()  # a list that is opened while the page still scrolls closes again
        expect(box).to_be_in_viewport()
        box.click()
        page.get_by_role("option", name="cp1258", exact=True).click()
        expect(block).not_to_contain_text("Nếu xác nhận")
        box.click()
        page.get_by_role("option", name="utf-8", exact=True).click()
        expect(block).to_contain_text("Có 1 số liệu sau ngày chốt")


def column(page: Page, letters: str) -> Locator:
    """The line of a column of the first sheet."""
    return page.locator(f".st-key-row-column-0-wanted-{letters}, .st-key-row-column-0-out-{letters}")


def pick(page: Page, letters: str, meaning: str) -> None:
    """Take a column for something else."""
    column(page, letters).get_by_role("combobox").click()
    page.get_by_role("option", name=meaning, exact=True).click()
    settle(page)


def test_plan_and_score_columns_are_kept_out_one_is_changed_one_removed_and_what_it_taught_goes_with_its_undo(browser: Browser, tmp_path: Path) -> None:
    header = ("TT", "Đơn vị", "Kỳ số liệu", "Kế hoạch năm 2023", "Hồ sơ trực tuyến", "Đạt được", "Mục khác", "Điểm")

    def table(day: str, *more: str) -> bytes:
        rows = [(1, "Chí Linh", day, 60, 33.5, 12.5, 7, 8.5), (2, "Nam Sách", day, 60, 34.5, 13.5, 7, 9)]
        return sheet(*rows, header=(*header[:7], *(more or header[7:])))

    with running(tmp_path) as server, somebody(browser, server) as (context, _):
        page = context.new_page()
        page.set_viewport_size({"width": 1366, "height": 768})
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        block = page.locator(".stMainBlockContainer")
        send(page, "bao-cao.xlsx", table("31/3/2023"))
        expect(block).to_contain_text("Tháng 4: 1/8 cột lấy số liệu, 2 số liệu mới, 2 cột chưa rõ")
        expect(keyed(page, "import.confirm").get_by_role("button")).to_be_disabled()
        page.get_by_text("3 cột không lấy:").click()
        expect(column(page, "D")).to_contain_text("Kế hoạch, không phải kết quả")
        expect(column(page, "H")).to_contain_text("Điểm, xếp hạng, không phải tỷ lệ")
        pick(page, "F", "Tỷ lệ TTHC có giao dịch thanh toán trực tuyến")
        expect(block).to_contain_text("Tháng 4: 2/8 cột lấy số liệu, 4 số liệu mới, 1 cột chưa rõ")
        pick(page, "G", "Không cần cột này")
        expect(block).to_contain_text("4 cột không lấy:")
        expect(column(page, "H")).to_be_visible()  # what was opened stays open
        assert not scrolls_sideways(page)
        assert cut_off(page) == []
        keyed(page, "import.author").get_by_role("textbox").fill("Lan")
        keyed(page, "import.author").get_by_role("textbox").press("Tab")
        settle(page)
        keyed(page, "import.confirm").get_by_role("button").click()
        expect(page.get_by_test_id("stAlert").first).to_contain_text("Đã ghi 4 số liệu; lần thay đổi số 1.")
        # next month's file needs no answer, another table is asked about
        send(page, "thang-4.xlsx", table("15/4/2023"))
        expect(block).to_contain_text("đã nhớ từ tệp “bao-cao.xlsx”")
        expect(block).to_contain_text("Tháng 4: 2/8 cột lấy số liệu, 4 số liệu mới")
        send(page, "khac.xlsx", table("15/4/2023", "Cơ quan báo"))
        expect(block).to_contain_text("Tháng 4: 1/8 cột lấy số liệu, 2 số liệu mới, 3 cột chưa rõ")
        # taken back: what it taught is gone
        page.goto(f"{server.url}/figures?phan=lich-su")
        settle(page)
        page.get_by_role("button", name="Hoàn tác…").click()
        panel = page.get_by_test_id("stPopoverBody")
        expect(panel).to_contain_text("Điều tệp này dạy về cột và nhãn cũng thôi áp dụng.")
        for box, text in ((panel.get_by_role("textbox").first, "Lan"), (panel.get_by_role("textbox").last, "nhập nhầm")):
            box.fill(text)
            box.press("Tab")
            settle(page)
        panel.get_by_role("button", name="Hoàn tác lần 1").click()
        expect(block).to_contain_text("hoàn tác lần 1")
        page.goto(f"{server.url}/figures?phan=nhap")
        settle(page)
        send(page, "thang-4.xlsx", table("15/4/2023"))
        expect(block).to_contain_text("Tháng 4: 1/8 cột lấy số liệu, 2 số liệu mới, 2 cột chưa rõ")
        expect(block).not_to_contain_text("Đã nhớ từ các tệp trước")
