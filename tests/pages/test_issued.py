"""A table that left the house, on the page: marked with its paper, kept, adjusted, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.keeping.archive import save_scenario, stamped
from planner.keeping.issued import issued_tables
from planner.model.handout import handout_of
from planner.store.database import Database, open_database
from planner.store.tables import snapshots
from tests.keeping.changing import NOON, figure, moved, put, record
from tests.pages.reading import everything, open_page, run, unfolded

HERO = "procedures_paid_online"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The store that the page writes into, and a test looks into."""
    url = f"sqlite:///{tmp_path / 'nhip.db'}"
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)
    opened = open_database(url)
    yield opened
    opened.close()


def fill(at: AppTest, **boxes: str) -> AppTest:
    for name, text in boxes.items():
        at.text_input(key=f"typing.issue.{name}").set_value(text).run()
    return at


def mark(at: AppTest, number: str = "128/KH-UBND", date: str = "20/5/2023") -> AppTest:
    unfolded(at, "issue.panel")
    fill(at, number=number, date=date, issuer="UBND tỉnh", who="Lan")
    return run(at.button(key="issue.confirm").click())


def table_of(at: AppTest) -> str:
    """The table as it left, whole."""
    return next(block.value for block in at.markdown if block.value.startswith("| Chỉ tiêu | Thực hiện |"))


def test_a_draft_says_that_it_is_one_and_a_marked_table_with_which_paper_it_left(database: Database) -> None:
    at = open_page("assignment")
    assert "Bản dự thảo, chưa giao" in everything(at)
    mark(at)
    said = everything(at)
    assert "Đã giao tại Thông báo số 128/KH-UBND, ngày 20/5/2023. Từ nay bảng này giữ nguyên." in said
    assert "Lan" in said
    (table,) = issued_tables(database, "hai-duong-2023")
    assert (table.paper.number, table.paper.issuer, table.author, table.revision) == ("128/KH-UBND", "UBND tỉnh", "Lan", 0)


def test_what_is_not_handed_out_is_said_before_it_is_confirmed(database: Database) -> None:
    at = open_page("assignment")
    run(at.selectbox(key="assignment.rule").set_value("gap"))
    unfolded(at, "issue.panel")
    said = everything(at)
    assert "Không giao vì chỉ là ngưỡng thử: Dịch vụ thiết yếu trực tuyến, Định danh đã thu nhận." in said
    assert "Thanh toán trực tuyến: chưa chia được cho các đơn vị. Cách chia này cần tiềm năng" in said
    assert "ngưỡng thử" not in table_of(at)


def test_what_comes_later_stands_beside_and_the_table_stays(database: Database, plan: Plan) -> None:
    mark(open_page("assignment"))
    before = table_of(open_page("assignment"))
    record(database, plan, put(plan, figure(27.5)), moved(plan))
    at = open_page("assignment")
    assert table_of(at) == before
    beside = next(block.value for block in at.markdown if "thực hiện / dự kiến" in block.value)
    rows = [[cell.strip("* ").replace("\\", "") for cell in line.split("|")[2:4]] for line in beside.splitlines()]
    place = rows.index(["thực hiện / dự kiến", "27,5% (31/5)"])
    assert rows[place - 1 : place + 2] == [["giao", "26,6%"], rows[place], ["chênh lệch", "+0,9"]]


@pytest.mark.parametrize(
    ("number", "date", "sentence"),
    [
        ("", "20/5/2023", "Chưa có số, ký hiệu của văn bản"),
        ("1/KH", "20/5/2090", "sau hôm nay"),
        ("1/KH", "mai", "“mai” không phải ngày"),
        ("1/KH", "10/5/2023", None),
    ],
)
def test_a_paper_that_cannot_be_is_said_and_one_before_the_as_of_date_is_odd(database: Database, number: str, date: str, sentence: str | None) -> None:
    at = open_page("assignment")
    unfolded(at, "issue.panel")
    fill(at, number=number, date=date)
    if sentence is None:
        assert "trước ngày chốt kế hoạch 11/5/2023" in everything(at)
        return
    run(at.button(key="issue.confirm").click())
    assert sentence in everything(at)
    assert issued_tables(database, "hai-duong-2023") == ()


def test_the_table_printed_before_the_figures_came_can_be_the_one_that_left(database: Database, plan: Plan) -> None:
    record(database, plan, put(plan, figure(27.5)), moved(plan))
    at = open_page("assignment")
    unfolded(at, "issue.panel")
    run(at.selectbox(key="typing.issue.version").set_value("before.1"))
    mark(at)
    (table,) = issued_tables(database, plan.id)
    assert table.data == plan.data
    assert table.handout == handout_of(plan, Scenario(plan=plan.id))


def test_a_table_that_cannot_be_read_any_more_is_never_marked_as_another_one(database: Database, plan: Plan) -> None:
    quick = stamped(plan.scenarios[1], plan, title=Bilingual("Tăng tốc", "Speed up"), note=NO_TEXT, author="Lan")
    saved = save_scenario(database, plan, quick, None, NOON)
    at = open_page("assignment")
    unfolded(at, "issue.panel")
    with database.writing() as connection:
        connection.execute(update(snapshots).values(snapshot="{}"))
    run(at.selectbox(key="typing.issue.version").set_value(f"saved.{saved.scenario_id}"))
    assert "issue.confirm" not in {button.key for button in at.button}
    run(at.selectbox(key="typing.issue.version").set_value("screen"))
    assert "issue.confirm" in {button.key for button in at.button}


def test_an_adjustment_starts_from_what_was_issued_and_makes_a_new_table(database: Database, plan: Plan) -> None:
    at = mark(open_page("assignment"))
    record(database, plan, moved(plan))
    at = open_page("assignment")
    run(at.button(key="issued.adjust").click())
    scenario = at.session_state["planner.scenario"]
    (first,) = issued_tables(database, plan.id)
    locks = dict(scenario.assignment.path(HERO).locks)
    assert tuple(locks.values()) == first.handout.indicator(HERO).whole.levels
    run(at.selectbox(key="assignment.indicator").set_value(HERO))
    run(at.text_input(key="assignment.month.2023-07").set_value("41"))
    mark(at, number="140/KH-UBND", date="2/6/2023")
    assert "Điều chỉnh lần 1 tại Thông báo số 140/KH-UBND, ngày 2/6/2023" in everything(at)
    first_again, second = issued_tables(database, plan.id)
    assert first_again == first
    place = second.handout.months.index
    july = next(month for month in second.handout.months if month.month == 7)
    assert second.handout.indicator(HERO).whole.levels[place(july)] == 41.0
    unfolded(at, "issued.older")
    assert "Đã giao tại Thông báo số 128/KH-UBND" in everything(at)


def test_another_visitor_reads_it_and_one_who_was_slower_is_told(database: Database, plan: Plan) -> None:
    slow = open_page("assignment")
    unfolded(slow, "issue.panel")
    fill(slow, number="129/KH-UBND", date="20/5/2023")
    mark(open_page("assignment"))
    run(slow.button(key="issue.confirm").click())
    assert "Có người vừa đánh dấu đã giao" in everything(slow)
    assert [table.paper.number for table in issued_tables(database, plan.id)] == ["128/KH-UBND"]
    other = open_page("assignment", "en")
    assert "Issued with Notice No. 128/KH-UBND of 20 May 2023" in everything(other)


def test_a_mistaken_mark_is_taken_back_with_a_reason_and_stays_readable(database: Database, plan: Plan) -> None:
    at = mark(open_page("assignment"))
    unfolded(at, "issued.recall")
    run(at.button(key="issued.recall_now").click())
    assert "Chưa ghi lý do thu hồi" in everything(at)
    at.text_input(key="typing.recall.1.why").set_value("nhầm bảng").run()
    run(at.button(key="issued.recall_now").click())
    assert "Bản dự thảo, chưa giao" in everything(at)
    assert issued_tables(database, plan.id)[0].recall.reason == "nhầm bảng"


def test_a_number_is_text_whatever_is_typed(database: Database) -> None:
    at = mark(open_page("assignment"), number="<script>*x*</script>[a](http://b.vn)")
    assert any("\\<script>" in block.value for block in at.subheader)
