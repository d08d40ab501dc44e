"""Read from the last row: every text of every step large, dark enough and in its place, at both sizes of screen."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.presenting import at_step, keys, settled, unreadable

SIZES = ((1366, 768), (1920, 1080))
MEETING: dict[str, tuple[str, ...]] = {  # what is pressed to come to each picture
    "axes": (),
    "today": ("n",),
    "target": ("n",),
    "gap": ("n",),
    "guess": ("n",),
    "levers": ("n",),
    "raised": ("1", "ArrowRight", "ArrowRight", "ArrowRight"),
    "two": ("2", "ArrowRight"),
    "replay": ("Escape", "n"),
    "compare": ("n",),
    "as now": ("Space",),
    "commitments": ("n",),
    "keys": ("?",),
    "basis": ("g",),
}


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_step_is_read_from_the_last_row(language: str, dark: bool, visit: Visit) -> None:
    page = visit(f"/present?lang={language}", dark=dark)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        keys(page, "0")
        at_step(page, 1)
        faults = {}
        for name, pressed in MEETING.items():
            keys(page, *pressed)
            settled(page)
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            if found := unreadable(page, width):
                faults[name] = found
        assert faults == {}, f"at {width} x {height}"
        keys(page, "Escape")
