"""The method in three sentences, for whoever decides by it."""

from __future__ import annotations

from planner.text.translation import mark

METHOD = (
    mark("Chúng tôi xem hàng trăm chương trình có thật, từ mức như hiện nay, đã đi nhanh đến đâu và xa đến đâu."),
    mark("Số liệu của chính địa phương cho biết tốc độ, và càng nhiều, càng đều thì càng có trọng lượng."),
    mark("Từ số liệu cuối cùng, máy chạy thử một nghìn tương lai hợp lý, rồi đọc ra khoảng dự báo, ngày đạt và khả năng."),
)
IF_THEN = mark("Không biết trước quyết định mới, sự cố hệ thống hay thay đổi cách thống kê: dự báo là “nếu – thì”, không phải lời hứa.")
