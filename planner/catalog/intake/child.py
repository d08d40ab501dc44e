"""Start the reader in a process of its own, wait for it no longer than allowed, and believe nothing that it says unchecked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from planner.catalog.intake import limits
from planner.errors import Problem

PROGRAM = Path(__file__).with_name("reader_child.py")
LIMITS = {
    "memory": limits.CHILD_MEMORY,
    "seconds": limits.CHILD_SECONDS,
    "files": limits.CHILD_FILES,
    "sheets": limits.MOST_SHEETS,
    "rows": limits.MOST_ROWS,
    "cells": limits.MOST_CELLS,
    "letters": limits.LONGEST_CELL,
    "name": limits.LONGEST_NAME,
    "entries": limits.MOST_ENTRIES,
}
REFUSALS = ("upload_damaged", "upload_encrypted", "upload_too_many_cells")
KEPT_VARIABLES = ("SYSTEMROOT", "LD_LIBRARY_PATH")  # without the first no Python starts on Windows


def open_workbook(content: bytes, *, seconds: float = limits.CHILD_WAIT) -> list[dict[str, Any]] | Problem:
    """The sheets of a workbook as the child gives them, or the problem it met.

    The limits on memory, processor and files are set by the child itself before it imports the parser: setting them
    between fork and exec is not safe in a server with threads.

    Parameters
    ----------
    content : bytes
        The file.
    seconds : float
        How long to wait by the clock.
    """
    command = [sys.executable, "-I", str(PROGRAM), json.dumps(LIMITS)]
    environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    late = threading.Event()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        try:
            with suppress(BrokenPipeError, OSError):  # it may have ended already; then it says nothing
                process.stdin.write(content)
                process.stdin.close()
            said = process.stdout.read(limits.LONGEST_ANSWER + 1)
        finally:
            clock.cancel()
            process.kill()
    if late.is_set():
        return Problem("upload_too_slow", expected=f"{seconds:g}")
    return _understood(said)


def _understood(said: bytes) -> list[dict[str, Any]] | Problem:
    """What the child said; silence or half a sentence means that it ran out of memory or time and was ended."""
    if len(said) > limits.LONGEST_ANSWER:
        return Problem("upload_too_many_cells", expected=f"<= {limits.MOST_CELLS:,}")
    try:
        answer = json.loads(said)
    except (ValueError, RecursionError):
        return Problem("upload_broke_reader")
    if "refused" in answer:
        code = next((known for known in REFUSALS if known == answer["refused"]), REFUSALS[0])
        return Problem(code, found=str(answer.get("found", "")), expected=str(answer.get("expected", "")))
    sheets: list[dict[str, Any]] = answer["sheets"]
    return sheets
