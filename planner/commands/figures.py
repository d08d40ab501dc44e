"""Spreadsheets on the command line: ``python -m planner import`` tells what a file brings, asks, and records it all or not at all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path

from planner.catalog.intake.limits import LARGEST_UPLOAD
from planner.catalog.intake.memory_file import memories_from, memories_text, with_memory
from planner.catalog.intake.propose import propose
from planner.catalog.intake.upload import Upload, read_upload
from planner.catalog.plan_folder import load_plan
from planner.commands.store import add_plan_and_store, opened, opened_if_there, plan_now
from planner.domain.intake import ColumnReading, Memory, Proposal, Question
from planner.domain.plan import Plan
from planner.errors import InvalidUpload, Problem
from planner.exports.marked_sheet import marked_workbook
from planner.keeping.intake import changes_of, origin_of
from planner.keeping.lessons import remembered
from planner.keeping.records import record_changes
from planner.text.import_columns import meaning_text, origin_text
from planner.text.intake import dropped_text, option_text, place_of, question_text, row_text
from planner.text.numbers import number
from planner.text.problems import problem_text
from planner.text.tables import one_line
from planner.text.translation import Voice

MOST_LINES = 40
MOST_OPTIONS = 5


def add_command(parser: argparse.ArgumentParser, usual_plan: Path) -> argparse.ArgumentParser:
    """Give the command its arguments; returns its parser."""
    parser.add_argument("file", metavar="FILE", help="xlsx, xls, ods or csv")
    add_plan_and_store(parser, usual_plan)
    parser.add_argument("--map", metavar="FILE", help="what is known of headers and labels: read if it is there; what is answered is added to it")
    parser.add_argument("--answer", action="append", default=[], metavar="KEY=OPTION", help="answer to a question, or to a group of them")
    parser.add_argument("--encoding", help="of a text file, when the one that is found is wrong")
    parser.add_argument("--marked", metavar="FILE", help="write the workbook with its problems and questions marked")
    parser.add_argument("--dry-run", action="store_true", help="only tell; record nothing")
    parser.add_argument("--author", default="", help="who brings the figures, needed to record them: self-declared, kept with every change")
    parser.add_argument("--reason", default="", help="why: kept with every change; the file's name when left out")
    parser.set_defaults(run=_import)
    return parser


def _import(asked: argparse.Namespace, say: Voice) -> str:
    plan, path = plan_now(asked, say), Path(asked.file)
    upload = read_upload(path.name, _content(path), encoding=asked.encoding)
    memories = _memories(asked, plan)
    proposal = propose(upload, plan, memories, dict(answer.rpartition("=")[::2] for answer in asked.answer))
    if asked.map and proposal.memory not in memories:
        _write(Path(asked.map), memories_text(with_memory(memories, proposal.memory)).encode("utf-8"))
    if asked.marked:
        _write(Path(asked.marked), marked_workbook(upload, proposal, plan, say, datetime.combine(plan.as_of, time(), UTC)))
    told, nothing = "\n".join([*_told(upload, proposal, plan, say), *_not_applied(memories, say)]), say("Chưa ghi gì.")
    unread = any(one.code == "cells_with_problems" and one.open for one in proposal.questions)
    if proposal.ready and not asked.dry_run:
        if not asked.author.strip():
            sys.stdout.write(f"{told}\n{nothing}\n")
            raise InvalidUpload(Problem("missing_value", path.name, column="--author", expected="--author NAME"))
        return f"{told}\n{_record(asked, upload, proposal, plan, say)}"
    if unread or not (asked.dry_run or proposal.is_empty):
        sys.stdout.write(f"{told}\n{nothing}\n")
        raise InvalidUpload(*(proposal.problems if unread else (_unanswered(path, proposal),)))
    return f"{told}\n{nothing}"


def _unanswered(path: Path, proposal: Proposal) -> Problem:
    return Problem("answers_missing", path.name, found=str(len(proposal.open)), expected="--answer KEY=OPTION")


def _memories(asked: argparse.Namespace, plan: Plan) -> tuple[Memory, ...]:
    """What is known of headers and labels, by layout of file: from the file that is named, otherwise from the store."""
    if asked.map:
        path = Path(asked.map)
        return memories_from(_content(path).decode("utf-8", "replace"), path.name) if path.exists() else ()
    with opened_if_there(asked) as database:
        return () if database is None else remembered(database, plan.id)


def _not_applied(memories: Iterable[Memory], say: Voice) -> Iterable[str]:
    """What is remembered of no known layout: said, for it is not applied to any file."""
    if count := sum(len(table) for one in memories if not one.layout for table in (one.columns, one.indicators, one.units)):
        yield say("{count} điều đã nhớ không rõ bố cục tệp, không áp dụng", count=number(count, say.language))


def _record(asked: argparse.Namespace, upload: Upload, proposal: Proposal, plan: Plan, say: Voice) -> str:
    with opened(asked) as database:
        batch = record_changes(
            database,
            load_plan(asked.plan),
            changes_of(upload, proposal, plan),
            author=asked.author,
            reason=asked.reason or one_line(upload.name),
            at=datetime.now(UTC),
            origin=origin_of(upload, proposal),
            taught=proposal.taught,
        )
    count = number(sum(change.kind == "figure" for change in batch.changes), say.language)
    return say("Đã ghi {count} số liệu; lần thay đổi số {number}.", count=count, number=number(batch.number, say.language)) + f"\nsha256 {batch.data}"


def _told(upload: Upload, proposal: Proposal, plan: Plan, say: Voice) -> Iterable[str]:
    """Everything that a person has to see before confirming, line by line."""
    yield say("Tệp “{file}”: {kind}, {sheets} trang tính", file=one_line(upload.name), kind=upload.kind, sheets=len(upload.sheets))
    if upload.encoding and upload.samples:
        yield "  " + say("bảng mã {encoding}, ví dụ: {samples}", encoding=upload.encoding, samples=one_line(" | ".join(upload.samples)))
    yield from (f"  {one_line(problem_text(notice, say))}" for notice in proposal.notices)
    yield say("Sẽ lấy {count} số liệu:", count=number(len(proposal.rows), say.language))
    yield from _some([f"{one_line(place_of(row.place, say))}: {one_line(row_text(row, plan, say))}" for row in proposal.rows], say)
    yield say("Từng cột được hiểu là:")
    yield from _some([_column(one, plan, say) for one in proposal.columns], say)
    if proposal.dropped:
        yield say("Đã bỏ qua {count} dòng:", count=number(len(proposal.dropped), say.language))
        yield from _some([one_line(dropped_text(one, say)) for one in proposal.dropped], say)
    if same := sum(pair.same for pair in proposal.pairs):
        yield say("Trùng, không khác nhau: {count}", count=number(same, say.language))
    for title, questions in (
        (say("Cần trả lời {count} câu:", count=number(_open(proposal.questions), say.language)), proposal.questions),
        (say("Cảnh báo phải trả lời: {count}", count=number(_open(proposal.guards), say.language)), proposal.guards),
    ):
        if _open(questions):
            yield title
            yield from _some([line for question in questions if question.open for line in _question(question, plan, say)], say)
    if proposal.is_empty:
        yield say("Không có số liệu nào mới.")
    else:
        yield say("Đã đủ để xác nhận.") if proposal.ready else say("Chưa xác nhận được.")


def _column(column: ColumnReading, plan: Plan, say: Voice) -> str:
    """A column on a line, with the key of the answer that changes it."""
    origin = origin_text(column, None, say)
    return one_line(f"{column.key}: {column.header or '–'}: {meaning_text(column.meaning, plan, say)}{f' ({origin})' if origin else ''}")


def _question(question: Question, plan: Plan, say: Voice) -> list[str]:
    place = f"{one_line(place_of(question.places[0], say))}: " if question.places else ""
    options = [f"  {one_line(question.key)}={option.id}: {one_line(option_text(option, plan, say))}" for option in question.options]
    left = len(options) - MOST_OPTIONS - 1
    more = ["  " + say("… và {count} dòng nữa", count=number(left, say.language)), options[-1]] if left > 0 else options[MOST_OPTIONS:]
    return [f"{place}{one_line(question_text(question, plan, say))}", *options[:MOST_OPTIONS], *more]


def _open(questions: Iterable[Question]) -> int:
    return sum(question.open for question in questions)


def _some(lines: list[str], say: Voice) -> Iterable[str]:
    yield from (f"  {line}" for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        yield "  " + say("… và {count} dòng nữa", count=number(len(lines) - MOST_LINES, say.language))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_UPLOAD + 1)
    except FileNotFoundError as error:
        raise InvalidUpload(Problem("missing_upload", path.name)) from error
    except OSError as error:
        raise InvalidUpload(Problem("unreadable_file", path.name, found=error.strerror or "")) from error


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InvalidUpload(Problem("unwritable_file", path.name, found=error.strerror or "")) from error
