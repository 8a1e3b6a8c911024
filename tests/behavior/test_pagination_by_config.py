"""Lists of real documents that say nothing of their pages, walked by a rule of the config."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import SHARED
from support.document import Document
from support.loopback import Answer, Loopback, loopback
from support.pressing import Build, press

GITHUB = SHARED / "specs" / "github.json"
STRIPE = SHARED / "specs" / "stripe.yaml"


def _part(path: Path, wanted: str, folder: Path) -> Path:
    """A document with the one path that is wanted, and the components that it leads to."""
    text = path.read_text()
    document: dict[str, Any]
    document = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    components: dict[str, Any] = {}
    pending: list[object] = [{wanted: document["paths"][wanted]}]
    while pending:
        for kind, name in re.findall(
            r'"#/components/(\w+)/([^"/]+)"', json.dumps(pending.pop())
        ):
            if name not in components.setdefault(kind, {}):
                components[kind][name] = document["components"][kind][name]
                pending.append(components[kind][name])
    document["components"] = {
        **components,
        "securitySchemes": document["components"].get("securitySchemes", {}),
    }
    document["paths"] = {wanted: document["paths"][wanted]}
    kept = folder / "openapi.json"
    kept.write_text(json.dumps(document, ensure_ascii=False))
    return kept


def _pressed(path: Path, wanted: str, rule: str, folder: Path) -> Build:
    config = folder / "sdkpress.yaml"
    lines = (
        f"package: {path.stem}_in_pages",
        f"pagination: [{rule}]",
        "response_validation: lenient",
    )
    config.write_text("\n".join(lines))
    return press(_part(path, wanted, folder), config, folder / "sdk")


@pytest.fixture(scope="module")
def github(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """An SDK of GitHub's issues."""
    folder = tmp_path_factory.mktemp("github")
    rule = "{operations: '*', type: link}"
    return _pressed(GITHUB, "/repos/{owner}/{repo}/issues", rule, folder)


@pytest.mark.skipif(not GITHUB.is_file(), reason="needs ../shared: github.json")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_issues_of_github_over_three_pages_by_link(kind: str, github: Build) -> None:
    with loopback(Document.read(github.document)) as server:
        for number in (1, 2, 3):
            following = f"{server.url}/repos/o/r/issues?state=all&page={number + 1}"
            links = f'<{following}>; rel="next", <{server.url}/last>; rel="last"'
            body = [{"id": 1, "number": number * 10 + i} for i in (1, 2)]
            headers = {"link": links} if number < 3 else {}
            server.script("issues/list-for-repo", Answer.json(body, **headers))
        numbers = _numbers(github, kind, server)
        assert numbers == [11, 12, 21, 22, 31, 32]
        pages = [dict(request.query).get("page") for request in server.seen]
        assert pages[1:] == ["2", "3"]


def _numbers(sdk: Build, kind: str, server: Loopback) -> list[int]:
    given = {"owner": "o", "repo": "r", "state": "all"}
    if kind == "sync":
        with sdk.client("sync", server_url=server.url) as client:
            return [issue.number for issue in _list_for_repo(client)(**given)]

    async def walk() -> list[int]:
        async with sdk.client("async", server_url=server.url) as client:
            page = await _list_for_repo(client)(**given)
            return [issue.number async for issue in page]

    return asyncio.run(walk())


def _list_for_repo(client: Any) -> Any:
    """The method, whether or not its name repeats the group's."""
    issues = client.issues
    return getattr(issues, "list_for_repo", None) or issues.issues_list_for_repo


@pytest.mark.skipif(not STRIPE.is_file(), reason="needs ../shared: stripe.yaml")
def test_coupons_of_stripe_by_the_id_of_the_last_one(tmp_path: Path) -> None:
    rule = (
        "{operations: 'GET /v1/*', type: cursor, position: starting_after, limit: limit, "
        "next: '$.data[-1].id'}"
    )
    sdk = _pressed(STRIPE, "/v1/coupons", rule, tmp_path)
    with loopback(Document.read(sdk.document)) as server:
        for ids in (("a", "b"), ("c",), ()):
            data = [{"id": id_, "object": "coupon"} for id_ in ids]
            body = {"data": data, "has_more": bool(ids), "url": "/", "object": "list"}
            server.script("GetCoupons", Answer.json(body))
        with sdk.client("sync", server_url=server.url) as client:
            assert [one.id for one in client.get_coupons(limit=2)] == ["a", "b", "c"]
        after = [dict(request.query).get("starting_after") for request in server.seen]
        assert after == [None, "b", "c"]
