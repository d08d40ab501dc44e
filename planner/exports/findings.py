"""What slides and reports say of a target: one sentence that stands alone, and the figures behind it."""

from __future__ import annotations

from planner.domain.outlook import Outlook
from planner.domain.target import Target
from planner.exports.pack import Pack
from planner.model.headline import headline, targets_of_year
from planner.model.reference_class import reference_class
from planner.model.series import denominator_of
from planner.text.dates import exact_date
from planner.text.headline import direction_text, footnote_text, headline_text
from planner.text.levels import level_text
from planner.text.needed_pace import asked_text, brief_text
from planner.text.takeaway import capital, takeaway, target_text, when_text, year_end_text
from planner.text.words import KINDS, STATES, chance_words

HASH_LETTERS = 12


def denominator(pack: Pack, indicator_id: str, place: int = 1) -> float:
    """What percentages of an indicator are percentages of. [its unit]"""
    scenario = pack.baseline if place == 0 else pack.scenarios[place - 1]
    return denominator_of(pack.plan, scenario, pack.plan.indicator(indicator_id))


def year_targets(pack: Pack) -> tuple[Target, ...]:
    """The targets of the year that people look at; no trial threshold is among them."""
    return targets_of_year(pack.plan, pack.scenario)


def finding(pack: Pack, target: Target, place: int = 1) -> str:
    """The takeaway of one target, named so that it stands alone: Thanh toán trực tuyến – Tăng tốc: khả năng đạt 60% …"""
    say, plan = pack.say, pack.plan
    before, after = pack.outlook(target, 0), pack.outlook(target, place)
    said = takeaway(plan, pack.scenarios[place - 1], before, after, denominator(pack, target.indicator_id, place), say)
    name = capital(say.of(plan.indicator(target.indicator_id).short))
    return said if said.startswith(name) else f"{name} – {said}"


def headline_parts(pack: Pack) -> tuple[str, str, str]:
    """The headline, what needs direction, and the footnote (which may be empty)."""
    count = headline(pack.plan, pack.scenario, pack.outlooks[1])
    denominators = {one.id: denominator(pack, one.id) for one in pack.plan.indicators}
    return headline_text(count, pack.say), direction_text(pack.plan, count, denominators, pack.say), footnote_text(pack.plan, count, pack.say)


def focus_target(pack: Pack) -> Target | None:
    """The target that needs direction most: of those that need it, or of all, the one with the lowest chance; None without a projection."""
    count = headline(pack.plan, pack.scenario, pack.outlooks[1])
    drawn = {one.indicator.id for one in pack.indicators}
    known = [pack.outlook(target) for target in year_targets(pack) if target.indicator_id in drawn]
    wanted = [outlook for outlook in count.needs_direction if outlook in known] or [outlook for outlook in known if outlook.state != "met"] or known
    worst = min(wanted, key=lambda outlook: 1.0 if outlook.chance is None else outlook.chance, default=None)
    return None if worst is None else pack.plan.target(worst.target_id)


def now_text(pack: Pack, outlook: Outlook) -> str:
    """Where a target stands and since when that is known: 20,1% (20/4/2023)."""
    if outlook.now is None or outlook.as_of is None:
        return pack.say("chưa có số liệu")
    level = level_text(pack.plan.indicator(outlook.indicator_id), outlook.now, denominator(pack, outlook.indicator_id), pack.say)
    return f"{level} ({exact_date(outlook.as_of, pack.say)})"


def wanted_text(pack: Pack, target: Target, outlook: Outlook) -> str:
    """A target, with a star where its printed name does not quite fit, and its kind where it is not a required one."""
    indicator = pack.plan.indicator(target.indicator_id)
    star = "*" if target.match in ("approximate", "unknown") else ""
    kind = f" ({pack.say(KINDS[target.kind])})" if target.kind != "required" else ""
    return f"{target_text(indicator, outlook, denominator(pack, indicator.id), pack.say)}{star}{kind}"


def projected_text(pack: Pack, outlook: Outlook) -> str:
    """The projected level at the due date with its 80 % interval."""
    return year_end_text(pack.plan.indicator(outlook.indicator_id), outlook, denominator(pack, outlook.indicator_id), pack.say)


def status_text(pack: Pack, outlook: Outlook) -> str:
    """The chance in words and number, or the state where there is none."""
    if outlook.state == "met" or outlook.chance is None:
        return pack.say(STATES[outlook.state])
    words = chance_words(outlook.chance, pack.say)
    return f"{pack.say(STATES['falling'])}; {words}" if outlook.state == "falling" else words


def dated_text(pack: Pack, outlook: Outlook) -> str:
    """When, never without its interval."""
    return when_text(outlook, pack.plan, pack.say, brief=True)


def facts_text(pack: Pack, target: Target) -> str:
    """The figures behind a finding: where it stands and, unless the finding says it, what is projected and when."""
    say, outlook = pack.say, pack.outlook(target)
    parts = [say("Hiện nay {now}", now=now_text(pack, outlook))]
    if outlook.level_q50 is not None and outlook.state != "met":
        parts.append(say("dự báo đến {due}: {level}", due=exact_date(outlook.due, say), level=projected_text(pack, outlook)))
    if outlook.chance is not None and outlook.state != "met":
        parts.append(say("ngày đạt: {when}", when=when_text(outlook, pack.plan, say)))
    return "; ".join(parts) + "."


def pace_text(pack: Pack, target: Target) -> str:
    """What it would take, in the words of the page; empty of a target that is met or asks for no pace."""
    outlook, indicator = pack.outlook(target), pack.plan.indicator(target.indicator_id)
    asks = outlook.state != "met" and outlook.needed
    return asked_text(indicator, outlook, denominator(pack, indicator.id), pack.say) if asks else ""


def brief_pace_text(pack: Pack, target: Target) -> str:
    """The needed paces alone, as a sentence."""
    brief = brief_text(pack.outlook(target), pack.say)
    return f"{brief}." if brief else ""


def origin_text(pack: Pack) -> str:
    """Where the numbers come from, in one line."""
    version, hashed = reference_class().version, pack.plan.data[:HASH_LETTERS]
    return pack.say("Dự báo: mô hình {version}, mã dữ liệu {hash}; khoảng trong ngoặc vuông là khoảng 80%.", version=version, hash=hashed)


def source_text(pack: Pack, target: Target) -> str:
    """The last figure's source and the target's."""
    say, plan = pack.say, pack.plan
    rows = plan.figures(pack.scenario.chosen(f"numerator.{target.indicator_id}") or target.indicator_id)
    figure = say("Số liệu: {source}", source=say.of(plan.source(rows[-1].source).title)) if rows else say("Số liệu: chưa có")
    return f"{figure}. {say('Đích: {source}', source=say.of(plan.source(target.source).title))}."
