"""A TCP proxy between one chat and the broker, whose connections can be cut and stalled."""

import asyncio
import socket


class Proxy:
    """Listens on a free port of 127.0.0.1 and connects each client to the broker's port."""

    def __init__(self, broker_port):
        self.broker_port = broker_port
        self.links = set()
        self.port = None
        self._server = None

    async def start(self):
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _accept(self, reader, writer):
        try:
            broker = await asyncio.open_connection("127.0.0.1", self.broker_port)
        except OSError:
            writer.transport.abort()
            return
        link = Link((reader, writer), broker)
        self.links.add(link)
        try:
            await link.run()
        finally:
            self.links.discard(link)

    async def stall(self, seconds):
        """Stops forwarding, both ways, for a while."""
        links = list(self.links)
        for link in links:
            link.gate.clear()
        await asyncio.sleep(seconds)
        for link in links:
            link.gate.set()

    async def cut(self, sides, seconds):
        """Breaks the connections. With one side only, the other hears nothing for a while and then of the end."""
        links = list(self.links)
        for link in links:
            link.cut(sides)
        if len(sides) == 1:
            await asyncio.sleep(seconds)
            for link in links:
                link.cut(("client", "broker"))

    def end(self):
        if self._server:
            self._server.close()
        for link in self.links:
            link.cut(("client", "broker"))


class Link:
    """One client's connection and the broker's half of it."""

    def __init__(self, client, broker):
        self.ends = {"client": client, "broker": broker}
        self.gate = asyncio.Event()
        self.gate.set()
        self.is_cut = False
        self.over = asyncio.Event()
        for _, writer in self.ends.values():
            connection = writer.get_extra_info("socket")
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    async def run(self):
        pumps = [
            asyncio.ensure_future(self._pump("client", "broker")),
            asyncio.ensure_future(self._pump("broker", "client")),
        ]
        try:
            await asyncio.gather(*pumps)
            if not self.is_cut:
                self.cut(("client", "broker"))
            await self.over.wait()
        finally:
            for pump in pumps:
                pump.cancel()
            self.cut(("client", "broker"))

    async def _pump(self, source, sink):
        reader, writer = self.ends[source][0], self.ends[sink][1]
        try:
            while data := await reader.read(65536):
                await self.gate.wait()
                if self.is_cut:
                    return
                writer.write(data)
                await writer.drain()
            await self.gate.wait()
            if self.is_cut:
                return
            # Who says goodbye closes his half first and waits for the other; a broker that ends has ended.
            if source == "client":
                writer.write_eof()
            else:
                writer.close()
        except OSError:
            if not self.is_cut:
                self.cut(("client", "broker"))

    def cut(self, sides):
        self.is_cut = True
        for side in sides:
            self.ends[side][1].transport.abort()
        self.gate.set()
        if len(sides) == 2:
            self.over.set()
