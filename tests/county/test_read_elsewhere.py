"""An archived package read by a program of its own that knows nothing of ours."""

from __future__ import annotations

import ast
import gzip
import importlib.util
import io
import subprocess
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import pyrage
import pytest

from tests.county.offices import Place
from unionoffice import county, reports

READER = Path(__file__).resolve().parents[2] / "installer" / "read_package.py"


@pytest.fixture(scope="module")
def reader() -> ModuleType:
    spec = importlib.util.spec_from_file_location("read_package", READER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reader_is_short_and_needs_nothing_of_ours() -> None:
    text = READER.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    names = {node.module or "" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Import) for alias in node.names}
    assert not [name for name in names if name.startswith(("unionoffice", "ui"))]


def test_it_verifies_a_package_and_a_receipt(upper: Place, town: Place, reader: ModuleType) -> None:
    path = town.package()
    taken = county.receive(upper.office, path)
    (kept,) = county.folder_of(upper.office).iterdir()
    public = reports.own_card(town.office).sign
    manifest, rows = reader.read(kept.read_bytes(), reports.own_keys(upper.office).seal, public)
    assert (manifest["sequence"], {row["name"] for row in rows["members"]}) == (1, {"王秀英", "陈超"})
    receipt = county.answer(upper.office, taken.no, upper.folder)
    manifest, rows = reader.read(
        receipt.path.read_bytes(), reports.own_keys(town.office).seal, reports.own_card(upper.office).sign
    )
    assert (manifest["verdict"], rows["rows"]) == ("whole", [])


def test_it_believes_no_other_signature_and_no_altered_part(upper: Place, town: Place, reader: ModuleType) -> None:
    content, seal = town.package().read_bytes(), reports.own_keys(upper.office).seal
    with pytest.raises(Exception):  # noqa: B017 - whatever the library says
        reader.read(content, seal, reports.own_card(upper.office).sign)
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(seal)])
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(plain)) as tape, tarfile.open(fileobj=out, mode="w") as other:
        for info in tape.getmembers():
            inside = tape.extractfile(info).read()  # type: ignore[union-attr]
            if info.name == "parts/members.jsonl.gz":
                inside = gzip.compress(gzip.decompress(inside).replace("王秀英".encode(), "王秀兰".encode()), mtime=0)
            info.size = len(inside)
            other.addfile(info, io.BytesIO(inside))
    forged = pyrage.encrypt(out.getvalue(), [pyrage.x25519.Recipient.from_str(reports.own_card(upper.office).seal)])
    with pytest.raises(ValueError, match="not what was signed"):
        reader.read(forged, seal, reports.own_card(town.office).sign)


def test_it_runs_from_the_command_line(upper: Place, town: Place) -> None:
    done = subprocess.run(
        [sys.executable, READER, town.package(), reports.own_keys(upper.office).seal, reports.own_card(town.office).sign],
        capture_output=True, encoding="utf-8", check=False, env={"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "三墩镇总工会" in done.stdout
    assert "2  members" in done.stdout
