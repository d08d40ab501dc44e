"""The report of a scenario, before it becomes a file: Word and PDF are made from the same words and numbers."""

from __future__ import annotations

from planner.exports.clean_text import cleaned
from planner.exports.findings import HASH_LETTERS
from planner.exports.pack import Pack, stamp_of
from planner.exports.report.appendices import appendices_of
from planner.exports.report.layout import LAYOUT, DocumentLayout
from planner.exports.report.sections import sections_of
from planner.exports.report.shape import Appendix, Block, Chart, Column, Line, Paragraph, Report, Section, Table
from planner.text.translation import Voice

__all__ = ["Appendix", "Block", "Chart", "Column", "DocumentLayout", "Line", "Paragraph", "Report", "Section", "Table", "report_of"]
PLACE_KINDS = ("Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Thị xã ", "Xã ", "Phường ")  # left out before a date


def report_of(pack: Pack, layout: DocumentLayout = LAYOUT) -> Report:
    """The report of a pack: its head, sections, recipients and appendices, every text clean. What is not known is left to fill in."""
    say, plan = pack.say, pack.plan
    return cleaned(
        Report(
            language=say.language,
            nation=(say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), say("Độc lập - Tự do - Hạnh phúc")) if plan.language == "vi" else None,
            issuer=say.of(plan.committee).upper(),
            number=say("Số: …"),
            dateline=_dateline(pack),
            kind=say("BÁO CÁO"),
            subject=say("Khả năng thực hiện chỉ tiêu năm {year} theo kịch bản “{scenario}”", year=plan.year, scenario=pack.title(pack.scenario)),
            sections=sections_of(pack, layout),
            recipients_head=say("Nơi nhận:"),
            recipients=(say("- …;"), say("- Lưu: …")),
            signature=say("(Chức vụ, chữ ký, họ và tên)"),
            appendices=appendices_of(pack, layout),
            stamp=tuple((name, value[:HASH_LETTERS] if value == plan.data else value) for name, value in stamp_of(pack)),
        )
    )


def _dateline(pack: Pack) -> str:
    """Where and when: the place as the plan names it, the day to be filled in by whoever signs."""
    return pack.say("{place}, ngày … tháng … năm …", place=_bare_place(pack.say.of(pack.plan.place), pack.say) or "…")


def _bare_place(place: str, say: Voice) -> str:
    """A place without the word for what it is; empty where that does not come out clean."""
    if say.language != "vi":
        return place
    bare = next((place.removeprefix(kind) for kind in PLACE_KINDS if place.startswith(kind)), "")
    return bare if bare.replace(" ", "").isalpha() else ""
