"""Everything that is said can be said in English, and the catalogue holds nothing besides."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from planner.domain.bilingual import Bilingual
from planner.text.translation import Voice, catalogue

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "planner").rglob("*.py")))
VIETNAMESE = re.compile(r"[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)


def texts_of(argument: ast.expr) -> Iterator[str]:
    """The texts an argument may be: itself, or either side of a condition."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from texts_of(argument.body)
        yield from texts_of(argument.orelse)


def spoken_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in ("say", "mark"):
                yield from texts_of(node.args[0])


def spoken() -> set[str]:
    return {text for path in SOURCES for text in spoken_in(path)}


def fields_of(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_everything_that_is_said_has_an_english_translation() -> None:
    assert sorted(spoken() - set(catalogue("en"))) == []


def test_nothing_is_translated_that_nobody_says() -> None:
    assert sorted(set(catalogue("en")) - spoken()) == []


def test_a_translation_has_the_same_fields() -> None:
    assert [source for source, text in catalogue("en").items() if fields_of(source) != fields_of(text)] == []


def test_a_translation_is_english() -> None:
    assert [text for text in catalogue("en").values() if VIETNAMESE.search(text.replace("Nhịp", ""))] == []  # but for the product's name


def test_every_text_can_be_filled_in() -> None:
    for text in spoken():
        for say in (Voice("vi"), Voice("en")):
            assert say(text, **dict.fromkeys(fields_of(text), "x"))


@pytest.mark.parametrize(("vi_text", "en_text", "expected"), [("một", "one", ("một", "one")), ("một", "", ("một", "một")), ("", "one", ("one", "one"))])
def test_a_text_of_the_plan_in_one_language_stands_for_both(vi_text: str, en_text: str, expected: tuple[str, str], vi: Voice, en: Voice) -> None:
    text = Bilingual(vi_text, en_text)
    assert (vi.of(text), en.of(text)) == expected
