"""A mosquitto as Debian ships it: persistence in a directory of its own, everything else as it comes."""

import asyncio
import os
import random
import shutil
import signal
import socket

from child import Child


class Broker:
    def __init__(self, directory, logs_packets=False):
        program = shutil.which("mosquitto", path=os.environ.get("PATH", "") + ":/usr/sbin")
        if program is None:
            raise SystemExit("storm: mosquitto is missing: apt-get install mosquitto")
        os.mkdir(directory)
        self.port = free_port()
        self._log = os.path.join(directory, "log")
        path = os.path.join(directory, "mosquitto.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"listener {self.port} 127.0.0.1\nallow_anonymous true\n")
            file.write(f"persistence true\npersistence_location {directory}/\n")
            if logs_packets:
                file.write("log_type all\n")
            if os.geteuid() == 0:
                file.write("user root\n")
        self._words = [program, "-c", path]
        self._child = None

    async def start(self):
        self._child = await Child.start(self._words, errors=self._log)
        for _ in range(1000):
            if listens(self.port):
                return
            await asyncio.sleep(0.01)
        raise RuntimeError("the broker does not listen; see its log")

    async def stop(self, number):
        """SIGKILL: it loses what it has not saved, which is nearly all. SIGTERM: it saves and ends."""
        child, self._child = self._child, None
        child.signal(number)
        await child.ended()

    def save(self):
        """Older things are there again after the next SIGKILL."""
        self._child.signal(signal.SIGUSR1)

    async def end(self):
        if self._child:
            await self._child.end()


def free_port():
    """Not one of those that the system gives to clients: dialing such a port while the broker is down can connect a
    socket to itself."""
    while True:
        port = random.randrange(10000, 32000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                continue
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
