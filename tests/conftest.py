"""What all tests share: the two plans, and repeatable random examples."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from planner import load_plan
from planner.cli import SHIPPED_PLAN
from planner.domain.plan import Plan
from planner.text.translation import Voice

RIVER = Path(__file__).parent / "plans" / "river-county"

settings.register_profile("repeatable", max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def _store_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test touches the scenarios that were saved in this checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANNER_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('store') / 'nhip.db'}")
        yield


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The shipped plan of Hải Dương."""
    return load_plan(SHIPPED_PLAN)


@pytest.fixture(scope="session")
def river() -> Plan:
    """The plan of an invented place."""
    return load_plan(RIVER)


@pytest.fixture(scope="session")
def vi() -> Voice:
    return Voice("vi")


@pytest.fixture(scope="session")
def en() -> Voice:
    return Voice("en")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may miss a key or a click that came before its page listened: such a test is tried again, twice at most."""
    for item in items:
        if item.path.parent.name == "browser" or item.path.name == "test_flows.py":
            item.add_marker(pytest.mark.flaky(reruns=2))
