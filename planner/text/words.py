"""Words for what codes mean: chances, states, grades, kinds."""

from __future__ import annotations

from planner.domain.likelihood import likelihood
from planner.text.numbers import chance_percent
from planner.text.translation import Voice, mark

LIKELIHOODS = {
    "almost_certain": mark("gần như chắc chắn"),
    "likely": mark("nhiều khả năng"),
    "open": mark("có thể đạt, chưa chắc chắn"),
    "unlikely": mark("khó đạt nếu không thêm giải pháp"),
    "very_unlikely": mark("rất khó đạt với kịch bản này"),
}
STATES = {
    "met": mark("đã đạt"),
    "projected": mark("dự kiến"),
    "limited_by_ceiling": mark("bị trần giới hạn"),
    "falling": mark("đang giảm"),
    "pace_unknown": mark("chưa đo được tốc độ"),
    "shown_only": mark("chỉ theo dõi"),
    "no_figure": mark("chưa có số liệu"),
}
EVIDENCE_WORDS = {"strong": mark("có căn cứ chắc"), "some": mark("có căn cứ"), "guess": mark("đoán")}
KINDS = {"required": mark("bắt buộc"), "stretch": mark("phấn đấu"), "trial": mark("ngưỡng thử")}
SCOPES = {"national": mark("cả nước"), "province": mark("tỉnh"), "planner": mark("người lập")}
MATCHES = {
    "exact": mark("tên trùng khớp"),
    "approximate": mark("tên gần khớp, tạm so sánh"),
    "unknown": mark("chưa rõ tên có khớp"),
    "": mark("không phải chỉ tiêu"),
}
PRECISIONS = {
    "day": mark("đúng ngày"),
    "month": mark("theo tháng"),
    "date_assumed": mark("ngày giả định"),
    "cumulative": mark("lũy kế trong kỳ"),
    "at_least": mark("hơn số này"),
    "just_under": mark("gần số này"),
    "derived": mark("suy ra bằng phép tính"),
}

UNITS = {"percent": mark("%"), "count": mark("số lượng")}
METHODS = {
    "adoption": mark("người dân, tổ chức tự chọn dùng"),
    "workload": mark("cơ quan tự làm xong dần"),
    "shown": mark("chỉ theo dõi, không dự báo"),
}
UNIT_KINDS = {
    "province": mark("tỉnh"),
    "city": mark("thành phố"),
    "town": mark("thị xã"),
    "district": mark("huyện"),
    "ward": mark("phường"),
    "commune": mark("xã"),
    "department": mark("sở, ngành"),
}


def unit_kind_words(kind: str, say: Voice) -> str:
    """What kind of unit: huyện, xã; a plan's own word as it stands, one or many alike."""
    known = UNIT_KINDS.get(kind) or UNIT_KINDS.get(kind.removesuffix("s"))
    return say(known) if known else kind


def chance_words(chance: float, say: Voice) -> str:
    """Word and number of a chance, the number as shown: nhiều khả năng (khoảng 75%)."""
    return say("{word} (khoảng {chance})", word=say(LIKELIHOODS[likelihood(chance)]), chance=chance_percent(chance, say.language))


def aim_words(wanted: str, trial: bool, say: Voice) -> str:
    """What a line leads to: đích 60%; ngưỡng thử 85%, which is never called a target."""
    return say("ngưỡng thử {target}", target=wanted) if trial else say("đích {target}", target=wanted)
