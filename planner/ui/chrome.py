"""Streamlit's own words, put into the app's language in the browser: it knows only English itself."""

from __future__ import annotations

import json

import streamlit as st

from planner.text.translation import Voice

VIETNAMESE = {
    "Running...": "Đang chạy…",
    "Running": "Đang chạy",
    "Stop": "Dừng",
    "Stopping": "Đang dừng",
    "Connecting": "Đang kết nối",
    "CONNECTING": "Đang kết nối",
    "Connection error": "Lỗi kết nối",
    "Connection lost": "Mất kết nối",
    "Reconnecting...": "Đang kết nối lại…",
    "Please wait...": "Xin chờ…",
    "Fullscreen": "Toàn màn hình",
    "Exit fullscreen": "Thu nhỏ",
    "Close fullscreen": "Thu nhỏ",
    "Show/hide columns": "Ẩn hiện cột",
    "Search": "Tìm",
    "Download as CSV": "Tải CSV",
    "App pages": "Các trang",
    "Skip to main content": "Đến nội dung chính",
    "The page that you have requested does not seem to exist. Running the app's main page.": "Không có trang này; đây là trang đầu.",
    "You have requested page": "Trang đã yêu cầu",
    "Selected values": "Các mục đã chọn",
    "You can only select up to 4 options. Remove an option first.": "Chỉ chọn được tối đa 4 mục. Bỏ bớt một mục trước.",
    "Open sidebar": "Mở thanh bên",
    "Close sidebar": "Đóng thanh bên",
    "Expand sidebar": "Mở thanh bên",
    "Collapse sidebar": "Đóng thanh bên",
    "Close": "Đóng",
    "Clear all": "Xóa hết",
    "Clear value": "Xóa",
    "Select": "Chọn",
    "Choose an option": "Chọn một mục",
    "Choose options": "Chọn các mục",
    "No results": "Không có kết quả",
    "No options to select": "Không có gì để chọn",
    "Press Enter to apply": "Nhấn Enter để áp dụng",
    "Open": "Mở",
    "Main menu": "Trình đơn",
    "Help": "Trợ giúp",
    "Settings": "Cài đặt",
    "Print": "In",
    "Rerun": "Chạy lại",
    "Theme": "Giao diện",
    "System": "Theo máy",
    "Use system setting": "Theo máy",
    "Light": "Sáng",
    "Dark": "Tối",
    "Appearance": "Hiển thị",
    "Wide mode": "Rộng toàn trang",
    "Record a screencast": "Quay màn hình",
    "About": "Giới thiệu",
    "Link to heading": "Liên kết đến mục này",
    "Copy to clipboard": "Sao chép",
    "Copied": "Đã chép",
    "Page not found": "Không có trang này",
    "Loading...": "Đang tải…",
    "Upload": "Chọn tệp",
    "Error:": "Lỗi:",
    "file upload": "Chọn tệp",
    "Drag and drop a file here": "Thả tệp vào đây",
    "Add files": "Đổi tệp khác",
    "20MB per file": "Tối đa 20 MB",
    "File must be 20.0MB or smaller.": "Tệp lớn quá 20 MB. Chép riêng các ô có số liệu sang tệp mới.",
}
PREFIXES = {"Help for ": "Trợ giúp: ", "Remove ": "Bỏ ", "Fullscreen: ": "Toàn màn hình: "}
SCRIPT = """<script>(() => {
  const words = %(words)s, prefixes = %(prefixes)s, names = ['aria-label', 'title', 'placeholder'];
  document.documentElement.lang = '%(language)s';
  document.cookie = %(cookie)s;
  if (window.plannerWords) { Object.assign(window.plannerWords, { words, prefixes }); window.plannerWords.walk(document.body); return; }
  const own = window.plannerWords = { words, prefixes };
  addEventListener('keydown', event => {  // while somebody writes, Ctrl+Z takes back letters and not levers
    const writing = event.target.closest?.('textarea, input:not([type=range]), [contenteditable=true]');
    if (writing && (event.ctrlKey || event.metaKey) && 'zy'.includes(event.key.toLowerCase())) event.stopImmediatePropagation();
  }, true);
  const put = text => {
    const key = (text || '').trim();
    if (Object.hasOwn(own.words, key)) return own.words[key];
    const start = Object.keys(own.prefixes).find(known => key.startsWith(known));
    return start === undefined ? null : own.prefixes[start] + key.slice(start.length);
  };
  own.walk = node => {
    if (node.nodeType === 3) { const t = put(node.nodeValue); if (t !== null && t !== node.nodeValue) node.nodeValue = t; return; }
    if (node.nodeType !== 1 || node.closest('.stMarkdown, script, style')) return;
    for (const name of names) { const t = put(node.getAttribute(name)); if (t !== null && t !== node.getAttribute(name)) node.setAttribute(name, t); }
    for (const child of node.childNodes) own.walk(child);
  };
  new MutationObserver(changes => changes.forEach(change =>
    change.type === 'childList' ? change.addedNodes.forEach(own.walk) : own.walk(change.target)
  )).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names });
  own.walk(document.body);
})()</script>"""


def prepare_page(say: Voice, cookie: str) -> None:
    """Set the page's language, translate the words Streamlit itself puts on it, and let the browser keep a cookie."""
    tables = {"words": VIETNAMESE, "prefixes": PREFIXES}
    if say.language != "vi":
        tables = {name: {there: here for here, there in table.items()} for name, table in tables.items()}
    filled = {name: json.dumps(table, ensure_ascii=False).replace("</", "<\\/") for name, table in tables.items()}
    st.html(SCRIPT % {**filled, "language": say.language, "cookie": json.dumps(cookie)}, unsafe_allow_javascript=True)
