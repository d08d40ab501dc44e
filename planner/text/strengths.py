"""How far a measure reaches, in words: its level where it rests on one, otherwise a number, never a level that it is not."""

from __future__ import annotations

from types import MappingProxyType

from planner.domain.bilingual import Bilingual
from planner.domain.measure import Measure
from planner.domain.plan import Plan
from planner.domain.rounding import rounded
from planner.text.numbers import percent
from planner.text.translation import Voice, mark

REACH = (mark("như hiện nay"), mark("làm điểm"), mark("nhân rộng"))  # and the whole place
DECISIONS = (mark("chưa áp dụng"), mark("áp dụng"))
EVERYWHERE = mark("toàn địa bàn")
# a plan names its place as officials do, kind first; what begins otherwise is covered by the neutral word
WHOLE_PLACES = MappingProxyType(
    {
        "tỉnh": mark("toàn tỉnh"),
        "thành phố": mark("toàn thành phố"),
        "quận": mark("toàn quận"),
        "huyện": mark("toàn huyện"),
        "thị xã": mark("toàn thị xã"),
        "thị trấn": mark("toàn thị trấn"),
        "phường": mark("toàn phường"),
        "xã": mark("toàn xã"),
    }
)
DECIMALS = (0, 1, 2, 3, 4)  # of a strength in percent: as few as keep it apart from nothing and from everything


def whole_place(place: Bilingual) -> str:
    """The word for all of a place, in Vietnamese, to be translated: toàn tỉnh for a province, toàn huyện for a district."""
    name = place.vi.casefold()
    return next((word for kind, word in WHOLE_PLACES.items() if name.startswith(f"{kind} ")), EVERYWHERE)


def level_words(plan: Plan, measure: Measure, say: Voice) -> tuple[str, ...]:
    """The words of a measure's levels, one for each of its `strengths`."""
    words = DECISIONS if measure.kind == "decision" else (*REACH, whole_place(plan.place))
    return tuple(say(word) for word in words)


def strength_word(plan: Plan, measure: Measure, strength: float, say: Voice) -> str:
    """A strength on its own: nhân rộng; 50% where it rests on no level."""
    place = measure.level_at(strength)
    return strength_number(strength, say) if place is None else level_words(plan, measure, say)[place]


def strength_phrase(plan: Plan, measure: Measure, strength: float, say: Voice) -> str:
    """A strength after the measure's name: toàn tỉnh; được áp dụng; ở mức 50%."""
    place = measure.level_at(strength)
    if place is None:
        return say("ở mức {strength}", strength=strength_number(strength, say))
    return level_phrases(plan, measure, say)[place]


def level_phrases(plan: Plan, measure: Measure, say: Voice) -> tuple[str, ...]:
    """What stands after the measure's name on each of its levels."""
    off, *on = level_words(plan, measure, say)
    return (off, say("được áp dụng")) if measure.kind == "decision" else (off, *on)


def strength_number(strength: float, say: Voice) -> str:
    """A strength in percent of full strength: 50%; 0,4%, which is not nothing."""
    size = strength * 100
    decimals = next((found for found in DECIMALS if 0 < rounded(size, found) < 100), DECIMALS[-1])
    return percent(size, say.language, decimals)
