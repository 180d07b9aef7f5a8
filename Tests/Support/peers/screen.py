#!/usr/bin/python3
"""A terminal for tests: runs a program in a pty, and shows what is on its screen.

Reads commands on stdin, one JSON object a line, and answers each with one line on stdout:

    start    argv, env, rows, columns            the program, in a session of its own
    send     text | hex                          as if typed
    wait     one condition, timeout in seconds   ok: whether it came to be so
             text: on the screen or above it   gone: not on the screen
             lines, cursor: exactly these (rows of blanks at the end left out, as are blanks at rows' ends)
             mode: "raw" | "cooked"   state: "stopped" | "running"   exit: true
    screen   lines, cursor, above: rows that scrolled out at the top
    output   all bytes that the program wrote, as hex
    resize   rows, columns                       0: the system no longer knows it
    signal   number
    pause, resume                                no longer read what the program writes; again
    slow     rate                                read so many bytes a second; 0: as many as there are
    restored                                     whether the terminal's modes are those of the start
    hangup                                       close the terminal
"""
import errno
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
import unicodedata

import pyte
from wcwidth import wcwidth


class Screen(pyte.HistoryScreen):
    """As terminals do, and pyte does not: puts what has no width into the cell before it, also behind the last column,
    and a wide glyph that does not fit into the next row."""

    def draw(self, data):
        for char in data:
            width = wcwidth(char)
            if width == 2 and self.cursor.x == self.columns - 1:
                self.cursor.x = self.columns
            if width != 0:
                super().draw(char)
                continue
            x, y = self.cursor.x, self.cursor.y
            if x == 0:
                x, y = self.columns, max(0, y - 1)
            line = self.buffer[y]
            x -= 1
            while x > 0 and line[x].data == "":
                x -= 1
            joined = unicodedata.normalize("NFC", line[x].data + char)
            line[x] = line[x]._replace(data=joined)


class Terminal:
    def __init__(self, argv, env, rows, columns):
        self.output = bytearray()
        self.paused = False
        self.rate = 0
        self.next = 0.0
        self.status = None
        self.stopped = False
        self.screen = Screen(columns, rows, history=20000, ratio=0.5)
        self.stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        self.size(rows, columns)
        self.found = termios.tcgetattr(slave)
        self.slave = slave
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.master)
            self.login(slave)
            for number in range(1, 32):
                if number not in (signal.SIGKILL, signal.SIGSTOP):
                    signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, [])
            os.execve(argv[0], argv, env)

    @staticmethod
    def login(slave):
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for fd in (0, 1, 2):
            os.dup2(slave, fd)
        if slave > 2:
            os.close(slave)

    def size(self, rows, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, timeout):
        if self.master < 0 or self.paused:
            time.sleep(timeout)
            return False
        if self.rate and time.monotonic() < self.next:
            time.sleep(min(timeout, max(0.0, self.next - time.monotonic())))
            return False
        if not select.select([self.master], [], [], timeout)[0]:
            return False
        try:
            # A slow one reads twenty times a second.
            got = os.read(self.master, max(1, self.rate // 20) if self.rate else 65536)
            self.next = time.monotonic() + 0.05
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            got = b""
        self.output += got
        self.stream.feed(got)
        return bool(got)

    def drain(self):
        while self.read(0):
            pass

    def send(self, data):
        while data:
            _, writable, _ = select.select([], [self.master], [], 0.05)
            if writable:
                data = data[os.write(self.master, data[:512]):]
            self.read(0)

    def look(self):
        if self.status is not None:
            return
        pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED | os.WCONTINUED)
        if pid == 0:
            return
        if os.WIFSTOPPED(status):
            self.stopped = True
        elif os.WIFCONTINUED(status):
            self.stopped = False
        else:
            self.status = os.waitstatus_to_exitcode(status)

    def lines(self):
        lines = [line.rstrip() for line in self.screen.display]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def above(self):
        columns = self.screen.columns
        rows = []
        for line in self.screen.history.top:
            rows.append("".join(line[x].data for x in range(columns)).rstrip())
        return rows

    def cursor(self):
        return [self.screen.cursor.y, self.screen.cursor.x]

    def holds(self, condition):
        self.look()
        if "text" in condition:
            everything = "\n".join(self.lines()) + "\n".join(self.above())
            return condition["text"] in everything
        if "gone" in condition:
            return condition["gone"] not in "\n".join(self.lines())
        if "lines" in condition:
            wanted = condition["lines"]
            cursor = condition.get("cursor")
            return self.lines() == wanted and (cursor is None or self.cursor() == cursor)
        if "mode" in condition:
            raw = not termios.tcgetattr(self.slave)[3] & termios.ICANON
            return raw == (condition["mode"] == "raw")
        if "state" in condition:
            return self.stopped == (condition["state"] == "stopped")
        return self.status is not None

    def wait(self, condition, timeout):
        deadline = time.monotonic() + timeout
        while True:
            self.drain()
            if self.holds(condition):
                return True
            if time.monotonic() > deadline:
                return False
            self.read(0.005)

    def restored(self):
        return termios.tcgetattr(self.slave) == self.found

    def hangup(self):
        os.close(self.slave)
        os.close(self.master)
        self.master = -1

    def resize(self, rows, columns):
        self.drain()
        if rows > 0 and columns > 0:
            self.screen.resize(rows, columns)
        self.size(rows, columns)

    def end(self):
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass


def answer(terminal, command):
    kind = command["do"]
    if kind == "send":
        data = bytes.fromhex(command["hex"]) if "hex" in command else command["text"].encode()
        terminal.send(data)
    elif kind == "wait":
        ok = terminal.wait(command, command.get("timeout", 10))
        last = repr(bytes(terminal.output[-300:]))
        return {
            "ok": ok, "lines": terminal.lines(), "cursor": terminal.cursor(), "status": terminal.status, "last": last}
    elif kind == "screen":
        terminal.drain()
        return {"lines": terminal.lines(), "cursor": terminal.cursor(), "above": terminal.above()}
    elif kind == "output":
        terminal.drain()
        return {"hex": bytes(terminal.output).hex()}
    elif kind == "resize":
        terminal.resize(command["rows"], command["columns"])
    elif kind == "signal":
        os.kill(terminal.pid, command["number"])
    elif kind in ("pause", "resume"):
        terminal.paused = kind == "pause"
    elif kind == "slow":
        terminal.rate = command["rate"]
    elif kind == "restored":
        return {"ok": terminal.restored()}
    elif kind == "hangup":
        terminal.hangup()
    else:
        return {"error": "unknown command " + kind}
    return {"ok": True}


def main():
    terminal = None
    buffer = b""
    try:
        while True:
            # What the program writes is read all the time, so that it never waits for a test.
            fds = [0] + ([terminal.master] if terminal and terminal.master >= 0 and not terminal.paused else [])
            ready = select.select(fds, [], [], 0.5)[0]
            if terminal and terminal.master in ready and not terminal.read(0):
                time.sleep(0.002)
            if 0 not in ready:
                continue
            got = os.read(0, 1 << 20)
            if not got:
                break
            buffer += got
            while b"\n" in buffer:
                line, buffer = buffer.split(b"\n", 1)
                command = json.loads(line)
                if command["do"] == "start":
                    terminal = Terminal(command["argv"], command["env"], command["rows"], command["columns"])
                    reply = {"ok": True, "pid": terminal.pid}
                else:
                    reply = answer(terminal, command)
                sys.stdout.write(json.dumps(reply) + "\n")
                sys.stdout.flush()
    finally:
        if terminal:
            terminal.end()


main()
