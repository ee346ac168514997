"""Confines the reading child on Windows: a job object that limits its memory and ends it with its parent."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = [
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("limit_flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        ]

    class _Extended(ctypes.Structure):
        _fields_ = [
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_UNHANDLED, KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000
    EXTENDED_INFORMATION = 9

    @contextmanager
    def confine(child: subprocess.Popen[bytes], memory: int) -> Iterator[None]:
        """While the block runs the child may hold `memory` bytes and start no process; it dies when the block ends.

        The child waits for its task on stdin, so it has read nothing before it stands in the job. Where the system
        refuses a job (old Windows inside another job) the deadline in `reading.py` is the only limit left.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [ctypes.c_void_p, wintypes.LPCWSTR]
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD]
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        job = kernel.CreateJobObjectW(None, None)
        try:
            limits = _Extended()
            limits.basic.limit_flags = ACTIVE_PROCESS | PROCESS_MEMORY | DIE_ON_UNHANDLED | KILL_ON_CLOSE
            limits.basic.active_processes = 1
            limits.process_memory = memory
            kernel.SetInformationJobObject(job, EXTENDED_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits))
            handle = int(vars(child)["_handle"])  # subprocess keeps it to itself, and there is no other way to it
            kernel.AssignProcessToJobObject(job, handle)
            yield
        finally:
            kernel.CloseHandle(job)
