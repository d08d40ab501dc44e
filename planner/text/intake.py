"""Sentences for what a spreadsheet proposes: what is asked, what can be answered, what every guard warns of, what was passed over."""

from __future__ import annotations

from datetime import date

from planner.domain.intake import Dropped, Option, Place, ProposedRow, Question
from planner.domain.plan import Plan
from planner.text.dates import exact_date
from planner.text.numbers import number
from planner.text.translation import Voice, mark

WHOLE_PLACE = "*"
QUESTIONS = {
    "hidden_sheet": mark("Trang tính ẩn “{found}” có số liệu. Có đọc không?"),
    "where_is_header": mark("Không thấy dòng tiêu đề của trang tính “{found}”. Dòng nào là tiêu đề?"),
    "what_is_column": mark("Cột “{found}” là gì?"),
    "which_figures": mark("Số liệu ở cột “{found}” là của chỉ tiêu nào?"),
    "which_figures_of_sheet": mark("Số liệu ở trang tính “{found}” là của chỉ tiêu nào?"),
    "which_indicator": mark("“{found}” là chỉ tiêu nào?"),
    "which_unit": mark("“{found}” là đơn vị nào?"),
    "which_unit_of_sheet": mark("Trang tính “{found}” không có cột đơn vị. Số liệu là của đơn vị nào?"),
    "which_day": mark("Trang tính “{found}” không có cột kỳ. Số liệu tính đến ngày nào?"),
    "two_days": mark("“{found}” có thể là nhiều ngày. Ngày nào đúng?"),
    "day_order": mark("“{found}” có thể là hai ngày. Cột này ghi ngày trước hay tháng trước?"),
    "which_year": mark("“{found}” không ghi năm. Năm nào?"),
    "swapped_days": mark("Cột “{found}” có ngày dạng chữ, và ô ngày {day} có thể đã bị bảng tính đảo ngày với tháng. Ngày nào đúng?"),
    "blank_indicator": mark("Có ô chỉ tiêu để trống. Hiểu thế nào?"),
    "blank_unit": mark("Có ô đơn vị để trống. Hiểu thế nào?"),
    "blank_period": mark("Có ô kỳ để trống. Hiểu thế nào?"),
    "two_numbers": mark("“{found}” là số nào?"),
    "share_or_percent": mark("Cột tỷ lệ có “{found}”: là phần của 1 hay là phần trăm?"),
    "count_in_share": mark("Chỉ tiêu này là tỷ lệ, mà cột ghi theo số lượng (“{found}”). Đó có phải là phần trăm không?"),
    "which_column": mark("Nhiều cột có thể là cùng một số liệu: {found}. Cột nào đúng?"),
    "cumulative_or_each": mark("Có cả cột lũy kế và cột từng kỳ: {found}. Lấy loại nào?"),
    "total_column": mark("Cột “{found}” cộng các đơn vị. Lấy làm số của toàn địa bàn không?"),
    "total_row": mark("Dòng tổng “{found}” ghi {first}. Lấy làm số của toàn địa bàn không?"),
    "total_unlike_units": mark("Dòng tổng “{found}” ghi {first}, các đơn vị cộng lại là {second}. Lấy làm số của toàn địa bàn không?"),
    "total_outside_units": mark("Dòng tổng “{found}” ghi {first}, ngoài khoảng {second} đến {third} của các đơn vị. Lấy làm số của toàn địa bàn không?"),
    "thousand_times": mark("{what} ghi {first}, trong khi mức thường thấy là khoảng {second}. Số này tính theo nghìn chăng?"),
    "points_or_relative": mark("“{found}” so với {first}: tăng giảm theo điểm phần trăm hay theo tỷ lệ của mức cũ?"),
    "only_a_change": mark("“{found}” chỉ nói phần thay đổi so với {first}. Lấy mức nào?"),
    "twice_in_file": mark("Hai số liệu cho {what}: {first} và {second}. Lấy số nào?"),
    "already_in_plan": mark("Đã có số liệu cho {what}: đang là {first}, tệp ghi {second}. Lấy số nào?"),
    "cells_with_problems": mark("Có {first} ô không đọc được (xem danh sách). Sửa trong tệp rồi gửi lại, hay bỏ các ô này?"),
    # guards
    "share_over_100": mark("Tỷ lệ {first}% vượt quá 100%: {what}. Kiểm tra lại tử số và mẫu số; số này không lấy được."),
    "count_above_potential": mark("{first} vượt quy mô tiềm năng thấp nhất {second}: {what}. Kiểm tra lại số, hoặc nâng giả định về quy mô trước."),
    "part_above_whole": mark("Phần lớn hơn toàn bộ: {what} là {first}, trong khi toàn bộ chỉ có {second}."),
    "part_newer_than_whole": mark("{what} là {first}, mới hơn số liệu của chỉ tiêu lớn hơn. Lấy được, nhưng kế hoạch sẽ ghi rõ là còn thiếu số đó."),
    "whole_unlike_units": mark("{what}: toàn địa bàn ghi {first}, các đơn vị cộng lại là {second}. Kiểm tra lại, hoặc vẫn lấy."),
    "whole_outside_units": mark("{what}: toàn địa bàn ghi {first}, ngoài khoảng {second} đến {third} của các đơn vị. Kiểm tra lại, hoặc vẫn lấy."),
    "denominator_changed": mark("Mẫu số đổi thành {first}, trước là {second}: {what}. Hai kỳ không còn so được với nhau nếu không có lý do."),
    "count_fell": mark("Số lũy kế giảm từ {second} xuống {first}: {what}."),
    "outside_band": mark("{first} nằm ngoài khoảng 95% của dự báo ({second} đến {third}): {what}. Tăng giảm khác thường, hoặc nhập nhầm."),
    "ceiling_passed": mark("{what} đã vượt trần thấp nhất đang giả định ({second}%). Số đúng thì giả định về trần phải nâng theo."),
    "after_as_of": mark("Có {count} số liệu sau ngày chốt {day} của kế hoạch."),
}
OPTIONS = {
    "leave": mark("bỏ, không lấy"),
    "keep": mark("đúng, vẫn lấy"),
    "leave_problems": mark("bỏ các ô này, lấy phần còn lại"),
    "read_sheet": mark("đọc"),
    "header_row": mark("dòng {value}"),
    "this_indicator": mark("{value}"),
    "this_unit": mark("{value}"),
    "this_day": mark("{value}"),
    "this_number": mark("{value}"),
    "column_ignore": mark("Không cần cột này"),
    "column_indicator": mark("tên chỉ tiêu"),
    "column_measure": mark("đơn vị tính"),
    "column_plan": mark("kế hoạch, chỉ tiêu được giao"),
    "column_comparison": mark("so sánh, tăng giảm"),
    "column_score": mark("điểm, xếp hạng"),
    "column_note": mark("ghi chú"),
    "column_value": mark("số liệu của chỉ tiêu ghi ở dòng"),
    "column_denominator": mark("mẫu số"),
    "column_unit": mark("tên đơn vị"),
    "column_period": mark("kỳ số liệu"),
    "day_first": mark("ngày trước: {value}"),
    "month_first": mark("tháng trước: {value}"),
    "day_as_it_is": mark("đúng như ô ghi: {value}"),
    "day_swapped": mark("bị đảo, phải là {value}"),
    "count_as_percent": mark("đúng, là phần trăm"),
    "this_column": mark("{value}"),
    "take_cumulative": mark("lũy kế"),
    "take_each_period": mark("từng kỳ"),
    "take_total": mark("lấy"),
    "times_thousand": mark("đúng, tính theo nghìn: thành {value}"),
    "as_above": mark("như dòng trên"),
    "whole_place": mark("toàn địa bàn"),
    "share_of_one": mark("phần của 1: thành {value}%"),
    "share_as_is": mark("phần trăm: giữ {value}%"),
    "change_points": mark("điểm phần trăm: thành {value}"),
    "change_relative": mark("tỷ lệ của mức cũ: thành {value}"),
    "change_number": mark("số lượng: thành {value}"),
    "take_first": mark("số đứng trước: {value}"),
    "take_second": mark("số đứng sau: {value}"),
    "take_known": mark("giữ số đang có: {value}"),
    "take_new": mark("lấy số trong tệp: {value}"),
    "raise_ceiling": mark("đúng, nâng trần thấp nhất lên {value}%"),
    "move_as_of": mark("lấy, và dời ngày chốt đến {value}"),
}
DROPPED = {
    "total": mark("dòng tổng"),
    "subtotal": mark("dòng cộng của một phần"),
    "score": mark("điểm, không phải số liệu"),
    "numbering": mark("dòng đánh số cột"),
    "header_again": mark("tiêu đề lặp lại"),
    "words": mark("dòng chữ, không có số liệu"),
    "hidden": mark("trang tính ẩn"),
    "no_header": mark("không thấy dòng tiêu đề"),
}


def question_text(question: Question, plan: Plan, say: Voice) -> str:
    """What is asked, in one or two sentences."""
    first, second, third = (*(size_text(value, say) for value in question.values), "", "", "")[:3]
    what = subject_text(question.indicator_id, question.unit_id, question.date, plan, say) if question.indicator_id else ""
    day = exact_date(question.date, say) if question.date else ""
    count = number(question.count, say.language)
    return say(QUESTIONS[question.code], found=question.found, first=first, second=second, third=third, what=what, day=day, count=count)


def option_text(option: Option, plan: Plan, say: Voice) -> str:
    """One answer in words."""
    value = option.value
    if option.code == "this_indicator":
        shown = say.of(plan.indicator(str(value)).title)
    elif option.code == "this_unit":
        shown = say.of(plan.place) if value == WHOLE_PLACE else say.of(next(unit.title for unit in plan.units if unit.id == value))
    elif isinstance(value, date):
        shown = exact_date(value, say)
    else:
        shown = size_text(value, say) if isinstance(value, float) else str(value)
    return say(OPTIONS[option.code], value=shown)


def subject_text(indicator_id: str, unit_id: str, day: date | None, plan: Plan, say: Voice) -> str:
    """Indicator, unit and day of a figure: hồ sơ trực tuyến · Huyện Nam Sách · 20/4/2023."""
    unit = next((say.of(known.title) for known in plan.units if known.id == unit_id), unit_id)
    return " · ".join(part for part in (say.of(plan.indicator(indicator_id).short), unit, exact_date(day, say) if day else "") if part)


def row_text(row: ProposedRow, plan: Plan, say: Voice) -> str:
    """A proposed figure on one line."""
    sign = "%" if plan.indicator(row.indicator_id).unit == "percent" else ""
    return f"{subject_text(row.indicator_id, row.unit_id, row.date, plan, say)} · {size_text(row.value, say)}{sign}"


def place_of(place: Place, say: Voice) -> str:
    """Where a cell is: Tháng 4 · dòng 7 · C."""
    row = say("dòng {row}", row=place.row) if place.row else ""
    return " · ".join(part for part in (place.sheet, row, place.column) if part)


def dropped_text(dropped: Dropped, say: Voice) -> str:
    """A row or a sheet that was passed over, and why."""
    row = say("dòng {row}", row=dropped.row) if dropped.row is not None else ""
    return " · ".join(part for part in (dropped.sheet, row, say(DROPPED[dropped.code]), dropped.found) if part)


def size_text(value: float, say: Voice) -> str:
    """A figure as a cell would hold it, without its unit: 20,07; 1.036.921."""
    return number(value, say.language, 4 if value < 1000 else 2, trim=True)
