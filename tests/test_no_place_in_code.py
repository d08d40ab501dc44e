"""Nothing in the code knows the plan that is shipped: another province is another folder."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.plan import Plan

ROOT = Path(__file__).parent.parent
SOURCES = (ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "planner").rglob("*.py")))
DEFAULT_PLAN = "hai-duong-2023"
MAY_NAME_THE_DEFAULT = {"planner/cli.py", "planner/ui/plans.py"}


def docstrings(tree: ast.Module) -> set[ast.expr]:
    """Texts that only explain: a docstring, or a text that stands alone."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def words_of(path: Path) -> Iterator[str]:
    """Every name and every text that code may act on; comments and docstrings may give examples."""
    tree = ast.parse(path.read_text("utf-8"))
    explaining = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.arg | ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in explaining:
            yield node.value


@pytest.fixture(scope="module")
def shipped_ids(plan: Plan) -> re.Pattern[str]:
    things = (*plan.indicators, *plan.measures, *plan.units, *plan.targets)
    return re.compile(r"(?<![a-z0-9_])(" + "|".join([*(re.escape(thing.id) for thing in things), "hai_duong"]) + r")(?![a-z0-9_])")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_id_of_the_shipped_plan_stands_in_the_code(path: Path, shipped_ids: re.Pattern[str]) -> None:
    assert [word for word in words_of(path) if shipped_ids.search(word)] == []


def test_only_the_default_path_names_the_shipped_plan() -> None:
    naming = {path.relative_to(ROOT).as_posix() for path in SOURCES if any(DEFAULT_PLAN in word for word in words_of(path))}
    assert naming == MAY_NAME_THE_DEFAULT
    for name in naming:
        assert sum(DEFAULT_PLAN in word for word in words_of(ROOT / name)) == 1


def test_no_name_of_the_province_stands_in_the_code() -> None:
    assert [path.name for path in SOURCES if any(re.search("Hải Dương|Hai Duong", word) for word in words_of(path))] == []
