"""Names and titles are plain text where Markdown is understood."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.text.markdown import LONGEST, label

HOSTILE = [
    "![x](https://example.org/pixel.png)",
    "[bấm đây](javascript:alert(1))",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "# Tiêu đề",
    "- một\n- hai",
    "1. một",
    "> trích",
    "| a | b |\n|---|---|",
    "$x^2$",
    ":red[đỏ] :material/home: :smile:",
    "`mã`",
    "***đậm***",
    "~~bỏ~~",
    "https://example.org www.example.org",
    "a &lt; b &amp; c",
    "một\u202ehai\u200b",
]


# what Streamlit's Markdown turns into a link after everything else is read, escapes already gone (remark-gfm)
ADDRESS = re.compile(r"(https?://|www(?=\.))[-.\w]+|(?<![^\s!-/:-@\[-`{-~])[-.\w+]+@[-\w]+(\.[-\w]+)+", re.IGNORECASE)


def unescaped(text: str) -> str:
    """What Markdown still takes for a sign: everything that has no backslash before it."""
    return re.sub(r"\\.", "", text)


def visible(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_name_is_markup(text: str) -> None:
    shown = label(text)
    assert "\n" not in shown
    assert not set(unescaped(shown)) & set("`*_[]|$<~")
    assert not re.search(r":\w|&#?\w+;", unescaped(shown))
    assert not re.match(r"[#>+=-]|\d+[.)]", shown)


@pytest.mark.parametrize(
    "text", ["https://example.org", "see http://example.org/a?b", "WWW.example.org", "a@example.org", "(a.b@example.org)", "_www.example.org"]
)
def test_an_address_in_a_name_never_becomes_a_link(text: str) -> None:
    assert ADDRESS.search(text)
    assert not ADDRESS.search(visible(label(text)))


@given(text=st.text(max_size=400))
def test_a_label_is_one_line_of_what_was_typed(text: str) -> None:
    plain = "".join(letter for letter in visible(label(text)) if unicodedata.category(letter) != "Cf")
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in ("Cc", "Cf") or c in "\n\t")
    assert plain == " ".join(kept.split())[:LONGEST]


def test_marks_that_hide_or_turn_letters_are_left_out() -> None:
    assert label("một\u202e hai\u200b\x07") == "một hai"


def test_vietnamese_letters_stay_as_they_are() -> None:
    assert label("Ưu tiên thanh toán không tiền mặt") == "Ưu tiên thanh toán không tiền mặt"
