"""Takes README's picture from the real window on the demo town, under an Xvfb of its own: resources/pictures/members.png.

python installer/build_pictures.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "resources" / "pictures" / "members.png"
DAY = date(2026, 11, 22)
SEARCHED = "wxy"


def main() -> int:
    """Takes the picture; gives the exit code."""
    if "--inside" in sys.argv:
        take(Path(sys.argv[-1]))
        return 0
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"], pass_fds=[write], stderr=subprocess.DEVNULL
    ) as screen:
        try:
            os.close(write)
            with os.fdopen(read) as answer:
                display = f":{answer.readline().strip()}"
            with tempfile.TemporaryDirectory() as folder:
                environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "UNIONOFFICE_DATA": folder}
                command = [sys.executable, __file__, "--inside", folder]
                return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode
        finally:
            screen.terminate()


def take(folder: Path) -> None:
    """Opens the window on a new demo town, searches, and saves what is on the screen."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from ui.app import dress
    from ui.areas import AREAS
    from ui.kit.list_page import Query
    from ui.main_window import MainWindow
    from unionoffice.demo import make_town
    from unionoffice.opening import open_office

    town = make_town(folder / "三墩镇.office", today=DAY)
    app = QApplication([])
    dress(app)
    with open_office(town.path, town.officers[0], town.password, today=DAY) as office:
        window = MainWindow(office, AREAS)
        window.resize(1366, 768)
        window.show()
        window.go("members", Query(text=SEARCHED))
        loop = QEventLoop()
        QTimer.singleShot(1500, loop.quit)
        loop.exec()
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(PICTURE))


if __name__ == "__main__":
    sys.exit(main())
