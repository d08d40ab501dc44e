"""Sentences for problems: where, what was found, what was expected, what to do."""

from __future__ import annotations

from planner.errors import Problem
from planner.text.translation import Voice, mark

SENTENCES = {
    # files
    "missing_folder": mark("Không thấy thư mục “{found}”. Kiểm tra lại đường dẫn."),
    "missing_file": mark("Thiếu tệp này. Tạo tệp theo mẫu trong docs/adding-things.md."),
    "unreadable_file": mark("Không đọc được tệp: {found}. Kiểm tra quyền truy cập."),
    "empty_file": mark("Tệp rỗng. Tệp cần ít nhất dòng tiêu đề hoặc một khối."),
    "too_large": mark("Tệp quá lớn: {found}, cần {expected}."),
    "not_utf8": mark("Tệp không phải UTF-8 ({found}). Lưu lại bằng mã UTF-8."),
    "byte_order_mark": mark("Đầu tệp có dấu BOM; đã bỏ qua, không cần làm gì."),
    "bad_toml": mark("Sai cú pháp TOML: {found}. Sửa dòng được nêu."),
    "bad_json": mark("Sai cú pháp JSON: {found}. Sửa dòng được nêu."),
    "bad_csv": mark("Sai cú pháp CSV: {found}. Kiểm tra dấu ngoặc kép."),
    "missing_column": mark("Thiếu cột này; tiêu đề đang là “{found}”. Thêm cột vào dòng tiêu đề."),
    "unknown_column": mark("Không biết cột này. Các cột hợp lệ: {expected}."),
    "duplicate_column": mark("Hai cột trùng tên. Xóa bớt một cột."),
    "wrong_cell_count": mark("Dòng có {found} ô, cần {expected}. Kiểm tra dấu phẩy thừa hoặc thiếu."),
    # fields
    "missing_value": mark("Thiếu giá trị. Điền vào ({expected})."),
    "unknown_key": mark("Không biết khóa này. Các khóa hợp lệ: {expected}."),
    "not_a_text": mark("“{found}” không phải văn bản. Đặt trong dấu ngoặc kép."),
    "not_an_id": mark("“{found}” không phải mã hợp lệ. Chỉ dùng {expected}."),
    "not_one_of": mark("“{found}” không hợp lệ. Chọn một trong: {expected}."),
    "not_a_number": mark("“{found}” không phải số. Viết như 20.07, dùng dấu chấm thập phân."),
    "not_whole": mark("{found} không phải số nguyên. Viết không có phần thập phân."),
    "not_finite": mark("{found} không phải số hữu hạn. Dùng một số bình thường."),
    "outside_range": mark("{found} nằm ngoài khoảng {expected}. Sửa lại cho nằm trong khoảng."),
    "not_a_date": mark("“{found}” không phải ngày. Viết như 2023-12-31."),
    "not_a_month": mark("“{found}” không phải tháng. Viết như 2023-06."),
    "not_bilingual": mark('“{found}” chưa đủ hai ngôn ngữ. Viết dạng {{vi = "…", en = "…"}}.'),
    "not_a_list": mark("“{found}” không phải danh sách. Cần dạng {expected}."),
    "not_an_object": mark("“{found}” không phải đối tượng. Cần dạng {expected}."),
    "not_yes_or_no": mark("“{found}” không phải true hoặc false. Viết một trong hai."),
    "wrong_count": mark("Có {found} mục, cần {expected}. Thêm hoặc bớt cho đủ."),
    # between files
    "duplicate_id": mark("Mã “{found}” dùng nhiều lần. Mỗi mã chỉ đặt một lần."),
    "duplicate_date": mark("Hai số liệu cùng ngày: {found} (đã có ở {expected}). Giữ lại một dòng."),
    "after_as_of": mark("Ngày {found} sau ngày chốt của kế hoạch; cần {expected}. Sửa ngày, hoặc dời as_of trong plan.toml."),
    "above_ceiling": mark("{found} vượt mức cao nhất có thể; cần {expected}. Kiểm tra đơn vị và mẫu số."),
    "derivation_disagrees": mark("Phép tính “{found}” không cho ra {expected}. Sửa phép tính hoặc giá trị."),
    "bad_derivation": mark("“{found}” không phải phép tính hiểu được. Viết như {expected}."),
    "horizon_too_far": mark("Hạn {found} quá xa: chỉ dự báo tối đa 120 tháng, cần {expected}. Sửa hạn của chỉ tiêu."),
    "ceiling_below_level": mark("Trần {found}% thấp hơn mức đã đạt; cần {expected}. Nâng trần lên."),
    "not_projected": mark("Chỉ tiêu “{found}” không dùng giả định này. Bỏ khối, hoặc đổi cách dự báo (method)."),
    "part_in_circle": mark("“{found}” cuối cùng lại là một phần của chính nó. Sửa part_of."),
    "part_unlike_whole": mark("Chỉ tiêu và “{found}” phải cùng {expected}. Sửa part_of, method hoặc potential."),
    "part_without_whole": mark("{found} chưa có số liệu của chỉ tiêu lớn hơn để so; cần {expected}. Thêm dòng đó."),
    "part_above_whole": mark("Phần lớn hơn toàn bộ: {found}, cần {expected}. Kiểm tra hai số liệu."),
    "unknown_indicator": mark("Không có chỉ tiêu “{found}”. Các chỉ tiêu: {expected}."),
    "unknown_area": mark("Không có lĩnh vực “{found}”. Các lĩnh vực: {expected}."),
    "unknown_programme": mark("Không có chương trình “{found}”. Các chương trình: {expected}."),
    "unknown_source": mark("Không có nguồn “{found}” trong plan.toml. Thêm khối [[source]], hoặc dùng: {expected}."),
    "unknown_unit": mark("Không có đơn vị “{found}”. Các đơn vị: {expected}."),
    "unknown_potential": mark("Không có giả định potential.{found}. Thêm khối [[assumption]] vào {expected}."),
    # scenarios
    "unknown_schema": mark("Phiên bản tài liệu là {found}; bản này đọc được {expected}."),
    "other_plan": mark("Kịch bản của kế hoạch “{found}”, không phải “{expected}”. Mở đúng kế hoạch."),
    "unknown_measure": mark("Kế hoạch không có biện pháp này. Các biện pháp: {expected}."),
    "unknown_assumption": mark("Kế hoạch không có giả định này. Các giả định: {expected}."),
    "unknown_choice": mark("Không có lựa chọn “{found}”. Các lựa chọn: {expected}."),
    "too_long": mark("Biện pháp kéo dài đến {found}; dài nhất là {expected}. Rút ngắn lại."),
    "bad_link": mark("Liên kết “{found}” không đọc được. Xin lại liên kết, hoặc mở kịch bản khác."),
    "bad_snapshot": mark("Bản lưu số liệu không đọc được: {found}. Chỉ xem được theo số liệu mới."),
    # bare series
    "no_figures": mark("Chưa có số liệu nào. Cần ít nhất một."),
    "lengths_differ": mark("Có {found} giá trị cho {expected} ngày. Mỗi ngày một giá trị."),
    "before_last_figure": mark("Ngày {found} trước số liệu cuối cùng; cần từ {expected} trở đi."),
}


def place_text(problem: Problem, say: Voice) -> str:
    """Where a problem is: observations.csv · dòng 7 · value."""
    row = say("dòng {row}", row=problem.row) if problem.row is not None else ""
    return " · ".join(part for part in (problem.file, row, problem.block, problem.column) if part)


def problem_text(problem: Problem, say: Voice) -> str:
    """What is wrong, in one or two sentences."""
    text = say(SENTENCES[problem.code], found=problem.found, expected=problem.expected)
    return text.replace(" ()", "")
