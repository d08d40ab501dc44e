"""What recorded changes did to the targets, in one or two sentences."""

from __future__ import annotations

from planner.domain.likelihood import shown_chance
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.model.series import denominator_of
from planner.text.levels import level_text
from planner.text.numbers import chance_percent, number, percent
from planner.text.takeaway import capital, target_text
from planner.text.translation import Voice
from planner.text.words import STATES

MOST_TOLD = 5  # targets; the others are counted


def effect_text(before_plan: Plan, after_plan: Plan, before: tuple[Outlook, ...], after: tuple[Outlook, ...], say: Voice) -> str:
    """What became of the required and stretch targets: Thanh toán trực tuyến 60%: khả năng 40 → 55%.

    Parameters
    ----------
    before_plan, after_plan : Plan
    before, after : tuple of Outlook
        Of every target of the two plans, under the same scenario.
    """
    old = {outlook.target_id: outlook for outlook in before}
    new = {outlook.target_id: outlook for outlook in after}
    counted = [outlook for outlook in new.values() if after_plan.target(outlook.target_id).kind != "trial"]
    counted.sort(key=lambda outlook: _stays_met(old.get(outlook.target_id), outlook))
    told = [_told(after_plan, old.get(outlook.target_id), outlook, say) for outlook in counted]
    gone = [outlook for target_id, outlook in old.items() if target_id not in new and before_plan.target(target_id).kind != "trial"]
    told += [say("{target}: không còn là chỉ tiêu", target=_named(before_plan, outlook, say)) for outlook in gone]
    said = list(filter(None, told))
    if not before and not after:
        return ""
    if not said:
        return say("Mức hiện nay và khả năng đạt của mọi chỉ tiêu không đổi.")
    more = len(said) - MOST_TOLD
    rest = " " + say("Và {count} chỉ tiêu khác.", count=number(more, say.language)) if more > 0 else ""
    return f"{'; '.join(said[:MOST_TOLD])}.{rest}"


def _stays_met(old: Outlook | None, new: Outlook) -> bool:
    """Whether there is nothing to decide about a target, before and after: it is told last."""
    return old is not None and (old.state, new.state) == ("met", "met")


def _told(plan: Plan, old: Outlook | None, new: Outlook, say: Voice) -> str:
    """One target in a few words; nothing where nothing that is shown moved."""
    target = _named(plan, new, say)
    if old is None:
        return say("{target}: chỉ tiêu mới, {standing}", target=target, standing=_standing(new, say))
    if (old.state == "met") != (new.state == "met") or (old.chance is None) != (new.chance is None):
        return f"{target}: {_standing(old, say)} → {_standing(new, say)}"
    if old.chance is not None and new.chance is not None and new.state != "met" and shown_chance(old.chance) != shown_chance(new.chance):
        chance, was = percent(shown_chance(new.chance), say.language), number(shown_chance(old.chance), say.language)
        return say("{target}: khả năng {old} → {new}", target=target, old=was, new=chance)
    if old.now == new.now or new.now is None:
        return ""
    levels = f"{_level(plan, old, say)} → {_level(plan, new, say)}"
    return say("{target}: mức hiện nay {levels}, {standing}", target=target, levels=levels, standing=_standing(new, say))


def _standing(outlook: Outlook, say: Voice) -> str:
    if outlook.state == "met" or outlook.chance is None:
        return say(STATES[outlook.state])
    return say("khả năng {chance}", chance=chance_percent(outlook.chance, say.language))


def _level(plan: Plan, outlook: Outlook, say: Voice) -> str:
    indicator = plan.indicator(outlook.indicator_id)
    return say(STATES["no_figure"]) if outlook.now is None else level_text(indicator, outlook.now, denominator_of(plan, Scenario(), indicator), say, 2)


def _named(plan: Plan, outlook: Outlook, say: Voice) -> str:
    indicator = plan.indicator(outlook.indicator_id)
    wanted = target_text(indicator, outlook, denominator_of(plan, Scenario(), indicator), say)
    return f"{capital(say.of(indicator.short))} {wanted}"
