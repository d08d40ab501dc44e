"""Nhịp, a what-if planner for adoption targets. Start it with ``make run``."""

from planner.text.translation import mark
from planner.ui.frame import run_app

run_app(
    {
        "overview": mark("Tổng quan"),
        "what_if": mark("Thử kịch bản"),
        "compare": mark("So sánh"),
        "trust": mark("Độ tin cậy"),
    }
)
