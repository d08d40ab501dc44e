"""``python -m tests.golden``: keep the numbers of today as those to compare with."""

from tests.golden.table import rewrite

rewrite()
