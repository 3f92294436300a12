"""The index library stays replaceable: one module knows it, by names that its ancestor has too (Q-3)."""

import ast
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# As of Whoosh 2.7.4, from which whoosh3 went on.
NAMES = {
    "whoosh": {"columns", "fields", "formats", "index", "reading"},
}
ATTRIBUTES = {
    "columns": {"VarBytesColumn"},
    "fields": {"COLUMN", "FieldType", "ID", "KEYWORD", "STORED", "Schema"},
    "formats": {"Frequency"},
    "index": {"create_in", "open_dir"},
    "reading": {"SegmentReader"},
}

pytestmark = pytest.mark.once


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "whoosh":
            yield node.module, {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            yield from (
                (alias.name, {alias.name}) for alias in node.names if "whoosh" in alias.name
            )


def test_one_module_knows_the_library_by_names_of_its_ancestor():
    knowing = {
        str(path.relative_to(ROOT)): dict(imports_of(path))
        for room in ("cms", "home", "theme")
        for path in (ROOT / room).rglob("*.py")
        if dict(imports_of(path))
    }
    assert knowing == {"cms/search/engine.py": NAMES}


def test_only_known_parts_of_it_are_used():
    tree = ast.parse((ROOT / "cms/search/engine.py").read_text("utf-8"))
    used = {name: set() for name in ATTRIBUTES}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.get(node.value.id, set()).add(node.attr)
    assert used == ATTRIBUTES


def test_one_package_brings_it():
    assert packages_distributions()["whoosh"] == ["whoosh3"]
