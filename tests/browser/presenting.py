"""The presenter's stage in a browser: where things are, what is pressed, what nobody could read from the last row."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

MEASURE = "one_stop_cashless"
OPENING = re.compile(r"^Như hiện nay: khả năng đạt 60% khoảng 40%, khoảng tháng 3/2024 \[8/2023 – chưa đạt")
RAISED = "Một cửa không tiền mặt toàn tỉnh: khả năng đạt 60% tăng từ 40 lên 65%"

# Every text that can be seen on the stage: what it says, how large, its contrast, where it is.
TEXTS = """root => {
  const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const rgb = text => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const light = ({ r, g, b }) => { const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z; };
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, text = walker.currentNode.nodeValue.trim();
    if (!text || parent.closest('.unseen') || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(parent), svg = parent.ownerSVGElement, range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    let under = parent, paper = null;
    while (under && !paper) { const c = rgb(getComputedStyle(under).backgroundColor); if (c.a === 1) paper = c; under = under.parentElement; }
    const [a, b] = [light(rgb(svg ? style.fill : style.color)), light(paper)].sort((x, y) => y - x);
    const boxes = svg ? [parent.getBoundingClientRect()] : [...range.getClientRects()];
    const frame = (svg ?? root).getBoundingClientRect();
    found.push({ text, size: parseFloat(style.fontSize), contrast: (a + 0.05) / (b + 0.05), scrolls: !!parent.closest('.sheet-body, .closing'),
      sheet: !!parent.closest('.sheet'),
      boxes: boxes.filter(box => box.width).map(({ left, top, right, bottom, height: h }) => ({ left, top: top + 0.2 * h, right, bottom: bottom - 0.2 * h })),
      frame: { left: frame.left, top: frame.top, right: frame.right, bottom: frame.bottom } });
  }
  return found;
}"""


def stage(page: Page) -> Locator:
    return page.locator(".stage-root")


def headline(page: Page) -> Locator:
    return page.locator(".headline")


def keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def at_step(page: Page, step: int) -> None:
    expect(stage(page)).to_have_attribute("data-step", str(step))


def raise_by_key(page: Page) -> None:
    """Measure 1 to its highest word level, from whatever step."""
    keys(page, "1", "ArrowRight", "ArrowRight", "ArrowRight")
    expect(headline(page)).to_have_text(RAISED)
    settled(page)


def settled(page: Page) -> None:
    """Until the server's truth has replaced what the browser worked out."""
    expect(page.locator(".stage-root:not(.moving)")).to_be_attached()


def overlapping(texts: list[dict[str, Any]]) -> list[str]:
    """Pairs of texts that lie on each other, and texts that stick out of the screen or of their chart."""
    found, boxes = [], []
    for known in texts:
        for box in known["boxes"]:
            frame = known["frame"]
            out = box["left"] < frame["left"] - 2 or box["right"] > frame["right"] + 2 or box["top"] < frame["top"] - 2 or box["bottom"] > frame["bottom"] + 2
            if out and not known["scrolls"]:
                found.append(f"sticks out: {known['text']}")
            boxes.append((known["text"], box))
    for place, (text, one) in enumerate(boxes):
        for other_text, other in boxes[place + 1 :]:
            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
            down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if across > 2 and down > 1:
                found.append(f"{text} over {other_text}")
    return found


def unreadable(page: Page, width: int) -> list[str]:
    """What somebody six metres away would not read."""
    texts: list[dict[str, Any]] = stage(page).evaluate(TEXTS)
    assert len(texts) > 5
    if any(known["sheet"] for known in texts):
        texts = [known for known in texts if known["sheet"]]
    small = [f"{known['size']:.1f} px: {known['text']}" for known in texts if known["size"] < 0.022 * width]
    pale = [f"{known['contrast']:.1f}:1 {known['text']}" for known in texts if known["contrast"] < 7]
    return small + pale + overlapping(texts)
