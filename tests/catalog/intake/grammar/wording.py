"""How offices name indicators, units and columns, tidily and less so."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

ONLINE, PAID, ESSENTIAL = "dossiers_online", "procedures_paid_online", "essential_services_online"
USED, RATE = "services_with_online_dossiers", "procedures_payable_rate"
COLLECTED, ACTIVATED, LEVEL1, LEVEL2 = (
    "eid_collected",
    "eid_activated",
    "eid_level1_activated",
    "eid_level2_activated",
)
PAYABLE, PROVIDED = "procedures_payable_online", "services_provided"

PERCENTS = (ONLINE, PAID, ESSENTIAL, USED, RATE)
COUNTS = (COLLECTED, ACTIVATED, LEVEL1, LEVEL2, PAYABLE, PROVIDED)
OF_UNITS = (ONLINE, PAID, ESSENTIAL, COLLECTED, ACTIVATED)  # what districts report about themselves

# the first is the plan's own; the others are how people write it so that a reader has no doubt
INDICATORS: dict[str, tuple[str, ...]] = {
    ONLINE: (
        "Tỷ lệ hồ sơ nộp trực tuyến",
        "TỶ LỆ HỒ SƠ NỘP TRỰC TUYẾN",
        "hồ sơ trực tuyến",
        "Tỉ lệ hồ sơ nộp trực tuyến",
    ),
    PAID: ("Tỷ lệ TTHC có giao dịch thanh toán trực tuyến", "thanh toán trực tuyến"),
    ESSENTIAL: ("Tỷ lệ hồ sơ trực tuyến TB của DVC thiết yếu Đề án 06", "dịch vụ thiết yếu trực tuyến"),
    USED: ("Tỷ lệ DVC trực tuyến có phát sinh hồ sơ",),
    RATE: ("Tỷ lệ TTHC có nghĩa vụ tài chính cung cấp trên Cổng DVCQG",),
    COLLECTED: ("Tài khoản định danh điện tử đã thu nhận", "định danh đã thu nhận"),
    ACTIVATED: ("Tài khoản định danh điện tử đã kích hoạt", "định danh đã kích hoạt"),
    LEVEL1: ("Tài khoản định danh mức 1 đã kích hoạt",),
    LEVEL2: ("Tài khoản định danh mức 2 đã kích hoạt",),
    PAYABLE: ("TTHC có nghĩa vụ tài chính cung cấp trên Cổng DVCQG",),
    PROVIDED: ("DVC trực tuyến được cung cấp",),
}
TYPOS: dict[str, tuple[str, ...]] = {
    ONLINE: ("Tỷ lệ hồ sơ nộp trưc tuyến", "Tỷ lệ hồ sơ nộp trực tuyên", "Tỷ lệ hồ sơ nôp trực tuyến"),
    PAID: ("Tỷ lệ TTHC có giao dich thanh toán trực tuyến", "Tỷ lệ TTHC có giao dịch thanh tóan trực tuyến"),
    ESSENTIAL: ("Tỷ lệ hồ sơ trực tuyến TB của DVC thiết yêu Đề án 06",),
    COLLECTED: ("Tài khoản định danh điện từ đã thu nhận",),
    ACTIVATED: ("Tài khoản định danh điện tử đã kich hoạt", "Tài khỏan định danh điện tử đã kích hoạt"),
}
# one of these alone says nothing for certain: two indicators of the plan are called almost so
ALIKE: dict[str, tuple[str, ...]] = {
    ACTIVATED: ("Tài khoản định danh điện tử", "Tài khoản định danh đã kích hoạt"),
    COLLECTED: ("Tài khoản định danh điện tử",),
    ESSENTIAL: ("Tỷ lệ hồ sơ trực tuyến",),
    ONLINE: ("Tỷ lệ hồ sơ trực tuyến",),
    PAID: ("Tỷ lệ hồ sơ thanh toán trực tuyến",),
}
NOUNS = {COLLECTED: "tài khoản", ACTIVATED: "tài khoản", LEVEL1: "tài khoản", LEVEL2: "tài khoản",
         PAYABLE: "thủ tục", PROVIDED: "dịch vụ"}  # fmt: skip

UNITS: dict[str, tuple[str, ...]] = {
    "hai_duong_city": ("Thành phố Hải Dương", "TP Hải Dương", "TP. Hải Dương", "UBND thành phố Hải Dương"),
    "chi_linh": ("Thành phố Chí Linh", "TP Chí Linh", "Chí Linh", "UBND TP. Chí Linh"),
    "nam_sach": ("Huyện Nam Sách", "Nam Sách", "H. Nam Sách", "UBND huyện Nam Sách"),
    "kinh_mon": ("Thị xã Kinh Môn", "TX. Kinh Môn", "Kinh Môn", "UBND thị xã Kinh Môn"),
    "kim_thanh": ("Huyện Kim Thành", "Kim Thành", "HUYỆN KIM THÀNH", "UBND huyện Kim Thành"),
    "thanh_ha": ("Huyện Thanh Hà", "Thanh Hà", "H. Thanh Hà", "UBND huyện Thanh Hà"),
    "cam_giang": ("Huyện Cẩm Giàng", "Cẩm Giàng", "Huyện  Cẩm Giàng ", "UBND huyện Cẩm Giàng"),
    "binh_giang": ("Huyện Bình Giang", "Bình Giang", "H.Bình Giang", "UBND huyện Bình Giang"),
    "gia_loc": ("Huyện Gia Lộc", "Gia Lộc", "H. Gia Lộc", "UBND huyện Gia Lộc"),
    "tu_ky": ("Huyện Tứ Kỳ", "Tứ Kỳ", "HUYỆN TỨ KỲ", "UBND huyện Tứ Kỳ"),
    "ninh_giang": ("Huyện Ninh Giang", "Ninh Giang", "H. Ninh Giang", "UBND huyện Ninh Giang"),
    "thanh_mien": ("Huyện Thanh Miện", "Thanh Miện", "H. Thanh Miện", "UBND huyện Thanh Miện"),
}
DISTRICTS = tuple(UNITS)
UNIT_TYPOS = {
    "nam_sach": "Huyện Nam Sach",
    "tu_ky": "Huyện Tứ Kì",
    "cam_giang": "Huyện Cẩm Giang",
    "gia_loc": "Huyên Gia Lộc",
}
UNIT_ALIKE = {
    "hai_duong_city": "Hải Dương"
}  # in a list of districts the city, anywhere else perhaps the province
STRANGERS = (
    "Sở Tư pháp",
    "Công an tỉnh",
    "Sở Y tế",
    "Bảo hiểm xã hội tỉnh",
)  # no units of the plan: their rows state nothing
WHOLE = ("Toàn tỉnh", "Tỉnh Hải Dương", "toàn tỉnh")
TOTAL = ("Tổng cộng", "TỔNG CỘNG", "Tổng số", "Cộng")
SUBTOTALS = ("Cộng cấp huyện", "Cộng khối huyện", "Cộng cấp tỉnh")
SECTIONS = (("I", "Cấp tỉnh"), ("II", "Cấp huyện"), ("A", "CẢI CÁCH HÀNH CHÍNH"), ("B", "ĐỀ ÁN 06"))
NOTHING = ("-", "…", "x", "", "–", "...")  # cells that state no figure


def indicator_label(draw: DrawFn, indicator_id: str) -> str:
    return draw(st.sampled_from(INDICATORS[indicator_id]))


def unit_label(draw: DrawFn, unit_id: str, style: int) -> str:
    """A sheet mostly writes all its units in one style."""
    return UNITS[unit_id][style]
