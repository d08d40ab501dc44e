"""What a plan that is only begun needs next, in words: what is missing, and what to do."""

from __future__ import annotations

from planner.domain.next_steps import Need, NextStep
from planner.text.takeaway import capital
from planner.text.translation import Voice, mark

SENTENCES: dict[Need, str] = {
    "indicator": mark("Chưa có chỉ tiêu theo dõi nào. Thêm chỉ tiêu với định nghĩa, đơn vị tính và nguồn."),
    "projection": mark("Mọi chỉ tiêu chỉ theo dõi, không dự báo. Sửa cách dự báo của một chỉ tiêu; số lượng cần có tiềm năng."),
    "figure": mark("Chưa có số liệu nào. Mỗi chỉ tiêu cần số liệu của ít nhất hai ngày khác nhau để đo tốc độ."),
    "second_figure": mark("Mới có một số liệu: {indicators}. Cần số liệu của một ngày khác để đo tốc độ."),
    "aimed_figure": mark("Có đích mà chưa đủ số liệu: {indicators}. Cần số liệu của ít nhất hai ngày khác nhau để đo tốc độ."),
    "target": mark("Chưa có đích cho chỉ tiêu nào được dự báo. Thêm đích với hạn, loại và nguồn."),
}
ACTIONS: dict[Need, str] = {
    "indicator": mark("Thêm chỉ tiêu theo dõi"),
    "projection": mark("Sửa chỉ tiêu theo dõi"),
    "figure": mark("Thêm số liệu"),
    "second_figure": mark("Thêm số liệu"),
    "aimed_figure": mark("Thêm số liệu"),
    "target": mark("Thêm đích"),
}
MOST_NAMED = 4  # indicators; the others are counted


def step_text(step: NextStep, say: Voice) -> str:
    """What is missing and what to do, in two sentences."""
    named = [capital(say.of(indicator.short)) for indicator in step.indicators[:MOST_NAMED]]
    more = len(step.indicators) - MOST_NAMED
    named += [say("và {count} chỉ tiêu khác", count=more)] if more > 0 else []
    return say(SENTENCES[step.need], indicators=", ".join(named))
