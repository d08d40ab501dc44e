"""What a plan says is missing: a figure of the whole that a newer part waits for."""

from planner.domain.gaps import ahead_of_wholes, open_gaps
from tests.making import a_plan, an_assumption, an_indicator, figures

POTENTIAL = an_assumption("potential", "n", 1000)
WHOLE, PART = an_indicator("whole", unit="count", potential="n"), an_indicator("part", unit="count", potential="n", part_of="whole")


def test_a_part_newer_than_its_whole_is_said_until_the_whole_has_come_along() -> None:
    part = figures({"2023-03-31": 200, "2023-06-30": 300}, "part")
    older = a_plan([WHOLE, PART], figures({"2023-03-31": 600}, "whole") + part, [], [], [POTENTIAL])
    (gap,) = ahead_of_wholes(older)
    assert "30/6/2023" in gap.vi
    assert "30 Jun 2023" in gap.en
    assert open_gaps(older)[0] == gap
    there = a_plan([WHOLE, PART], figures({"2023-03-31": 600, "2023-06-30": 700}, "whole") + part, [], [], [POTENTIAL])
    assert ahead_of_wholes(there) == ()
