"""Where things are on the pages, and what does not fit."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

LEVER = "one_stop_cashless"
HERO = "procedures_paid_online_60_2023"

TEXTS_AND_LABELS = """() => {
  const found = new Set(), names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeValue.trim() && !node.parentElement.closest('script, style, noscript')) found.add(node.nodeValue.trim());
  }
  for (const element of document.body.querySelectorAll('*'))
    for (const name of names) { const text = element.getAttribute(name); if (text) found.add(text); }
  return [...found];
}"""

# Texts that are wider than their box, by what they say. Rows that may be scrolled sideways by hand do not count.
CUT_OFF = """() => {
  const block = document.querySelector('.stMainBlockContainer'), found = [];
  const kinds = 'h1, h2, h3, button p, [data-testid=stMarkdownContainer], [data-testid=stCaptionContainer], '
    + '[data-testid=stWidgetLabel] p, [role=combobox], [data-baseweb=select] *, [data-testid=stSelectbox] input';
  for (const e of block.querySelectorAll(kinds)) {
    if (!e.offsetParent || !e.clientWidth || e.closest('[data-testid=stTooltipIcon], svg')) continue;
    const style = getComputedStyle(e);
    if (e.scrollWidth > e.clientWidth + 1 && style.display !== 'inline')
      found.push(`${e.tagName} ${e.scrollWidth}>${e.clientWidth}: ${e.value || e.innerText}`);
    const box = e.getBoundingClientRect(), button = e.closest('button')?.getBoundingClientRect();
    if (button && (box.right > button.right + 1 || box.left < button.left - 1)) found.push(`out of its button: ${e.innerText}`);
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`${e.tagName} off the screen: ${e.innerText}`);
  }
  return found;
}"""

# Pairs of chart labels that overlap, and labels that stick out of their chart.
CROWDED = """chart => {
  const frame = chart.querySelector('svg.main-svg').getBoundingClientRect(), found = [];
  const labels = [...chart.querySelectorAll('.annotation-text, .xtick text, .ytick text, .bars text')].filter(e => e.textContent.trim());
  const boxes = labels.map(e => [e.textContent, e.getBoundingClientRect()]);
  boxes.forEach(([text, a], i) => {
    if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) found.push(`${text} sticks out`);
    boxes.slice(i + 1).forEach(([other, b]) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 3) found.push(`${text} over ${other}`);
    });
  });
  return found;
}"""


def native(address: str) -> str:
    """The what-if page with plain sliders, which every flow can do without a live board."""
    if not address.startswith("/what_if") or "levers=" in address:
        return address
    return address + ("&" if "?" in address else "?") + "levers=native"


def board(page: Page) -> Locator:
    """The live board."""
    return page.locator(".board")


def heading(page: Page) -> Locator:
    """The page's own sentence: headline or takeaway."""
    return page.locator(".stMainBlockContainer :is(h1, h2, h3)").first


def keyed(page: Page, key: str) -> Locator:
    """What was given a key in the code."""
    return page.locator(f".st-key-{key.replace('.', '-')}")


def lever(page: Page, measure: str = LEVER) -> Locator:
    """The thumb of a lever."""
    return keyed(page, f"lever.{measure}").get_by_role("slider")


def set_lever(page: Page, measure: str, key: str) -> None:
    """Move a lever with the keyboard."""
    lever(page, measure).focus()
    page.keyboard.press(key)


def menu(page: Page, address: str) -> Locator:
    """A page's entry in the menu, by its address."""
    return page.locator(f"[data-testid=stTopNavLink][href$='/{address}']")


def pick(page: Page, box: int, title: str) -> None:
    """Choose from the first (target) or second (scenario) list of the what-if page."""
    page.get_by_role("combobox").nth(box).click()
    page.get_by_role("option", name=title, exact=True).click()


def fan(page: Page) -> Locator:
    """The large chart."""
    return page.get_by_test_id("stPlotlyChart").first


def texts_and_labels(page: Page) -> list[str]:
    """Every text and every label for screen readers."""
    found: list[str] = page.evaluate(TEXTS_AND_LABELS)
    return found


def cut_off(page: Page) -> list[str]:
    """Texts of the main block that do not fit."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def crowded(chart: Locator) -> list[str]:
    """Labels of a chart that overlap or stick out."""
    expect(chart.locator(".main-svg").first).to_be_visible()
    found: list[str] = chart.evaluate(CROWDED)
    return found


def scrolls_sideways(page: Page) -> Any:
    """Whether anything is wider than the screen."""
    return page.evaluate("[document.scrollingElement, document.querySelector('[data-testid=stMain]')].some(e => e && e.scrollWidth > e.clientWidth + 1)")
