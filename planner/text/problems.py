"""Sentences for problems: where, what was found, what was expected, what to do."""

from __future__ import annotations

import re
from datetime import date

from planner.domain.bilingual import Bilingual
from planner.domain.month import Month
from planner.errors import Problem
from planner.text.dates import exact_date, month_text
from planner.text.numbers import THIN_RANGE, number
from planner.text.translation import Voice, mark

SENTENCES = {
    # files
    "missing_folder": mark("Không thấy thư mục “{found}”. Kiểm tra lại đường dẫn."),
    "missing_file": mark("Thiếu tệp này. Tạo tệp theo mẫu trong docs/adding-things.md."),
    "unreadable_file": mark("Không đọc được tệp: {found}. Kiểm tra quyền truy cập."),
    "unwritable_file": mark("Không ghi được tệp: {found}. Kiểm tra thư mục và quyền ghi."),
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
    "not_a_plan": mark("Cần một kế hoạch đã đọc, nhưng nhận được {found}. Đọc kế hoạch trước: {expected}."),
    "not_a_scenario": mark("Cần một kịch bản đã đọc, nhưng nhận được {found}. Đọc kịch bản trước: {expected}."),
    "not_a_folder": mark("Cần đường dẫn của thư mục kế hoạch, nhưng nhận được {found}. Ví dụ: {expected}."),
    "not_a_file": mark("Cần đường dẫn của tệp kịch bản, nhưng nhận được {found}. Ví dụ: {expected}."),
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
    "part_without_whole": mark("{found} đã vượt số mới nhất của chỉ tiêu lớn hơn, mà chỉ tiêu đó chưa có số đến ngày này; cần {expected}. Thêm dòng đó."),
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
    "left_out_of_range": mark("{found} nằm ngoài khoảng {expected} của kế hoạch hiện nay nên không được tính."),
    "left_out_too_long": mark("Kéo dài đến {found}; kế hoạch hiện nay cho phép {expected}, nên không được tính."),
    "measure_gone": mark("Biện pháp này không còn trong kế hoạch nên không được tính."),
    "assumption_gone": mark("Giả định này không còn trong kế hoạch nên không được tính."),
    "choice_gone": mark("Cách tính đã chọn không còn trong kế hoạch nên tính như thường lệ."),
    "assigned_indicator_gone": mark("Chỉ tiêu này không còn được dự báo nên phần giao theo tháng của nó không được tính."),
    "assigned_unit_gone": mark("Đơn vị “{found}” không còn trong kế hoạch nên cách chia cho các đơn vị không được tính."),
    "decided_unknown": mark("Tài liệu cũ không ghi ngày quyết định; tính là có tác dụng từ {found}."),
    "too_long": mark("Biện pháp kéo dài đến {found}; dài nhất là {expected}. Rút ngắn lại."),
    "bad_link": mark("Liên kết “{found}” không đọc được. Xin lại liên kết, hoặc mở kịch bản khác."),
    "dead_link": mark("Liên kết này không còn mở được: đã thu hồi, hoặc không có ở đây. Xin lại liên kết."),
    "unknown_figures": mark("Kịch bản lập trên số liệu {found} mà kho ở đây không có; chỉ xem được theo số liệu mới ({expected})."),
    "bad_snapshot": mark("Bản lưu số liệu không đọc được: {found}. Chỉ xem được theo số liệu mới."),
    # what is handed out
    "lock_cannot_hold": mark("Không khóa được {found}: cần {expected}, không thấp hơn mức đã đạt hay tháng trước, tháng cuối không dưới đích. Sửa số."),
    "lock_below_reached": mark("Không giao {found}: thấp hơn mức đã đạt ({expected}). Đặt từ mức đã đạt trở lên."),
    "unit_below_reached": mark("Không giao {found}%: đơn vị này đã đạt {expected}%. Đặt từ mức đã đạt trở lên, hoặc xem lại số liệu riêng."),
    "units_without_potential": mark(
        "Cách chia này cần tiềm năng (số người, số hồ sơ…) của từng đơn vị. Còn thiếu: {found}. Nhập vào, hoặc chia ngang mức tỉnh."
    ),
    "no_potential_at_all": mark("Tổng tiềm năng là {found}; cần ít nhất một đơn vị {expected}. Nhập tiềm năng."),
    "unit_terms_contradict": mark("Sàn, trần hoặc số khóa {found}% không thể có: đơn vị này phải kết thúc trong khoảng {expected}%. Sửa lại."),
    "units_stand_higher": mark(
        "Các đơn vị đã bình quân {found}%, cao hơn mức {expected}% của tỉnh trong tháng đầu. Xem lại số liệu riêng của đơn vị này trước."
    ),
    "floors_too_high": mark("Sàn và số khóa buộc bình quân ít nhất {found}%, cao hơn {expected}% của tỉnh. Hạ sàn của đơn vị này trước."),
    "ceilings_too_low": mark("Trần và số khóa chỉ cho bình quân nhiều nhất {found}%, thấp hơn {expected}% của tỉnh. Nâng trần của đơn vị này trước."),
    "unreadable_number": mark("“{found}” không phải số. Viết như 27,5 hoặc 1.036.921."),
    "unit_twice": mark("Đơn vị này có hai dòng (“{found}”). Giữ lại một dòng."),
    # what was issued
    "paper_without_number": mark("Chưa có số, ký hiệu của văn bản. Ghi như 128/KH-UBND; chưa có số thì văn bản chưa ban hành."),
    "paper_in_the_future": mark("Ngày văn bản {found} sau hôm nay ({expected}): văn bản chưa ban hành thì chưa đánh dấu đã giao."),
    "paper_before_as_of": mark("Ngày văn bản {found} trước ngày chốt kế hoạch {expected} của bảng này. Kiểm tra lại ngày, hoặc chọn bảng đã in trước đó."),
    "nothing_to_issue": mark("Bảng không có chỉ tiêu nào nên không có gì để giao."),
    "recall_without_reason": mark("Chưa ghi lý do thu hồi. Bảng vẫn đọc được sau này, nên người sau cần biết vì sao."),
    "issued_meanwhile": mark("Có người vừa đánh dấu đã giao hoặc thu hồi một bảng. Chưa ghi gì; xem bảng đang có hiệu lực ở trên rồi làm lại."),
    "no_issued_table": mark("Chưa có bảng nào đã giao ({found}). Xem danh sách, hoặc đánh dấu trên trang Giao chỉ tiêu & tải về."),
    "recall_newest_first": mark("Bảng số {found} không phải bảng mới nhất còn hiệu lực ({expected}). Thu hồi bảng mới nhất trước."),
    "bad_issued_table": mark("Không đọc được bảng đã giao ({found}). Bảng vẫn còn trong kho; báo người quản trị."),
    # spreadsheets that offices send
    "upload_of_another_kind": mark("Đây là tệp {found}, không phải bảng tính. Mở bằng chương trình của nó, lưu lại thành một trong: {expected}."),
    "upload_encrypted": mark("Tệp có mật khẩu nên không đọc được. Bỏ mật khẩu rồi gửi lại."),
    "upload_damaged": mark("Tệp hỏng hoặc không phải bảng tính. Mở bằng Excel hoặc LibreOffice, lưu lại thành một trong: {expected}."),
    "upload_unpacks_too_far": mark("Tệp nén chứa quá nhiều: {found}, cần {expected}. Chép riêng các ô có số liệu sang tệp mới."),
    "upload_too_many_cells": mark("Bảng quá lớn: {found}, cần {expected}. Xóa vùng trống ở xa, chép riêng các ô có số liệu sang tệp mới."),
    "upload_too_slow": mark("Đọc tệp quá {expected} giây nên đã dừng. Chép riêng các ô có số liệu sang tệp mới."),
    "upload_broke_reader": mark("Đọc tệp cần nhiều bộ nhớ hoặc thời gian hơn mức cho phép nên đã dừng. Chép riêng các ô có số liệu sang tệp mới."),
    "upload_encoding_unknown": mark("Không nhận ra bảng mã của tệp ({found}). Lưu lại bằng UTF-8, hoặc chọn một trong: {expected}."),
    "upload_named_otherwise": mark("Tên tệp ghi “{found}” nhưng nội dung là {expected}; đã đọc theo nội dung."),
    "missing_upload": mark("Không thấy tệp này. Kiểm tra lại đường dẫn."),
    "bad_memory": mark("Không đọc được tệp ghi nhớ “{found}”: cần dạng {expected}. Xóa tệp để bắt đầu lại."),
    "unreadable_cell": mark("“{found}” không phải một số. Viết như 1.946 hoặc 20,07%, không kèm chữ khác."),
    "negative_number": mark("“{found}” là số âm; số liệu không thể âm. Sửa lại số."),
    "date_in_figures": mark("Ô số liệu lại là ngày {found}: bảng tính có thể đã đổi số thành ngày. Nhập lại số, định dạng ô là số."),
    "percent_in_count": mark("“{found}” là tỷ lệ, còn chỉ tiêu này tính bằng số lượng. Ghi số lượng."),
    "error_cell": mark("Ô báo lỗi {found}: công thức không tính được. Sửa công thức, hoặc ghi thẳng con số."),
    "score_in_figures": mark("“{found}” tính bằng điểm, không phải số liệu của chỉ tiêu này. Ghi số đạt được."),
    "formula_without_value": mark("Ô công thức chưa có giá trị. Mở tệp bằng Excel, lưu lại rồi gửi."),
    "figure_for_many_rows": mark("“{found}” nằm trong ô gộp nhiều dòng, không biết của dòng nào. Bỏ gộp ô, ghi số cho từng dòng."),
    "change_without_figure": mark("“{found}” chỉ nói phần thay đổi mà chưa có số liệu trước đó để tính. Ghi mức đạt được."),
    "nothing_above": mark("Dòng của số “{found}” để trống tên hoặc kỳ, mà phía trên không có gì để lấy theo. Ghi rõ vào ô đó."),
    "period_missing": mark("Không thấy kỳ số liệu ở cột, tiêu đề hay tên trang tính. Thêm cột “Kỳ số liệu”."),
    "unreadable_period": mark("“{found}” không phải ngày hay kỳ. Viết như 20/4/2023, tháng 4/2023 hoặc Quý I/2023."),
    "period_is_year_only": mark("“{found}” chỉ có năm, không biết ngày nào. Viết như 31/12/2023 hoặc tháng 12/2023."),
    "year_out_of_range": mark("Năm trong “{found}” quá xa. Kiểm tra lại năm."),
    "no_such_month": mark("“{found}”: không có tháng này. Viết ngày trước, tháng sau: 31/3/2023."),
    "no_such_day": mark("“{found}”: tháng đó không có ngày này. Kiểm tra lại ngày."),
    "answers_missing": mark("Còn {found} câu chưa trả lời nên chưa ghi gì. Trả lời bằng {expected}."),
    # what is recorded
    "too_many_figures": mark("Kế hoạch sẽ có {found} số liệu; cần {expected}. Chỉ lấy những kỳ cần dùng."),
    "figure_already_there": mark("Ngày này đã có số liệu ({found}). Sửa số đó, hoặc chọn ngày khác."),
    "several_days": mark("“{found}” có thể là nhiều ngày. Ghi cả ngày, tháng, năm, như {expected}."),
    "two_readings": mark("“{found}” đọc được hai cách. Ghi rõ hơn: không để dấu phẩy hay dấu chấm ngay trước ba chữ số cuối."),
    "nothing_to_change": mark("Không có gì thay đổi nên không ghi."),
    "changed_meanwhile": mark("Có người vừa đổi giá trị này: nay là {found}, lúc bắt đầu sửa là {expected}. Chưa ghi gì; xem lại rồi sửa tiếp."),
    "title_taken": mark("Đã có mục tên “{found}”. Sửa mục đó, hoặc đặt tên khác."),
    "unit_has_figures": mark("Chỉ tiêu đã có số liệu theo đơn vị tính cũ. Rút các số liệu đó trước, hoặc thêm một chỉ tiêu khác."),
    "measure_acts_on_it": mark("Biện pháp này tác động đến chỉ tiêu nên chưa rút được. Đổi chỉ tiêu thành chỉ theo dõi, không dự báo."),
    "indicator_stands_on_it": mark("Chỉ tiêu này tính theo hoặc là một phần của chỉ tiêu muốn rút. Sửa chỉ tiêu này trước."),
    "changed_later": mark("Một lần thay đổi sau đã đổi tiếp giá trị này: từ {expected} thành {found}. Hoàn tác lần đó trước."),
    "later_stands_on_it": mark("Có mục ghi sau đang dùng giá trị này: {found}. Hoàn tác hoặc rút mục đó trước."),
    "missing_batch": mark("Không có lần thay đổi số {found}. Xem lại lịch sử."),
    "change_without_place": mark("Thay đổi này không còn chỗ trong kế hoạch nên tạm bỏ qua; vẫn giữ trong lịch sử."),
    "changes_not_applied": mark(
        "{found} lần thay đổi đã ghi không còn khớp với thư mục kế hoạch nên tạm dùng số liệu của thư mục. Sửa thư mục theo các dòng sau."
    ),
    "folder_not_empty": mark("Thư mục “{found}” đã có tệp. Chọn thư mục mới hoặc trống."),
    # the store
    "disk_full": mark("Không lưu được: hết dung lượng đĩa. Những gì đã lưu vẫn còn; tải bản đang sửa về máy hoặc dọn đĩa rồi lưu lại."),
    "store_locked": mark("Kho đang bận. Chờ một chút rồi thử lại."),
    "store_read_only": mark("Kho chỉ cho đọc, không ghi được. Kiểm tra quyền ghi của thư mục hoặc tài khoản."),
    "store_unreachable": mark("Không mở được kho lưu trữ. Kiểm tra đường dẫn hoặc máy chủ, rồi thử lại."),
    "bad_store_url": mark("Địa chỉ kho “{found}” không hợp lệ; cần dạng {expected}. Sửa PLANNER_DATABASE_URL."),
    "store_too_new": mark("Kho đã được một bản mới hơn của chương trình dùng; bản này chỉ biết đến {expected}. Cập nhật chương trình."),
    "store_not_utf8": mark("Cơ sở dữ liệu dùng bảng mã {found}, cần {expected}. Tạo lại cơ sở dữ liệu."),
    "store_failed": mark("Kho báo lỗi: {found}. Chưa lưu được gì; thử lại hoặc báo người quản trị."),
    "saving_stopped": mark("Kho có chỗ hỏng nên chỉ mở để đọc, chưa lưu được. Tải bản đang sửa về máy và báo người quản trị."),
    "damaged_row": mark("Nội dung không còn như lúc lưu, nên không dùng được. Khôi phục từ bản sao lưu."),
    "missing_row": mark("Bản ghi đã mất: còn {found}, cần {expected}. Khôi phục từ bản sao lưu."),
    "damaged_file": mark("Tệp kho bị hỏng: {found}. Khôi phục từ bản sao lưu."),
    "backup_made": mark("Đã chép nguyên trạng sang {found}. Khôi phục từ bản sao lưu gần nhất, hoặc giao tệp này cho người quản trị."),
    "backup_failed": mark("Không chép được bản sao của kho hỏng: {found}. Tự chép tệp trước khi sửa."),
    "back_up_server": mark("Hãy sao lưu cơ sở dữ liệu (pg_dump) trước khi sửa, rồi khôi phục từ bản sao lưu gần nhất."),
    "saved_meanwhile": mark("Có người đã lưu phiên bản {found} trong lúc đang sửa phiên bản {expected}. Xem cả hai rồi chọn."),
    "missing_scenario": mark("Kho không có kịch bản “{found}”. Kiểm tra liên kết hoặc danh sách."),
    "text_too_long": mark("Dài {found} ký tự; tối đa {expected}. Rút ngắn lại."),
    "record_too_large": mark("Nội dung dài {found} byte; lưu được tối đa {expected} byte. Rút gọn lại."),
    "unstorable_text": mark("Có ký tự không lưu được ({found}). Xóa ký tự đó."),
    # rooms
    "not_presenter": mark("Chỉ người mở phòng mới điều khiển được phòng này. Mở phòng của bạn."),
    "room_over": mark("Phòng đã đóng hoặc đã hết hạn. Mở phòng mới và cho quét lại mã."),
    "no_question": mark("Phòng không còn nhận số đoán: chưa có câu hỏi, hoặc đã công bố."),
    "too_many_guesses": mark("Câu hỏi này đã có {expected} số đoán, không nhận thêm."),
    # bare series
    "no_figures": mark("Chưa có số liệu nào. Cần ít nhất một."),
    "lengths_differ": mark("Có {found} giá trị cho {expected} ngày. Mỗi ngày một giá trị."),
    "before_last_figure": mark("Ngày {found} trước số liệu cuối cùng; cần từ {expected} trở đi."),
}


# of these what is found and expected is written as people write it: they are told to whoever has no file before them
IN_WORDS = frozenset({"left_out_of_range", "left_out_too_long", "decided_unknown"})
DAY_MONTH_OR_NUMBER = re.compile(r"(\d{4}-\d{2}-\d{2})|(\d{4}-\d{2})|(\d+(?:\.\d+)?)", re.ASCII)


def place_text(problem: Problem, say: Voice) -> str:
    """Where a problem is: observations.csv · dòng 7 · value; or what it is about: Quyết liệt · Tổ lưu động."""
    if problem.titles:
        return " · ".join(part for part in (problem.file, *(say.of(Bilingual(*title)) for title in problem.titles)) if part)
    row = say("dòng {row}", row=problem.row) if problem.row is not None else ""
    return " · ".join(part for part in (problem.file, row, problem.block, problem.column) if part)


def problem_text(problem: Problem, say: Voice) -> str:
    """What is wrong, in one or two sentences."""
    found, expected = problem.found, problem.expected
    if problem.code in IN_WORDS:
        found, expected = (_in_words(text, say) for text in (found, expected))
    return say(SENTENCES[problem.code], found=found, expected=expected).replace(" ()", "")


def _in_words(text: str, say: Voice) -> str:
    """A text of ISO days, months and plain numbers as the language writes them."""

    def written(match: re.Match[str]) -> str:
        day, month, size = match.groups()
        try:
            return (
                exact_date(date.fromisoformat(day), say)
                if day
                else month_text(Month.parse(month), say)
                if month
                else number(float(size), say.language, 2, trim=True)
            )
        except ValueError:  # no such day: as it was found
            return match.group()

    return DAY_MONTH_OR_NUMBER.sub(written, text).replace("<= ", "≤ ").replace(" – ", THIN_RANGE)
