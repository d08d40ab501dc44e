"""What would it take, in words: the room's own arithmetic first, then the pace that the forecast asks for, twice."""

from __future__ import annotations

from itertools import groupby

from planner.domain.indicator import Indicator
from planner.domain.likelihood import shown_chance
from planner.domain.outlook import NeededPace, Outlook
from planner.domain.rounding import rounded
from planner.text.dates import exact_date
from planner.text.numbers import number, percent
from planner.text.translation import Voice

BEYOND = 64  # times the pace until now: more than that is not asked of anybody


def needed_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """What it would take, and how fast the scenario goes.

    Tính bình quân phải nhanh gấp 1,4 (+4,8 điểm/tháng, đến nay +3,3); theo dự báo, gấp 1,3 có 5/10 khả năng đạt, gấp 3,6
    mới có 8/10. Kịch bản này: gấp 1,8.
    """
    own = own_text(outlook.mean_pace, say) if outlook.state != "met" else ""
    return f"{asked_text(indicator, outlook, denominator, say)} {own}".strip()


def asked_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """What it would take, whatever the scenario decides: it stays while measures and paces are moved."""
    if outlook.state == "met":
        return say("Đã đạt: không cần nhanh hơn.")
    if outlook.chance is not None and not outlook.needed:
        return say("Hạn {due} đã qua: không còn thời gian để tính tốc độ cần.", due=exact_date(outlook.due, say))
    plain = plain_text(indicator, outlook, denominator, say)
    if not outlook.needed:
        return f"{plain}." if plain else ""
    forecast = say("theo dự báo, {paces}", paces=forecast_text(outlook, say))
    whole = f"{plain}; {forecast}." if plain else f"{forecast}."
    return whole[:1].upper() + whole[1:]


def own_text(pace: float | None, say: Voice) -> str:
    """The scenario's own pace, to hold against the needed one; nothing where it is the pace until now."""
    if pace is None or rounded(pace, 1) == 1:
        return ""
    return say("Kịch bản này: gấp {factor}.", factor=number(pace, say.language, 1))


def brief_text(outlook: Outlook, say: Voice) -> str:
    """The needed paces alone, where there is little room: Cần: gấp 1,3 (5/10), gấp 3,6 (8/10); nothing where none is asked for."""
    if outlook.state == "met" or not outlook.needed:
        return ""
    groups = groupby(outlook.needed, key=lambda needed: factor_text(needed.factor, say))
    return say("Cần: {paces}", paces=", ".join(f"{words} ({_tenths(list(group), say)})" for words, group in groups))


def enough(factor: float) -> bool:
    """Whether the pace until now suffices, as far as it is shown."""
    return rounded(factor, 2) <= 1


def factor_number(factor: float, say: Voice) -> str:
    """A needed pace as it is shown everywhere: 1,3; a second decimal only where one would read as no faster: 1,04."""
    return number(factor, say.language, 2 if factor > 1 and rounded(factor, 1) <= 1 else 1)


def factor_text(factor: float | None, say: Voice) -> str:
    """A needed pace where there is little room: gấp 1,3; tốc độ hiện nay đã đủ; không tốc độ nào đủ."""
    if factor is None:
        return say("không tốc độ nào đủ")
    return say("tốc độ hiện nay đã đủ") if enough(factor) else say("gấp {factor}", factor=factor_number(factor, say))


def forecast_text(outlook: Outlook, say: Voice) -> str:
    """What the forecast asks for: gấp 1,3 có 5/10 khả năng đạt, gấp 3,6 mới có 8/10."""
    text = ""
    for words, alike in groupby(outlook.needed, key=lambda needed: factor_text(needed.factor, say)):
        group = list(alike)
        joint = "" if not text else "; " if group[-1].factor is None else ", "
        text += joint + _clause(words, group, outlook, say, first=not text)
    return text


def _clause(words: str, group: list[NeededPace], outlook: Outlook, say: Voice, *, first: bool) -> str:
    """One pace with the confidences that it brings."""
    last, tenths = group[-1], _tenths(group, say)
    if last.factor is None:
        return _no_pace(last, tenths, outlook, say, first=first)
    if enough(last.factor):
        return say("tốc độ hiện nay đã đủ để có {tenths} khả năng đạt", tenths=tenths)
    if first:
        return say("{pace} có {tenths} khả năng đạt", pace=words, tenths=tenths)
    return say("{pace} mới có {tenths}", pace=words, tenths=tenths)


def _no_pace(needed: NeededPace, tenths: str, outlook: Outlook, say: Voice, *, first: bool) -> str:
    """No pace suffices: the ceiling is the limit, unless it is only that the pace would be absurd."""
    best = outlook.best_chance or 0.0
    if best >= needed.confidence:
        pace = say("phải nhanh hơn gấp {most}", most=BEYOND)
        return say("{pace} mới có {tenths} khả năng đạt" if first else "{pace} mới có {tenths}", pace=pace, tenths=tenths)
    below = shown_chance(best) >= round(needed.confidence * 100)  # "about 80%" would be what it says cannot be
    shown = percent(round(needed.confidence * 100) if below else shown_chance(best), say.language)
    most = say("dưới {chance}", chance=shown) if below else say("khoảng {chance}", chance=shown)
    if first:
        return say("không tốc độ nào đủ để có {tenths} khả năng đạt: trần là giới hạn, nhanh mấy cũng chỉ được {most}", tenths=tenths, most=most)
    return say("{tenths} thì không tốc độ nào đủ: trần là giới hạn, nhanh mấy cũng chỉ được {most}", tenths=tenths, most=most)


def _tenths(group: list[NeededPace], say: Voice) -> str:
    texts = [say("{tenths}/10", tenths=round(needed.confidence * 10)) for needed in group]
    return texts[0] if len(texts) == 1 else say("cả {first} và {second}", first=", ".join(texts[:-1]), second=texts[-1])


def plain_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """What a room works out by hand: how many times as much a month as so far, with both amounts. No full stop."""
    if outlook.points_needed is None:
        return ""
    left = _left(indicator, outlook, say)
    needed = _a_month(indicator, _amount(indicator, outlook.points_needed, denominator, say), say)
    if outlook.points_so_far is None:
        return left + say("Tính bình quân cần {needed} (mới có một số liệu nên chưa đo được tốc độ)", needed=needed)
    amounts = {"needed": needed, "so_far": _amount(indicator, outlook.points_so_far, denominator, say)}
    if _shown(indicator, outlook.points_so_far, denominator) <= 0:
        return left + say("Tính bình quân cần {needed} (gần đây không tăng: {so_far})", **amounts)
    factor = outlook.points_needed / outlook.points_so_far
    if enough(factor):
        return left + say("Tính bình quân, tốc độ đến nay đã đủ (cần {needed}, đến nay {so_far})", **amounts)
    pace = say("hơn {most}", most=BEYOND) if factor > BEYOND else factor_number(factor, say)
    return left + say("Tính bình quân phải nhanh gấp {pace} ({needed}, đến nay {so_far})", pace=pace, **amounts)


def _left(indicator: Indicator, outlook: Outlook, say: Voice) -> str:
    """What the office still has to do, of work that is counted: Còn 44 thủ tục."""
    if indicator.method != "workload" or outlook.now is None:
        return ""
    left = number(max(outlook.target - outlook.now, 0.0), say.language)
    return say("Còn {left} {noun}.", left=left, noun=say.of(indicator.noun)) + " "


def _shown(indicator: Indicator, rate: float, denominator: float) -> float:
    """A rate as it is printed: pieces of work, or points of percent. [1/month]"""
    return rounded(rate if indicator.method == "workload" else rate * 100 / denominator, 1)


def _amount(indicator: Indicator, rate: float, denominator: float, say: Voice) -> str:
    """A rate in its own unit, points of percent with their sign."""
    return number(_shown(indicator, rate, denominator), say.language, 1, signed=indicator.method != "workload")


def _a_month(indicator: Indicator, amount: str, say: Voice) -> str:
    if indicator.method == "workload":
        return say("{amount} {noun}/tháng", amount=amount, noun=say.of(indicator.noun))
    return say("{amount} điểm/tháng", amount=amount)
