"""The line between browser and server: a small proxy that a test freezes, drops and lets flow again."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

CHUNK = 65_536  # bytes


class Line:
    """A TCP proxy on a port of its own. All of it happens in the event loop of one thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop, target: int) -> None:
        self.target, self.port = target, 0
        self._loop = loop
        self._flows = asyncio.Event()  # of the connections to come
        self._pairs: dict[asyncio.StreamWriter, asyncio.Event] = {}
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """The address that the browser opens."""
        return f"http://127.0.0.1:{self.port}"

    def flow(self) -> None:
        """Forward everything, what was held back included; take new connections."""
        self._do(self._flow())

    def freeze(self) -> None:
        """Keep every connection and take new ones, but forward nothing."""
        self._do(self._freeze())

    def drop(self) -> None:
        """Close every connection and refuse new ones."""
        self._do(self._drop())

    def strand(self) -> None:
        """Leave the connections of now frozen for good, as when a machine changes its network; new flow."""
        self._do(self._strand())

    def close(self) -> None:
        """Drop everything and wait until all of it has ended."""
        self.drop()
        self._do(self._end())

    def _do(self, step: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(step, self._loop).result(10)

    async def _flow(self) -> None:
        if self._server is None:
            self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]
        self._flows.set()

    async def _freeze(self) -> None:
        self._flows.clear()

    async def _strand(self) -> None:
        self._flows.clear()
        self._flows = asyncio.Event()
        self._flows.set()

    async def _drop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in list(self._pairs):
            writer.transport.abort()
        for flows in (self._flows, *self._pairs.values()):
            flows.set()  # what waited ends: its connections are gone

    async def _end(self) -> None:
        await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        flows = self._flows
        self._pairs[writer] = flows
        try:
            await flows.wait()
            there, back = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            self._pairs.pop(writer, None)
            return
        self._pairs[back] = flows
        await asyncio.gather(self._pump(reader, back, flows), self._pump(there, writer, flows))
        for end in (writer, back):
            self._pairs.pop(end, None)
            end.transport.abort()

    @staticmethod
    async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, flows: asyncio.Event) -> None:
        try:
            while data := await source.read(CHUNK):
                await flows.wait()
                sink.write(data)
                await sink.drain()
            sink.write_eof()
        except OSError:
            sink.transport.abort()


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """A line to a port of this machine, flowing, until the block ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    line = Line(loop, port)
    try:
        line.flow()
        yield line
    finally:
        line.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
