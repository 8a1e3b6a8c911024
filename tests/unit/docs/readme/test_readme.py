"""README.md and USAGE.md: every program compiles and is laid out, every link leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Literal

import black
import pytest

from conftest import REPO
from sdkpress.config.model import Config
from sdkpress.docs.llms import present_llms
from sdkpress.docs.operation_pages import present_operation_pages
from sdkpress.docs.present import present_pages
from sdkpress.docs.readme.defaults import default_retries
from sdkpress.docs.readme.present import present_readme
from sdkpress.docs.readme.sections import fill_toc, merge_sections
from sdkpress.ir.api import Api
from sdkpress.ir.calls import Backoff, RetryPolicy
from sdkpress.python.context import generation_context
from sdkpress.render.files import render
from sdkpress.render.plan import FilePlan
from sdkpress.snippets.operation_snippets import OperationSnippets
from support.pressed import Build, pressed
from support.shop import API, NAMES

SPECS = REPO / "specs"
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
README = PurePosixPath("README.md")
USAGE = PurePosixPath("USAGE.md")


def _pressed(name: str) -> Build:
    return pressed(SPECS / name / "openapi.yaml", SPECS / name / "sdkpress.yaml")


def _files(name: str) -> dict[PurePosixPath, str]:
    one = _pressed(name)
    files = render(present_readme(OperationSnippets(one.lookup)))
    return {path: content.decode() for path, content in files.items()}


def _readme(api: Api, config: Config) -> tuple[FilePlan, ...]:
    return present_readme(OperationSnippets(generation_context(api, NAMES, config)))


def test_relative_links_of_the_document_lead_nowhere_and_go() -> None:
    told = "See [the guide](guide.html) and [more](https://site.example)."
    api = replace(API, description=told)
    text = render(_readme(api, Config()))[README].decode()
    assert "See the guide and [more](https://site.example)." in text


@pytest.mark.parametrize("name", ["atelier", "tasks"])
def test_programs_compile_and_black_leaves_them(name: str) -> None:
    for path, text in _files(name).items():
        programs = PYTHON.findall(text)
        assert programs
        for program in programs:
            compile(program, str(path), "exec")
            assert black.format_str(program, mode=black.Mode()) == program


@pytest.mark.parametrize("name", ["atelier", "tasks"])
def test_table_of_contents_is_that_of_the_file(name: str) -> None:
    readme = _files(name)[README]
    assert "* [Error Handling](#error-handling)\n" in readme
    assert fill_toc(readme) == readme
    assert merge_sections(readme, readme) == readme


@pytest.mark.parametrize("name", ["atelier", "tasks"])
def test_links_lead_to_pages(name: str) -> None:
    one = _pressed(name)
    pages = {str(p.path) for p in present_pages(OperationSnippets(one.lookup))}
    links = LINK.findall(_files(name)[README])
    inner = {link for link in links if "://" not in link}
    assert inner
    assert inner <= pages


def test_every_section_of_a_rich_api() -> None:
    readme = _files("atelier")[README]
    tags = re.findall(r"<!-- Start [^\[]*\[([a-z-]+)\] -->", readme)
    assert tags == [
        *("summary", "toc", "installation", "usage", "security", "global-parameters"),
        *(
            "operations",
            "eventstream",
            "pagination",
            "file-upload",
            "retries",
            "timeouts",
            "client-options",
            "raw-responses",
            "errors",
            "response-validation",
        ),
        *("server", "http-client", "hooks", "webhooks", "resource-management"),
        *("debug", "types", "formats"),
    ]
    ends = re.findall(r"<!-- End [^\[]*\[([a-z-]+)\] -->", readme)
    assert ends == tags


def test_sections_that_do_not_apply_are_left_out() -> None:
    readme = _files("tasks")[README]
    for tag in ("eventstream", "file-upload", "global-parameters"):
        assert f"[{tag}]" not in readme


def test_no_empty_lines_pile_up_and_the_file_ends_well() -> None:
    readme = _files("atelier")[README]
    outside = PYTHON.sub("code", readme)
    assert "\n\n\n" not in outside
    assert readme.endswith("<!-- Placeholder for Future Sections -->\n")


def test_usage_shows_the_documents_choice_in_its_order() -> None:
    usage = _files("atelier")[USAGE]
    titles = re.findall(r"^### (.*)$", usage, re.MULTILINE)
    assert titles == ["Paint a picture", "Talk, word by word", "Change a picture"]
    assert usage.startswith("<!-- Start SDK Example Usage [usage] -->\n### ")
    assert usage.endswith("\n<!-- End SDK Example Usage [usage] -->\n")
    assert usage.count("# Synchronous Example\n\nimport os\n") == 3
    assert usage.count("# Asynchronous Example\n\nimport asyncio\n") == 3


def test_one_client_with_both_kinds_of_methods() -> None:
    plans = _readme(API, Config(async_mode="both"))
    readme = render(plans)[README].decode()
    assert "whose name ends with `_async`" in readme


def test_an_api_without_operations() -> None:
    api = replace(API, operations=(), groups=())
    files = render(_readme(api, Config()))
    assert list(files) == [README]
    assert "[usage]" not in files[README].decode()


def test_index_lists_every_page_and_the_full_text_holds_it() -> None:
    one = _pressed("atelier")
    pages = present_pages(OperationSnippets(one.lookup))
    pages += present_operation_pages(one.lookup, one.analysis.document)
    llms = present_llms(one.analysis.api, one.analysis.names, pages)
    files = render((*pages, *llms))
    index = files[PurePosixPath("docs/llms.txt")].decode()
    listed = {f"docs/{link}" for link in LINK.findall(index)}
    assert listed == {str(page.path) for page in pages}
    full = files[PurePosixPath("docs/llms-full.txt")].decode()
    assert "\n# Studio.Image\n" in full
    assert "| Field | Type | Required | Description |" in full
    assert "## OpenAPI" not in full
    assert re.search(r"^\|.*  +\|$", full, re.MULTILINE) is None


def test_what_is_repeated_by_default_is_told() -> None:
    def told(*policies: RetryPolicy | None) -> str:
        operations = tuple(
            replace(API.operations[0], retry=policy) for policy in policies
        )
        api = replace(API, operations=operations)
        return default_retries(generation_context(api, NAMES, Config()))

    slow = Backoff(max_elapsed_time=90_500)
    policy = RetryPolicy(backoff=slow, status_codes=("429", "5XX"))
    assert told(None, None) == "By default, a call is tried once."
    assert told(policy) == (
        "By default, a call is repeated after the statuses `429`, `5XX`"
        " and after connection errors, for up to 90.5 seconds."
    )
    assert told(policy, None).startswith("By default, 1 of 2 methods repeat a call")
    other = replace(policy, connection_errors=False)
    assert told(policy, other).endswith("as long as the document says for each.")


@pytest.mark.parametrize("mode", ["strict", "lenient", "off"])
def test_what_becomes_of_odd_responses_is_told(
    mode: Literal["strict", "lenient", "off"],
) -> None:
    text = render(_readme(API, Config(response_validation=mode)))[README].decode()
    assert f"Without it, responses are read as `{mode}` says." in text
    raises = "its type raises `models.ResponseValidationError`"
    assert (raises in text) == (mode == "strict")
    assert ("type is not checked" in text) == (mode == "off")
