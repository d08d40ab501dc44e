"""The words of the stage: its steps, its keys, what is on its sheets."""

from __future__ import annotations

from typing import Any

from planner.text.translation import Voice, mark

STEPS = (mark("Đọc biểu đồ"), mark("Đoán trước"), mark("Một biện pháp"), mark("Xem lại"), mark("So với hiện nay"), mark("Chốt việc"))
ACTIONS = (mark("Thêm"), mark("Tiếp"), mark("Đổi A/B"), mark("Chạy lại"), mark("Đổi A/B"), mark("Chép"))
KEYS = (
    ("← →", mark("lùi, tiến một bước; khi đang cầm một biện pháp: đổi mức")),
    ("Page Up, Page Down", mark("lùi, tiến một bước (bút trình chiếu)")),
    ("1 2 3", mark("cầm một biện pháp; bấm lại hoặc Esc để thả")),
    (mark("Phím cách"), mark("việc của bước: hiện thêm, chạy lại, đổi A/B, chép")),
    ("↑ ↓", mark("cuộn tờ đang mở")),
    ("0", mark("về trạng thái lúc mở trang")),
    ("g", mark("căn cứ tính toán")),
    ("a", mark("hỏi cả phòng, rồi công bố số đoán")),
    ("q", mark("mã QR của phòng")),
    ("s", mark("chuẩn bị: chỉ tiêu, biện pháp, phòng, ngôn ngữ")),
    ("f", mark("toàn màn hình")),
    ("Esc", mark("đóng, thả, rồi rời trang")),
)


def stage_words(say: Voice) -> dict[str, Any]:
    """Everything that is said on the stage and not by the board."""
    return {
        "steps": [say(name) for name in STEPS],
        "actions": [say(name) for name in ACTIONS],
        "keys": [[say(key), say(words)] for key, words in KEYS],
        "keys_title": say("Phím"),
        "pace": say("Tốc độ"),
        "pace_is": say("Tốc độ bình quân đến hạn: gấp {pace}", pace="{pace}"),
        "no_pace": say("Chưa đo được tốc độ"),
        "now": say("như hiện nay"),
        "scenario": say("kịch bản"),
        "state_a": say("A: như hiện nay"),
        "state_b": say("B: kịch bản"),
        "previous": say("Bước trước"),
        "next": say("Bước sau"),
        "less": say("Bớt: {lever}", lever="{lever}"),
        "more": say("Thêm: {lever}", lever="{lever}"),
        "take": say("Cầm biện pháp {number}: {lever}", number="{number}", lever="{lever}"),
        "steps_label": say("Các bước trình bày"),
        "measures": say("Biện pháp"),
        "basis": say("Căn cứ tính toán"),
        "grounds": say("Căn cứ"),
        "setup": say("Chuẩn bị trình chiếu"),
        "room": say("Mã QR của phòng"),
        "leave": say("Rời trang trình chiếu"),
        "close": say("Đóng"),
        "copy": say("Chép câu ghi biên bản"),
        "copied": say("Đã chép câu ghi biên bản"),
        "uncopied": say("Không chép được: bôi đen rồi chép bằng tay"),
        "task": say("Việc"),
        "owner": say("Chủ trì"),
        "until": say("Thời hạn"),
        "nothing_decided": say("Kịch bản này không thêm biện pháp nào so với hiện nay."),
        "minutes": say("Câu ghi biên bản"),
        "ask": say("Hỏi cả phòng"),
        "reveal": say("Công bố"),
        "opening": say("về trạng thái lúc mở trang"),
        "figures": say("Số liệu"),
        "sources": say("Nguồn"),
    }
