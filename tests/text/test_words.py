"""Words for chances: the word follows from the number that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.likelihood import EXPECTED_FROM, expected, likelihood, shown_chance
from planner.domain.outlook import STATES as STATE_CODES
from planner.text.translation import Voice
from planner.text.words import LIKELIHOODS, STATES, chance_words

WORDS = [
    (90, "gần như chắc chắn"),
    (65, "nhiều khả năng"),
    (35, "có thể đạt, chưa chắc chắn"),
    (10, "khó đạt nếu không thêm giải pháp"),
    (0, "rất khó đạt với kịch bản này"),
]


@pytest.mark.parametrize(
    ("chance", "shown"),
    [(0.0, 5), (0.02, 5), (0.0749, 5), (0.076, 10), (0.324, 30), (0.326, 35), (0.624, 60), (0.625, 65), (0.874, 85), (0.876, 90), (0.97, 95), (1.0, 95)],
)
def test_the_word_is_that_of_the_number_shown(chance: float, shown: int, vi: Voice) -> None:
    word = next(word for lowest, word in WORDS if shown >= lowest)
    assert chance_words(chance, vi) == f"{word} (khoảng {shown}%)"


@given(chance=st.floats(0, 1))
def test_word_and_number_never_disagree(chance: float) -> None:
    shown = shown_chance(chance)
    assert LIKELIHOODS[likelihood(chance)] == next(word for lowest, word in WORDS if shown >= lowest)
    assert 5 <= shown <= 95
    assert expected(chance) == (shown >= EXPECTED_FROM)


@given(one=st.floats(0, 1), other=st.floats(0, 1))
def test_a_better_chance_is_never_shown_as_a_worse_one(one: float, other: float) -> None:
    assert shown_chance(min(one, other)) <= shown_chance(max(one, other))


def test_every_state_has_a_word_in_both_languages(vi: Voice, en: Voice) -> None:
    assert set(STATES) == set(STATE_CODES)
    assert len({vi(word) for word in STATES.values()}) == len({en(word) for word in STATES.values()}) == len(STATE_CODES)
