"""The headline in its fixed place, and its footnote."""

from __future__ import annotations

from planner.domain.gaps import open_gaps
from planner.domain.likelihood import likelihood
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.model.headline import Headline
from planner.text.levels import level_text
from planner.text.translation import Voice


def headline_text(count: Headline, say: Voice) -> str:
    """5 chỉ tiêu bắt buộc: 4 đã đạt, 1 gần như chắc chắn."""
    if not count.counted:
        return say("Chưa có chỉ tiêu bắt buộc nào đến hạn trong năm.")
    parts = [say("{count} đã đạt", count=len(count.met))]
    certain = [outlook for outlook in count.expected if outlook.chance is not None and likelihood(outlook.chance) == "almost_certain"]
    likely = len(count.expected) - len(certain)
    parts += [say("{count} gần như chắc chắn", count=len(certain))] if certain else []
    parts += [say("{count} nhiều khả năng", count=likely)] if likely else []
    parts += [say("{count} chưa chắc chắn", count=len(count.open))] if count.open else []
    return say("{count} chỉ tiêu bắt buộc: {parts}.", count=count.counted, parts=", ".join(parts))


def direction_text(plan: Plan, count: Headline, denominators: dict[str, float], say: Voice) -> str:
    """Cần chỉ đạo thêm: thanh toán trực tuyến 60%."""
    if not count.counted and not count.needs_direction:
        return ""
    if not count.needs_direction:
        return say("Không chỉ tiêu nào của năm cần chỉ đạo thêm.")
    return say("Cần chỉ đạo thêm: {targets}.", targets=", ".join(_named(plan, outlook, denominators, say) for outlook in count.needs_direction))


def footnote_text(plan: Plan, count: Headline, say: Voice) -> str:
    """2 trong 5 tạm so sánh vì tên chỉ tiêu chưa khớp; and the first thing that is known to be missing."""
    inexact = len(count.inexact)
    parts = [say("{inexact} trong {count} tạm so sánh vì tên chỉ tiêu chưa khớp", inexact=inexact, count=count.counted)] if inexact else []
    parts += [say.of(gap).rstrip(".") for gap in open_gaps(plan)[:1]]
    return ". ".join(parts) + "." if parts else ""


def _named(plan: Plan, outlook: Outlook, denominators: dict[str, float], say: Voice) -> str:
    indicator = plan.indicator(outlook.indicator_id)
    return f"{say.of(indicator.short)} {level_text(indicator, outlook.target, denominators[indicator.id], say)}"
