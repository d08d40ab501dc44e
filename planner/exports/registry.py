"""The formats that a planner can leave with: one line each. A format's own modules are loaded when it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from planner.exports.pack import Pack
from planner.text.translation import mark

Progress = Callable[[float, str], None]  # done [0-1], what is being made
OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """A file that can be made. `made_by` is ``module:function`` in ``planner.exports``; `title` is said later."""

    name: str
    extension: str
    mime: str
    title: str
    made_by: str
    tells: bool = False  # whether it takes long enough to tell how far it is


FORMATS: tuple[Format, ...] = (
    Format("xlsx", "xlsx", f"{OFFICE}.spreadsheetml.sheet", mark("Bảng tính Excel, công thức sống"), "workbook.book:workbook"),
    Format("pptx", "pptx", f"{OFFICE}.presentationml.presentation", mark("Trình chiếu PowerPoint"), "slides.deck:slides"),
    Format("docx", "docx", f"{OFFICE}.wordprocessingml.document", mark("Báo cáo Word theo Nghị định 30"), "report.word:report_word"),
    Format("pdf", "pdf", "application/pdf", mark("Báo cáo PDF theo Nghị định 30"), "report.pdf:report_pdf"),
    Format("annex_docx", "phu-luc.docx", f"{OFFICE}.wordprocessingml.document", mark("Phụ lục Word"), "report.annex_files:annex_word"),
    Format("annex_pdf", "phu-luc.pdf", "application/pdf", mark("Phụ lục PDF"), "report.annex_files:annex_pdf"),
    Format("annex_xlsx", "phu-luc.xlsx", f"{OFFICE}.spreadsheetml.sheet", mark("Phụ lục Excel"), "workbook.annex_book:annex_workbook"),
    Format("annex_csv", "phu-luc.csv", "text/csv", mark("Phụ lục CSV"), "tables.annex_csv:annex_csv"),
    Format("csv", "csv", "text/csv", mark("CSV mở bằng Excel ở Việt Nam"), "tables.csv_files:csv_excel"),
    Format("csv_machine", "machine.csv", "text/csv", mark("CSV cho máy đọc"), "tables.csv_files:csv_machine"),
    Format("parquet", "parquet", "application/vnd.apache.parquet", mark("Parquet, đủ mọi kịch bản"), "tables.parquet_file:parquet"),
    Format("bundle", "zip", "application/zip", mark("Gói tất cả, kèm mô tả và mã kiểm tra"), "bundle:bundle", tells=True),
)


def format_of(name: str) -> Format:
    """The format with a name; KeyError where there is none."""
    return {known.name: known for known in FORMATS}[name]


def make(name: str, pack: Pack, progress: Progress | None = None) -> bytes:
    """The bytes of a format.

    Parameters
    ----------
    name : str
        Of one of `FORMATS`.
    pack : Pack
    progress : callable, optional
        Told how much is done, by a format that takes long.
    """
    known = format_of(name)
    module, function = known.made_by.split(":")
    maker: Any = getattr(import_module(f"planner.exports.{module}"), function)
    content: bytes = maker(pack, progress) if known.tells else maker(pack)
    return content
