"""How much faster from now to the due date? One number, wherever it is printed; it stays when a belief is set to it."""

import json
import re
from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from planner.cli import main
from planner.domain.assignment import Assignment
from planner.domain.plan import Plan
from planner.exports.pack import pack_of
from planner.exports.report.content import report_of
from planner.exports.slides.contents import slides_of
from planner.exports.tables.every import tables_of
from planner.exports.workbook.book import workbook
from planner.model.needed_pace import with_pace
from planner.model.sensitivity import usual_setting
from tests.making import BASELINE, by_id
from tests.pages.reading import ROOT, components, everything, open_page, run
from tests.pages.test_present import told

HERO, INDICATOR = "procedures_paid_online_60_2023", "procedures_paid_online"
FACTOR = re.compile(r"gấp (\d+,\d+)(?: \((\d)/10\)| có (\d)/10| mới có (\d)/10)")
HANDED = re.compile(r"đạt đích 60% với (\d)/10 khả năng: gấp (\d+,\d+)")
BOTH = {5: {"1,3"}, 8: {"3,6"}}


def printed(*texts: str) -> dict[int, set[str]]:
    """The factors that texts print, by their tenths of chance."""
    found: dict[int, set[str]] = {}
    for factor, *tenths in FACTOR.findall(" ".join(texts)):
        found.setdefault(int("".join(tenths)), set()).add(factor)
    return found


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.button if str(button.key).startswith("set_pace")]


def test_what_if_line_and_buttons(plan: Plan) -> None:
    at = open_page("what_if")
    assert printed(everything(at)) == printed(*labels(at)) == BOTH
    run(at.button(key="set_pace.5").click())
    assert printed(everything(at)) == BOTH, "what is needed stays when a belief is set to it"
    assert printed(*labels(at)) == {8: {"3,6"}}, "5/10 is reached"
    assert "Kịch bản này: gấp 1,3." in everything(at)
    at.session_state["planner.scenario"] = BASELINE.with_measure(usual_setting(plan, plan.measure("one_stop_cashless"), 1.0))
    run(at)
    assert printed(everything(at)) == BOTH
    assert printed(*labels(at)) == {8: {"3,6"}}


def test_the_live_board_and_its_sweeps() -> None:
    at = AppTest.from_file(str(ROOT / "pages" / "what_if.py"), default_timeout=30)
    at.query_params["lang"] = "vi"
    at.session_state["planner.board.hand"] = f"assumption:ceiling.{INDICATOR}"
    (texts,) = components(run(at), "planner_board")
    found = {name: json.loads(text) for name, text in texts.items() if text}
    for said in (found["state"]["needed"], found["state"]["asked"], found["state"]["paces"]):
        assert printed(said) == BOTH
    nodes = dict(zip(found["sweep"]["positions"], found["sweep"]["targets"][HERO], strict=True))
    assert printed(nodes[100.0][5]) == BOTH, "the ceiling at its usual place"
    assert nodes[100.0][6] == found["state"]["pace"] == pytest.approx(1)


def test_the_stage() -> None:
    found = told(open_page("present"))
    assert printed(found["state"]["paces"]) == printed(found["base"]["paces"]) == BOTH


def test_the_months_on_their_page() -> None:
    said = everything(open_page("assignment"))
    assert set(HANDED.findall(said)) == {("5", "1,3")}
    assert "Tốc độ cần" in said


@pytest.mark.parametrize(("confidence", "handed"), [(0.5, ("5", "1,3")), (0.8, ("8", "3,6"))])
def test_slides_and_sheets(plan: Plan, confidence: float, handed: tuple[str, str]) -> None:
    pack = pack_of(plan, (replace(plan.scenarios[2], assignment=Assignment(confidence=confidence)),), "vi")
    (own,) = [slide for slide in slides_of(pack) if "Cần: gấp 1,3" in slide.subtitle]
    assert printed(own.subtitle) == printed(own.notes) == BOTH
    rows = " ".join(str(value) for table in tables_of(pack) for row in table.rows for value in row)
    assert set(HANDED.findall(rows)) == {handed}
    assert set(HANDED.findall(str(report_of(pack)))) <= {handed}, "a paper that is filed need not speak of a pace"
    book = CalamineWorkbook.from_filelike(BytesIO(workbook(pack)))
    cells = " ".join(str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row)
    assert set(HANDED.findall(cells)) == {handed}


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("outlook", "--json")) == 0
    (record,) = [found for found in json.loads(capsys.readouterr().out) if found["target_id"] == HERO]
    assert f"{record['needed_pace']:.1f}".replace(".", ",") in BOTH[8]


def test_setting_either_number_moves_neither(plan: Plan) -> None:
    before = by_id(plan)[HERO].needed
    for needed in before:
        changed = with_pace(plan, BASELINE, plan.indicator(INDICATOR), needed.factor)
        assert by_id(plan, changed)[HERO].needed == before
        assert by_id(plan, changed)[HERO].chance >= needed.confidence
