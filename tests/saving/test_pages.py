"""Steps back and forward, and addresses that bring a scenario, on the page alone."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from planner.catalog.scenario_link import link_text
from planner.domain.bilingual import Bilingual
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from tests.pages.reading import ROOT, chips, everything, open_page, run, slider, takeaway
from tests.saving.linking import document, packed

LEVERS = ("one_stop_cashless", "unit_targets", "communication")
PACE = "belief.pace.procedures_paid_online"
EVIL = ("=cmd|'/c calc'!A1", "<img src=x onerror=window.__xss=1>", "![](http://evil.example/x.png)", "a\u202eb\u200f", "# **x** :red[y] $z$", "\x00\x1b[2J")
GOOD = {"one_stop_cashless": {"strength": 1, "start": "2023-06"}}
TEXTS = (
    "", " ", "=", "null", "undefined", "%00", "../../etc/passwd", "' or 1=1 --", "A" * 5000, "A" * 20_000, "đường", "\u202e", "🙂" * 50, "\x00", "eNo", "[]",
    "0" * 22, "__proto__", "${jndi:ldap://x}", "<script>alert(1)</script>", "-", "_" * 44, "http://evil.example/x.png", "x\r\nSet-Cookie: a=b",
)  # fmt: skip


def hostile_documents() -> list[object]:
    """What stands in a link that unpacks; none is without a flaw."""
    from planner.catalog.plan_folder import load_plan
    from planner.cli import SHIPPED_PLAN

    plan = load_plan(SHIPPED_PLAN)
    return [
        *([], None, 5, "x", {}, b"\xff", b"[" * 50_000, b" " * 1_000_000, {"schema": 9, "plan": plan.id}, {"schema": 1, "plan": "x"}),
        *(document(plan, title="\ud800"), document(plan, note={"vi": "\udfff", "en": ""}), document(plan, author="\ud800"), document(plan, title="x" * 2001)),
        *(document(plan, **{"\ud800": 1}), document(plan, measures={"\ud800": {}}), document(plan, choices={"target.dossiers_online": "\ud800"})),
        *(document(plan, **{text: text}) for text in EVIL),
        *(document(plan, measures={text: {"strength": text, text: 1}}) for text in EVIL),
        document(plan, assumptions={f"a{number}": 1 for number in range(500)}),
        document(plan, assumptions={"pace.eid_activated": 10**400, "launch.eid_activated": "0001-01-01"}),
        document(plan, measures={"one_stop_cashless": {"strength": float("nan"), "start": "9999-12"}}),
        document(plan, choices={"denominator.eid_activated": "__class__"}),
    ]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('pages') / 'nhip.db'}"


@pytest.fixture(autouse=True)
def _own_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", url)


@pytest.fixture
def at() -> AppTest:
    return open_page("what_if")


def press(at: AppTest, key: str) -> AppTest:
    return run(at.button(key=key).click())


def open_panel(at: AppTest, name: str = "save") -> AppTest:
    """What is made only while it is open: the panel behind “Lưu”, or the beliefs."""
    at.session_state[name] = True
    return run(at)


def strengths(at: AppTest) -> tuple[object, ...]:
    return tuple(slider(at, f"lever.{measure}").value for measure in LEVERS)


def arrived(**params: str) -> AppTest:
    """The page at an address that brings something."""
    at = AppTest.from_file(str(ROOT / "pages" / "what_if.py"), default_timeout=30)
    at.query_params["levers"] = "native"
    for name, value in params.items():
        at.query_params[name] = value
    return run(at)


def test_sixty_steps_are_taken_back_and_forward_again(at: AppTest) -> None:
    assert at.button(key="undo").disabled
    assert at.button(key="redo").disabled
    opening, seen = takeaway(at), [strengths(at)]
    for step in range(60):
        measure, level = LEVERS[step % 3], (1 / 3, 2 / 3, 1.0, 0.0)[step // 3 % 4]
        lever = slider(at, f"lever.{measure}")
        run(lever.set_value(level))
        seen.append(strengths(at))
    assert len(set(seen[:10])) == 10
    closing = takeaway(at)
    for step in reversed(range(60)):
        press(at, "undo")
        assert strengths(at) == seen[step]
    assert takeaway(at) == opening
    assert at.button(key="undo").disabled
    for step in range(60):
        press(at, "redo")
        assert strengths(at) == seen[step + 1]
    assert takeaway(at) == closing
    assert at.button(key="redo").disabled
    assert not at.exception


def test_a_step_after_going_back_ends_the_way_forward(at: AppTest) -> None:
    run(slider(at, "lever.one_stop_cashless").set_value(1.0))
    press(at, "undo")
    assert not at.button(key="redo").disabled
    run(slider(at, "lever.unit_targets").set_value(1.0))
    assert at.button(key="redo").disabled
    (chip,) = chips(at)
    assert chip.startswith("Giao chỉ tiêu")


def test_resets_scenarios_and_set_paces_are_taken_back_too(at: AppTest) -> None:
    run(open_panel(at, "beliefs").selectbox(key="what_if.scenario").select_index(2))
    run(slider(at, PACE).set_value(2.0))
    said = takeaway(at), sorted(chips(at))
    for reset in ("reset.measures", "reset.assumptions"):
        press(at, reset)
        assert (takeaway(at), sorted(chips(at))) != said
        press(at, "undo")
        assert (takeaway(at), sorted(chips(at))) == said
    press(at, "undo")
    press(at, "undo")
    assert chips(at) == []
    press(at, "set_pace.5")
    assert len(chips(at)) == 1
    press(at, "undo")
    assert chips(at) == []
    press(at, "redo")
    assert len(chips(at)) == 1


def test_a_scenario_and_its_steps_outlive_another_language(at: AppTest) -> None:
    run(slider(open_panel(at, "beliefs"), "lever.one_stop_cashless").set_value(1.0))
    run(slider(at, PACE).set_value(2.0))
    at.session_state["planner.language"] = "en"
    run(at)
    assert len(chips(at)) == 2
    assert "Cashless" in chips(at)[0]
    assert slider(at, "lever.one_stop_cashless").value == 1.0
    press(at, "undo")
    assert len(chips(at)) == 1
    at.session_state["planner.language"] = "vi"
    run(at)
    assert chips(at)[0].startswith("Một cửa")
    press(at, "redo")
    assert len(chips(at)) == 2
    assert slider(open_panel(at, "beliefs"), PACE).value == 2.0


def test_a_scenario_by_link_is_opened_said_and_taken_back(plan: Plan) -> None:
    scenario = Scenario(plan=plan.id, data=plan.data, title=Bilingual("Của Lan", "Lan's"), measures=plan.scenarios[2].measures)
    at = arrived(s=link_text(scenario))
    assert any("Của Lan" in found.value for found in at.success)
    assert not at.warning
    assert "s" not in at.query_params
    assert re.search(r"từ 40 lên 7[05]%$", takeaway(at))
    run(at)
    assert not at.success, "said once"
    press(at, "undo")
    assert chips(at) == []


def test_figures_that_are_unknown_here_are_told(plan: Plan) -> None:
    at = arrived(s=link_text(Scenario(plan=plan.id, data="0" * 64, measures=plan.scenarios[2].measures)))
    assert "000000000000" in at.warning[0].value
    assert len(chips(at)) == 6


@pytest.mark.parametrize("text", [*TEXTS, *(f"doc{number}" for number in range(len(hostile_documents())))], ids=lambda text: quote(text[:20]))
def test_a_hostile_link_never_breaks_the_page_and_is_told(text: str) -> None:
    """The page stays whole, says what it ignored, and shows none of it as anything but text."""
    content = packed(hostile_documents()[int(text[3:])]) if text.startswith("doc") else text
    at = arrived(s=content)
    assert len(at.warning) == 1, "what was ignored is said"
    assert takeaway(at).startswith("Như hiện nay")
    assert "s" not in at.query_params
    for found in (*at.warning, *at.success):
        assert not re.search(r"(?<!\\)<img|(?<!\\)\[\]\(|http://evil|[\x00\x1b\u202e\ud800-\udfff]", found.value)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: quote(text[:20]))
def test_a_hostile_capability_opens_nothing_and_is_told(text: str) -> None:
    at = arrived(k=text)
    assert "không còn mở được" in at.warning[0].value
    assert takeaway(at).startswith("Như hiện nay")
    assert "k" not in at.query_params


@pytest.mark.parametrize("title", EVIL)
def test_a_hostile_title_in_a_good_link_is_plain_text(title: str, plan: Plan) -> None:
    at = arrived(s=packed(document(plan, data=plan.data, title=title, author=title, note=title, measures=GOOD)))
    assert len(chips(at)) == 1
    open_panel(at)
    for found in (*at.success, *at.markdown, *at.caption, *at.warning):
        assert not re.search(r"(?<!\\)<img|(?<!\\)\[\]\(http|\w://evil", found.value), found.value


def test_a_link_with_bad_and_good_entries_opens_the_good_ones_and_names_the_bad(plan: Plan) -> None:
    changed = {"magic": 1, "measures": GOOD | {"levitation": {"strength": 1, "start": "2023-06"}}, "assumptions": {"pace.eid_activated": 99}}
    at = arrived(s=packed(document(plan, data=plan.data, **changed)))
    assert len(chips(at)) == 1
    (warning,) = at.warning
    for word in ("magic", "levitation", "99"):
        assert word in warning.value


def test_a_title_longer_than_the_field_is_saved_or_told_and_nothing_breaks(plan: Plan) -> None:
    at = arrived(s=packed(document(plan, data=plan.data, title="x" * 2000, note="y" * 2000, measures=GOOD)))
    press(open_panel(at), "save.new")
    assert len(at.warning) + len(at.toast) == 1, "refused or saved, and said"
    assert len(chips(at)) == 1


def test_a_scenario_without_a_title_is_not_saved_and_one_with_a_title_is(at: AppTest) -> None:
    run(slider(at, "lever.one_stop_cashless").set_value(1.0))
    press(open_panel(at), "save.new")
    assert "Tên kịch bản" in at.warning[0].value
    run(at.text_input(key="saving.title.new").set_value("Thử lưu"))
    press(at, "save.new")
    assert not at.warning
    assert at.toast[0].value.startswith("Đã lưu “Thử lưu”, phiên bản 1")
    assert "Thử lưu" in at.selectbox(key="what_if.scenario").options
    press(at, "save.again")
    assert "phiên bản 2" in at.toast[0].value
    run(slider(at, "lever.unit_targets").set_value(1.0))
    press(at, "save.back")
    assert len(chips(at)) == 1
    assert "Thử lưu" in at.selectbox(key="what_if.scenario").options
    press(at, "undo")
    assert len(chips(at)) == 2


@pytest.mark.parametrize("address", ["mysql://x@y/z", "sqlite:////proc/none/nhip.db"])
def test_without_a_store_the_page_works_and_says_so(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_DATABASE_URL", address)
    at = open_page("what_if")
    run(slider(at, "lever.one_stop_cashless").set_value(1.0))
    assert len(chips(at)) == 1
    assert at.warning
    run(open_panel(at).text_input(key="saving.title.new").set_value("Thử lưu"))
    press(at, "save.new")
    assert not at.toast, "“Đã lưu” is never said when nothing was saved"
    assert at.warning


def test_a_store_that_is_no_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nhip.db").write_bytes(b"not a database at all" * 500)
    monkeypatch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path / 'nhip.db'}")
    at = open_page("what_if")
    assert at.warning
    assert "nhip.db" in everything(at)


@pytest.mark.parametrize("title", ["Chung", "Tăng tốc", "Đang tự đặt", "Như hiện nay"])
def test_whoever_saves_under_a_title_that_is_taken_goes_on_with_his_own(title: str, plan: Plan) -> None:
    """The browser gives back the words of a box, not what they stand for: two options may not be called the same."""
    theirs, mine = open_page("what_if"), open_page("what_if")
    for at, lever in ((theirs, LEVERS[0]), (mine, LEVERS[1])):
        run(slider(at, f"lever.{lever}").set_value(1.0))
        run(open_panel(at).text_input(key="saving.title.new").set_value(title))
        press(at, "save.new")
        assert at.toast[0].value.startswith(f"Đã lưu “{title}”, phiên bản 1")
    for at, set_to in ((mine, (0.0, 1.0, 0.0)), (theirs, (1.0, 0.0, 0.0)), (mine, (0.0, 1.0, 0.0))):
        run(at)
        assert strengths(run(at)) == set_to
        options = at.selectbox(key="what_if.scenario").options
        assert len(set(options)) == len(options), "nobody could tell them apart"
        press(open_panel(at), "save.again")
        assert "Đã lưu" in at.toast[0].value
        assert strengths(run(at)) == set_to
    opening = open_page("what_if")
    for number, option in enumerate(opening.selectbox(key="what_if.scenario").options):
        if option == "Như hiện nay":
            run(opening.selectbox(key="what_if.scenario").select_index(number))
            assert strengths(opening) == (0.0, 0.0, 0.0)
