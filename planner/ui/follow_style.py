"""How the follower's page looks: letters that the last row reads, and a phone without zooming."""

from __future__ import annotations

import streamlit as st

from planner.text.translation import Voice

STYLE = """<style>
.stApp { --small: max(16px, 2.2vw); --title: clamp(1.3rem, 3.3vw, 6rem); --chance: clamp(3rem, 8vw, 14rem); }
[data-testid="stHeader"] { background: transparent; pointer-events: none; }
[data-testid="stMainMenu"], [data-testid="stToolbar"] { display: none; }
.stMainBlockContainer { padding: 1rem 1.2rem 1.2rem; max-width: none; }
.stMainBlockContainer > [data-testid="stVerticalBlock"] { gap: 0.4rem; }
.stMainBlockContainer :is(p, li, label, input, button) { font-size: var(--small); line-height: 1.3; }
.stMainBlockContainer [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.stMainBlockContainer [data-testid="stMarkdownContainer"] p { margin: 0; }
.stMainBlockContainer h1 { font-size: var(--title); line-height: 1.2; padding: 0; font-weight: 650; text-wrap: balance; }
.st-key-follow-side p { padding-bottom: 0.5rem; }
.st-key-follow-side p:first-child { font-size: var(--chance); font-weight: 650; line-height: 1.05; }
.st-key-follow-side p:last-child strong { white-space: nowrap; }
.st-key-follow-guess input { min-height: 2.4em; }
.st-key-follow-guess [data-testid="stNumberInputContainer"] { height: auto; }
.st-key-follow-guess [data-testid^="stNumberInputStep"] { display: none; }
.st-key-follow-guess button { min-height: 2.6em; }
.follow-chart { font-size: var(--small); height: max(280px, min(54vh, 56vw)); padding: 1.5em 3em 1.5em 3.1em; box-sizing: border-box; overflow: hidden; }
.follow-plot { position: relative; height: 100%; }
.follow-plot img { position: absolute; inset: 0; width: 100%; height: 100%; max-width: none; }
.follow-plot i { position: absolute; width: 0.6em; height: 0.6em; margin: 0 0 -0.3em -0.3em; border-radius: 50%; }
.follow-plot span { position: absolute; line-height: 1; white-space: nowrap; }
.follow-tick { right: calc(100% + 0.3em); transform: translateY(50%); }
.follow-month { top: calc(100% + 0.35em); }
.follow-today, .follow-year-end { bottom: calc(100% + 0.25em); transform: translateX(-50%); }
.follow-target { left: 0.3em; margin-bottom: 0.2em; font-weight: 600; }
.follow-end { left: calc(100% + 0.3em); transform: translateY(50%); font-weight: 700; }
@media (min-width: 641px) {  /* question, field and chart on one screen */
  .st-key-follow-guess [data-testid="stForm"] [data-testid="stVerticalBlock"] { flex-direction: row; align-items: flex-end; }
  .st-key-follow-guess [data-testid="stForm"] [data-testid="stElementContainer"] { width: auto; }
  .stApp:has(.st-key-follow-guess) .follow-chart { height: max(240px, min(42vh, 44vw)); }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 0.7rem 0.8rem 1rem; }
  .follow-chart { height: 42vh; }
  [data-testid="stHorizontalBlock"]:has(.st-key-follow-side) { flex-direction: column-reverse; gap: 0.4rem; }
}
</style>"""


# Streamlit's own word for a lost line is a dialog in English about a terminal; on a phone in the room a strip says enough.
LOST = """<style>
[data-testid="stDialog"], [role="dialog"] { display: none; }
.stApp:not([data-test-connection-state="CONNECTED"])::before {
  content: "%s"; position: fixed; z-index: 1000; inset: auto 0 0 0; padding: 0.3em 1em; background: #8a5a00; color: #fff; font-size: var(--small);
}
</style>"""


def apply_follow_style(say: Voice) -> None:
    """Put the style on the page; it takes no room."""
    st.html(STYLE + LOST % say("Mất kết nối, đang nối lại…"))
