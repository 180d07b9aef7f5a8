"""A user: one data directory, and the runs of chat that follow each other in it."""

import asyncio
import json
import os
import signal

from child import Child

# Statuses that a run may end with by itself: no broker at the start, or none for long.
NO_BROKER = 3
PATIENCE = 20


class Run:
    """One process, from its start to its end."""

    def __init__(self, child):
        self.child = child
        self.was_killed = False
        self.was_terminated = False
        self.is_ready = False
        # Of each sender and target, the last number shown here.
        self.latest = {}
        # By the line of stdin: a text, or a future of the answer.
        self.unanswered = {}
        self._lines = 0

    @property
    def is_up(self):
        return self.child.is_running and not self.was_killed and not self.was_terminated

    def type(self, line, answer):
        self._lines += 1
        self.unanswered[self._lines] = answer
        self.child.process.stdin.write(line.encode() + b"\n")

    def kill(self):
        self.was_killed = True
        self.child.signal(signal.SIGKILL)

    def terminate(self):
        self.was_terminated = True
        self.child.signal(signal.SIGTERM)


class User:
    def __init__(self, name, chat, directory, proxy, ledger, log):
        self.name, self.proxy, self.ledger = name, proxy, ledger
        self.directory = os.path.join(directory, name)
        self._chat = chat
        self._errors = os.path.join(directory, name + ".errors")
        self._log = log
        self._supervisor = None
        self._is_wanted = None
        self._is_leaving = False
        self.run = None
        self.runs = 0
        self.pause = lambda: 0.2
        self.gave_up = 0

    @property
    def is_up(self):
        return self.run is not None and self.run.is_up

    @property
    def is_ready(self):
        return self.is_up and self.run.is_ready

    # Its processes

    def start(self):
        self._is_wanted = asyncio.get_running_loop().create_future()
        self._supervisor = asyncio.ensure_future(self._supervise())

    def come(self):
        """From now on there are no long absences."""
        self.pause = lambda: 0.2
        self._is_wanted.set_result(None)
        self._is_wanted = asyncio.get_running_loop().create_future()

    async def _supervise(self):
        """Starts it again whenever it ends, until told to leave."""
        while not self._is_leaving:
            run = await self._start()
            await self._read(run)
            status = await run.child.ended()
            for answer in run.unanswered.values():
                if isinstance(answer, asyncio.Future) and not answer.done():
                    answer.set_result(None)
            self._judge(run, status)
            if not self._is_leaving:
                await asyncio.wait([self._is_wanted], timeout=self.pause())

    async def _start(self):
        words = [self._chat, "-u", self.name, "-b", f"mqtt://127.0.0.1:{self.proxy.port}"]
        words += ["--data-dir", self.directory, "--json", "--keep-going", "--timeout", "5m"]
        self.runs += 1
        run = Run(await Child.start(words, self._errors, is_piped=True))
        self._log(f"{self.name} runs for the {self.runs}. time")
        self.run = run
        return run

    def _judge(self, run, status):
        if run.was_killed:
            expected = {-signal.SIGKILL}
        elif run.was_terminated:
            expected = {128 + signal.SIGTERM, -signal.SIGTERM, NO_BROKER}
        elif self._is_leaving:
            expected = {0, 1}
        else:
            self.gave_up += 1
            expected = {NO_BROKER}
        self._log(f"{self.name} ended with {status}")
        if status not in expected:
            self.ledger.violate(f"{self.name} ended with status {status}; see {self._errors}")

    async def _read(self, run):
        while line := await run.child.process.stdout.readline():
            # A line that a kill has cut in two was not shown.
            if line.endswith(b"\n"):
                self._take(run, json.loads(line))

    def _take(self, run, item):
        kind = item["type"]
        if kind == "ready":
            run.is_ready = True
        elif kind == "connection":
            run.is_ready = False
            self._log(f"{self.name}: {item['status']} {item['reason'] or ''}")
        elif kind == "message" and not item["own"]:
            self.ledger.shown(self.name, run, item)
        elif kind == "failed":
            self._log(f"{self.name}: failed {item['text']}: {item['detail']}")
            self.ledger.failed(item)
        elif kind == "command":
            self._answered(run, item)
        elif kind in ("gap", "refused-payload", "refused-subscription", "owner-claim", "unasked"):
            self._log(f"{self.name}: {json.dumps(item)}")

    def _answered(self, run, item):
        answer = run.unanswered.pop(item["line"])
        if isinstance(answer, asyncio.Future):
            if not answer.done():
                answer.set_result(item)
        else:
            if not item["ok"]:
                self._log(f"{self.name}: {item['input']}: {item['error']}")
            self.ledger.answered(answer, item)

    # What it is told

    def write(self, text):
        """A text goes down the pipe; whether it is accepted turns out."""
        self.run.type(f"/msg {text.target} {text.whole}", text)

    async def ask(self, line, seconds=30):
        """A command and its answer; None when the process ended before, or does not answer."""
        answer = asyncio.get_running_loop().create_future()
        self.run.type(line, answer)
        try:
            return await asyncio.wait_for(answer, seconds)
        except asyncio.TimeoutError:
            self.ledger.violate(f"{self.name} did not answer {line} within {seconds} s")
            return None

    async def terminate(self):
        run = self.run
        run.terminate()
        try:
            await asyncio.wait_for(run.child.ended(), PATIENCE)
        except asyncio.TimeoutError:
            self.ledger.violate(f"{self.name} did not end within {PATIENCE} s of SIGTERM")
            run.kill()

    async def leave(self):
        """The end of its input: an orderly end."""
        self._is_leaving = True
        run = self.run
        if run.is_up:
            run.child.process.stdin.close()
        try:
            await asyncio.wait_for(asyncio.shield(self._supervisor), PATIENCE + 310)
        except asyncio.TimeoutError:
            self.ledger.violate(f"{self.name} did not end at the end of its input")
            run.kill()
            await self._supervisor

    async def end(self):
        """Whatever it is doing: over."""
        self._is_leaving = True
        if self._supervisor:
            self._supervisor.cancel()
            await asyncio.gather(self._supervisor, return_exceptions=True)
        if self.run:
            await self.run.child.end()
