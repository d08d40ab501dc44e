"""The annex alone, as Word and PDF: pages that lie, numbered on their own, without letterhead or signature."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from planner.exports.clean_text import cleaned
from planner.exports.pack import Pack
from planner.exports.report.annex import appendix_of
from planner.exports.report.layout import LAYOUT
from planner.exports.report.pdf import appendix_content, compiled, printable_content
from planner.exports.report.shape import Appendix
from planner.exports.report.word import Writer
from planner.exports.report.word_pages import prepare_annex
from planner.exports.zip_files import settled
from planner.text.issued import handout_title


def annex_word(pack: Pack) -> bytes:
    """The annex as a .docx; an issued one is the same to the last byte whatever came later."""
    from docx import Document

    document = Document()
    prepare_annex(document, _title(pack), pack.annex, pack.say.language, LAYOUT)
    Writer(document, pack, LAYOUT).annex(_appendix(pack))
    out = BytesIO()
    document.save(out)
    return settled(out.getvalue())


def annex_pdf(pack: Pack) -> bytes:
    """The annex as PDF; an issued one is the same to the last byte whatever came later."""
    annex = pack.annex
    day = annex.handout.as_of if annex.paper is None else annex.paper.date
    content: dict[str, Any] = {
        "annex_only": True,
        "language": pack.say.language,
        "subject": _title(pack),
        "issuer": "" if annex.paper is None else annex.paper.issuer,
        "layout": asdict(LAYOUT),
        "moment": [day.year, day.month, day.day],
        "appendices": [appendix_content(_appendix(pack))],
        "sections": [],
    }
    text = json.dumps(printable_content(content), ensure_ascii=False, allow_nan=False)
    return compiled(text, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def _appendix(pack: Pack) -> Appendix:
    return cleaned(appendix_of(pack.annex, LAYOUT, pack.say))


def _title(pack: Pack) -> str:
    return handout_title(pack.annex.handout, pack.say, pack.annex.revision)
