"""How much an upload may be, and how much its reader may use: held by the server, whatever the browser says."""

from __future__ import annotations

MEGABYTE = 1_000_000
LARGEST_UPLOAD = 20 * MEGABYTE  # bytes, as `server.maxUploadSize` has it
MOST_ENTRIES = 2_000  # files inside a zip file; an office's workbook has some dozens
MOST_UNPACKED = 400 * MEGABYTE  # bytes of all entries together
MOST_RATIO = 200  # unpacked to packed; a sheet of one number repeated has about 60

MOST_SHEETS = 100
MOST_ROWS = 250_000  # of all sheets together
MOST_CELLS = 3_000_000
LONGEST_CELL = 4_000  # letters; a cell of Excel takes 32,767, and no figure needs them
LONGEST_NAME = 200  # letters of a file's or a sheet's name that are kept

CHILD_MEMORY = 1_500 * MEGABYTE  # bytes of address space
CHILD_SECONDS = 20  # of a processor
CHILD_WAIT = 40  # seconds by the clock: a busy machine gives a child less than a processor
CHILD_FILES = 32  # open at once
LONGEST_ANSWER = 200 * MEGABYTE  # bytes of JSON
