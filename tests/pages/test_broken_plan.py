"""A plan folder with a mistake in it: the page says which, keeps running, and works again when it is mended."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.cli import SHIPPED_PLAN
from planner.domain.bilingual import Language
from tests.pages.reading import PAGES, chips, everything, open_page, run, takeaway, unfolded


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The figures of a copy of the shipped plan, which is the one that is open."""
    folder = tmp_path / "plan"
    shutil.copytree(SHIPPED_PLAN, folder)
    monkeypatch.setenv("PLANNER_PLAN", str(folder))
    return folder / "observations.csv"


def break_it(figures: Path) -> None:
    text = figures.read_text(encoding="utf-8")
    assert ",20.07,date_assumed" in text
    figures.write_text(text.replace(",20.07,date_assumed", ',"20,o7",date_assumed'), encoding="utf-8")


def mend(figures: Path) -> None:
    figures.write_text((SHIPPED_PLAN / "observations.csv").read_text(encoding="utf-8"), encoding="utf-8")


def is_refused(at: AppTest) -> bool:
    return len(at.error) == 1


@pytest.mark.parametrize(("language", "sentence"), [("vi", "“20,o7” không phải số"), ("en", "“20,o7” is not a number")])
@pytest.mark.parametrize("page", PAGES)
def test_the_mistake_is_named_in_the_language_of_the_app(page: str, language: Language, sentence: str, figures: Path) -> None:
    break_it(figures)
    at = open_page(page, language)
    assert is_refused(at)
    assert sentence in everything(at)
    assert "observations.csv" in everything(at)
    assert not at.get("plotly_chart")


def test_all_mistakes_are_named_at_once(figures: Path) -> None:
    break_it(figures)
    figures.with_name("units.csv").unlink()
    said = everything(open_page("overview"))
    assert "20,o7" in said
    assert "units.csv" in said


def test_a_mended_plan_opens_again_in_the_same_session_with_the_levers_as_they_were(figures: Path) -> None:
    at = open_page("what_if")
    run(at.select_slider(key="lever.one_stop_cashless").set_value(1.0))
    sentence = takeaway(at)
    break_it(figures)
    assert is_refused(run(at))
    mend(figures)
    run(at)
    assert not at.error
    assert takeaway(at) == sentence
    assert len(chips(at)) == 1


def test_a_plan_that_changed_shows_its_new_figures_in_the_same_session(figures: Path) -> None:
    at = unfolded(open_page("what_if"), "sources")
    assert "20,07%" in everything(at)
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace(",20.07,date_assumed", ",21.07,date_assumed"), encoding="utf-8")
    run(at)
    assert "21,07%" in everything(at)


def test_a_folder_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(tmp_path / "nowhere"))
    at = open_page("overview")
    assert is_refused(at)
    assert "nowhere" in everything(at)
