"""Nhịp, a what-if planner for adoption targets. Start it with ``make run``."""

from planner.text.translation import mark
from planner.ui.frame import run_app

run_app(
    {
        "overview": mark("Tổng quan"),
        "what_if": mark("Thử kịch bản"),
        "compare": mark("So sánh"),
        "assignment": mark("Giao chỉ tiêu & tải về"),
        "figures": mark("Số liệu"),
        "present": mark("Trình chiếu"),
        "trust": mark("Độ tin cậy"),
    },
    hidden={"follow": mark("Theo dõi")},
)
