"""The unit of a sheet that has no column of units: as its name or its titles say, otherwise the whole place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.catalog.intake.asking import LEAVE, Asking
from planner.catalog.intake.columns import Reader
from planner.catalog.intake.names import WHOLE_PLACE, meaning_of, plain
from planner.catalog.intake.upload import Sheet
from planner.domain.intake import Option, Place

REPORTER = re.compile(r"^(?:tên )?(?:đơn vị|cơ quan|địa phương|huyện|nơi)(?: báo cáo| lập| gửi| thực hiện)?\s*:\s*(.+)$", re.IGNORECASE)


def sheet_unit(sheet: Sheet, titles: Sequence[str], file: str, reader: Reader, asking: Asking, place: Place) -> str | None:
    """The one unit that all figures of a sheet are of; ``*`` for the whole place; None while it is asked, or left out.

    "Đơn vị báo cáo: UBND huyện Nam Sách" and a sheet that bears a unit's name say it; a unit that is only mentioned is asked about.
    """
    for text in (*titles, f"đơn vị: {sheet.name}"):
        told = REPORTER.match(text.strip())
        if told and (meant := meaning_of(told[1], reader.units, reader.known_units)):
            return meant
    mentioned = _mentioned((*titles, sheet.name, file), reader)
    if not mentioned:
        return WHOLE_PLACE
    options = [Option(id=one, code="this_unit", value=one) for one in (*mentioned, WHOLE_PLACE)]
    answer = asking.ask(f"place:{sheet.name}", "place", "which_unit_of_sheet", [*options, LEAVE], place, found=sheet.name)
    return None if answer == LEAVE.id else answer


def _mentioned(texts: Sequence[str], reader: Reader) -> list[str]:
    """Units whose whole names stand somewhere in texts."""
    plains = [f" {plain(text)} " for text in texts]
    names = ((plain(name), unit.id) for unit in reader.plan.units for name in (unit.name, unit.name_en) if name)
    return list(dict.fromkeys(of for name, of in names if any(f" {name} " in text for text in plains)))
