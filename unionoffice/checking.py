"""One look at the whole file: structure, keys, and (deep) every page, the journal's chain and the search index."""

from __future__ import annotations

from unionoffice import journal
from unionoffice.database import DatabaseError, column, value
from unionoffice.members.search import find
from unionoffice.office import Office
from unionoffice.wording import _


def faults(office: Office, *, deep: bool = False) -> list[str]:
    """What is wrong with the file, in words; empty when all is well. A damaged file is named, never a crash."""
    found: list[str] = []
    try:
        _look(office, found, deep=deep)
    except DatabaseError:
        found.append(_("有的页已损坏，读不下去；没有改动任何内容。请从备份恢复（unionoffice backup list）。"))
    return found


def _look(office: Office, found: list[str], *, deep: bool) -> None:
    db = office.reading()
    if deep:
        damaged = column(db, "PRAGMA cipher_integrity_check")
        found += [_("第 {page} 页损坏").format(page=said.rpartition(" ")[2]) for said in damaged[:5]]
    if column(db, "PRAGMA quick_check") != ["ok"]:
        found.append(_("文件结构不完整"))
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        found.append(_("有记录指向不存在的记录"))
    if value(db, "SELECT count(*) FROM memberships m JOIN people p ON p.no = m.person WHERE p.merged_into IS NOT NULL"):
        found.append(_("已合并的人员仍在名册上"))
    loose = value(
        db,
        "SELECT count(*) FROM memberships m WHERE (SELECT count(*) FROM membership_spans s WHERE s.person = m.person"
        " AND s.until IS NULL AND s.state = m.state AND s.unit = m.unit) <> 1",
    )
    if loose:
        found.append(_("{n} 人的会籍经历与现状不一致").format(n=loose))
    if deep:
        found += journal.verify(db)
        sample = column(db, "SELECT p.no FROM memberships m JOIN people p ON p.no = m.person ORDER BY p.no LIMIT 200")
        for no in sample:
            number = value(db, "SELECT id_number FROM people WHERE no = ?", (no,))
            if number and no not in find(db, number).numbers:
                found.append(_("搜索索引缺少记录，请重建"))
                break
