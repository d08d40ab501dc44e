"""A plan whose figures change after something was saved on it."""

from pathlib import Path

FIGURE = ",20.07,date_assumed"  # procedures paid online, of 20 April 2023


def change_the_figures(folder: Path, value: str = "26.07") -> None:
    """Replace the figure that the opening target rests on."""
    path = folder / "observations.csv"
    text = path.read_text("utf-8")
    assert FIGURE in text
    changed = text.replace(FIGURE, f",{value},date_assumed").replace("20.07 - 12.07", f"{value} - {float(value) - 8:.2f}")
    path.write_text(changed, "utf-8")
