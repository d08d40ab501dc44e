"""Projections are frozen, and scored when figures come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.bilingual import NO_TEXT, Bilingual
from planner.domain.change import Batch, added
from planner.domain.evidence import Source
from planner.domain.ledger import FrozenPath, Verdict
from planner.domain.plan import Plan
from planner.domain.scenario import Scenario
from planner.keeping.archive import save_scenario, stamped
from planner.keeping.effective import effective_plan, standing
from planner.keeping.ledger import adopt_projection, ledger, paths_from, scored_once
from planner.keeping.records import take_back
from planner.model.ledger import frozen_paths, score, verdicts, verdicts_then
from planner.model.project import project
from planner.store.adopted import all_adopted
from planner.store.database import Database
from planner.text.ledger import score_text, verdict_text
from planner.text.translation import Voice
from tests.keeping.changing import MAY, NOON, PAID, figure, moved, put, record, record_may


def said(median: float, actual: float, low: float = 0.0, high: float = 100.0) -> Verdict:
    return Verdict(indicator_id=PAID, date=MAY, low=low, median=median, high=high, actual=actual, scale=100.0)


def test_a_score_is_the_mean_size_of_the_errors_their_mean_and_how_many_were_inside() -> None:
    found = score([said(41.0, 43.5, 38.0, 44.0), said(50.0, 45.0, 46.0, 55.0)])
    assert found is not None
    assert (found.count, found.mean_error_points, found.bias_points, found.covered) == (2, 3.75, 1.25, 1)
    assert score([]) is None


def test_an_error_of_a_count_is_in_points_of_its_potential() -> None:
    verdict = Verdict(indicator_id="eid_collected", date=MAY, low=0, median=900_000, high=1_000_000, actual=870_000, scale=1_500_000)
    assert verdict.error_points == 2.0


def test_between_two_frozen_days_the_path_is_straight(database: Database, plan: Plan) -> None:
    known, day = plan.figures(PAID)[-1].date, MAY
    path = FrozenPath(indicator_id=PAID, scale=100.0, dates=(known, day + (day - known)), low=(10, 20), median=(20, 34), high=(30, 50))
    assert verdicts([path], plan) == (), "what was known when the path began is not scored"
    record_may(database, plan, 30.0)
    changed, _ = effective_plan(database, plan)
    assert verdicts([path], changed) == (Verdict(indicator_id=PAID, date=day, low=15.0, median=27.0, high=40.0, actual=30.0, scale=100.0),)


def test_frozen_paths_begin_at_the_last_figure_and_hold_what_the_model_says(plan: Plan) -> None:
    for path in frozen_paths(plan, Scenario()):
        indicator = plan.indicator(path.indicator_id)
        assert path.dates[0] == plan.figures(path.indicator_id)[-1].date
        assert {later - sooner for sooner, later in zip(path.dates, path.dates[1:], strict=False)} == {timedelta(days=7)}
        projection = project(plan, Scenario(), indicator, path.dates, quantiles=(0.1, 0.5, 0.9))
        assert projection is not None
        assert path.median == tuple(projection.at_quantile(0.5))
        assert all(low <= middle <= high for low, middle, high in zip(path.low, path.median, path.high, strict=True))


def test_what_was_frozen_is_what_would_be_projected_again_to_a_twentieth_of_a_point(database: Database, plan: Plan) -> None:
    paths = frozen_paths(plan, Scenario())
    record_may(database, plan, 27.5)
    changed, _ = effective_plan(database, plan)
    (frozen,), (again,) = verdicts(paths, changed), verdicts_then(plan, Scenario(), changed)
    assert (frozen.date, frozen.actual) == (again.date, again.actual) == (MAY, 27.5)
    assert frozen.median == pytest.approx(again.median, abs=0.05)
    assert (frozen.low, frozen.high) == pytest.approx((again.low, again.high), abs=0.1)


def test_an_adopted_projection_stays_as_it_was_whatever_is_recorded_later(database: Database, plan: Plan) -> None:
    quick = plan.scenarios[1]
    adopt_projection(database, plan, quick, title="Phương án tháng 5", author="Ban Chỉ đạo", at=NOON)
    before = all_adopted(database, plan.id)
    record_may(database, plan, 27.5)
    record_after = all_adopted(database, plan.id)
    assert before == record_after
    assert paths_from(before[0].paths) == frozen_paths(plan, quick)
    assert (before[0].number, before[0].data, before[0].title) == (1, plan.data, "Phương án tháng 5")


def test_the_ledger_holds_what_was_adopted_saved_and_said_against_the_figure_that_came(database: Database, plan: Plan) -> None:
    quick = stamped(plan.scenarios[1], plan, title=Bilingual("Tăng tốc", "Speed up"), note=NO_TEXT, author="Lan")
    adopt_projection(database, plan, quick, title="Phương án", author="Ban Chỉ đạo", at=NOON)
    save_scenario(database, plan, quick, None, NOON)
    assert [entry.verdicts for entry in ledger(database, plan, plan)] == [()], "nothing has come yet, and what is saved on the figures of now is no past"
    record_may(database, plan, 27.5)
    changed, _ = effective_plan(database, plan)
    entries = ledger(database, plan, changed)
    assert [(entry.kind, entry.title) for entry in entries] == [("adopted", "Phương án"), ("saved", "Tăng tốc"), ("usual", "")]
    for entry in entries:
        (verdict,) = entry.verdicts
        assert (verdict.indicator_id, verdict.date, verdict.actual) == (PAID, MAY, 27.5)
        assert verdict.inside


def usual(database: Database, plan: Plan) -> list[tuple[int, list[tuple[date, float]]]]:
    changed, _ = effective_plan(database, plan)
    entries = [entry for entry in ledger(database, plan, changed) if entry.kind == "usual"]
    return [(entry.number, [(verdict.date, verdict.actual) for verdict in entry.verdicts]) for entry in entries]


def test_an_import_that_was_taken_back_and_its_undo_are_no_projections_and_the_right_one_counts_once(database: Database, plan: Plan) -> None:
    record_may(database, plan, 37.5)  # a slip
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    assert usual(database, plan) == []
    record_may(database, plan, 27.5)
    assert usual(database, plan) == [(3, [(MAY, 27.5)])]
    take_back(database, plan, 3, author="Lan", reason="nhầm", at=NOON)
    take_back(database, plan, 4, author="Lan", reason="vẫn đúng", at=NOON)
    assert usual(database, plan) == [(3, [(MAY, 27.5)])], "before and after the undo of the undo: one line"
    changed, _ = effective_plan(database, plan)
    record(database, plan, put(changed, figure(28.0)), reason="đính chính")
    assert usual(database, plan) == [(3, [(MAY, 28.0)])], "a correction is no event of its own"


def test_each_figure_is_scored_by_what_was_said_last_before_it(database: Database, plan: Plan) -> None:
    june = date(2023, 6, 30)
    record_may(database, plan, 27.5)
    changed, _ = effective_plan(database, plan)
    record(database, plan, put(changed, figure(31.0, june)), moved(changed, june))
    assert usual(database, plan) == [(2, [(june, 31.0)]), (1, [(MAY, 27.5)])]


def test_a_score_counts_a_figure_once_however_many_projections_spoke_of_it(database: Database, plan: Plan) -> None:
    for title in ("Phương án 1", "Phương án 2"):
        adopt_projection(database, plan, plan.scenarios[1], title=title, author="Ban Chỉ đạo", at=NOON)
    record_may(database, plan, 27.5)
    changed, _ = effective_plan(database, plan)
    adopted = [entry for entry in ledger(database, plan, changed) if entry.kind == "adopted"]
    assert [len(entry.verdicts) for entry in adopted] == [1, 1]
    assert scored_once(adopted) == adopted[0].verdicts


def test_what_was_taken_back_may_have_brought_a_source_that_a_later_figure_cites(database: Database, plan: Plan) -> None:
    source = Source(id="bao_cao_5", title=Bilingual("Báo cáo tháng 5", "May report"))
    record(database, plan, added("source", source.id, source), put(plan, replace(figure(37.5), source=source.id)), moved(plan))
    changed, _ = effective_plan(database, plan)
    collected = replace(figure(900_000, indicator="eid_collected"), source=source.id)
    record(database, plan, put(changed, collected))
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    assert [number for number, _ in usual(database, plan)] == [2]


def test_an_as_of_date_that_stayed_when_its_import_was_taken_back_hides_no_later_figure(database: Database, plan: Plan) -> None:
    june = date(2023, 6, 30)
    record_may(database, plan, 37.5)
    changed, _ = effective_plan(database, plan)
    record(database, plan, put(changed, figure(900_000, indicator="eid_collected")))
    take_back(database, plan, 1, author="Lan", reason="nhầm", at=NOON)
    needed, _ = effective_plan(database, plan)
    record(database, plan, put(needed, figure(30.0, june)), moved(needed, june))
    assert usual(database, plan) == [(4, [(june, 30.0)]), (2, [(MAY, 900_000)])]


@given(st.lists(st.booleans(), min_size=1, max_size=7))
def test_a_batch_holds_unless_something_that_holds_took_it_back(choices: list[bool]) -> None:
    """Each step either records or takes the newest batch back; what holds alternates."""
    batches: list[Batch] = []
    for takes_back in choices:
        undoes = batches[-1].number if takes_back and batches else None
        batches.append(Batch(number=len(batches) + 1, at=NOON, author="", reason="", data="", changes=(), undoes=undoes))
    lengths, holding = 0, []
    for batch in reversed(batches):
        if batch.undoes is not None:
            lengths += 1
        else:
            holding += [batch.number] if lengths % 2 == 0 else []
            lengths = 0
    assert [batch.number for batch in standing(batches)] == holding[::-1]


def test_a_verdict_is_said_as_a_chairman_would(plan: Plan) -> None:
    vi, en = Voice("vi"), Voice("en")
    paid = plan.indicator(PAID)
    assert verdict_text(said(41.0, 43.5, 35.2, 47.9), paid, vi) == "dự báo 41,0% [35,2–47,9], thực tế 43,5%: thấp hơn thực tế 2,5 điểm"
    assert verdict_text(said(41.0, 53.5, 35.2, 47.9), paid, vi).endswith("ngoài khoảng 80%")
    assert verdict_text(said(41.0, 41.0), paid, en) == "projected 41.0% [0.0–100.0], actual 41.0%: exactly as it came"
    found = score([said(41.0, 43.5)])
    assert found is not None
    assert score_text(found, vi) == "1 lần so: sai số trung bình 2,5 điểm (lệch −2,5); 1 lần thực tế nằm trong khoảng 80%."
