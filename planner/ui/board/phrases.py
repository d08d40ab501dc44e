"""The words of the board: finished sentences with places for numbers, and tables to look dates and chances up in.

The browser fills them in while a lever moves; what it says must be what `planner.text` says when the lever is let go.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.likelihood import LOWEST_CHANCE
from planner.domain.month import Month
from planner.domain.plan import Plan
from planner.text.dates import rough_date
from planner.text.takeaway import never_text
from planner.text.translation import Voice
from planner.text.words import LIKELIHOODS, STATES
from planner.ui.status import MARKS

THIRD_DAYS = (5, 15, 25)  # a day in each third of a month


def phrases(plan: Plan, say: Voice) -> dict[str, Any]:
    """Everything that is said of a target, and on the levers."""
    return {
        "never": never_text(plan, say),
        "earliest": say("{never} [sớm nhất {first}]", never="{never}", first="{first}"),
        "perhaps": say("có thể đã đạt, chờ số liệu [{first} – {last}]", first="{first}", last="{last}"),
        "about": say("khoảng {middle} [{first} – {last}]", middle="{middle}", first="{first}", last="{last}"),
        "stands": say("{levers}: khả năng đạt {target} khoảng {chance}, {when}", levers="{levers}", target="{target}", chance="{chance}", when="{when}"),
        "up": say("{levers}: khả năng đạt {target} tăng từ {old} lên {new}"),
        "down": say("{levers}: khả năng đạt {target} giảm từ {old} xuống {new}"),
        "same": say("{levers}: khả năng đạt {target} vẫn khoảng {new}"),
        "at_strength": say("ở mức {strength}", strength="{strength}"),
        "planned": say("Kịch bản này: gấp {factor}."),
        "met": say(STATES["met"]),
        "at_due": say("Đến hạn"),
        "target": say("đích"),
        "when_title": say("Ngày đạt, khoảng 80%"),
        "level_title": say("Mức đến hạn, khoảng 80%"),
        "now": say("như hiện nay"),
        "scenario": say("kịch bản"),
        "observed": say("đã đo"),
        "straight": say("kẻ thẳng"),
        "measures": say("Biện pháp"),
        "decided": say("điều ta quyết định"),
        "beliefs": say("Giả định – điều ta tin (trần, tốc độ, mẫu số)"),
        "no_measure": say("Chưa có biện pháp nào tác động đến chỉ tiêu này."),
        "reset": say("Đặt lại {lever}", lever="{lever}"),
        "less": say("Bớt: {lever}", lever="{lever}"),
        "more": say("Thêm: {lever}", lever="{lever}"),
        "about_lever": say("Giải thích: {lever}", lever="{lever}"),
        "months_of": say("Thời gian làm: {lever}", lever="{lever}"),
        "from": say("Từ tháng"),
        "to": say("Đến hết tháng"),
        "value_of": say("Giá trị: {lever}", lever="{lever}"),
        "others": say("Các chỉ tiêu khác"),
        "no_chart": say("Chưa vẽ được dự báo: cần ít nhất hai số liệu để đo tốc độ. Đề nghị cơ quan chủ trì cung cấp thêm."),
        "likelihoods": [[lowest, say(LIKELIHOODS[name]), *reversed(MARKS[name])] for lowest, name in LOWEST_CHANCE],
    }


def rough_dates(plan: Plan, first: date, say: Voice) -> dict[str, Any]:
    """Rough dates by month: in the plan year by thirds, full and brief; in any year the month alone, full and brief."""
    thirds = [[_both(date(plan.year, month, day), plan.year, say) for day in THIRD_DAYS] for month in range(1, 13)]
    months = {str(month): _both(month.first_day + timedelta(days=14), 0, say) for month in Month.of(first).through(Month.of(plan.horizon))}
    return {"year": plan.year, "thirds": thirds, "months": months}


def _both(day: date, year: int, say: Voice) -> list[str]:
    return [rough_date(day, say, year), rough_date(day, say, year, brief=True)]
