"""Questions as they come up while a file is read: one for each thing that is unclear, however many cells it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.intake import Option, Place, Question

SHOWN_PLACES = 20
LEAVE = Option(id="leave", code="leave")


@dataclass
class Asking:
    """What was asked so far, and what was answered before."""

    answers: Mapping[str, str]
    asked: dict[str, dict[str, Any]] = field(default_factory=dict)
    calls: int = 0  # how often anything was asked

    def ask(self, key: str, group: str, code: str, options: Sequence[Option], place: Place | None = None, **about: Any) -> str | None:
        """The answer to a question, or None; asked again it is the same question, about one cell more."""
        self.calls += 1
        if (known := self.asked.get(key)) is not None:
            known["count"] += 1
            if place is not None and len(known["places"]) < SHOWN_PLACES:
                known["places"].append(place)
            return known["answer"]  # type: ignore[no-any-return]
        told = self.answers.get(key, self.answers.get(group))
        answer = told if told in {option.id for option in options} else None
        places = [place] if place is not None else []
        self.asked[key] = {"group": group, "code": code, "options": tuple(options), "places": places, "count": 1, "answer": answer, **about}
        return answer

    def questions(self) -> tuple[Question, ...]:
        """All questions in the order in which they came up."""
        return tuple(Question(key=key, **(told | {"places": tuple(told["places"])})) for key, told in self.asked.items())
