"""A plan as a plan folder in a zip file: the same plan gives the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from planner.catalog.plan_writer import plan_files
from planner.domain.plan import Plan
from planner.exports.zip_files import settled


def plan_zip(plan: Plan) -> bytes:
    """The files of a plan folder, in a folder that has the plan's id for its name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in plan_files(plan).items():
            archive.writestr(f"{plan.id}/{name}", text.encode("utf-8"))
    return settled(out.getvalue())
