"""What the browser calls a lever while it moves is what Python calls it when it is let go: one table for both."""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser

from planner.domain.bilingual import Language
from planner.domain.plan import Plan
from planner.text.strengths import strength_phrase, strength_word
from planner.text.takeaway import lever_words, value_text
from planner.text.translation import Voice
from planner.ui.board.lever_list import described, standing
from planner.ui.board.moves import at_position
from planner.ui.board.phrases import phrases
from tests.making import BASELINE

STRENGTHS = (0.0, 0.004, 0.01, 0.05, 0.3, 0.33, 1 / 3, 0.34, 0.4321, 0.5, 0.66, 2 / 3, 0.67, 0.75, 0.99, 0.997, 1.0)
PACES = (0.5, 1.0, 1.2, 1.31, 1.32, 1.375, 3.59, 4.0)
ASKED = """([code, fixed, standing, lever, positions]) => {
  const known = new Function(`${code}; return { wordAt, phraseAt, leverWords, numberWriter }`)(), write = known.numberWriter(fixed.language);
  return positions.map(position => [known.wordAt(fixed, write, lever, position), known.phraseAt(fixed, write, lever, position),
    known.leverWords(fixed, write, standing, lever, position)]);
}"""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_words_of_the_browser_are_those_of_the_server(browser: Browser, plan: Plan, language: Language) -> None:
    code = files("planner.ui.board").joinpath("js_words.js").read_text(encoding="utf-8")
    say, indicator = Voice(language), plan.indicator("procedures_paid_online")
    fixed, stands = {"language": language, "say": phrases(plan, say)}, standing(plan, BASELINE, indicator, say)
    drawn = described(plan, indicator, say)
    levers = {lever["id"]: lever for group in ("acting", "others", "beliefs") for lever in drawn[group]}
    page = browser.new_page()
    try:
        for measure in plan.measures:
            strengths = (0.0, 1.0) if measure.kind == "decision" else STRENGTHS
            name = f"measure:{measure.id}"
            for strength, told in zip(strengths, page.evaluate(ASKED, [code, fixed, stands[name], levers[name], strengths]), strict=True):
                title = lever_words(plan, at_position(plan, BASELINE, measure, strength), say)
                assert told == [strength_word(plan, measure, strength, say), strength_phrase(plan, measure, strength, say), title]
        belief = plan.assumption(f"pace.{indicator.id}")
        name = f"assumption:{belief.id}"
        for pace, told in zip(PACES, page.evaluate(ASKED, [code, fixed, stands[name], levers[name], PACES]), strict=True):
            words = value_text(belief, pace, say)
            assert told == [words, words, lever_words(plan, at_position(plan, BASELINE, belief, pace), say)]
    finally:
        page.close()
