"""Sentences of the ledger: what was projected, what happened, how well that fits."""

from __future__ import annotations

from planner.domain.indicator import Indicator
from planner.domain.ledger import Score, Verdict
from planner.text.dates import exact_date
from planner.text.numbers import number
from planner.text.takeaway import capital
from planner.text.translation import Voice


def verdict_text(verdict: Verdict, indicator: Indicator, say: Voice) -> str:
    """One figure held against its projection: dự báo 41,0% [35,2–47,9], thực tế 43,5%: thấp hơn thực tế 2,5 điểm."""
    low, median, high, actual = (_level(indicator, value, say) for value in (verdict.low, verdict.median, verdict.high, verdict.actual))
    unit = "%" if indicator.unit == "percent" else ""
    points = number(abs(verdict.error_points), say.language, 1)
    fit = (
        say("cao hơn thực tế {points} điểm", points=points)
        if verdict.error_points > 0.05
        else say("thấp hơn thực tế {points} điểm", points=points)
        if verdict.error_points < -0.05
        else say("đúng như thực tế")
    )
    told = say("dự báo {median}{unit} [{low}–{high}], thực tế {actual}{unit}: {fit}", median=median, low=low, high=high, actual=actual, fit=fit, unit=unit)
    return told if verdict.inside else f"{told}, {say('ngoài khoảng 80%')}"


def about_text(verdict: Verdict, indicator: Indicator, say: Voice) -> str:
    """Which figure it is: Thanh toán trực tuyến, 31/5/2023."""
    return f"{capital(say.of(indicator.short))}, {exact_date(verdict.date, say)}"


def score_text(score: Score, say: Voice) -> str:
    """All of them together: 12 lần so; sai số trung bình 2,1 điểm %; 10 lần trong khoảng 80%."""
    count, covered = (number(whole, say.language) for whole in (score.count, score.covered))
    error, bias = number(score.mean_error_points, say.language, 1), number(score.bias_points, say.language, 1, signed=True)
    told = say(
        "{count} lần so: sai số trung bình {error} điểm (lệch {bias}); {covered} lần thực tế nằm trong khoảng 80%",
        count=count,
        error=error,
        bias=bias,
        covered=covered,
    )
    return f"{told}."


def _level(indicator: Indicator, value: float, say: Voice) -> str:
    return number(value, say.language, 1 if indicator.unit == "percent" else 0)
