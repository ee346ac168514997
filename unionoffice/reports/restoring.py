"""After a restored backup: the book goes on in a new epoch, so that nobody takes two histories for one."""

from __future__ import annotations

from unionoffice import restored
from unionoffice.office import Office
from unionoffice.officers import Right
from unionoffice.reports import book
from unionoffice.restored import Mark

AREA = "reports"


def after_restore(office: Office, *, exporting: bool = False) -> bool:
    """Where the file was put back from a backup since the book was opened, the book is in a new epoch now.

    Called when an office is opened; one that has no book yet is left as it is until it is `exporting`: what was handed
    in after the backup was made is not known to it. Gives whether there was a restore to answer to.
    """
    mark = restored.mark_of(office.path)
    if not mark.token or mark.token == book.token_of(office.reading()):
        return False
    if not (exporting or book.begun(office.reading())):
        return False
    with office.act("恢复备份后账册换新一期", AREA, right=Right.READ) as act:
        epoch = book.new_epoch(act.db, token=mark.token, beyond=mark.epoch)
        act.detail["epoch"] = epoch
        # Before the commit: where this fails nothing was done; where the commit fails one epoch stays unused.
        restored.keep(office.path, Mark(token=mark.token, epoch=epoch))
    return True
