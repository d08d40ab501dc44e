"""Whatever people type comes back letter by letter, and what cannot is refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import Problem
from planner.store import drafts, scenarios
from planner.store.database import Database
from planner.store.refusals import InvalidRecord
from tests.store.saving import NEW, NOON, save_new

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
NAMES = st.text(LETTERS, max_size=200)
HOSTILE = (
    "=cmd|'/c calc'!A1",
    "<img src=x onerror=alert(1)>",
    "![](http://example.com/x.png)",
    "'; DROP TABLE revisions; --",
    "%s %(title)s {title} :title ?",
    "\u202egnp.exe\u202c",
    "e\u0302\u0301 ≠ ế",
    " blanks at both ends ",
    "line\r\nline\ttab",
    "🇻🇳" * 50,
)


@given(title=NAMES, author=NAMES, document=st.text(LETTERS), outlooks=st.text(LETTERS))
def test_any_text_comes_back(lasting: Database, title: str, author: str, document: str, outlooks: str) -> None:
    saved = save_new(lasting, title=title, author=author, document=document, outlooks=outlooks)
    found = scenarios.latest(lasting, saved.scenario_id)
    assert found == saved
    assert (saved.title, saved.author, saved.document, saved.outlooks) == (title, author, document, outlooks)


@given(visitor=NAMES, plan=NAMES, document=st.text(LETTERS))
def test_any_draft_comes_back(lasting: Database, visitor: str, plan: str, document: str) -> None:
    drafts.keep(lasting, visitor, plan, document, None, 0, NOON)
    assert getattr(drafts.draft(lasting, visitor, plan), "document", None) == document


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_as_it_is(lasting: Database, title: str) -> None:
    saved = save_new(lasting, title=title, author=title, plan_id=title)
    assert [(found.title, found.author) for found in scenarios.listed(lasting, title)] == [(title, title)]
    assert scenarios.latest(lasting, saved.scenario_id) == saved


def test_all_that_is_too_long_is_told_at_once(lasting: Database) -> None:
    too_long = {"title": "ế" * 201, "author": "x" * 201, "document": "ế" * 21_846, "outlooks": "x" * 262_145, "plan_snapshot": "x" * 33_554_433}
    with pytest.raises(InvalidRecord) as refused:
        save_new(lasting, **too_long)
    assert set(refused.value.problems) == {
        Problem("text_too_long", column="title", found="201", expected="200"),
        Problem("text_too_long", column="author", found="201", expected="200"),
        Problem("record_too_large", column="document", found="65538", expected="65536"),
        Problem("record_too_large", column="outlooks", found="262145", expected="262144"),
        Problem("record_too_large", column="plan_snapshot", found="33554433", expected="33554432"),
    }


def test_what_is_just_short_enough_is_kept(lasting: Database) -> None:
    longest = {"title": "ế" * 200, "author": "𝔏" * 200, "document": "x" * 65_536, "outlooks": "ế" * 87_381, "data": "longest", "plan_snapshot": "x" * 2_097_152}
    saved = save_new(lasting, **longest)
    assert scenarios.latest(lasting, saved.scenario_id) == saved
    assert scenarios.snapshot(lasting, "longest") == longest["plan_snapshot"]


@pytest.mark.parametrize(("odd", "found"), [("a\0b", "U+0000"), ("\ud83d", "U+D83D")])
@pytest.mark.parametrize("name", sorted(NEW))
def test_letters_that_no_store_holds_are_refused_by_name(lasting: Database, name: str, odd: str, found: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        save_new(lasting, **{name: odd})
    assert refused.value.problems == (Problem("unstorable_text", column=name, found=found),)
