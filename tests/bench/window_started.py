"""Run by test_bench_window.py in a process of its own: opens the window on an office and says when the list is painted.

python -m tests.bench.window_started bare 20973
python -m tests.bench.window_started ours FILE KEYFILE OFFICER [idle]
"""

from __future__ import annotations

import sys
from pathlib import Path


def bare(rows: int) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(rows, 7)
    for row in range(rows):
        for column in range(7):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    window.setCentralWidget(table)
    window.resize(1366, 728)
    window.show()
    app.processEvents()
    window.grab()
    sys.stdout.write("painted\n")
    sys.stdout.flush()


def ours(file: str, key_file: str, officer: str, idle: bool) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.app import dress
    from ui.areas import AREAS
    from ui.main_window import MainWindow
    from unionoffice.opening import open_with_key

    app = QApplication([])
    dress(app)
    office = open_with_key(Path(file), Path(key_file).read_bytes(), officer)
    window = MainWindow(office, AREAS)
    window.resize(1366, 728)
    window.show()
    window.go("members")
    app.processEvents()
    window.grab()
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    if idle:
        loop = QEventLoop()
        QTimer.singleShot(4000, loop.quit)
        loop.exec()
        sys.stdout.write(f"{_megabytes('status', 'VmRSS:')} {_megabytes('smaps_rollup', 'Pss:')}\n")
        sys.stdout.flush()
    office.close()


def _megabytes(file: str, name: str) -> int:
    lines = Path("/proc/self", file).read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) // 1024


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(int(sys.argv[2]))
    else:
        ours(sys.argv[2], sys.argv[3], sys.argv[4], "idle" in sys.argv)
