"""The documents are true: their commands are ours, their examples run, their words are those of the code."""

import doctest
import importlib
import re
from pathlib import Path

import pytest

import planner

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = tuple(sorted((ROOT / "docs").glob("*.md")))
MODULES = tuple(path for path in sorted((ROOT / "planner").rglob("*.py")) if ">>>" in path.read_text("utf-8"))
FENCE = re.compile(r"^```(?:python|pycon)?\n(>>> .*?)^```", re.MULTILINE | re.DOTALL)


def failures(example: str, name: str, seen: dict) -> list[str]:
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(example, seen, name, name, 0)
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS).run(test, out=told.append)
    return told


def plain(text: str) -> str:
    return re.sub(r"[-_\s]+", " ", text.lower())


def test_readme_shows_the_two_commands_and_the_makefile_has_them() -> None:
    text, makefile = README.read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for command in ("run", "test"):
        assert f"make {command}" in text
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_readme_shows_the_plain_lines_for_a_machine_without_make() -> None:
    text = README.read_text("utf-8")
    assert "pip install -r requirements.txt" in text
    assert "streamlit run app.py" in text


@pytest.mark.parametrize("path", [README, *DOCS], ids=lambda path: path.name)
def test_every_example_in_the_documents_runs_and_prints_what_it_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = FENCE.findall(path.read_text("utf-8"))
    assert len(examples) == len(re.findall(r"^```\w*\n>>>", path.read_text("utf-8"), re.MULTILINE))
    for example in examples:
        assert failures(example, path.name, {}) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_example_in_a_docstring_runs(path: Path) -> None:
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    assert doctest.testmod(module).failed == 0


def test_the_documents_hold_examples() -> None:
    assert any(FENCE.search(path.read_text("utf-8")) for path in (README, *DOCS))


def test_every_module_of_the_model_is_named_by_a_term_of_the_glossary() -> None:
    glossary = plain((ROOT / "docs" / "glossary.md").read_text("utf-8"))
    names = [path.stem for path in sorted((ROOT / "planner" / "model").glob("*.py")) if path.stem != "__init__"]
    assert [name for name in names if plain(name) not in glossary] == []


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for path in (README, *DOCS):
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_public_names_are_documented_with_units() -> None:
    for name in planner.__all__:
        described = getattr(planner, name).__doc__
        assert "Parameters" in described
        assert "Returns" in described
