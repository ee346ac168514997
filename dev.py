#!/usr/bin/env python3
"""Sets up what is missing, then runs the program or everything a commit must pass. Standard library only.

python3 dev.py run      the main job: demo town, sample sheet, cards, workbook, signed package; then the window on it
python3 dev.py check    format, lint, types, tests
python3 dev.py bench    the measurements of tests/bench
python3 dev.py slow     also the tests that take minutes
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OUT = ROOT / "out"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")

LIBRARIES = [
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
]
FOR_TESTS = ["xvfb", "openbox", "xdotool"]
PROBE = (
    "from PySide6 import QtWidgets; import PySide6, ctypes;"
    "ctypes.CDLL(PySide6.__path__[0] + '/Qt/plugins/platforms/libqxcb.so')"
)


def main() -> int:
    """Runs the task named on the command line; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    task, *rest = sys.argv[1:] or ["help"]
    if task == "run":
        set_up(development=False)
        return main_job()
    if task in ("check", "bench", "slow"):
        set_up(development=True)
        return {"check": check, "bench": bench, "slow": slow}[task](rest)
    print(__doc__)
    return 0 if task in ("help", "-h", "--help") else 2


# -- setting up


def set_up(*, development: bool) -> None:
    """The virtual environment has what pyproject.toml asks for, and Qt finds its system libraries."""
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        stop(
            f"需要 Python 3.11 至 3.13，现在是 {sys.version.split()[0]}。请安装后再运行，例如：\n"
            f"Python 3.11 to 3.13 is needed, this is {sys.version.split()[0]}. Install it and run:",
            f"  python3.11 dev.py {sys.argv[1]}",
        )
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + sys.version.encode()).hexdigest()
    stamps = [VENV / "stamp-run", VENV / "stamp-development"]
    done = [stamp.exists() and stamp.read_text() == wanted for stamp in stamps]
    if not (done[1] or (done[0] and not development)):
        install(development)
        stamps[1 if development else 0].write_text(wanted)
    if not WINDOWS:
        missing = libraries_missing(development)
        if missing:
            apt(LIBRARIES + (FOR_TESTS if development else []), missing)
            missing = libraries_missing(development)
            if missing:
                stop(f"系统组件装好后仍然缺少：{missing}\nStill missing after the installation: {missing}", "")


def install(development: bool) -> None:
    """A virtual environment with the program in it, editable."""
    print("正在准备运行环境（第一次约一分钟）… Setting up (about a minute the first time) …", flush=True)
    if not PYTHON.exists() or quiet(PYTHON, "-m", "pip", "--version").returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        if quiet(sys.executable, "-m", "venv", VENV).returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            if WINDOWS:
                stop("无法建立虚拟环境。The virtual environment could not be made. Try:", "  py -m venv .venv")
            apt(["python3-venv"], "python3-venv")
            made = quiet(sys.executable, "-m", "venv", VENV)
            if made.returncode:
                stop("无法建立虚拟环境。The virtual environment could not be made:\n" + made.stdout + made.stderr, "")
    what = f"{ROOT}[dev]" if development else str(ROOT)
    pip = subprocess.run([PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", what], check=False)
    if pip.returncode:
        stop(
            "下载依赖失败；没有改动您的数据。请检查网络后重试。\n"
            "Downloading the dependencies failed; your data was not touched. Check the network and type:",
            f"  python3 dev.py {sys.argv[1]}",
        )


def libraries_missing(development: bool) -> str:
    """What Qt misses on this system, in a word; empty when nothing is missing."""
    probe = quiet(PYTHON, "-c", PROBE)
    if probe.returncode:
        lines = (probe.stderr or probe.stdout).strip().splitlines()
        return lines[-1] if lines else "Qt"
    if development:
        return " ".join(
            name
            for name, program in zip(FOR_TESTS, ("Xvfb", "openbox", "xdotool"), strict=True)
            if not shutil.which(program)
        )
    return ""


def apt(packages: "list[str]", why: str) -> None:
    """Debian's packages are installed, or the program stops with the line to type."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get") or os.geteuid() != 0:
        stop(
            f"缺少系统组件（{why}）。请运行一次下面这一行，再重新运行本程序：\n"
            f"System libraries are missing ({why}). Run this line once, then this program again:",
            "  sudo " + " ".join(command),
        )
    print("正在安装系统组件… Installing system libraries …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet("apt-get", "update", "-qq", env=environment)
    installed = quiet(*command, "-qq", env=environment)
    if installed.returncode:
        stop(
            "系统组件没有装上。请检查网络后运行：\nThe system libraries could not be installed. Check the network and type:",
            "  " + " ".join(command) + "\n" + installed.stderr[-2000:],
        )


def quiet(*command: object, env: "dict[str, str] | None" = None) -> "subprocess.CompletedProcess[str]":
    """Runs a command and keeps what it says."""
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, env=env, check=False)


def stop(sentence: str, line: str) -> None:
    """Ends with a sentence and the line to type."""
    sys.stdout.flush()
    sys.exit(f"{sentence}\n{line}".rstrip())


# -- the main job


def told(verb: "list[object]", environment: "dict[str, str]") -> int:
    """One verb of the command line, shown and done; gives its exit code."""
    print("\n$ unionoffice " + " ".join(str(word) for word in verb), flush=True)
    command = [PYTHON, "-m", "unionoffice", *map(str, verb)]
    return subprocess.run([str(part) for part in command], env=environment, cwd=ROOT, check=False).returncode


def approved_round(town: Path, environment: "dict[str, str]") -> "str | None":
    """The number of a round of aid that is approved and not yet printed, if there is one."""
    command = [str(PYTHON), "-m", "unionoffice", "--json", "--office", str(town), "aid", "round", "list"]
    answer = subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True, encoding="utf-8")
    rounds = json.loads(answer.stdout)["rounds"] if answer.returncode == 0 else []
    return next((one["round_no"] for one in rounds if one["state"] == "approved"), None)


def main_job() -> int:
    """Demo town, sample sheet, cards, workbook and signed package on the stick; then the window, if there is a display."""
    OUT.mkdir(exist_ok=True)
    stick = OUT / "U盘"
    stick.mkdir(exist_ok=True)
    town = OUT / "三墩镇.office"
    environment = {**os.environ, "PYTHONUTF8": "1", "UNIONOFFICE_PASSWORD": "sandun-demo-2026"}
    verbs: list[list[object]] = []
    if not town.exists():
        verbs.append(["demo", town])
    sample = ROOT / "resources" / "samples" / "新入会职工名册（天禄化工）.xlsx"
    name = "三墩镇天禄化工有限公司工会"
    at = ["--office", town]
    verbs += [
        [*at, "import", "members", sample, "--unit", name, "--create-unit", "--problems", OUT / "退回更正的名册.xlsx"],
        [*at, "members", "export", stick / "三墩镇会员名册.xlsx"],
    ]
    upper = OUT / "西湖区.office"
    if not town.exists():
        for left in (upper, upper.with_suffix(".keys")):  # a county above a town that is gone knows no other
            left.unlink(missing_ok=True)
    if not upper.exists():
        verbs.append(["demo", upper, "--above", town])
    verbs += [
        [*at, "export", "package", "--to", stick],
        [*at, "export", "handover", "--stick", stick.name, "--out", stick / "上报数据交接单.pdf"],
    ]
    cards = OUT / "新会员的会员证.pdf"
    if not cards.exists():
        verbs.append([*at, "print", "cards", "--unit", name, "--new", "--out", cards])
    for verb in verbs:
        failed = told(verb, environment)
        if failed:
            return failed
    kit = OUT / "帮扶发放资料"
    waiting = approved_round(town, environment)
    if waiting and not kit.exists():
        kit.mkdir()
        failed = told([*at, "aid", "round", "print", waiting, "kit", "--out", kit], environment)
        if failed:
            return failed
    print(f"\n做好的文件在：{OUT}\nWhat was made is in: {OUT}", flush=True)
    for made in sorted(OUT.rglob("*")):
        if made.is_file() and made.suffix in (".office", ".xlsx", ".pdf", ".uop"):
            print(f"  {made.relative_to(OUT)}  {made.stat().st_size / 1_000_000:.1f} MB")
    if not (WINDOWS or sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("没有显示器：以上工作已在没有窗口的情况下完成。No display: the job above was done without the window.")
        return 0
    print(
        "正在打开窗口（演示密码 sandun-demo-2026）… Opening the window (demo password sandun-demo-2026) …", flush=True
    )
    return subprocess.run([PYTHON, "-m", "ui", str(town)], cwd=ROOT, check=False).returncode


# -- what a commit must pass


def check(_rest: "list[str]") -> int:
    """Format, lint, types, tests; stops at the first that fails."""
    steps: list[list[object]] = [
        [BIN / "ruff", "format", "--check", "."],
        [BIN / "ruff", "check", "."],
        [BIN / "mypy"],
        [PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"],
    ]
    return in_order(steps)


def slow(rest: "list[str]") -> int:
    """All tests, also those that take minutes."""
    return in_order([[PYTHON, "-m", "pytest", "-q", "--slow", *rest]])


def bench(rest: "list[str]") -> int:
    """The measurements, one after another; each prints its ratio to the floor of the same run."""
    return in_order([[PYTHON, "-m", "pytest", "-q", "-s", "--bench", "--timeout", "1800", "tests/bench", *rest]])


def in_order(steps: "list[list[object]]") -> int:
    """Runs the steps; gives the first exit code that is not zero."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    for step in steps:
        print("\n$ " + " ".join(str(word) for word in step), flush=True)
        done = subprocess.run([str(word) for word in step], cwd=ROOT, env=environment, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
