"""The little that the theme cannot say: less air at the top, large numbers, rows that line up."""

from __future__ import annotations

import streamlit as st

STYLE = """<style>
.stMainBlockContainer { padding-top: 4.2rem; padding-bottom: 3rem; max-width: 1480px; }
.stMainBlockContainer h1 { font-size: clamp(1.35rem, 2.5vw, 2.1rem); line-height: 1.25; padding: 0.1rem 0 0.2rem; }
.stMainBlockContainer h2 { font-size: 1.25rem; padding: 0.6rem 0 0.2rem; }
.stMainBlockContainer h3 { font-size: clamp(1.15rem, 1.9vw, 1.6rem); line-height: 1.3; padding: 0; }
[class*="st-key-row-"] { border-top: 1px solid rgba(128, 128, 128, 0.22); padding: 0.15rem 0; }
[class*="st-key-row-"] p { margin: 0; line-height: 1.3; }
[class*="st-key-row-"] [data-testid="stPopover"] button p { text-align: left; font-weight: 600; }
[class*="st-key-row-"] [data-testid="stPopoverButton"] { justify-content: flex-start; padding-left: 0; min-height: 0; }
.st-key-table-head p { font-size: 0.85rem; opacity: 0.75; margin: 0; }
.st-key-levers [data-testid="stVerticalBlock"] { gap: 0.55rem; }
[class*="st-key-card-"] { height: 100%; }
[class*="st-key-card-"] p { margin: 0; }
@media (max-width: 640px) { .st-key-table-head { display: none; } .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; } }
@media print { [data-testid="stHeader"] { display: none; } .stMainBlockContainer { padding-top: 0; } }
</style>"""


def apply_style() -> None:
    """Put the style on the page; it takes no room."""
    st.html(STYLE)
