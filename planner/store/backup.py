"""A copy of a damaged SQLite file as it was found, before anybody tries to mend it."""

from __future__ import annotations

import filecmp
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

WITH = ("", "-wal")  # the file, and what was committed but not yet moved into it


def back_up(path: Path, at: datetime) -> Path:
    """Copy a damaged store beside itself; what was copied before, unchanged since, is not copied again.

    Parameters
    ----------
    path : Path
        SQLite file.
    at : datetime
        Time for the name.

    Returns
    -------
    Path
        For instance ``saved/nhip-damaged-20231122T031500Z.db``.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    for earlier in sorted(path.parent.glob(f"{path.stem}-damaged-*Z{path.suffix}"), reverse=True):
        if all(_same(Path(f"{path}{end}"), Path(f"{earlier}{end}")) for end in WITH):
            return earlier
    copy = path.with_name(f"{path.stem}-damaged-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}{path.suffix}")
    for end in reversed(WITH):  # the file itself last: where it is, the copy is whole
        if (source := Path(f"{path}{end}")).exists():
            _copy(source, Path(f"{copy}{end}"))
    return copy


def _same(one: Path, other: Path) -> bool:
    if not one.exists() or not other.exists():
        return one.exists() == other.exists()
    return filecmp.cmp(one, other, shallow=False)


def _copy(source: Path, target: Path) -> None:
    partial = target.with_name(f"partial-{target.name}")
    try:
        with source.open("rb") as read, partial.open("wb") as written:
            shutil.copyfileobj(read, written)
            written.flush()
            os.fsync(written.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
