"""The watch over the line: a component that shows nothing while the line holds, mounted on every page."""

from __future__ import annotations

import json
import uuid
from importlib.resources import files
from typing import Any

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from planner.text.translation import Voice

KEY, HOLDER = "line", "line-holder"
VISIT, BACK = "planner.line.visit", "planner.line.back"
SCRIPTS = ("js_strip", "js_pings", "js_line")
HEARTBEAT = BackMsg(app_heartbeat=True).SerializeToString()  # Streamlit answers it without running a page
NUMBERS = {  # of the fields that ask for a run, tell that it began, tell that it is over
    "asked": BackMsg.DESCRIPTOR.fields_by_name["rerun_script"].number,
    "started": ForwardMsg.DESCRIPTOR.fields_by_name["new_session"].number,
    "finished": ForwardMsg.DESCRIPTOR.fields_by_name["script_finished"].number,
}


def _read(name: str) -> str:
    return files("planner.ui.line").joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "planner_line",
    js="\n".join(_read(f"{name}.js") for name in SCRIPTS),
    isolate_styles=False,  # nothing is drawn in it
)


def watch_line(say: Voice) -> None:
    """Watch the line on this page.

    The browser says when it is back after a break; that runs the page once more, so that a server that was started
    anew takes the visitor's draft up before moves are sent again. ``visit`` tells the browser whether it is a new one.
    """
    data = {
        "words": json.dumps(line_words(say), ensure_ascii=False),
        "beat": list(HEARTBEAT),
        "fields": NUMBERS,
        "health": _health(),
        "visit": st.session_state.setdefault(VISIT, uuid.uuid4().hex),
        "back": st.session_state.get(BACK, 0),
    }
    st.html(f"<style>.st-key-{HOLDER} {{ display: none; }}</style>")
    with st.container(key=HOLDER):
        _mount(key=KEY, data=data, on_back_change=_came_back)


def _health() -> str:
    """Where the server says without a socket that it is there."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/_stcore/health" if base else "/_stcore/health"


def line_words(say: Voice) -> dict[str, str]:
    """What is said of the line, with a place for what it is about."""
    return {
        "down": say("Mất kết nối. Thao tác chưa được lưu, sẽ gửi lại khi có mạng."),
        "back": say("Đã kết nối lại."),
        "sent": say("Đã kết nối lại. Các thao tác đã được gửi lại."),
        "unconfirmed": say("Đã kết nối lại. Chưa được xác nhận: “{what}”. Xem lại, chưa thấy thì bấm lại.", what="{what}"),
        "unsent": say("Đã kết nối lại. Tệp “{what}” chưa gửi được, chọn lại tệp.", what="{what}"),
        "file": say("Máy chủ đã khởi động lại. Tệp đang nhập phải chọn lại và xác nhận lại; chưa ghi gì từ tệp này."),
        "lost": say("Không gửi lại được: {what}. Cần thì đặt lại.", what="{what}"),
        "close": say("Đóng"),
        "refused": say("Mất kết nối, chưa làm được: {what}.", what="{what}"),
    }


def _came_back() -> None:
    told: Any = st.session_state[KEY].get("back")
    if isinstance(told, int):
        st.session_state[BACK] = told
