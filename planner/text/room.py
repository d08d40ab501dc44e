"""What is said in a room: the question, the spread of the guesses, the score."""

from __future__ import annotations

from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.room_guess import FEWEST, Score, Spread
from planner.domain.target import Target
from planner.text.dates import exact_date
from planner.text.numbers import THIN_RANGE, number, percent
from planner.text.takeaway import capital, year_end_text
from planner.text.translation import Voice


def question_text(plan: Plan, target: Target, say: Voice) -> str:
    """Đến 31/12/2023, thanh toán trực tuyến đạt bao nhiêu %?"""
    return say("Đến {due}, {indicator} đạt bao nhiêu %?", due=exact_date(target.due, say), indicator=say.of(plan.indicator(target.indicator_id).short))


def count_text(count: int, say: Voice) -> str:
    """How many guessed."""
    return say("{count} người đã đoán", count=number(count, say.language))


def spread_text(spread: Spread | None, count: int, say: Voice) -> str:
    """The spread of the guesses; of fewer than three nothing but their number, for it would tell who guessed what."""
    if spread is None:
        return say("{count} người đã đoán; từ {fewest} người mới nêu các mức đoán", count=number(count, say.language), fewest=FEWEST)
    low, lower, middle, upper, high = (_whole(value, say) for value in (spread.lowest, spread.lower, spread.middle, spread.upper, spread.highest))
    return say(
        "{count} người đoán: ở giữa {middle}%, một nửa trong khoảng {lower}{to}{upper}%, thấp nhất {low}%, cao nhất {high}%",
        count=number(spread.count, say.language),
        middle=middle,
        lower=lower,
        upper=upper,
        low=low,
        high=high,
        to=THIN_RANGE,
    )


def answer_text(plan: Plan, outlook: Outlook, denominator: float, say: Voice) -> str:
    """What the projection says: Dự báo: 54% [34–81]."""
    return say("Dự báo: {level}", level=year_end_text(plan.indicator(outlook.indicator_id), outlook, denominator, say))


def score_text(score: Score | None, say: Voice) -> str:
    """How the room did: 6/10 số đoán nằm trong khoảng 80% của dự báo; lệch điển hình 7 điểm."""
    if score is None:
        return ""
    inside, miss = percent(score.inside * 100, say.language), number(score.typical_miss, say.language)
    return say("{inside} số đoán nằm trong khoảng 80% của dự báo; lệch điển hình {miss} điểm so với mức giữa của dự báo", inside=inside, miss=miss)


def subject_text(plan: Plan, target: Target, wanted: str, say: Voice) -> str:
    """What is looked at, and what is wanted of it: Thanh toán trực tuyến – đích 60% đến 31/12/2023; a trial threshold is never called a target."""
    fields = {"indicator": capital(say.of(plan.indicator(target.indicator_id).short)), "wanted": wanted, "due": exact_date(target.due, say)}
    if target.kind == "trial":
        return say("{indicator} – ngưỡng thử {wanted} đến {due}", **fields)
    return say("{indicator} – đích {wanted} đến {due}", **fields)


def _whole(value: float, say: Voice) -> str:
    return number(value, say.language)
