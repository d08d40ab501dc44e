"""Numbers as people type them, and units as offices name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.text.numbers import number
from planner.text.reading import read_number
from planner.text.unit_paste import read_units, unit_of


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.946", "vi", 1946.0),
        ("1.036.921", "vi", 1036921.0),
        ("1.036.921,5", "vi", 1036921.5),
        ("27,5", "vi", 27.5),
        ("27.5", "vi", 27.5),  # not thousands in any language
        ("27,5 %", "vi", 27.5),
        ("1 036 921".replace(" ", "\u00a0"), "vi", 1036921.0),
        ("1,946", "vi", 1.946),
        ("1,946", "en", 1946.0),
        ("1.946", "en", 1.946),
        ("27.5%", "en", 27.5),
        ("−3", "vi", -3.0),
        ("0", "vi", 0.0),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(text, language, value):
    assert read_number(text, language) == value


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "12.34.567", "1,2,3", "1e5", "nan", "inf", "--1x", "27,5 điểm", "٣"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match="is not a number"):
        read_number(text, "vi")


@given(st.floats(0, 1e9), st.sampled_from(["vi", "en"]), st.integers(0, 3))
def test_what_the_app_writes_it_reads_back(value, language, decimals):
    assert read_number(number(value, language, decimals), language) == pytest.approx(round(value, decimals), abs=1e-9)


@pytest.mark.parametrize(
    ("name", "unit_id"),
    [
        ("Thành phố Chí Linh", "chi_linh"),
        ("TP Chí Linh", "chi_linh"),
        ("chi linh", "chi_linh"),
        ("290", "chi_linh"),
        ("chi_linh", "chi_linh"),
        ("Chí Linh City", "chi_linh"),
        ("TP. HẢI DƯƠNG", "hai_duong_city"),
        ("Huyện  Thanh Hà", "thanh_ha"),
        ("Khối sở, ngành", "departments"),
        ("H. Thanh Miện", "thanh_mien"),
    ],
)
def test_a_unit_is_known_by_the_names_that_offices_use(plan: Plan, name: str, unit_id: str) -> None:
    found = unit_of(name, plan.units)
    assert found is not None
    assert found.id == unit_id


@pytest.mark.parametrize("name", ["", "Giang", "Huyện Giang", "Huyện", "Thanh", "Quảng Ninh", "Xã Bình", "…"])
def test_a_name_that_could_be_several_units_or_none_is_none(plan: Plan, name: str) -> None:
    assert unit_of(name, plan.units) is None


def test_a_pasted_table_with_its_heading_and_numbering_is_read(plan: Plan) -> None:
    pasted = "TT\tĐơn vị\tTỷ lệ\n1\tThành phố Hải Dương\t31,5%\n2\tHuyện Nam Sách\t18\nKinh Môn: 22,25\n\nKhối sở, ngành; 40"
    assert read_units(pasted, plan.units, "vi") == ({"hai_duong_city": 31.5, "nam_sach": 18.0, "kinh_mon": 22.25, "departments": 40.0}, ())


def test_every_line_that_cannot_be_used_is_named(plan: Plan) -> None:
    found, problems = read_units("Huyện Gì Đó\t5\nNam Sách\tkhoảng 5\nChí Linh\t7\nTP Chí Linh\t8", plan.units, "vi")
    assert [(problem.code, problem.row) for problem in problems] == [("unknown_unit", 1), ("unreadable_number", 2), ("unit_twice", 4)]
    assert found == {"chi_linh": 8.0}


@given(st.text())
def test_no_paste_ever_fails(plan: Plan, text: str) -> None:
    found, _ = read_units(text, plan.units, "vi")
    assert set(found) <= {unit.id for unit in plan.units}
