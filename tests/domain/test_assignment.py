"""What is handed out, as data: two assignments that say the same are equal."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.assignment import BASES, NOTHING_ASSIGNED, RULES, Assignment, PathTerms, SplitTerms, UnitTerms
from planner.domain.month import Month
from tests.making import BASELINE, doing

LEVEL = st.one_of(st.none(), st.floats(0, 100))
UNITS = st.builds(UnitTerms, unit_id=st.sampled_from("abc"), potential=LEVEL, figure=LEVEL, floor=LEVEL, ceiling=LEVEL, lock=LEVEL)
LOCKS = st.dictionaries(st.builds(Month, st.just(2023), st.integers(1, 12)), st.floats(0, 100)).map(lambda found: tuple(found.items()))
PATHS = st.builds(PathTerms, indicator_id=st.sampled_from("xyz"), target_id=st.sampled_from(["", "t"]), step=st.sampled_from([0.0, 1.0]), locks=LOCKS)
SPLITS = st.builds(
    SplitTerms, indicator_id=st.sampled_from("xyz"), rule=st.sampled_from(RULES), units=st.lists(UNITS, unique_by=lambda terms: terms.unit_id).map(tuple)
)


def by_indicator(strategy: st.SearchStrategy) -> st.SearchStrategy[list]:
    return st.lists(strategy, unique_by=lambda terms: terms.indicator_id)


@given(paths=by_indicator(PATHS), splits=by_indicator(SPLITS), data=st.data())
def test_the_order_in_which_it_was_typed_does_not_matter(paths: list[PathTerms], splits: list[SplitTerms], data: st.DataObject) -> None:
    first = Assignment(paths=tuple(paths), splits=tuple(splits))
    second = Assignment(paths=tuple(data.draw(st.permutations(paths))), splits=tuple(data.draw(st.permutations(splits))))
    assert first == second
    assert hash(first) == hash(second)
    backwards = tuple(replace(terms, units=tuple(reversed(terms.units))) for terms in splits)
    assert Assignment(paths=tuple(paths), splits=backwards) == first


@given(paths=by_indicator(PATHS), splits=by_indicator(SPLITS))
def test_built_one_by_one_it_is_the_same(paths: list[PathTerms], splits: list[SplitTerms]) -> None:
    found = NOTHING_ASSIGNED
    for terms in paths:
        found = found.with_path(terms)
        assert found.path(terms.indicator_id) == terms
    for split in splits:
        found = found.with_split(split)
        assert found.split(split.indicator_id) == split
    assert found == Assignment(paths=tuple(paths), splits=tuple(splits))


def test_the_terms_of_one_indicator_are_replaced_not_added_to() -> None:
    found = NOTHING_ASSIGNED.with_path(PathTerms(indicator_id="x", step=1.0)).with_path(PathTerms(indicator_id="x", target_id="t"))
    assert found.paths == (PathTerms(indicator_id="x", target_id="t"),)
    other = found.with_path(PathTerms(indicator_id="y", step=5.0))
    assert other.path("x").target_id == "t"
    assert other.path("y").step == 5.0


def test_terms_that_say_nothing_leave_no_trace() -> None:
    assert NOTHING_ASSIGNED.with_path(PathTerms(indicator_id="x")).with_split(SplitTerms(indicator_id="x")) == NOTHING_ASSIGNED
    assert SplitTerms(indicator_id="x", units=(UnitTerms(unit_id="a"),)) == SplitTerms(indicator_id="x")
    used = NOTHING_ASSIGNED.with_path(PathTerms(indicator_id="x", step=1.0))
    assert used.with_path(PathTerms(indicator_id="x")) == NOTHING_ASSIGNED


def test_nothing_given_is_not_the_same_as_zero() -> None:
    assert UnitTerms(unit_id="a").is_empty
    for name in ("potential", "figure", "floor", "ceiling", "lock"):
        assert not UnitTerms(unit_id="a", **{name: 0.0}).is_empty


def test_who_was_not_named_has_the_usual_terms() -> None:
    assert NOTHING_ASSIGNED.path("x") == PathTerms(indicator_id="x")
    assert NOTHING_ASSIGNED.split("x") == SplitTerms(indicator_id="x", rule="province_level")
    assert SplitTerms(indicator_id="x").of("a") == UnitTerms(unit_id="a")


def test_months_are_in_their_order() -> None:
    found = PathTerms(indicator_id="x", locks=((Month(2023, 9), 40.0), (Month(2023, 7), 30.0)))
    assert [month.month for month, _ in found.locks] == [7, 9]


def test_the_usual_path_is_the_one_that_half_the_futures_meet_the_target_on() -> None:
    assert NOTHING_ASSIGNED.confidence == 0.5
    assert NOTHING_ASSIGNED.confidence in BASES
    assert RULES[0] == "province_level"


def test_what_is_handed_out_moves_no_lever() -> None:
    assigned = replace(BASELINE, assignment=Assignment(confidence=0.8))
    assert assigned.is_baseline
    assert assigned != BASELINE
    assert assigned.moves == BASELINE.moves
    assert assigned.with_measure(doing()).assignment == assigned.assignment
