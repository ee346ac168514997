"""The shape of the program, held: what may import what, who may write files, how long a module may be."""

from __future__ import annotations

import ast
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ui
import unionoffice
from unionoffice.opening import AREAS

CORE, WINDOW = Path(unionoffice.__file__).parent, Path(ui.__file__).parent
ROOT = CORE.parent
FILES = sorted([*CORE.rglob("*.py"), *WINDOW.rglob("*.py")])
BORN = (*AREAS, "demo")
"""Areas in the order of their birth; the demo town uses all of them and nobody uses it but the command line and the window."""
WINDOW_AREAS = sorted(
    path.name for path in WINDOW.iterdir() if path.is_dir() and path.name not in ("kit", "__pycache__")
)
LONGEST = 350

OTHER_SQLITE = ("sqlite3", "pysqlite3", "apsw", "PySide6.QtSql")
STORAGE = ("unionoffice.database", "unionoffice.journal", "unionoffice.opening", "unionoffice.office", "unionoffice.writer",
           "sqlite_utils", "sqlcipher3")  # fmt: skip
PRINTING = ("unionoffice.printing", "reportlab", "pypdfium2")
NOT_FOR_WINDOWS = ("sqlite3", "sqlcipher3", "sqlite_utils", "reportlab", "unionoffice.database", "unionoffice.writer")

WRITES_ITSELF = {
    "unionoffice/safe_write.py": "the one way a file comes into being",
    "unionoffice/single.py": "the lock file, which is never read as data",
    "unionoffice/backup.py": "syncs the copies SQLite and the system make",
    "ui/crash.py": "the log of crashes, added to when nothing else works any more",
}


def name_of(path: Path) -> str:
    """unionoffice/members/store.py as unionoffice.members.store."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imported(path: Path) -> frozenset[str]:
    """Everything a module imports, wherever in it, as dotted names; `from a import b` is both a and a.b."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the layer"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


@cache
def modules_imported(path: Path) -> frozenset[str]:
    """As `imported`, only what really is a module of ours."""
    ours = {name_of(file) for file in FILES}
    return imported(path) & ours


def below(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def offenders(files: list[Path], roots: tuple[str, ...]) -> dict[str, list[str]]:
    found = {
        str(file.relative_to(ROOT)): sorted(name for name in imported(file) if below(name, roots)) for file in files
    }
    return {file: names for file, names in found.items() if names}


def core_files() -> list[Path]:
    return [file for file in FILES if file.is_relative_to(CORE)]


def window_files() -> list[Path]:
    return [file for file in FILES if file.is_relative_to(WINDOW)]


# -- the two layers


def test_the_whole_core_loads_without_a_window() -> None:
    names = [name_of(file) for file in core_files() if file.name != "__main__.py" and file.name != "windows_job.py"]
    assert len(names) > 100
    program = (
        "import sys, importlib\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'ui')])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"


def test_the_core_imports_nothing_of_the_window() -> None:
    assert offenders(core_files(), ("ui", "PySide6", "shiboken6")) == {}


def test_the_window_imports_no_database_no_reportlab_and_no_rules() -> None:
    assert offenders(window_files(), NOT_FOR_WINDOWS) == {}
    inner = re.compile(r"unionoffice\.\w+\.(store|tables|rules)(\.|$)")
    found = {str(file): sorted(name for name in modules_imported(file) if inner.match(name)) for file in window_files()}
    assert {file: names for file, names in found.items() if names} == {}


def test_only_one_module_knows_sqlcipher_and_none_another_sqlite() -> None:
    assert offenders(FILES, ("sqlcipher3",)).keys() == {"unionoffice/database.py"}
    assert offenders(FILES, OTHER_SQLITE) == {}


def test_nobody_imports_the_tests_or_the_installer() -> None:
    assert offenders(FILES, ("tests", "installer", "dev", "pytest", "hypothesis")) == {}


# -- areas


def area_of(file: Path) -> str | None:
    first = file.relative_to(CORE).parts[0]
    return first if first in BORN else None


def test_every_area_that_has_tables_is_among_the_areas() -> None:
    assert {path.parent.name for path in CORE.glob("*/tables.py")} == set(AREAS)


@pytest.mark.parametrize("kind", ["rules", "model"])
def test_rules_and_models_know_neither_storage_nor_printing(kind: str) -> None:
    files = sorted(CORE.glob(f"*/{kind}.py"))
    assert len(files) >= 3
    assert offenders(files, (*STORAGE, *PRINTING)) == {}
    stored = {
        str(file): sorted(name for name in modules_imported(file) if name.endswith((".store", ".tables")))
        for file in files
    }
    assert {file: names for file, names in stored.items() if names} == {}


def test_an_area_uses_older_areas_only_and_by_their_front_doors() -> None:
    found = []
    for file in core_files():
        own = area_of(file)
        if own is None:
            continue
        for name in sorted(modules_imported(file)):
            parts = name.split(".")
            if len(parts) < 2 or parts[1] not in BORN or parts[1] == own:
                continue
            if BORN.index(parts[1]) > BORN.index(own):
                found.append(f"{name_of(file)} uses {name}, which is younger")
            elif len(parts) > 2:
                found.append(f"{name_of(file)} uses {name}, past its front door")
    assert found == []


@pytest.mark.parametrize("kit", ["printing", "exchange"])
def test_the_kits_of_paper_and_exchange_know_no_area(kit: str) -> None:
    files = sorted((CORE / kit).glob("*.py"))
    assert files
    assert offenders(files, tuple(f"unionoffice.{area}" for area in BORN)) == {}


def test_the_demo_town_is_used_by_the_command_line_and_the_window_only() -> None:
    files = [file for file in core_files() if area_of(file) != "demo" and "cli" not in file.parts]
    assert offenders(files, ("unionoffice.demo",)) == {}


@pytest.mark.parametrize("area", WINDOW_AREAS)
def test_an_area_of_the_window_imports_no_other(area: str) -> None:
    others = tuple(f"ui.{other}" for other in WINDOW_AREAS if other != area)
    assert offenders(sorted((WINDOW / area).rglob("*.py")), others) == {}


def test_the_windows_kit_knows_no_area() -> None:
    assert offenders(sorted((WINDOW / "kit").rglob("*.py")), tuple(f"ui.{area}" for area in WINDOW_AREAS)) == {}


# -- files


def writing_calls(file: Path) -> Iterator[str]:
    for node in ast.walk(tree(file)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = [
            argument.value
            for argument in (*node.args, *(keyword.value for keyword in node.keywords))
            if isinstance(argument, ast.Constant)
        ]
        modes = [
            word
            for word in words
            if isinstance(word, str) and re.fullmatch(r"[rwax]b?t?\+?b?", word) and set(word) & set("wax+")
        ]
        if called in ("write_text", "write_bytes") or (called in ("open", "fdopen") and modes):
            yield f"line {node.lineno}: {called}"


def test_files_come_into_being_in_one_place_only() -> None:
    found = {str(file.relative_to(ROOT)): list(writing_calls(file)) for file in FILES}
    assert {file: calls for file, calls in found.items() if calls and file not in WRITES_ITSELF} == {}
    assert all(found[file] for file in WRITES_ITSELF), "a name on the list that no longer writes"


# -- words about the code


def public(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_")


def undescribed(file: Path) -> Iterator[str]:
    module = tree(file)
    if ast.get_docstring(module) is None:
        yield "the module"
    for node in module.body:
        if not public(node):
            continue
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if ast.get_docstring(node) is None:
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{inner.name}" for inner in node.body if public(inner) and not described(inner))


def described(node: ast.stmt) -> bool:
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    is_override = node.name != node.name.lower() or any(
        getattr(mark, "id", "") == "override" for mark in node.decorator_list
    )
    return is_override or ast.get_docstring(node) is not None


def test_every_module_class_and_function_says_what_it_is() -> None:
    found = {str(file.relative_to(ROOT)): list(undescribed(file)) for file in FILES}
    assert {file: names for file, names in found.items() if names} == {}


def test_no_module_is_longer_than_a_clerk_can_name() -> None:
    lines = {str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: count for file, count in lines.items() if count > LONGEST} == {}


def test_nothing_is_left_to_do_later() -> None:
    later = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")) + r")\b|raise NotImplemented" + "Error"
    )
    files = [
        *FILES,
        *sorted((ROOT / "tests").rglob("*.py")),
        *sorted((ROOT / "installer").rglob("*.py")),
        ROOT / "dev.py",
    ]
    found = {str(file.relative_to(ROOT)): later.findall(file.read_text(encoding="utf-8")) for file in files}
    assert {file: words for file, words in found.items() if words} == {}


def test_no_module_is_called_by_a_word_that_says_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}
    names = {info.name for package in (unionoffice, ui) for info in pkgutil.walk_packages(package.__path__)}
    assert {name for name in names if name.rsplit(".", 1)[-1] in nothing} == set()
