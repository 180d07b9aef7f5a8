"""What goes wrong, how often, and when: all of it by the seed."""

import asyncio
import signal

# Of a kill's moment: so many texts are under way, and it comes at most so many seconds later.
BURST = 20
SOON = 0.06


class Faults:
    """Random faults at given rates, each a minute."""

    def __init__(self, storm, rates, random):
        self.storm, self.rates, self.random = storm, rates, random
        self.counts = dict.fromkeys(
            ["kills of senders", "kills of receivers", "kills of the broker", "ends by SIGTERM",
             "broker restarts", "broker saves", "cuts", "stalls"], 0)
        self._tasks = set()
        self._errors = []
        self._broker_is_free = asyncio.Lock()

    async def run(self, seconds):
        kinds = [kind for kind in self.rates if self.rates[kind] > 0]
        weights = [self.rates[kind] for kind in kinds]
        until = asyncio.get_running_loop().time() + seconds
        while True:
            pause = self.random.expovariate(sum(weights) / 60) if kinds else seconds
            left = until - asyncio.get_running_loop().time()
            await asyncio.sleep(max(0, min(pause, left)))
            if pause >= left:
                break
            self._begin(self.random.choices(kinds, weights)[0])
        await asyncio.gather(*self._tasks)
        if self._errors:
            raise self._errors[0]

    def _begin(self, kind):
        task = asyncio.ensure_future(getattr(self, kind)())
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            self._errors.append(task.exception())

    def _count(self, kind):
        self.counts[kind] += 1

    def _victim(self, is_good):
        users = [user for user in self.storm.users if is_good(user)]
        return self.random.choice(users) if users else None

    # Chats

    async def kill_sender(self):
        """SIGKILL while his own texts are under way."""
        victim = self._victim(lambda user: user.is_ready)
        if victim:
            self.storm.burst(victim, self.random.randint(1, BURST))
            await self._kill(victim)

    async def kill_receiver(self):
        """SIGKILL while others' texts to him are under way."""
        victim = self._victim(lambda user: user.is_ready)
        for other in self.storm.users:
            if victim and other is not victim and other.is_ready:
                self.storm.burst(other, self.random.randint(1, BURST // 4))
        if victim:
            await self._kill(victim)

    async def _kill(self, victim):
        run = victim.run
        await asyncio.sleep(self.random.uniform(0, SOON))
        if not run.is_up:
            return
        ledger, name = self.storm.ledger, victim.name
        is_sender, is_receiver = bool(ledger.leaving[name]), bool(ledger.coming[name])
        run.kill()
        if is_sender:
            self._count("kills of senders")
        if is_receiver:
            self._count("kills of receivers")
        roles = [word for word, is_so in (("sender", is_sender), ("receiver", is_receiver)) if is_so]
        self.storm.log(f"SIGKILL {name} {' '.join(roles)}")

    async def terminate(self):
        victim = self._victim(lambda user: user.is_up)
        if victim:
            self._count("ends by SIGTERM")
            self.storm.log(f"SIGTERM {victim.name}")
            await victim.terminate()

    # The broker

    async def kill_broker(self):
        await self._restart_broker(signal.SIGKILL, "kills of the broker")

    async def restart_broker(self):
        await self._restart_broker(signal.SIGTERM, "broker restarts")

    async def _restart_broker(self, number, kind):
        pause = self.random.uniform(0, 0.4)
        async with self._broker_is_free:
            self._count(kind)
            self.storm.log(f"{signal.Signals(number).name} the broker")
            await self.storm.broker.stop(number)
            await asyncio.sleep(pause)
            await self.storm.broker.start()
            self.storm.log("the broker is back")

    async def save(self):
        # Not while it starts: until it listens, that signal would end it.
        async with self._broker_is_free:
            self._count("broker saves")
            self.storm.log("the broker saves")
            self.storm.broker.save()

    # The network

    async def cut(self):
        sides = self.random.choice([("client", "broker"), ("client",), ("broker",)])
        seconds = self.random.uniform(0.1, 5)
        victim = self._victim(lambda user: user.proxy.links)
        if victim:
            self._count("cuts")
            self.storm.log(f"cut {victim.name}: {' and '.join(sides)}")
            await victim.proxy.cut(sides, seconds)

    async def stall(self):
        seconds = self.random.uniform(0.1, 5)
        victim = self._victim(lambda user: user.proxy.links)
        if victim:
            self._count("stalls")
            self.storm.log(f"stall {victim.name} for {seconds:.1f} s")
            await victim.proxy.stall(seconds)
