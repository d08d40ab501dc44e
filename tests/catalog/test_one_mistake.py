"""One mistake in a plan folder: which file, which row or block, which column, what was found."""

import pytest

from planner.errors import Problem
from tests.catalog.breaking import Broken

OBS, TGT, IND, MEA, ASS, PLAN = "observations.csv", "targets.csv", "indicators.toml", "measures.toml", "assumptions.toml", "plan.toml"

# file, old text, new text; then code, text of the row or name of the block, column, found
# fmt: off
MISTAKES = {
    "a letter in a number": (OBS, "2023-04-20,20.07", '2023-04-20,"20,o7"',
        "not_a_number", "20,o7", "value", "20,o7"),
    "a decimal comma": (OBS, "2023-04-20,20.07", '2023-04-20,"20,07"',
        "not_a_number", '"20,07"', "value", "20,07"),
    "not a number": (OBS, "2023-04-20,20.07", "2023-04-20,nan",
        "not_a_number", ",nan,", "value", "nan"),
    "no end of digits": (OBS, "2023-04-20,20.07", "2023-04-20," + "9" * 400,
        "not_a_number", "9" * 400, "value", "9" * 400),
    "a duplicate date": (OBS, "2023-04-20,20.07", "2022-12-31,20.07",
        "duplicate_date", "2022-12-31,20.07", "date", "procedures_paid_online 2022-12-31"),
    "105 percent": (OBS, "2023-04-20,20.07", "2023-04-20,105",
        "above_ceiling", ",105,", "value", "105"),
    "more than there are": (OBS, ",23,day", ",26,day",
        "above_ceiling", ",26,day", "value", "26"),
    "less than nothing": (OBS, "2023-04-20,20.07", "2023-04-20,-1",
        "outside_range", ",-1,", "value", "-1"),
    "an unknown indicator": (OBS, "services_level4,,", "services_level5,,",
        "unknown_indicator", "services_level5", "indicator_id", "services_level5"),
    "a figure after the as-of date": (OBS, "2023-04-20,20.07", "2023-05-12,20.07",
        "after_as_of", "2023-05-12", "date", "2023-05-12"),
    "a day that is none": (OBS, "2023-04-20,20.07", "2023-04-31,20.07",
        "not_a_date", "2023-04-31", "date", "2023-04-31"),
    "a day in local form": (OBS, "2023-04-20,20.07", "20/4/2023,20.07",
        "not_a_date", "20/4/2023", "date", "20/4/2023"),
    "an unknown precision": (OBS, ",23,day", ",23,roughly",
        "not_one_of", ",roughly", "precision", "roughly"),
    "an unknown source": (OBS, ",23,day,bhd_p13", ",23,day,bhd_p99",
        "unknown_source", "bhd_p99", "source", "bhd_p99"),
    "an unknown unit": (OBS, "essential_services_open,,", "essential_services_open,atlantis,",
        "unknown_unit", "atlantis", "unit_id", "atlantis"),
    "no value": (OBS, "2023-04-20,20.07", "2023-04-20,",
        "missing_value", "procedures_paid_online,,2023-04-20", "value", ""),
    "a derivation that gives another value": (OBS, "385 - 29", "385 - 30",
        "derivation_disagrees", "385 - 30", "derivation", "385 - 30"),
    "a derivation that is no arithmetic": (OBS, "385 - 29", "len(x)",
        "bad_derivation", "len(x)", "derivation", "len(x)"),
    "a derivation beyond all numbers": (OBS, "385 - 29", "1e999999 * 1e999999",
        "bad_derivation", "1e999999", "derivation", "1e999999 * 1e999999"),
    "a part above its whole": (OBS, "462870,derived,bhd_p13,50560 + 412310", "860001,day,bhd_p13,",
        "part_above_whole", "860001", "value", "860001"),
    "a part above a whole that is older": (OBS,
        "eid_activated,,2023-04-20,462870,derived,bhd_p13,50560 + 412310", "eid_activated,,2023-04-21,860001,day,bhd_p13,",
        "part_without_whole", "eid_activated,,2023-04-21", "date", "eid_activated 2023-04-21"),
    "half a note": (OBS, "23 of 25 services.", "",
        "missing_value", "23 trong 25", "note_en", ""),
    "a target of 105 percent": (TGT, "province,KH CCHC 2021-2025,30,percent,", "province,KH CCHC 2021-2025,105,percent,",
        "above_ceiling", ",105,", "value", "105"),
    "a 100-year horizon": (TGT, "90,percent,2025-12-31", "90,percent,2123-12-31",
        "horizon_too_far", "2123-12-31", "due", "2123-12-31"),
    "a target in the wrong unit": (TGT, "90,percent,2025-12-31", "90,count,2025-12-31",
        "not_one_of", "90,count", "unit", "count"),
    "a target of nothing": (TGT, "dossiers_online_90_2025,dossiers_online,", "dossiers_online_90_2025,dossiers,",
        "unknown_indicator", "90_2025,dossiers,", "indicator_id", "dossiers"),
    "a target id twice": (TGT, "dossiers_online_60_2023,", "dossiers_online_50_2023,",
        "duplicate_id", "target", "id", "dossiers_online_50_2023"),
    "more wanted than there are": (TGT, "Đề án 06,25,count", "Đề án 06,26,count",
        "above_ceiling", ",26,count", "value", "26"),
    "an unknown method": (IND, 'method = "adoption"', 'method = "magic"',
        "not_one_of", "indicator dossiers_online", "method", "magic"),
    "an unknown area": (IND, 'area = "government"', 'area = "goverment"',
        "unknown_area", "indicator dossiers_online", "area", "goverment"),
    "an unknown programme": (IND, 'programme = "digital_plan"', 'programme = "plan"',
        "unknown_programme", "indicator dossiers_online", "programme", "plan"),
    "an unknown potential": (IND, 'potential = "essential_services"', 'potential = "services"',
        "unknown_potential", "indicator essential_services_open", "potential", "services"),
    "a count without potential": (IND, 'potential = "essential_services"\n', "",
        "missing_value", "indicator essential_services_open", "potential", ""),
    "a part of itself": (IND, 'part_of = "eid_collected"', 'part_of = "eid_activated"',
        "part_in_circle", "indicator eid_activated", "part_of", "eid_activated"),
    "a ceiling below the present level": (ASS, "low = 85.0", "low = 80.0",
        "ceiling_below_level", "assumption ceiling.dossiers_online", "low", "80"),
    "a centre outside its range": (ASS, "central = 1.0\nlow = 0.5", "central = 0.4\nlow = 0.5",
        "outside_range", "assumption pace.dossiers_online", "central", "0.4"),
    "a belief of neither yes nor no": (ASS, "central = false", 'central = "maybe"',
        "not_yes_or_no", "assumption ceiling_reached.dossiers_online", "central", "maybe"),
    "a belief in what is not projected": (
        ASS, 'kind = "ceiling_reached"\nsubject = "dossiers_online"', 'kind = "ceiling_reached"\nsubject = "services_provided"',
        "not_projected", "assumption ceiling_reached.services_provided", "subject", "services_provided"),
    "an unknown evidence grade": (ASS, 'evidence = "guess"', 'evidence = "sure"',
        "not_one_of", "assumption pace.dossiers_online", "evidence", "sure"),
    "three word levels": (MEA, '    { vi = "Giữ cách thu phí, lệ phí như hiện nay.", en = "Fees are taken as they are now." },\n', "",
        "wrong_count", "measure one_stop_cashless", "levels", "3"),
    "a measure that slows": (MEA, "added_pace = 1.0", "added_pace = -1.0",
        "outside_range", "measure one_stop_cashless", "added_pace", "-1.0"),
    "an effect on nothing": (MEA, 'indicator = "procedures_paid_online"', 'indicator = "procedures"',
        "unknown_indicator", "measure one_stop_cashless", "effect.indicator", "procedures"),
    "half a day of lead time": (MEA, "lead_time_days = 30", "lead_time_days = 30.5",
        "not_whole", "measure one_stop_cashless", "lead_time_days", "30.5"),
    "a lead time without end": (MEA, "lead_time_days = 30", "lead_time_days = 1" + "0" * 400,
        "not_a_number", "measure one_stop_cashless", "lead_time_days", "1" + "0" * 400),
    "a month that is none": (MEA, 'earliest_start = "2023-08"', 'earliest_start = "2023-13"',
        "not_a_month", "measure fee_cut", "earliest_start", "2023-13"),
    "a misspelt measure key": (MEA, "lead_time_days = 30", "leed_time_days = 30",
        "unknown_key", "measure one_stop_cashless", "leed_time_days", ""),
    "an unknown language": (PLAN, 'language = "vi"', 'language = "fr"',
        "not_one_of", "", "language", "fr"),
    "a plan year long ago": (PLAN, "year = 2023", "year = 2022",
        "outside_range", "", "year", "2022"),
    "a plan year in a century": (PLAN, "year = 2023", "year = 2123",
        "outside_range", "", "year", "2123"),
    "a misspelt plan key": (PLAN, "gaps = [", "gasp = [",
        "unknown_key", "", "gasp", ""),
}
# fmt: on


def said(problem: Problem) -> tuple[str, str, int | None, str, str, str]:
    return problem.code, problem.file, problem.row, problem.block, problem.column, problem.found


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_where_it_stands_with_what_was_found(broken: Broken, name: str) -> None:
    file, old, new, code, place, column, found = MISTAKES[name]
    first, *more = broken.replace(file, old, new).problems()
    in_a_row = file.endswith(".csv") and code != "duplicate_id"
    row, block = (broken.row_of(file, place), "") if in_a_row else (None, place)
    assert said(first) == (code, file, row, block, column, found)
    assert {problem.code for problem in more} <= {"ceiling_below_level"}  # a level that is too high lies above its ceiling too


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_says_what_was_expected(broken: Broken, name: str) -> None:
    file, old, new, code, *_ = MISTAKES[name]
    plain = {"missing_value", "not_a_number", "not_whole", "not_projected", "part_in_circle"}  # their sentences say it
    assert broken.replace(file, old, new).problems()[0].expected or code in plain


def test_percent_of_a_count_without_potential_is_percent_of_nothing(broken: Broken) -> None:
    found = broken.replace(TGT, "trial_80,eid_collected,", "trial_80,services_provided,").problem()
    assert said(found)[:5] == ("missing_value", IND, None, "indicator services_provided", "potential")


def test_a_misspelt_key_is_both_missing_and_unknown(broken: Broken) -> None:
    found = broken.replace(IND, "definition_source", "definition_sorce").problems()
    assert {(problem.code, problem.column) for problem in found} == {("missing_value", "definition_source"), ("unknown_key", "definition_sorce")}


def test_a_part_needs_a_whole_of_its_own_kind(broken: Broken) -> None:
    found = broken.replace(IND, 'part_of = "eid_collected"', 'part_of = "essential_services_open"').problems()
    assert "part_unlike_whole" in {problem.code for problem in found}


def test_a_text_needs_both_languages(broken: Broken) -> None:
    found = broken.replace(PLAN, 'title = { vi = "Nhận thức số", en = "Digital awareness" }', 'title = { vi = "Nhận thức số" }').problem()
    assert (found.code, found.block, found.column) == ("not_bilingual", "area awareness", "title")


@pytest.mark.parametrize("day", ["9999-05-11", "9995-05-11", "0001-01-01"])
def test_an_as_of_date_far_from_our_time_is_refused(broken: Broken, day: str) -> None:
    assert "outside_range" in {problem.code for problem in broken.replace(PLAN, "as_of = 2023-05-11", f"as_of = {day}").problems()}


def test_a_part_may_not_exceed_what_its_whole_was_between_two_figures(broken: Broken) -> None:
    broken.replace(OBS, "eid_collected,,2023-04-20", "eid_collected,,2023-01-01,100000,day,bhd_p13,,,,\neid_collected,,2023-04-20")
    found = broken.append(OBS, "eid_activated,,2023-01-02,400000,day,bhd_p13,,,,\n").problem()
    assert (found.code, found.row, found.found) == ("part_above_whole", broken.row_of(OBS, ",400000,"), "400000")
