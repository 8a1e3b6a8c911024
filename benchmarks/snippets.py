"""How many of the snippets on the pages of an SDK run against that SDK.

Presses each document, and runs every Python snippet of the pages and of the README in a process of its own, against a
server on loopback that is made from the document. Prints how many run, how many of those send a value that the document
does not allow (made-up values of `docs.dialect: reference` do), and why the others fail.

    python benchmarks/snippets.py DOCUMENT:CONFIG... [--show N]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Press each document and run its snippets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="+", metavar="DOCUMENT:CONFIG")
    parser.add_argument("--show", type=int, default=3, metavar="N")
    options = parser.parse_args()
    failed = 0
    for pair in options.pairs:
        document, _, config = pair.partition(":")
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "sdkpress", "generate", document]
            command += ["-o", folder, *(["-c", config] if config else [])]
            subprocess.run(command, check=True, capture_output=True)
            own = [sys.executable, __file__, "--run", document, folder]
            run = subprocess.run(
                [*own, str(options.show)], text=True, capture_output=True, check=False
            )
        failed |= run.returncode
        said = (
            run.stdout or run.stderr[-2000:]
        )  # what loggers of snippets print is no matter
        print(f"{document}: {said}", end="")
    return failed


def run_pages(document: Path, folder: Path, show: int) -> int:
    """Run the snippets of one SDK."""
    sys.path[:0] = [str(ROOT / "tests"), str(folder / "src")]
    from support.document import Document
    from support.loopback import loopback
    from support.page_run import answered_by, run_snippet
    from support.pages import pages_of, snippets_of

    pages = [folder / "README.md", *pages_of(folder / "docs")]
    snippets = [
        snippet
        for page in pages
        if page.is_file()
        for snippet in snippets_of(page, "python")
        if "/* values here */" not in snippet.code
    ]
    text = "\n".join(snippet.code for snippet in snippets)
    names = re.findall(r'os\.(?:getenv\(|environ\[)"([A-Z0-9_]+)"', text)
    environment = dict.fromkeys(names, "user:secret")
    (runtime,) = (folder / "src").glob("**/_runtime/http.py")
    module = ".".join(runtime.relative_to(folder / "src").with_suffix("").parts)
    library = import_module(module).httpx
    reasons: Counter[str] = Counter()
    odd = 0
    with (
        loopback(Document.read(document)) as server,
        tempfile.TemporaryDirectory() as at,
    ):
        server.forgiving = True
        with answered_by(server, library) as headers:
            for snippet in snippets:
                server.seen.clear()
                failure = run_snippet(snippet, server, headers, environment, Path(at))
                if failure is None:
                    continue
                if re.match(r"\S+:\d+: \[", failure):
                    odd += 1
                    continue
                reasons[_reason(failure)] += 1
                if sum(reasons.values()) <= show:
                    print(failure[:600].replace(str(folder), ""))
    good = len(snippets) - sum(reasons.values())
    print(
        f"{good} of {len(snippets)} run, {odd} with a value that the document forbids"
    )
    for reason, count in reasons.most_common(8):
        print(f"  {count} {reason}")
    return int(good < len(snippets))


def _reason(failure: str) -> str:
    """What kind of failure it is."""
    found = re.search(r"[\w.]*(?:Error|Exception)\b[^\[]{0,80}", failure)
    return " ".join((found[0] if found else failure[-80:]).split())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        sys.exit(run_pages(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])))
    sys.exit(main())
