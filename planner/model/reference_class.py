"""What hundreds of other programmes say about ceilings and paces, before a single figure of this one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClass:
    """Parameters of the prior; each is explained, with its symbol, in ``reference_class.toml``."""

    version: str
    ceiling_mean: float
    ceiling_weight: float
    push: float
    log_pace_mean: float
    log_pace_sd: float
    evidence_shift: float
    evidence_sd: float
    evidence_sd_per_weight: float
    memory_fading: float
    noise_log_sd: float
    slowest_share: float
    erratic_weight: float
    erratic_sd: float
    honesty: float


@lru_cache
def reference_class() -> ReferenceClass:
    """The reference class that the planner ships."""
    return ReferenceClass(**tomllib.loads(files("planner.model").joinpath("reference_class.toml").read_text("utf-8")))
