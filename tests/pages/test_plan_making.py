"""A plan is made on the page: from nothing to a target with its chance; corrected, withdrawn, taken back, every page open all along."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.catalog.plan_folder import load_plan
from planner.catalog.plan_writer import plan_files
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.outlook import outlooks
from planner.text.numbers import chance_percent
from planner.ui.plans import open_plan as plan_now
from tests.conftest import RIVER
from tests.pages.reading import everything, open_page, plain, run
from tests.pages.test_figures import keys, section, signed, typed
from tests.pages.test_sparse_plans import PAGES, nothing, opened

__all__ = ["opened"]  # a fixture of the plans that are only begun
WATER = "ty_le_ho_dung_nuoc_sach"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")


def edits(kind: str, language: str = "vi") -> AppTest:
    at = open_page("figures", language)  # type: ignore[arg-type]
    at.query_params["phan"], at.query_params["loai"] = "ke-hoach", kind
    return run(at)


def recorded(at: AppTest, key: str = "edit.record") -> AppTest:
    at = run(at.button(key=key).click())
    assert not at.warning, [plain(block.value) for block in at.warning]
    assert "Đã ghi" in plain(at.success[0].value)
    return at


def new(what: str, /, **boxes: str) -> AppTest:
    at = edits(what)
    at = run(at.button(key="edits.add").click())
    for name, text in boxes.items():  # one after the other: a box may bring others
        at = typed(at, "edit", **{name: text})
    return signed(at, "edit")


def add_indicator(**boxes: str) -> AppTest:
    told = {"title__vi": "Tỷ lệ hộ dùng nước sạch", "short__vi": "nước sạch", "definition__vi": "Hộ có / tổng số hộ"}
    told |= {"source__title": "Quyết định 01", "area": "+", "area__title": "Môi trường", "programme": "+"}
    return new("indicator", **told | {"programme__title": "Nông thôn mới"} | boxes)


def add_figure(when: str, value: str) -> None:
    at = run(section("so-lieu").button(key="figures.add").click())
    at = signed(typed(at, "figure", when=when, value=value, source__title="Báo cáo số 12"), "figure")
    recorded(at, "figure.record")


def open_steps() -> set[str]:
    return {key.removeprefix("next-step-") for key in keys(open_page("overview"), "next-step-")}


def test_from_nothing_to_a_target_with_its_chance(opened: Callable[[Plan], Plan], tmp_path: Path) -> None:
    opened(nothing())
    assert open_steps() == {"indicator", "figure", "target"}
    recorded(add_indicator())
    assert open_steps() == {"figure", "target"}
    add_figure("31/3/2023", "20%")
    assert open_steps() == {"second_figure", "target"}
    add_figure("30/4/2023", "24%")
    assert open_steps() == {"target"}
    recorded(new("target", value="45", programme="Nghị quyết 9", source__title="Nghị quyết 9"))
    assert open_steps() == set()
    said = everything(open_page("overview"))
    assert "1 chỉ tiêu bắt buộc" in said
    assert "Nước sạch" in said
    made = plan_now()[0]
    (outlook,) = outlooks(made, Scenario())
    assert outlook.chance is not None
    assert chance_percent(outlook.chance, "vi") in said
    (tmp_path / "out").mkdir()
    for name, text in plan_files(made).items():
        (tmp_path / "out" / name).write_text(text, "utf-8", newline="")
    assert load_plan(tmp_path / "out") == made
    for name in PAGES:
        open_page(name)


def test_everything_that_is_wrong_with_an_indicator_is_said_at_once_in_words(opened: Callable[[Plan], Plan]) -> None:
    opened(nothing())
    at = run(edits("indicator").button(key="edits.add").click())
    at = run(at.button(key="edit.record").click())
    said = plain(at.warning[0].value)
    for box in ("tên", "định nghĩa", "lĩnh vực", "chương trình", "nguồn", "người sửa", "lý do"):
        assert said.count(f"{box}: Thiếu giá trị. Điền vào (…).") == 1, box
    at = run(add_indicator(unit="count").button(key="edit.record").click())
    assert "tiềm năng: Thiếu giá trị" in plain(at.warning[0].value)
    assert at.text_input(key="typing.edit.title.vi").value == "Tỷ lệ hộ dùng nước sạch"


def test_an_indicator_is_corrected_keeps_its_id_and_is_withdrawn_with_what_hangs_on_it(
    opened: Callable[[Plan], Plan],
) -> None:
    opened(nothing())
    recorded(add_indicator())
    add_figure("31/3/2023", "20%")
    recorded(new("target", value="45", programme="Nghị quyết 9", source__title="Nghị quyết 9"))
    at = run(edits("indicator").button(key=f"edit-indicator-{WATER}").click())
    recorded(typed(signed(at, "edit"), "edit", title__vi="Hộ có nước máy", title__en="Homes with tap water"))
    assert plan_now()[0].indicator(WATER).title.en == "Homes with tap water"
    assert "Tỷ lệ hộ dùng nước sạch (%, người dân, tổ chức tự chọn dùng) → Hộ có nước máy" in everything(section("lich-su"))
    at = signed(run(edits("indicator").button(key=f"edit-indicator-{WATER}").click()), "edit")
    assert at.button(key="edit.withdraw").disabled
    assert "Rút cả: 1 số liệu, 1 đích, 1 giả định" in everything(at)
    at = recorded(run(at.checkbox[0].check()), "edit.withdraw")
    assert plan_now()[0].indicators == plan_now()[0].observations == plan_now()[0].targets == ()
    at = section("lich-su")
    at.session_state["back-5"] = True
    recorded(signed(run(at), "take_back.5"), "take-back-5")
    assert len(plan_now()[0].targets) == len(plan_now()[0].observations) == 1
    at = section("lich-su")
    at.session_state["back-1"] = True
    at = run(signed(run(at), "take_back.1").button(key="take-back-1").click())
    assert "Hoàn tác lần đó trước" in plain(at.warning[0].value)  # it was corrected since
    for name in PAGES:
        open_page(name)


def test_what_a_measure_acts_on_is_not_withdrawn_and_the_measure_is_named(monkeypatch: pytest.MonkeyPatch, river: Plan) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    measure = river.measures[0]
    at = run(edits("indicator").button(key=f"edit-indicator-{measure.effects[0].indicator_id}").click())
    at = run(signed(at, "edit").button(key="edit.withdraw").click())
    assert f"{measure.title.vi}: Biện pháp này tác động đến chỉ tiêu" in plain(at.warning[0].value)
    assert plan_now()[0] == river


def test_a_unit_is_added_corrected_and_withdrawn(monkeypatch: pytest.MonkeyPatch, river: Plan) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    recorded(new("unit", name="Xã Đồi Nam", kind="commune", population="12.500", source__title="Niên giám"))
    made = plan_now()[0].units[-1]
    assert (made.id, made.kind, made.population, made.title.en) == ("xa_doi_nam", "commune", 12_500.0, "Xã Đồi Nam")
    assert "12.500" in everything(edits("unit"))
    at = run(edits("unit").button(key="edit-unit-xa_doi_nam").click())
    recorded(typed(signed(at, "edit"), "edit", name_en="South Hill", code="7"))
    assert "South Hill" in everything(open_page("trust", "en"))
    at = run(edits("unit").button(key="edit-unit-xa_doi_nam").click())
    recorded(signed(at, "edit"), "edit.withdraw")
    assert plan_now()[0].units == river.units


def test_what_brought_an_indicator_is_not_taken_back_while_figures_stand_on_it(opened: Callable[[Plan], Plan]) -> None:
    opened(nothing())
    recorded(add_indicator())
    add_figure("31/3/2023", "20%")
    at = section("lich-su")
    at.session_state["back-1"] = True
    at = run(signed(run(at), "take_back.1").button(key="take-back-1").click())
    assert "Có mục ghi sau đang dùng giá trị này" in plain(at.warning[0].value)
    assert len(plan_now()[0].observations) == 1
