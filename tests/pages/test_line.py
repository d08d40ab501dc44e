"""The line is watched on every page, in the page's language, with what Streamlit of today understands."""

import json

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from planner.domain.bilingual import Language
from tests.pages.reading import PAGES, components, open_page

SAID = {"vi": "Mất kết nối. Thao tác chưa được lưu, sẽ gửi lại khi có mạng.", "en": "Connection lost."}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_watches_the_line_once(language: Language) -> None:
    for name in (*PAGES, "compare", "present"):
        (told,) = components(open_page(name, language), "planner_line")
        assert json.loads(told["words"])["down"].startswith(SAID[language]), name
        assert told["back"] == 0


def test_the_browser_asks_and_reads_what_streamlit_means() -> None:
    (told,) = components(open_page("trust"), "planner_line")
    assert BackMsg.FromString(bytes(told["beat"])).app_heartbeat
    numbers = told["fields"]
    fields = ForwardMsg.DESCRIPTOR.fields_by_number
    assert BackMsg.DESCRIPTOR.fields_by_number[numbers.pop("asked")].name == "rerun_script"
    numbers = {name: fields[number].name for name, number in numbers.items()}
    assert told["health"] == "/_stcore/health"
    assert numbers == {"started": "new_session", "finished": "script_finished"}
