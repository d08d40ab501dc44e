"""The little that the theme cannot say: less air at the top, large numbers, rows that line up."""

from __future__ import annotations

import streamlit as st

STYLE = """<style>
.stMainBlockContainer { padding-top: 3.4rem; padding-bottom: 3rem; max-width: 1560px; }
.stMainBlockContainer > [data-testid="stVerticalBlock"] { gap: 0.5rem; }
.stMainBlockContainer h1 { font-size: clamp(1.35rem, 2.5vw, 2.1rem); line-height: 1.25; padding: 0.1rem 0 0.4rem; }
.stMainBlockContainer h2 { font-size: 1.25rem; padding: 1rem 0 0.7rem; }
.stMainBlockContainer h3 { font-size: clamp(1.15rem, 1.9vw, 1.6rem); line-height: 1.3; padding: 0.1rem 0 0.4rem; }
.stMainBlockContainer table { font-size: 0.9rem; width: 100%; }
:is([class*="st-key-row-"], [class*="st-key-card-"], [class*="st-key-group-"], .st-key-table-head, .st-key-needed) {
  [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
  p { margin: 0; line-height: 1.3; }
}
[class*="st-key-row-"] { border-top: 1px solid rgba(128, 128, 128, 0.22); padding: 0.3rem 0; }
[class*="st-key-row-"] [data-testid="stPopoverButton"] { justify-content: flex-start; padding: 0; min-height: 0; font-weight: 600; }
[class*="st-key-group-"] { padding: 0.7rem 0 0.2rem; }
.st-key-table-head p { font-size: 0.85rem; opacity: 0.75; }
.st-key-needed p { font-size: 1.15rem; line-height: 1.4; }
.st-key-levers, .st-key-levers [data-testid="stVerticalBlock"] { gap: 0.25rem; }
.st-key-levers [data-testid="stSliderTickBar"] { display: none; }
.st-key-levers [data-testid="stSlider"] { padding-bottom: 0.35rem; }
.st-key-levers [data-testid="stPopoverButton"] { min-height: 0; padding: 0; font-size: 0.85rem; }
[class*="st-key-card-"] { gap: 0.35rem; }
.st-key-assignment-table :is(p, small) { font-size: 0.86rem; }
[class*="st-key-row-assign"] em { font-style: normal; opacity: 0.75; }
@media (min-width: 641px) { [class*="st-key-row-assign"] em, [class*="st-key-row-assign"] em + br { display: none; } }
@media (max-width: 640px) {
  [class*="st-key-row-assign"] [data-testid="stColumn"] { min-width: calc(25% - 1rem) !important; flex: 1 1 calc(25% - 1rem) !important; }
  [class*="st-key-row-assign"] [data-testid="stColumn"]:is(:first-child, :last-child) { min-width: 100% !important; }
}
.st-key-assignment-months [data-testid="stColumn"] { min-width: 5.5rem; }
.st-key-assignment-months input { text-align: right; font-variant-numeric: tabular-nums; }
:is(.st-key-assignment-split, .st-key-issued-beside, [class*="st-key-handout-"]) table { font-variant-numeric: tabular-nums; }
:is(.st-key-assignment-split, .st-key-issued-beside, [class*="st-key-handout-"]) :is(td, th):first-child { min-width: 8.5rem; }
[data-tag], [data-tag] * { color: inherit !important; }
[data-tag] { background: rgba(128, 128, 128, 0.28) !important; }
@media (max-width: 640px) {
  .st-key-table-head { display: none; }
  [class*="st-key-row-"] > div > [data-testid="stHorizontalBlock"] { gap: 0.3rem 1rem; }
  [class*="st-key-row-"] [data-testid="stColumn"] { min-width: calc(50% - 1rem); flex: 1 1 calc(50% - 1rem); }
  :is([class*="st-key-row-figures-"], [class*="st-key-row-batch-"], [class*="st-key-row-column-"])
    > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {
    min-width: 100%;
  }
  [class*="st-key-import-table-"] {
    thead { display: none; }
    :is(table, tbody, tr, td) { display: block; border: 0; }
    tr { border-top: 1px solid rgba(128, 128, 128, 0.22); padding: 0.3rem 0; }
    td { padding: 0.05rem 0; overflow-wrap: anywhere; }
  }
  .stMainBlockContainer { padding-left: 1rem; padding-right: 1rem; }
}
@media print {
  [data-testid="stHeader"] { display: none; }
  .stMainBlockContainer { padding-top: 0; }
}
</style>"""


def apply_style() -> None:
    """Put the style on the page; it takes no room."""
    st.html(STYLE)
