"""The sentence that a chart, a slide and a report have in common: what moved, and what became of the target."""

from __future__ import annotations

from planner.domain.assumption import Assumption
from planner.domain.indicator import Indicator
from planner.domain.likelihood import shown_chance
from planner.domain.outlook import Outlook
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.domain.target import Target
from planner.text.dates import exact_date, rough_date
from planner.text.levels import interval_text, level_text
from planner.text.measure_span import measure_span
from planner.text.numbers import chance_percent, number, percent
from planner.text.strengths import strength_phrase, strength_word
from planner.text.translation import Voice
from planner.text.words import STATES


def when_text(outlook: Outlook, plan: Plan, say: Voice, *, brief: bool = False) -> str:
    """The date of a target, never without its interval: khoảng cuối tháng 6 [giữa 5 – giữa 10].

    Brief leaves out the horizon's date after "chưa đạt": it is said once beside the table.
    """
    if outlook.state == "met" and outlook.since:
        return say("từ {date}", date=exact_date(outlook.since, say))
    if outlook.chance is None:
        return say("chưa tính được")
    never = say("chưa đạt") if brief else never_text(plan, say)
    middle = outlook.date_q50
    year = plan.year if middle is not None and middle.year == plan.year else 0  # months alone when the middle lies in another year
    first, last = (rough_date(day, say, year, brief=True) if day else never for day in (outlook.date_q10, outlook.date_q90))
    if outlook.date_q10 is None:
        return never
    if middle is None:
        return say("{never} [sớm nhất {first}]", never=never, first=first)
    if middle < plan.as_of:
        return say("có thể đã đạt, chờ số liệu [{first} – {last}]", first=first, last=last)
    return say("khoảng {middle} [{first} – {last}]", middle=rough_date(middle, say, plan.year), first=first, last=last)


def never_text(plan: Plan, say: Voice) -> str:
    """What is said of a date past the horizon."""
    return say("chưa đạt trước {date}", date=exact_date(plan.horizon, say))


def year_end_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """The projected level at the due date with its 80 % interval: 54% [34–81]."""
    if outlook.level_q50 is None or outlook.level_q10 is None or outlook.level_q90 is None:
        return say("chưa tính được")
    middle = level_text(indicator, outlook.level_q50, denominator, say, decimals=0)
    certain = outlook.level_q10 == outlook.level_q90  # at its ceiling: nothing left to be uncertain of
    return middle if certain else f"{middle} {interval_text(outlook.level_q10, outlook.level_q90, denominator, say)}"


def lever_words(plan: Plan, scenario: Scenario, say: Voice) -> str:
    """What a scenario moves, in a few words: Một cửa không tiền mặt toàn tỉnh; Một cửa không tiền mặt ở mức 50%."""
    measures, assumptions = scenario.measures, scenario.assumptions
    if not measures and not assumptions:
        return say("Như hiện nay")
    shipped = next((known for known in plan.scenarios if known.moves == scenario.moves), None)
    if shipped is not None:
        return say.of(shipped.title)
    if len(measures) == 1 and not assumptions:
        measure = plan.measure(measures[0].measure_id)
        return say("{measure} {level}", measure=say.of(measure.short), level=strength_phrase(plan, measure, measures[0].strength, say))
    if len(assumptions) == 1 and not measures:
        return assumption_words(plan.assumption(assumptions[0][0]), scenario, say)
    parts = [say("{count} biện pháp", count=len(measures))] if measures else []
    parts += [say("{count} giả định", count=len(assumptions))] if assumptions else []
    return say("{first} và {second}", first=parts[0], second=parts[1]) if len(parts) == 2 else parts[0]


def assumption_words(known: Assumption, scenario: Scenario, say: Voice) -> str:
    """An assumption with the value a scenario gives it."""
    value = scenario.assumed(known.id)
    return say("{title}: {value}", title=say.of(known.title), value=value_text(known, known.central if value is None else value, say))


def believed_text(plan: Plan, known: Assumption, scenario: Scenario, say: Voice) -> str:
    """The value a scenario gives an assumption, with the day of a pace that was not decided today: ×1,2 từ 11/5/2023."""
    value, day = scenario.assumed(known.id), scenario.decided_on(known.id)
    text = value_text(known, known.central if value is None else value, say)
    if day is None or day == plan.as_of:
        return text
    return say("{value} từ {date}", value=text, date=exact_date(day, say))


def value_text(known: Assumption, value: object, say: Voice) -> str:
    """A believed value with its unit: ×1,2; 95%; 1.500.000; 20/10/2022; có."""
    if known.kind == "ceiling_reached":
        return say("có") if value else say("không")
    if known.kind == "launch":
        return exact_date(value, say)  # type: ignore[arg-type]
    size = float(value)  # type: ignore[arg-type]
    return {"pace": f"×{number(size, say.language, 2, trim=True)}", "ceiling": percent(size, say.language, 1, trim=True)}.get(
        known.kind, number(size, say.language)
    )


def target_text(indicator: Indicator, outlook: Outlook, denominator: float, say: Voice) -> str:
    """A target as it is spoken of: 60%; 25 dịch vụ."""
    if indicator.unit == "count" and outlook.target == denominator:
        return say("đủ {count}", count=number(denominator, say.language))
    return level_text(indicator, outlook.target, denominator, say)


def takeaway(plan: Plan, scenario: Scenario, before: Outlook, after: Outlook, denominator: float, say: Voice) -> str:
    """One sentence: what moved and what became of the target; of the baseline, where it stands.

    Parameters
    ----------
    before, after : Outlook
        Of the same target, in the baseline and in the scenario.
    denominator : float
        What percentages are percentages of. [the indicator's unit]
    """
    indicator = plan.indicator(after.indicator_id)
    wanted = target_text(indicator, after, denominator, say)
    title = capital(say.of(indicator.short))
    if after.state == "met":
        said = say("{title} đã đạt {target} {when}", title=title, target=wanted, when=when_text(after, plan, say))
        return f"{said}; {say('đến {due} khoảng {level}', due=exact_date(after.due, say), level=year_end_text(indicator, after, denominator, say))}"
    if after.state == "pace_unknown":
        return say("{title}: mới có một số liệu nên chưa đo được tốc độ", title=title)
    if after.chance is None:
        return f"{title}: {say(STATES[after.state])}"
    levers = lever_words(plan, scenario, say)
    if scenario.is_baseline or before.chance is None or before.state == "met":
        chance = chance_percent(after.chance, say.language)
        return say("{levers}: khả năng đạt {target} khoảng {chance}, {when}", levers=levers, target=wanted, chance=chance, when=when_text(after, plan, say))
    old, new = shown_chance(before.chance), shown_chance(after.chance)
    template = (
        say("{levers}: khả năng đạt {target} tăng từ {old} lên {new}")
        if new > old
        else say("{levers}: khả năng đạt {target} giảm từ {old} xuống {new}")
        if new < old
        else say("{levers}: khả năng đạt {target} vẫn khoảng {new}")
    )
    return template.format(levers=levers, target=wanted, old=number(old, say.language), new=percent(new, say.language))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def chips(plan: Plan, scenario: Scenario, say: Voice) -> tuple[str, ...]:
    """Everything that differs from the baseline, each in a few words."""
    found = []
    for setting in scenario.measures:
        measure = plan.measure(setting.measure_id)
        span = measure_span(plan, setting, say)
        level = strength_word(plan, measure, setting.strength, say)
        found.append(say("{measure}: {level}, {span}", measure=say.of(measure.short), level=level, span=span))
    for name, _ in scenario.assumptions:
        belief = plan.assumption(name)
        value = believed_text(plan, belief, scenario, say)
        found.append(say("{title}: {value}", title=say.of(belief.title), value=value))
    found += [choice_words(plan, name, picked, say) for name, picked in scenario.choices]
    return tuple(found)


def choice_words(plan: Plan, name: str, picked: str, say: Voice) -> str:
    """A choice of what to count, in words."""
    kind, indicator_id = name.split(".", 1)
    indicator = plan.indicator(indicator_id)
    if kind == "target":
        option = f"{printed_target(indicator, plan.target(picked), say)} ({plan.target(picked).programme})"
    else:
        option = say.of(plan.indicator(picked).title if kind == "numerator" else plan.assumption(f"potential.{picked}").title)
    return say("{indicator}, cách tính: {option}", indicator=capital(say.of(indicator.short)), option=option)


def printed_target(indicator: Indicator, target: Target, say: Voice) -> str:
    """A target as its source prints it: 60%; 25 dịch vụ."""
    value = number(target.value, say.language, 1, trim=True)
    return f"{value} {say.of(indicator.noun)}" if target.unit == "count" else f"{value}%"
