"""Processes that the storm starts, each ended by its process id, at the latest when the storm itself dies."""

import asyncio
import ctypes
import os
import signal
import subprocess

PR_SET_PDEATHSIG = 1
LONGEST_LINE = 1 << 28
_libc = ctypes.CDLL(None)


def _die_with_parent():
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Child:
    def __init__(self, process):
        self.process = process
        # Signals go by this: asyncio's own way would take the exit status away from who waits for it.
        self._descriptor = os.pidfd_open(process.pid)

    @classmethod
    async def start(cls, words, errors, is_piped=False):
        """Errors, and without pipes the output too, are appended to a file."""
        with open(errors, "ab") as file:
            process = await asyncio.create_subprocess_exec(
                *words,
                stdin=subprocess.PIPE if is_piped else subprocess.DEVNULL,
                stdout=subprocess.PIPE if is_piped else file,
                stderr=file,
                limit=LONGEST_LINE,
                preexec_fn=_die_with_parent,
            )
        return cls(process)

    @property
    def is_running(self):
        return self.process.returncode is None

    def signal(self, number):
        if self._descriptor is not None:
            try:
                signal.pidfd_send_signal(self._descriptor, number)
            except ProcessLookupError:
                pass

    async def ended(self):
        """Its exit status, negative for a signal."""
        status = await self.process.wait()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        return status

    async def end(self):
        """SIGKILL, and all that belongs to it closed."""
        self.signal(signal.SIGKILL)
        if self.process.stdin:
            self.process.stdin.close()
            await self.process.stdout.read()
        await self.ended()
