"""What would it take, in words: points a month that the room can check by hand, and the pace at two confidences."""

from __future__ import annotations

from planner.domain.indicator import Indicator
from planner.domain.outlook import NeededPace, Outlook
from planner.domain.rounding import rounded
from planner.text.numbers import chance_percent, number
from planner.text.translation import Voice


def needed_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """Bình quân cần +4,8 điểm %/tháng (đến nay +3,3). 5/10 khả năng: nhanh gấp 1,3; 8/10: gấp 3,4."""
    if outlook.state == "met":
        return say("Đã đạt: không cần nhanh hơn.")
    if not outlook.needed:
        return plain_text(indicator, outlook, denominator, say)
    paces = "; ".join(pace_text(needed, outlook, say, first=place == 0) for place, needed in enumerate(outlook.needed))
    return f"{plain_text(indicator, outlook, denominator, say)} {paces}.{planned_text(outlook, say)}".strip()


def planned_text(outlook: Outlook, say: Voice) -> str:
    """The mean pace of the scenario, to hold against the needed one; nothing where it is the pace until now."""
    if outlook.mean_pace is None or abs(outlook.mean_pace - 1) < 0.05:
        return ""
    return " " + say("Kịch bản này: gấp {factor}.", factor=number(outlook.mean_pace, say.language, 1))


def pace_text(needed: NeededPace, outlook: Outlook, say: Voice, *, first: bool) -> str:
    """The pace at one confidence: 5/10 khả năng: nhanh gấp 1,3."""
    tenths = say("{tenths}/10 khả năng", tenths=round(needed.confidence * 10)) if first else f"{round(needed.confidence * 10)}/10"
    if needed.factor is None:
        best = chance_percent(outlook.best_chance or 0.0, say.language)
        return say("{tenths}: không tốc độ nào đủ, trần là giới hạn (nhanh mấy cũng chỉ được khoảng {best} khả năng)", tenths=tenths, best=best)
    if rounded(needed.factor, 1) <= 1:  # the word follows the number that would be shown
        return say("{tenths}: tốc độ hiện nay đã đủ", tenths=tenths)
    factor = number(needed.factor, say.language, 1)
    return say("{tenths}: nhanh gấp {factor}", tenths=tenths, factor=factor) if first else say("{tenths}: gấp {factor}", tenths=tenths, factor=factor)


def plain_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """The plain arithmetic: what a straight line needs a month, and what the last step brought."""
    if outlook.points_needed is None:
        return ""
    if indicator.method == "workload":
        return workload_text(indicator, outlook, say)
    needed = number(outlook.points_needed * 100 / denominator, say.language, 1, signed=True)
    if outlook.points_so_far is None:
        return say("Bình quân cần {needed} điểm %/tháng.", needed=needed)
    so_far = number(outlook.points_so_far * 100 / denominator, say.language, 1, signed=True)
    return say("Bình quân cần {needed} điểm %/tháng (đến nay {so_far}).", needed=needed, so_far=so_far)


def workload_text(indicator: Indicator, outlook: Outlook, say: Voice) -> str:
    """What the office still has to do: Còn 44 thủ tục: đang làm 8,0/tháng, cần 5,3/tháng."""
    if outlook.now is None or outlook.points_needed is None:
        return ""
    left, needed = number(outlook.target - outlook.now, say.language), number(outlook.points_needed, say.language, 1)
    noun = say.of(indicator.noun)
    if outlook.points_so_far is None:
        return say("Còn {left} {noun}: cần {needed}/tháng; mới có một số liệu nên chưa đo được tốc độ.", left=left, noun=noun, needed=needed)
    so_far = number(outlook.points_so_far, say.language, 1)
    return say("Còn {left} {noun}: đang làm {so_far}/tháng, cần {needed}/tháng.", left=left, noun=noun, so_far=so_far, needed=needed)
