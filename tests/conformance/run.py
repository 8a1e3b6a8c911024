"""Every call of the suite through generated SDKs: `python run.py SUITE VERSION SYNC_SERVER ASYNC_SERVER`.

Generates an SDK for each document of one OpenAPI version, makes the calls of `cases.json` with it and
prints, as JSON for each kind of client, the problems by case and the scenarios that its server saw pass.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import urllib.request
import warnings
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "generator")]

from conformance.driver import Sdk, call_case  # noqa: E402
from sdkpress.diagnostics.findings import GenerationFailed  # noqa: E402


def generate_sdk(document: Path, package: str, folder: Path) -> Sdk:
    """An SDK of the document, importable, with its description."""
    from sdkpress.diagnostics.findings import Sink
    from sdkpress.inspection import describe
    from sdkpress.output.write import write
    from sdkpress.run import build, compare_build, resolve_job

    config = folder / "config" / f"{package}.yaml"
    config.parent.mkdir(parents=True, exist_ok=True)
    extra = HERE / "config.yaml"
    config.write_text(f"package: {package}\n" + extra.read_text())
    sink = Sink()
    output = folder / package
    job = resolve_job(document, config, output, sink)
    made = build(job, "sdk", sink, lambda _: None)
    write(compare_build(made, "sdk", lambda _: None), made.folder, force=False)
    sys.path.append(str(output / "src"))
    analysis = made.analysis
    described: Any = describe(analysis.api, analysis.names, job.config)
    return Sdk(package, json.loads(json.dumps(described)))


def main(suite: Path, version: str, servers: dict[str, str]) -> dict[str, Any]:
    """By kind of client: the problems of each case, and the scenarios that passed."""
    warnings.simplefilter("ignore")
    cases = json.loads((suite / "cases.json").read_text())["cases"]
    scenarios: dict[str, list[Any]] = defaultdict(list)
    for case in cases:
        scenarios[case["scenario"]].append(case)
    problems: dict[str, dict[str, list[str]]] = {kind: {} for kind in servers}
    with tempfile.TemporaryDirectory(prefix="conformance-") as name:
        suite_sdks = Sdks(suite / "openapi" / version, Path(name))
        for scenario in scenarios.values():
            for kind, server in servers.items():
                problems[kind] |= _problems(scenario, suite_sdks, kind, server)
    return {
        kind: {"passed": _passed(server), "problems": problems[kind]}
        for kind, server in servers.items()
    }


def _passed(server: str) -> list[str]:
    with urllib.request.urlopen(f"{server}/.coverage") as reply:
        coverage = json.load(reply)
    return sorted(
        scenario
        for suite in coverage
        for scenario, state in suite["results"].items()
        if state == "pass"
    )


class Sdks:
    """The SDKs of the suite's documents, each made when it is first asked for."""

    def __init__(self, documents: Path, folder: Path) -> None:
        self._documents = documents
        self._folder = folder
        self._known: dict[str, Sdk | str] = {}

    def of(self, case: Any) -> Sdk | str:
        """The SDK of a case's document, or why there is none."""
        document: str = case["openapi"]
        if document not in self._known:
            package = "c_" + re.sub(r"\W+", "_", document.removesuffix(".yaml"))
            try:
                place = self._documents / document
                self._known[document] = generate_sdk(place, package, self._folder)
            except GenerationFailed as failure:
                messages = [finding.message for finding in failure.diagnostics[:3]]
                self._known[document] = "; ".join(messages)
        return self._known[document]


def _problems(
    scenario: list[Any], sdks: Sdks, kind: str, server: str
) -> dict[str, list[str]]:
    followers = [case for case in scenario if case["followUp"]]
    problems: dict[str, list[str]] = {}
    for case in scenario:
        if case["followUp"] or case.get("not_in_openapi") or case["openapi"] is None:
            continue
        sdk = sdks.of(case)
        if isinstance(sdk, str):
            problems[case["id"]] = [sdk]
        elif complaints := call_case(sdk, kind, case, followers, server):
            problems[case["id"]] = complaints
    return problems


if __name__ == "__main__":
    given = {"sync": sys.argv[3], "async": sys.argv[4]}
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], given), indent=1))
