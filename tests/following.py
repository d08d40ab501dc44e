"""Followers without a browser: clients that speak Streamlit's own protocol, fifty of which fit where two browsers would not."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

LARGEST = 16 * 1024 * 1024  # bytes of a message


@dataclass
class Phone:
    """One follower: asks for the page once, then again as often as the page says, as a browser does."""

    url: str
    link: str
    language: str = "vi"
    seen: list[tuple[float, str]] = field(default_factory=list)  # when a headline came, and which
    texts: list[str] = field(default_factory=list)  # every text that ever came
    page: str = ""
    timers: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    async def follow(self) -> None:
        """Until cancelled."""
        parts = urlsplit(self.url)
        address = f"ws://{parts.netloc}/_stcore/stream"
        async with connect(address, subprotocols=["streamlit"], max_size=LARGEST, compression=None) as line:  # type: ignore[list-item]
            await self._ask(line)
            try:
                async for data in line:
                    if isinstance(data, bytes):
                        self._heard(line, data)
            finally:
                for timer in self.timers.values():
                    timer.cancel()

    async def _ask(self, line: ClientConnection, fragment: str = "") -> None:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = f"room={self.link}&lang={self.language}"
        state.page_name, state.page_script_hash = ("", self.page) if self.page else ("follow", "")
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment)
        state.context_info.url = f"{self.url}/follow"
        state.context_info.timezone, state.context_info.locale = "Asia/Ho_Chi_Minh", "vi-VN"
        await line.send(asked.SerializeToString())

    def _heard(self, line: ClientConnection, data: bytes) -> None:
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "auto_rerun" and message.auto_rerun.fragment_id not in self.timers:
            name, every = message.auto_rerun.fragment_id, message.auto_rerun.interval
            self.timers[name] = asyncio.create_task(self._again(line, name, every))
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            if element.WhichOneof("type") == "heading":
                self.seen.append((time.perf_counter(), element.heading.body))
            self.texts.append(element.heading.body or element.markdown.body)

    async def _again(self, line: ClientConnection, fragment: str, every: float) -> None:
        due = time.perf_counter()
        while True:  # as a browser's timer: it keeps its beat however long an answer takes
            due = max(due + every, time.perf_counter())
            await asyncio.sleep(due - time.perf_counter())
            await self._ask(line, fragment)

    @property
    def headline(self) -> str:
        """What stands at the top just now."""
        return self.seen[-1][1] if self.seen else ""
