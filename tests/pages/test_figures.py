"""The page of figures: what is there, one more, another value, one less; who changed what, and the way back."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.cli import main
from planner.domain.observation import Observation
from planner.domain.plan import Plan
from planner.exports.plan_zip import plan_zip
from planner.ui.plans import open_plan as plan_now
from tests.catalog.test_template import PEOPLE, template_plan
from tests.conftest import RIVER
from tests.pages.reading import PAGES, everything, open_page, own_texts, plain, run
from tests.pages.test_words import ENGLISH_NAMES, VIETNAMESE_NAMES, WORD, english_only_words, is_vietnamese, without

HERO = "procedures_paid_online"


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")


@pytest.fixture
def at() -> AppTest:
    return open_page("figures")


SECTIONS = ("so-lieu", "nhap", "ke-hoach", "lich-su", "noi-khac")


def section(name: str, language: Any = "vi") -> AppTest:
    at = open_page("figures", language)
    at.query_params["phan"] = name
    return run(at)


def typed(at: AppTest, form: str, **boxes: str) -> AppTest:
    """The page after boxes of a form were filled in, one after the other."""
    for name, text in boxes.items():
        key = f"typing.{form}.{name.replace('__', '.')}"
        known = [box for box in (*at.text_input, *at.selectbox) if box.key == key]
        at = run(known[0].set_value(text))
    return at


def signed(at: AppTest, form: str) -> AppTest:
    return typed(at, form, who="Lan", why="Báo cáo tháng 4")


def new_figure(at: AppTest, when: str = "tháng 4/2023", value: str = "25%", indicator: str = HERO) -> AppTest:
    """The form for a new figure, filled in but not recorded."""
    at = run(at.button(key="figures.add").click())
    return signed(typed(at, "figure", indicator=indicator, when=when, value=value, source__title="Báo cáo số 12"), "figure")


def recorded(at: AppTest) -> AppTest:
    return run(at.button(key="figure.record").click())


def answered(at: AppTest, code: str) -> AppTest:
    """The page after the one thing that can be answered to a question was ticked."""
    return run(next(box for box in at.checkbox if f".answer.{code}" in str(box.key)).check())


def keys(at: AppTest, beginning: str) -> list[str]:
    return [str(button.key) for button in at.button if str(button.key).startswith(beginning)]


def figures_now(indicator: str = HERO) -> tuple[Observation, ...]:
    return plan_now()[0].figures(indicator)


def test_every_figure_is_there_with_day_value_source_and_definition(at: AppTest, plan: Plan) -> None:
    said = everything(at)
    assert plain(at.title[0].value) == "15 chỉ tiêu có số liệu, mới nhất 30/4/2023"
    for text in ("20,07%", "20/4/2023", "20,07 − 12,07", "suy ra bằng phép tính", "1.946 dịch vụ"):
        assert text in said
    for indicator in plan.indicators:
        assert plain(indicator.definition.vi) in said
    assert len(keys(at, "correct-")) == len(plan.observations)


def test_an_area_and_an_indicator_filter_the_list(at: AppTest, plan: Plan) -> None:
    picked = next(box for box in at.selectbox if box.key == "typing.figures.filter.indicator")
    at = run(picked.set_value(HERO))
    assert len(keys(at, "correct-")) == len(plan.figures(HERO))


def test_a_place_without_figures_is_asked_for_them(at: AppTest, plan: Plan) -> None:
    picked = next(box for box in at.selectbox if box.key == "typing.figures.filter.unit")
    at = run(picked.set_value(plan.units[0].id))
    assert not keys(at, "correct-")
    assert "chưa có số liệu – đề nghị Công an tỉnh cung cấp" in everything(at)
    assert "chưa có số liệu – đề nghị cơ quan chủ trì cung cấp" in everything(at)


def test_a_figure_is_added_and_every_page_follows(at: AppTest) -> None:
    at = recorded(new_figure(at))
    assert "Đã ghi (lần thay đổi số 1). " in plain(at.success[0].value)
    assert "Thanh toán trực tuyến 60%" in plain(at.success[0].value)
    row = figures_now()[-1]
    assert (row.value, row.date.isoformat(), row.precision) == (25.0, "2023-04-30", "month")
    assert plan_now()[0].source(row.source).title.vi == "Báo cáo số 12"
    assert "25%" in everything(open_page("overview"))


def test_nothing_is_recorded_without_who_and_why_and_nothing_typed_is_lost(at: AppTest) -> None:
    at = run(at.button(key="figures.add").click())
    at = typed(at, "figure", indicator=HERO, when="30/4/2023", value="25%", source__title="Báo cáo số 12")
    at = recorded(at)
    assert "người sửa: Thiếu giá trị" in plain(at.warning[0].value)
    assert "lý do: Thiếu giá trị" in plain(at.warning[0].value)
    assert at.text_input(key="typing.figure.value").value == "25%"
    assert len(figures_now()) == 2


def test_what_was_typed_is_there_again_after_another_section_and_another_language(at: AppTest) -> None:
    at = new_figure(at)
    at.query_params["phan"] = "lich-su"
    at = run(at)
    at.query_params["phan"] = "so-lieu"
    at = run(at)
    assert at.text_input(key="typing.figure.when").value == "tháng 4/2023"
    assert at.text_input(key="typing.figure.value").value == "25%"


def test_a_number_that_could_be_two_is_asked_about_and_never_guessed(at: AppTest) -> None:
    at = recorded(new_figure(at, value="1,946", indicator="services_provided", when="10/5/2023"))
    assert "“1,946” là số nào?" in everything(at)
    assert len(figures_now("services_provided")) == 1
    assert not at.success
    at = recorded(answered(at, "number"))
    assert figures_now("services_provided")[-1].value == 1946


def test_what_is_no_number_and_no_day_is_said(at: AppTest) -> None:
    at = recorded(new_figure(at, value="hai mươi", when="hôm qua"))
    said = plain(at.warning[0].value)
    assert "“hai mươi” không phải một số" in said
    assert "“hôm qua” không phải ngày hay kỳ" in said


def test_a_share_above_the_whole_is_refused(at: AppTest) -> None:
    at = recorded(new_figure(at, value="120%"))
    assert "vượt quá 100%" in plain(at.error[0].value)
    assert len(figures_now()) == 2


def test_a_jump_beyond_the_band_has_to_be_answered_and_the_answer_is_kept(at: AppTest) -> None:
    at = recorded(new_figure(at, value="39%"))
    assert "nằm ngoài khoảng 95%" in everything(at)
    assert len(figures_now()) == 2
    at = recorded(answered(at, "outside_band"))
    assert figures_now()[-1].value == 39
    at = section("lich-su")
    at.session_state["batch-1"] = True
    assert "đúng, vẫn lấy" in everything(run(at))


def test_a_figure_after_the_as_of_date_moves_it_only_when_somebody_says_so(at: AppTest, plan: Plan) -> None:
    at = recorded(new_figure(at, when="31/5/2023", value="26%"))
    assert plan_now()[0].as_of == plan.as_of
    at = recorded(answered(at, "after_as_of"))
    assert plan_now()[0].as_of.isoformat() == "2023-05-31"


def test_an_answer_holds_only_for_what_it_was_given_for(at: AppTest) -> None:
    at = answered(new_figure(at, when="31/5/2023", value="26%"), "after_as_of")
    at = recorded(typed(at, "figure", when="30/6/2023"))
    assert len(figures_now()) == 2
    assert not at.checkbox[0].value


def test_a_figure_is_corrected_withdrawn_and_brought_back(at: AppTest, plan: Plan) -> None:
    newest = plan.figures(HERO)[-1]
    key = f"correct-{HERO}--{newest.date.isoformat()}"
    at = run(at.button(key=key).click())
    assert at.text_input(key="typing.figure.value").value == "20,07"
    at = recorded(signed(typed(at, "figure", value="21,5"), "figure"))
    assert figures_now()[-1].value == 21.5
    assert figures_now()[-1].note == newest.note
    at = run(at.button(key=key).click())
    at = run(signed(at, "figure").button(key="figure.withdraw").click())
    assert len(figures_now()) == 1
    at = section("lich-su")
    assert "20,07% → 21,5%" in everything(at)
    assert "21,5% → đã rút" in everything(at)
    at.session_state["back-2"] = True
    at = run(signed(run(at), "take_back.2").button(key="take-back-2").click())
    assert figures_now()[-1].value == 21.5
    assert "đã hoàn tác bằng lần 3" in everything(at)
    assert "hoàn tác lần 2" in everything(at)


def test_what_stands_under_a_later_change_is_not_taken_back(at: AppTest, plan: Plan) -> None:
    key = f"correct-{HERO}--{plan.figures(HERO)[-1].date.isoformat()}"
    for value in ("21", "22"):
        at = run(at.button(key=key).click())
        at = recorded(signed(typed(at, "figure", value=value), "figure"))
    at = section("lich-su")
    at.session_state["back-1"] = True
    at = run(signed(run(at), "take_back.1").button(key="take-back-1").click())
    refused = plain(at.warning[0].value)
    assert "Một lần thay đổi sau đã đổi tiếp giá trị này: từ 21% thành 22%. Hoàn tác lần đó trước." in refused
    assert "Có người vừa đổi" not in refused
    assert figures_now()[-1].value == 22


def test_who_was_slower_sees_what_stands_there_now_and_keeps_what_was_typed(at: AppTest, plan: Plan) -> None:
    key = f"correct-{HERO}--{plan.figures(HERO)[-1].date.isoformat()}"
    slower = signed(typed(run(at.button(key=key).click()), "figure", value="23"), "figure")
    faster = open_page("figures")
    recorded(signed(typed(run(faster.button(key=key).click()), "figure", value="21"), "figure"))
    slower = recorded(slower)
    assert "Có người vừa đổi giá trị này: nay là 21%, lúc bắt đầu sửa là 20,07%" in plain(slower.warning[0].value)
    assert slower.text_input(key="typing.figure.value").value == "23"
    assert figures_now()[-1].value == 21
    recorded(slower)
    assert figures_now()[-1].value == 23


def test_a_day_that_has_a_figure_is_corrected_not_added_again(at: AppTest) -> None:
    at = recorded(new_figure(at, when="20/4/2023", value="21%"))
    assert "Ngày này đã có số liệu (20,07)" in plain(at.warning[0].value)
    assert len(figures_now()) == 2


def test_a_target_is_added_corrected_and_withdrawn(plan: Plan) -> None:
    at = section("ke-hoach")
    at = run(at.button(key="edits.add").click())
    at = signed(typed(at, "edit", indicator_id=HERO, value="45", programme="Nghị quyết mới", source__title="Nghị quyết 9"), "edit")
    at = run(at.button(key="edit.record").click())
    made = f"{HERO}_45_2023"
    assert plan_now()[0].target(made).value == 45
    assert "Thanh toán trực tuyến 45%: chỉ tiêu mới" in plain(at.success[0].value)
    at = run(at.button(key=f"edit-target-{made}").click())
    at = run(signed(typed(at, "edit", value="46"), "edit").button(key="edit.record").click())
    assert plan_now()[0].target(made).value == 46
    at = run(at.button(key=f"edit-target-{made}").click())
    at = run(signed(at, "edit").button(key="edit.withdraw").click())
    assert plan_now()[0].targets == plan.targets


def edits(at: AppTest, kind: str) -> AppTest:
    at.session_state["planner.typing"] = {"edits.filter": {"kind": kind}}
    return run(at)


def test_a_cost_that_nobody_knew_is_asked_for_and_given(plan: Plan) -> None:
    at = edits(section("ke-hoach"), "cost")
    assert "đề nghị UBND tỉnh cung cấp" in everything(at)
    measure = plan.measures[0]
    at = run(at.button(key=f"edit-cost-{measure.id}").click())
    at = signed(typed(at, "edit", per_month="1.250", source__title="Dự toán"), "edit")
    at = run(at.button(key="edit.record").click())
    known = plan_now()[0].measure(measure.id)
    assert (known.cost_per_month, known.cost_evidence) == (1250.0, "guess")
    assert "1.250 triệu đồng/tháng" in everything(at)


def test_an_assumption_outside_its_own_range_is_refused_and_one_inside_is_taken() -> None:
    at = edits(section("ke-hoach"), "assumption")
    at = run(at.button(key=f"edit-assumption-pace.{HERO}").click())
    at = signed(typed(at, "edit", central="9"), "edit")
    at = run(at.button(key="edit.record").click())
    assert "nằm ngoài khoảng" in plain(at.warning[0].value)
    at = run(typed(at, "edit", central="1,2").button(key="edit.record").click())
    assert plan_now()[0].assumption(f"pace.{HERO}").central == 1.2


def test_the_as_of_date_never_lies_before_a_figure(plan: Plan) -> None:
    at = edits(section("ke-hoach"), "as_of")
    at = run(at.button(key="edit-as_of-").click())
    at = run(signed(typed(at, "edit", day="1/4/2023"), "edit").button(key="edit.record").click())
    assert "sau ngày chốt của kế hoạch" in plain(at.warning[0].value)
    assert plan_now()[0].as_of == plan.as_of
    run(typed(at, "edit", day="15/5/2023").button(key="edit.record").click())
    assert plan_now()[0].as_of.isoformat() == "2023-05-15"


def test_hostile_text_stays_text_in_the_list_and_in_the_history(at: AppTest) -> None:
    hostile = "<img src=x onerror=alert(1)> **đậm** [liên kết](http://x.vn) $x$ :red[đỏ] | ô"
    at = typed(new_figure(at), "figure", source__title=hostile, note=hostile, why=hostile, who=hostile)
    at = recorded(at)
    shown = [block.value for block in (*at.markdown, *section("lich-su").markdown) if "onerror" in block.value]
    assert len(shown) >= 3
    for text in shown:
        assert "\\<img" in text
        assert "\\*\\*đậm" in text
        assert "\\[liên kết\\]" in text


def test_the_plan_is_taken_away_and_a_plan_for_another_place_passes_the_check(tmp_path: Path) -> None:
    at = section("noi-khac")
    assert at.get("download_button")[0].proto.label == "Tải kế hoạch này"
    at = typed(at, "new_plan", place__vi="Ninh Bình", as_of="1/6/2023")
    assert [button.proto.label for button in at.get("download_button")] == ["Tải kế hoạch này", "Tải kế hoạch mới"]
    assert "Chưa có số “Người từ 14 tuổi trở lên”: đề nghị Công an tỉnh cung cấp" in everything(at)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_a_plan_for_another_place_opens_and_asks_for_its_figures(name: str, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zipfile.ZipFile(io.BytesIO(plan_zip(template_plan(plan, PEOPLE)))).extractall(tmp_path)
    assert main(["check", str(tmp_path / PEOPLE.id)]) == 0
    monkeypatch.setenv("PLANNER_PLAN", str(tmp_path / PEOPLE.id))
    open_page(name)
    assert "chưa có số liệu – đề nghị Công an tỉnh cung cấp" in everything(open_page("figures"))


def all_forms(name: str, language: Any) -> Iterator[AppTest]:
    """A section as it opens, and with each of its forms open."""
    at = section(name, language)
    yield at
    for key in ("figures.add", "edits.add"):
        if any(button.key == key for button in at.button):
            yield run(at.button(key=key).click())
    for kind in ("indicator", "unit", "cost", "assumption", "as_of") if name == "ke-hoach" else ():
        at = edits(section(name, language), kind)
        yield run(at.button(key=keys(at, f"edit-{kind}-")[0]).click())


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_speaks_one_language(name: str, plan: Plan) -> None:
    for at in all_forms(name, "en"):
        left = without(own_texts(at, plan, "en"), VIETNAMESE_NAMES)
        assert {word for word in WORD.findall(left) if is_vietnamese(word)} == set()
    for at in all_forms(name, "vi"):
        left = without(own_texts(at, plan, "vi"), ENGLISH_NAMES)
        assert {word.lower() for word in WORD.findall(left)} & english_only_words() == set()


def test_the_page_shows_another_plan_without_a_change_to_the_code(monkeypatch: pytest.MonkeyPatch, river: Plan) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    for name in SECTIONS:
        at = section(name, "en")
        assert not at.exception
    assert river.place.en in everything(section("so-lieu", "en"))
