"""What somebody is typing and has not recorded yet: kept for the visit, whatever is looked at meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from planner.ui import session

KEPT = "planner.typing"


@dataclass(frozen=True, slots=True)
class Typing:
    """The boxes of one form. A widget shows what is kept here, and hands every change on."""

    form: str

    def value(self, name: str, initial: Any = "") -> Any:
        """What a box holds."""
        return self._kept().get(name, initial)

    def box(self, name: str, initial: Any = "") -> dict[str, Any]:
        """Arguments of the widget that shows a box."""
        key = session.seeded(f"typing.{self.form}.{name}", self.value(name, initial))
        return {"key": key, "on_change": self._keep, "args": (name, key)}

    def put(self, name: str, value: Any) -> None:
        """Fill a box."""
        st.session_state[KEPT] = st.session_state.get(KEPT, {}) | {self.form: self._kept() | {name: value}}

    def forget(self) -> None:
        """Empty every box."""
        st.session_state[KEPT] = {form: boxes for form, boxes in st.session_state.get(KEPT, {}).items() if form != self.form}

    def under(self, prefix: str) -> dict[str, Any]:
        """What the boxes hold whose names begin alike, without that beginning."""
        return {name.removeprefix(prefix): value for name, value in self._kept().items() if name.startswith(prefix)}

    def _kept(self) -> dict[str, Any]:
        found: dict[str, Any] = st.session_state.get(KEPT, {}).get(self.form, {})
        return found

    def _keep(self, name: str, key: str) -> None:
        self.put(name, st.session_state[key])
