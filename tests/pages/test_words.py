"""Each page alone, in both languages: it opens, and it speaks one language only."""

import re
import unicodedata

import pytest

from planner.domain.bilingual import LANGUAGES, Language
from planner.domain.plan import Plan
from planner.text.translation import catalogue
from tests.conftest import RIVER
from tests.pages.reading import PAGES, everything, open_page, own_texts, run

VIETNAMESE_NAMES = ("Tiếng Việt", "Nhịp")  # said in every language
ENGLISH_NAMES = ("English", "Excel", "FORECAST.LINEAR", "FORECAST.ETS")
WORD = re.compile(r"[A-Za-zÀ-ỹĐđ]+")


def without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, " ")
    return text


def is_vietnamese(word: str) -> bool:
    """Whether a word bears a letter or a tone mark that English has not."""
    return any(letter in "đĐ" or unicodedata.combining(letter) for letter in unicodedata.normalize("NFD", word))


def english_only_words() -> set[str]:
    """Words of four letters and more that the English catalogue says and the Vietnamese source never does."""
    vietnamese = {word.lower() for text in catalogue("en") for word in WORD.findall(text)}
    english = {word.lower() for text in catalogue("en").values() for word in WORD.findall(re.sub(r"\{[^}]*\}", " ", text))}
    return {word for word in english - vietnamese if len(word) >= 4}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_alone(page: str, language: Language, plan: Plan) -> None:
    at = open_page(page, language)
    assert plan.place.in_language(language) in everything(at)
    assert "{" not in own_texts(at, plan, language), "an unfilled field"


@pytest.mark.parametrize("page", PAGES)
def test_no_vietnamese_in_the_english_app(page: str, plan: Plan) -> None:
    left = without(own_texts(open_page(page, "en"), plan, "en"), VIETNAMESE_NAMES)
    assert {word for word in WORD.findall(left) if is_vietnamese(word)} == set()


@pytest.mark.parametrize("page", PAGES)
def test_no_english_in_the_vietnamese_app(page: str, plan: Plan) -> None:
    left = without(own_texts(open_page(page, "vi"), plan, "vi"), ENGLISH_NAMES)
    assert {word.lower() for word in WORD.findall(left)} & english_only_words() == set()


def test_no_catalogue_text_stays_untranslated_when_levers_are_moved(plan: Plan) -> None:
    at = open_page("what_if", "en")
    at.selectbox(key="what_if.scenario").select_index(2).run()
    run(at.toggle(key="what_if.straight").set_value(True))
    left = without(own_texts(at, plan, "en"), VIETNAMESE_NAMES)
    assert {word for word in WORD.findall(left) if is_vietnamese(word)} == set()


def test_an_unknown_language_in_the_address_is_the_first_one() -> None:
    at = open_page("what_if", "fr")  # type: ignore[arg-type]
    assert at.subheader[0].value == open_page("what_if", "vi").subheader[0].value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_the_code_knows_hai_duong(page: str, language: Language, river: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_PLAN", str(RIVER))
    said = everything(open_page(page, language))
    assert river.place.in_language(language) in said
    assert "Hải Dương" not in said
