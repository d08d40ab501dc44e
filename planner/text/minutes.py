"""The sentences for the minutes: what was moved, and what became of the targets, dates and chances before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner.domain.likelihood import shown_chance
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.text.dates import exact_date
from planner.text.numbers import percent
from planner.text.takeaway import chips, target_text, when_text, year_end_text
from planner.text.translation import Voice
from planner.text.words import STATES


def minutes_text(
    plan: Plan,
    scenario: Scenario,
    before: Sequence[Outlook],
    after: Sequence[Outlook],
    denominators: Mapping[str, float],
    say: Voice,
    *,
    focus: str = "",
) -> str:
    """What the presenter pastes into the minutes, as plain text.

    Parameters
    ----------
    before, after : sequence of Outlook
        Of the same targets, in the baseline and in the scenario; a target that nothing changes for is left out, unless it is
        the one looked at.
    denominators : mapping
        What percentages of each indicator are percentages of.
    focus : str
        Id of the target looked at: it comes first.

    Returns
    -------
    str
        A few sentences; nothing in it is known better than the screen says it: chances to 5 %, dates with their interval.
    """
    known = {outlook.target_id: outlook for outlook in before}
    first = sorted(after, key=lambda outlook: outlook.target_id != focus)  # the others stay in their order
    pairs = [(known[outlook.target_id], outlook) for outlook in first if outlook.target_id in known]
    told = [(old, new) for old, new in pairs if new.target_id == focus or _chance(old, say) != _chance(new, say)]
    sentences = [_moved(plan, scenario, say), *(_became(plan, old, new, denominators, say) for old, new in told)]
    if not scenario.is_baseline and len(told) < len(pairs):
        sentences.append(say("Các chỉ tiêu khác của năm không đổi khả năng."))
    if _rests_on_guesses(plan, scenario, [new.indicator_id for _, new in told]):
        sentences.append(say("Tác động của biện pháp là mức đoán, cần kiểm chứng khi triển khai."))
    notes = say("Trong ngoặc vuông là khoảng 80% của dự báo; khả năng làm tròn đến 5%")
    if any(None in (outlook.date_q50, outlook.date_q90) and outlook.state != "met" and outlook.chance is not None for pair in told for outlook in pair):
        notes += "; " + say("“chưa đạt” là chưa đạt trước {date}", date=exact_date(plan.horizon, say))
    return " ".join([*sentences, f"{notes}."])


def last_figure(plan: Plan) -> date:
    """The day up to which figures of projected indicators are known."""
    return max((row.date for row in plan.observations if plan.indicator(row.indicator_id).projected), default=plan.as_of)


def _moved(plan: Plan, scenario: Scenario, say: Voice) -> str:
    until = exact_date(last_figure(plan), say)
    if scenario.is_baseline:
        return say("Số liệu đến {date}; nếu giữ như hiện nay, chưa thêm biện pháp.", date=until)
    return say("Số liệu đến {date}; kịch bản đã xem xét: {levers}.", date=until, levers="; ".join(chips(plan, scenario, say)))


def _became(plan: Plan, old: Outlook, new: Outlook, denominators: Mapping[str, float], say: Voice) -> str:
    """One target, before and after."""
    target, indicator = plan.target(new.target_id), plan.indicator(new.indicator_id)
    wanted = target_text(indicator, new, denominators.get(indicator.id, 1.0), say)
    fields = {"indicator": say.of(indicator.short), "wanted": wanted, "due": exact_date(new.due, say)}
    name = say("Ngưỡng thử {wanted} ({indicator}, đến {due})", **fields) if target.kind == "trial" else say("Đích {wanted} ({indicator}, đến {due})", **fields)
    denominator = denominators.get(indicator.id, 1.0)
    dates = [when_text(outlook, plan, say, brief=True) for outlook in (old, new)]
    levels = [year_end_text(indicator, outlook, denominator, say) for outlook in (old, new)]
    parts = [_chance_moved(old, new, say)]
    if new.state != "met" and new.chance is not None:
        parts.append(say("ngày đạt {when}", when=dates[1]) if dates[0] == dates[1] else say("ngày đạt từ {old} thành {new}", old=dates[0], new=dates[1]))
    if new.level_q50 is not None:
        parts.append(say("mức đến hạn {level}", level=levels[1]) if levels[0] == levels[1] else _level_moved(old, new, levels, say))
    return f"{name}: {'; '.join(parts)}."


def _chance_moved(old: Outlook, new: Outlook, say: Voice) -> str:
    if new.state == "met":
        return say("đã đạt từ {date}", date=exact_date(new.since, say)) if new.since else say("đã đạt")
    before, after = _chance(old, say), _chance(new, say)
    if old.chance is None or new.chance is None or old.state == "met":
        return after
    if before == after:
        return say("khả năng {chance}", chance=after)
    if shown_chance(new.chance) > shown_chance(old.chance):
        return say("khả năng tăng từ {old} lên {new}", old=before, new=after)
    return say("khả năng giảm từ {old} xuống {new}", old=before, new=after)


def _level_moved(old: Outlook, new: Outlook, levels: Sequence[str], say: Voice) -> str:
    before, after = (level.partition(" [")[0] for level in levels)
    if before == after:  # only the interval moved: nothing that is shown rises or falls
        return say("mức đến hạn từ {old} thành {new}", old=levels[0], new=levels[1])
    if (new.level_q50 or 0) >= (old.level_q50 or 0):
        return say("mức đến hạn tăng từ {old} lên {new}", old=levels[0], new=levels[1])
    return say("mức đến hạn giảm từ {old} xuống {new}", old=levels[0], new=levels[1])


def _chance(outlook: Outlook, say: Voice) -> str:
    """A chance as the screen says it; the state where there is none."""
    if outlook.state == "met" or outlook.chance is None:
        return say(STATES[outlook.state])
    return say("khoảng {chance}", chance=percent(shown_chance(outlook.chance), say.language))


def _rests_on_guesses(plan: Plan, scenario: Scenario, indicators: Sequence[str]) -> bool:
    """Whether a measure that is used works on one of the indicators by an effect that is only guessed."""
    used = [plan.measure(setting.measure_id) for setting in scenario.measures]
    return any(effect.evidence == "guess" for measure in used for effect in measure.effects if effect.indicator_id in indicators and effect.added_pace)
