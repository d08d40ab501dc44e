"""Nhịp, a what-if planner for adoption targets: the public Python API.

>>> from planner import load_plan, load_scenario, outlooks, project_series, chance_by
"""

from planner.catalog.scenario_file import load_scenario
from planner.keeping.plans import load_plan
from planner.model.bare_series import chance_by, project_series
from planner.model.outlook import outlooks

__all__ = ["chance_by", "load_plan", "load_scenario", "outlooks", "project_series"]
