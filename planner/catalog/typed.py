"""What somebody typed, as parts of a plan: days, sources, texts; and what came of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from typing import Literal

from planner.catalog.fields import Fields
from planner.catalog.intake.periods import read_period
from planner.catalog.read_blocks import read_source
from planner.domain.bilingual import NO_TEXT, Bilingual, Language
from planner.domain.change import Change
from planner.domain.evidence import Source
from planner.domain.intake import Question
from planner.domain.plan import Plan
from planner.errors import Problem

SHA_LETTERS = 12
DAY_LIKE = {"vi": "31/12/2023", "en": "31 Dec 2023"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedSource:
    """Where it was read: the id of a source that the plan has, or a new one."""

    known: str = ""
    title: str = ""
    url: str = ""
    published: str = ""


NO_SOURCE = TypedSource()
NEW = "+"  # the choice of something that the plan has not yet: never an id


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was typed, as changes; or why it is none yet."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()  # a question without an option but "leave out" can only be answered by another value

    @property
    def ready(self) -> bool:
        """Whether it may be recorded."""
        return bool(self.changes) and not self.problems and not any(asked.open for asked in self.questions)


def typed_day(text: str, language: Language, column: str, year: int, problems: list[Problem]) -> dt.date | None:
    """The one day that a text means: 31/12/2023, tháng 12/2023; what could be several is refused, never guessed."""
    shown = text.strip()[:80]
    found = read_period(shown or None, language, year)
    if found is None:
        problems.append(Problem("missing_value", column=column, expected=DAY_LIKE[language]))
    elif isinstance(found, Problem):
        problems.append(replace(found, column=column, found=shown))
    elif len(found.days) > 1:
        problems.append(Problem("several_days", column=column, found=shown, expected=DAY_LIKE[language]))
    else:
        return found.days[0]
    return None


def read_typed_source(typed: TypedSource, plan: Plan, language: Language, problems: list[Problem]) -> Source | None:
    """The source that was picked, or the new one; its id follows from what it says, so that the same source is never there twice."""
    if typed.known:
        return next((known for known in plan.sources if known.id == typed.known), None)
    if not typed.title.strip():
        problems.append(Problem("missing_value", column="source", expected="…"))
        return None
    published = typed_day(typed.published, language, "published", plan.year, problems) if typed.published.strip() else None
    title, url = " ".join(typed.title.split()), typed.url.strip()
    named = hashlib.sha256(f"{title}\n{url}\n{published or ''}".encode()).hexdigest()[:SHA_LETTERS]
    data = {"id": f"typed_{named}", "title": {"vi": title, "en": title}, "url": url, "published": published}
    return read_source(Fields(data, problems, ""))


def source_change(source: Source | None, plan: Plan) -> tuple[Change, ...]:
    """A source that the plan has not yet."""
    if source is None or source.id in {known.id for known in plan.sources}:
        return ()
    return (Change(kind="source", subject=source.id, before=None, after=source),)


def two_texts(vi: str, en: str) -> dict[str, str] | Literal[""]:
    """A text typed in two languages, as a folder holds it; one of them stands for both where the other is empty."""
    one, other = (" ".join(text.split()) for text in (vi, en))
    return {"vi": one or other, "en": other or one} if one or other else ""


def same_words(one: str, other: str) -> bool:
    """Whether two names differ in capitals and blanks alone."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def one_text(typed: str, before: Bilingual, language: Language) -> Bilingual:
    """One text for both languages; what was there stays in both as long as nobody changed it in the language shown."""
    text = typed.strip()
    return before if text == before.in_language(language).strip() else Bilingual(text, text) if text else NO_TEXT
