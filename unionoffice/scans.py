"""Papers that belong to a record: scans kept under the office's key beside its file, each with its line in the office.

Their bytes lie in `NAME.photos` (table scans), by content, only ever added to. A paper is withdrawn, never deleted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from unionoffice import database
from unionoffice.database import Connection, value
from unionoffice.errors import Refused, Trouble
from unionoffice.ids import new_id
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.photos import photos_path
from unionoffice.scan_intake import LONG_SIDE, SHORT_SIDE, Scan, content_from, scan_of
from unionoffice.wording import _

__all__ = ["MOST", "Attachment", "attach", "attachments_of", "content_from", "content_of", "pages_of", "withdraw"]

MOST = 60
"""Papers in force on one record."""
LONGEST_TITLE = 100

TABLE = (
    "CREATE TABLE IF NOT EXISTS scans (key TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'pdf')),"
    " content BLOB NOT NULL) STRICT"
)
"""How the papers lie in `NAME.photos`; not WITHOUT ROWID, which keeps large rows badly."""

MARGIN = 8.0
"""mm around a picture shown as a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One paper of a record: `kind` is the word of the area's checklist, `form` jpeg or pdf, `size` in bytes.

    `officer` is the name of who added it, `content` the SHA-256 by which it lies beside the office file.
    """

    no: int
    id: str
    table: str
    pk: int
    area: str
    kind: str
    title: str
    form: str
    pages: int
    size: int
    content: str
    officer: str
    day: str
    withdrawn_on: str | None
    withdrawn_why: str | None

    @property
    def withdrawn(self) -> bool:
        """Whether it counts no more."""
        return self.withdrawn_on is not None


def attach(office: Office, *, table: str, pk: int, kind: str, title: str, content: bytes, area: str) -> Attachment:
    """The paper belongs to the record (row `pk` of `table`) afterwards and is on the disk, encrypted.

    Raises Refused for what is no scan or too large (`scan_intake`), an empty title, an unknown record, the same paper
    again under the same kind, more than 60; Trouble where the disk fails.
    """
    office.officer.must(Right.ENTER)
    title = title.strip()
    _acceptable(office.reading(), table, pk, title)
    scan = scan_of(content)
    key = hashlib.sha256(scan.content).hexdigest()
    _keep(office, key, scan)
    detail = {"table": table, "record": pk, "kind": kind, "title": title}
    with office.act("添加附件", area, detail=detail) as act:
        # The record may have filled up, or gone, while the paper was being read.
        _acceptable(act.db, table, pk, title)
        same = "tbl = ? AND pk = ? AND kind = ? AND content = ? AND withdrawn_on IS NULL"
        if value(act.db, f"SELECT count(*) FROM attachments WHERE {same}", (table, pk, kind, key)):
            raise Refused("exists", _("这份附件已经在这里了，没有重复保存。"), "scan")
        row = (new_id(), table, pk, area, kind, title, scan.form, scan.pages, len(scan.content), key, office.officer.no,
               office.today)  # fmt: skip
        no = act.db.execute(
            "INSERT INTO attachments (id, tbl, pk, area, kind, title, form, pages, size, content, officer, day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
    return _one(office, int(no or 0))


def _acceptable(db: Connection, table: str, pk: int, title: str) -> None:
    if not title or len(title) > LONGEST_TITLE:
        raise Refused("missing", _("请填写附件名称（100 字以内），例如“低保证”。"), "title")
    if not value(db, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)):
        raise ValueError(table)
    if not value(db, f'SELECT count(*) FROM "{table}" WHERE rowid = ?', (pk,)):
        raise Refused("unknown_record", _("找不到这条记录，附件没有保存。请刷新列表后再试。"))
    if (
        value(db, "SELECT count(*) FROM attachments WHERE tbl = ? AND pk = ? AND withdrawn_on IS NULL", (table, pk))
        >= MOST
    ):
        sentence = _("这条记录已有 {n} 份附件，没有再保存。请先撤下不用的，或把几页合成一个 PDF。")
        raise Refused("too_many", sentence.format(n=MOST), "scan")


def attachments_of(office: Office, table: str, pk: int, *, withdrawn: bool = False) -> list[Attachment]:
    """The papers of a record in force, in the order they were added; with `withdrawn` also those taken away."""
    return _found(office.reading(), "a.tbl = ? AND a.pk = ? AND (? OR a.withdrawn_on IS NULL)", table, pk, withdrawn)


def _one(office: Office, no: int) -> Attachment:
    found = _found(office.reading(), "a.no = ?", no)
    if not found:
        raise Refused("unknown_attachment", _("没有这份附件。请刷新列表后再试。"))
    return found[0]


def _found(db: Connection, where: str, *parameters: Any) -> list[Attachment]:
    rows = db.execute(
        "SELECT a.no, a.id, a.tbl, a.pk, a.area, a.kind, a.title, a.form, a.pages, a.size, a.content, o.name, a.day,"
        f" a.withdrawn_on, a.withdrawn_why FROM attachments a JOIN officers o ON o.no = a.officer WHERE {where}"
        " ORDER BY a.no",
        parameters,
    )
    return [
        Attachment(
            no=row[0], id=row[1], table=row[2], pk=row[3], area=row[4], kind=row[5], title=row[6], form=row[7],
            pages=row[8], size=row[9], content=row[10], officer=row[11], day=row[12], withdrawn_on=row[13],
            withdrawn_why=row[14],
        )
        for row in rows
    ]  # fmt: skip


def content_of(office: Office, attachment_no: int) -> bytes:
    """The paper as it is kept, a JPEG or a PDF; the journal holds that it was looked at.

    Raises Refused("unknown_attachment"), Trouble("no_scan") where the file beside the office lacks it.
    """
    return _seen(office, attachment_no)[1]


def pages_of(office: Office, attachment_no: int) -> bytes:
    """The paper as a PDF for preview and print, a picture as one page of A4; the journal holds that it was looked at.

    Raises as `content_of`.
    """
    paper, content = _seen(office, attachment_no)
    return content if paper.form == "pdf" else _page(content, paper.title)


def _seen(office: Office, attachment_no: int) -> tuple[Attachment, bytes]:
    paper = _one(office, attachment_no)
    content = _stored(office, paper.content)
    office.note("查看附件", paper.area, {"attachment": paper.no, "title": paper.title})
    return paper, content


def _page(jpeg: bytes, title: str) -> bytes:
    from unionoffice.printing.document import jpeg_size
    from unionoffice.printing.paper import A4, Area
    from unionoffice.printing.pen import Pen

    width, height = jpeg_size(jpeg) or (SHORT_SIDE, LONG_SIDE)
    paper = A4.sideways if width > height else A4
    pen = Pen(title=title, subject=title, author="", paper=paper)
    room = Area(0, 0, paper.width, paper.height, title).inset(MARGIN, MARGIN)
    # A small picture is not blown up: 150 dots an inch at least.
    scale = min(room.w / width, room.h / height, 25.4 / 150)
    w, h = width * scale, height * scale
    pen.photo(Area((paper.width - w) / 2, (paper.height - h) / 2, w, h, title), jpeg)
    return pen.finish().pdf


def withdraw(office: Office, attachment_no: int, reason: str) -> Attachment:
    """The paper counts no more from today, with the reason; it stays in the file. Raises Refused."""
    if not reason.strip():
        raise Refused("missing", _("请写明撤下附件的理由。"), "reason")
    paper = _one(office, attachment_no)
    with office.act("撤下附件", paper.area, detail={"attachment": paper.no, "title": paper.title}) as act:
        done = act.db.execute(
            "UPDATE attachments SET withdrawn_on = ?, withdrawn_by = ?, withdrawn_why = ?"
            " WHERE no = ? AND withdrawn_on IS NULL",
            (office.today, office.officer.no, reason.strip(), attachment_no),
        )
        if not done.rowcount:
            raise Refused("withdrawn", _("这份附件已经撤下，没有改动。"))
    return _one(office, attachment_no)


# -- beside the office file


def _keep(office: Office, key: str, scan: Scan) -> None:
    path = photos_path(office.path)
    try:
        connection = database.connect(path, office.key, create=True)
        try:
            connection.execute(TABLE)
            connection.execute(
                "INSERT OR IGNORE INTO scans (key, kind, content) VALUES (?, ?, ?)", (key, scan.form, scan.content)
            )
        finally:
            connection.close()
    except database.DatabaseError as error:
        sentence = _("附件没有保存；原有附件和数据完好。请检查“{name}”所在的磁盘后再试一次。")
        raise Trouble("disk", sentence.format(name=path.name)) from error


def _stored(office: Office, key: str) -> bytes:
    path = photos_path(office.path)
    content: bytes | None = None
    if path.exists():
        try:
            connection = database.connect(path, office.key, query_only=True)
            try:
                if value(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'scans'"):
                    content = value(connection, "SELECT content FROM scans WHERE key = ?", (key,))
            finally:
                connection.close()
        except database.DatabaseError:
            content = None
    if content is None or hashlib.sha256(content).hexdigest() != key:
        sentence = _("在“{name}”里找不到这份附件的原件；其余数据完好。请把原来的“{name}”或它的备份放回数据文件旁边。")
        raise Trouble("no_scan", sentence.format(name=path.name))
    return content
