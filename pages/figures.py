"""The figures behind the plan: what is known, what comes in, what was changed, by whom and why."""

from planner.text.translation import mark
from planner.ui.change_history import show_history
from planner.ui.figures import show_figures
from planner.ui.frame import open_page
from planner.ui.import_panel import show_import
from planner.ui.new_plan import show_new_plan
from planner.ui.plan_edits import show_edits
from planner.ui.sections import pick_section

page = open_page("figures")
show = pick_section(
    page,
    {
        "so-lieu": (mark("Số liệu"), show_figures),
        "nhap": (mark("Nhập từ tệp"), show_import),
        "ke-hoach": (mark("Chỉ tiêu, chi phí, giả định"), show_edits),
        "lich-su": (mark("Lịch sử thay đổi"), show_history),
        "noi-khac": (mark("Kế hoạch nơi khác"), show_new_plan),
    },
)
show(page)
