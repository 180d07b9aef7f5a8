"""Five users, a broker, and everything that can go wrong with them."""

import asyncio
import os
import random
import time

from broker import Broker
from comparison import Comparison, stored
from faults import Faults
from ledger import Ledger
from proxy import Proxy
from user import User

NAMES = ["ana", "bob", "cleo", "dan", "eva"]
GROUP = "storm"
LISTED = 10_000
# A user whose chat does not answer is told no more than this.
MOST_UNANSWERED = 400
# Heads of a group that was just entered have arrived after 3 s: from then on every text is missed that is missing.
FOLLOWED = 4


class Storm:
    def __init__(self, options, directory):
        self.options, self.directory = options, directory
        self.ledger = Ledger(NAMES)
        self.users = []
        self.broker = None
        self.healed = None
        self.faults = None
        self._begin = time.monotonic()
        self._log = open(os.path.join(directory, "log"), "w", encoding="utf-8", buffering=1)

    def log(self, words):
        self._log.write(f"{time.monotonic() - self._begin:9.3f} {words}\n")

    def random(self, purpose):
        return random.Random(f"{self.options.seed} {purpose}")

    async def run(self):
        """All of it; returns what was found."""
        try:
            await self._set_up()
            self.faults = Faults(self, self.options.rates, self.random("faults"))
            writers = [asyncio.ensure_future(self._write(user)) for user in self.users]
            await self.faults.run(self.options.seconds)
            for writer in writers:
                writer.cancel()
            await self._heal()
            await self._check_history()
            await asyncio.gather(*[user.leave() for user in self.users])
        finally:
            await self._end()
        comparison = Comparison(self.ledger, self._rows())
        comparison.run()
        for violation in self.ledger.violations:
            self.log(violation)
        return comparison

    async def _end(self):
        for user in self.users:
            await user.end()
            user.proxy.end()
        if self.broker:
            await self.broker.end()

    def _rows(self):
        return {user.name: stored(user.directory) for user in self.users}

    # The beginning

    async def _set_up(self):
        self.broker = Broker(os.path.join(self.directory, "broker"), self.options.log_packets)
        await self.broker.start()
        for name in NAMES:
            proxy = Proxy(self.broker.port)
            await proxy.start()
            user = User(name, self.options.chat, self.directory, proxy, self.ledger, self.log)
            self.users.append(user)
            user.start()
        await self._until(lambda: all(user.is_ready for user in self.users), 30, "all are ready")
        await self._introduce()
        pauses = self.random("pauses")
        for user in self.users:
            user.pause = lambda: pauses.uniform(0.01, 1) if pauses.random() < 0.9 else pauses.uniform(1, 20)

    async def _introduce(self):
        """The first two in a conversation, all in a group of the first one's."""
        ana, bob = self.users[:2]
        await self._do(ana, f"/wait online {bob.name} 10s")
        await self._do(ana, f"/request {bob.name}")
        await self._retry(bob, f"/accept {ana.name}")
        await self._do(ana, f"/wait accepted {bob.name} 10s")
        await self._do(ana, f"/group create {GROUP}")
        for user in self.users[1:]:
            await self._retry(user, f"/join {GROUP}")
            await self._retry(ana, f"/approve {user.name} {GROUP}")
        for user in self.users[1:]:
            await self._do(user, f"/wait member {GROUP} 10s")
        await asyncio.sleep(FOLLOWED)

    async def _do(self, user, line):
        answer = await user.ask(line)
        if not answer or not answer["ok"]:
            raise RuntimeError(f"{user.name}: {line}: {answer and answer['error']}")

    async def _retry(self, user, line):
        """For what can be done only once another's doing has arrived."""
        for _ in range(100):
            answer = await user.ask(line)
            if answer and answer["ok"]:
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"{user.name}: {line}: {answer and answer['error']}")

    async def _until(self, condition, seconds, words):
        until = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > until:
                raise RuntimeError(f"not within {seconds} s: {words}")
            await asyncio.sleep(0.02)

    # The writing

    async def _write(self, user):
        """Bursts of texts at random moments."""
        chance = self.random("writing of " + user.name)
        a_second = self.options.texts_per_minute / 60 / len(self.users)
        while True:
            count = chance.choice([1, 1, 1, 2, 5, 10])
            await asyncio.sleep(chance.expovariate(a_second / count))
            self.burst(user, count, chance)

    def burst(self, user, count, chance=None):
        chance = chance or self.faults.random
        pair = self.users[:2]
        for _ in range(count):
            if not user.is_up or len(user.run.unanswered) >= MOST_UNANSWERED:
                return
            target, readers = f"#{GROUP}", [other for other in self.users if other is not user]
            if user in pair and chance.random() < 0.5:
                readers = [other for other in pair if other is not user]
                target = "@" + readers[0].name
            names = [reader.name for reader in readers]
            padding = "x" * chance.choice([0, 0, 10, 40, 200, 2000])
            user.write(self.ledger.give(user.name, target, names, padding))

    # The end

    async def _heal(self):
        """Nothing goes wrong any more: all that was accepted arrives, and everybody knows it."""
        self.log("calm")
        for user in self.users:
            user.come()
        begin = time.monotonic()
        while not await self._is_quiet():
            if time.monotonic() - begin > self.options.patience:
                self.ledger.violate(f"not quiet after {self.options.patience} s")
                await self._say_what_waits()
                break
            await asyncio.sleep(0.2)
        self.healed = time.monotonic() - begin
        self.log(f"healed within {self.healed:.1f} s")

    async def _is_quiet(self):
        if not all(user.is_ready and not user.run.unanswered for user in self.users):
            return False
        if not self.ledger.is_settled:
            return False
        return not any([await self._pending(user) for user in self.users])

    async def _pending(self, user):
        answer = await user.ask("/pending")
        return answer["result"] if answer and answer["ok"] else [answer]

    async def _say_what_waits(self):
        for user in self.users:
            self.log(f"{user.name} is {'ready' if user.is_ready else 'not ready'}")
            for key in sorted(self.ledger.leaving[user.name]):
                text = self.ledger.texts[key]
                missing = [name for name, runs in text.shown.items() if not runs]
                self.log(f"{key} ({text.id}) is not at {' '.join(missing)}")
            if user.is_ready:
                pending = await self._pending(user)
                self.log(f"{user.name} has {len(pending)} pending: {pending[:5]}")

    async def _check_history(self):
        """/history lists what is stored, in the same order."""
        for user in self.users:
            targets = [f"#{GROUP}"] + ["@" + other.name for other in self.users[:2]]
            for target in targets:
                if target == "@" + user.name or (target[0] == "@" and user not in self.users[:2]):
                    continue
                answer = await user.ask(f"/history {target} -n {LISTED}") if user.is_up else None
                listed = [line["text"] for line in (answer or {}).get("result") or []]
                rows = [row.text for row in stored(user.directory) if row.target == target]
                if listed != rows[-LISTED:]:
                    self.ledger.violate(f"{user.name}: /history {target} is not what is stored")
