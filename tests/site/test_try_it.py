"""The form that sends a call: from a page on disk, to a server on loopback that allows calls from a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from support.browser import Site, complaints, opened_page, site_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
servers: [{url: "https://pets.example"}]
security: [{token: []}]
paths:
  /pets/{name}:
    post:
      operationId: change
      parameters:
        - {name: name, in: path, required: true, schema: {type: string}, example: Tom}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}, example: [big, black]}
        - {name: ids, in: query, style: pipeDelimited, explode: false,
           schema: {type: array, items: {type: integer}}, example: [1, 2]}
        - {name: page, in: query, style: deepObject, schema: {type: object, properties: {size: {type: integer}}},
           example: {size: 5}}
        - {name: X-Trace, in: header, schema: {type: string}}
      requestBody:
        content: {application/json: {schema: {type: object, properties: {age: {type: integer, example: 3}}}}}
      responses: {"200": {description: OK, content: {application/json: {schema: {type: object}}}}}
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
"""
ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, content-type, x-trace",
    "Access-Control-Allow-Methods": "POST",
}


class _Server(ThreadingHTTPServer):
    """Answers every POST, and notes what came."""

    seen: list[dict[str, Any]]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _answer(self, body: bytes) -> None:
        self.send_response(200)
        for name, value in ALLOWED.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(
            {"path": self.path, "headers": dict(self.headers), "body": body}
        )
        self._answer(b'{"name":"Tom","age":4}')

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[_Server]:
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.seen = []
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def site(server: _Server, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("try")
    (folder / "openapi.yaml").write_text(DOCUMENT)
    config = folder / "sdkpress.yaml"
    config.write_text(
        f"package: pets\ndocs: {{site: {{try_it: ['{server.url}/v1']}}}}\n"
    )
    return site_of(folder / "openapi.yaml", config, folder / "site")


def _opened(page: Page, site: Site) -> None:
    page.goto(site.operation("change").as_uri())
    page.get_by_text("Try it", exact=True).click()
    page.get_by_label("token").fill("a-secret")


def test_a_call_is_sent_as_the_document_says(
    site: Site, server: _Server, browser: Browser
) -> None:
    with opened_page(browser) as page:
        said = complaints(page)
        _opened(page, site)
        page.get_by_label("X-Trace").fill("t1")
        page.get_by_label("Body").fill('{"age": 4}')
        page.get_by_role("button", name="Send").click()
        page.locator("output", has_text='"age": 4').wait_for(timeout=30_000)
        assert page.locator("output").inner_text().startswith("200 OK")
    seen = server.seen[-1]
    url = urlsplit(seen["path"])
    assert url.path == "/v1/pets/Tom"
    assert sorted(parse_qsl(url.query)) == [
        ("ids", "1|2"),
        ("page[size]", "5"),
        ("tags", "big"),
        ("tags", "black"),
    ]
    headers = {name.lower(): value for name, value in seen["headers"].items()}
    assert headers["authorization"] == "Bearer a-secret"
    assert headers["x-trace"] == "t1"
    assert headers["content-type"] == "application/json"
    assert "cookie" not in headers and "referer" not in headers
    assert json.loads(seen["body"]) == {"age": 4}
    assert [one for one in said if server.url not in one] == []


def test_what_is_typed_in_is_not_kept(site: Site, browser: Browser) -> None:
    with opened_page(browser) as page:
        _opened(page, site)
        kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
        assert "a-secret" not in page.evaluate(kept)
        page.reload()
        page.get_by_text("Try it", exact=True).click()
        assert page.get_by_label("token").input_value() == ""


def test_no_other_server_is_called(site: Site, browser: Browser) -> None:
    """The page's policy holds the browser back, whatever a script asks for."""
    with opened_page(browser) as page:
        page.goto(site.operation("change").as_uri())
        ask = "fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)"
        assert page.evaluate(ask) == "TypeError"
        policy = page.locator("meta[http-equiv]").get_attribute("content")
        assert policy is not None and "connect-src http://127.0.0.1:" in policy


def test_there_is_no_form_where_the_config_names_no_server(
    tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)
    site = site_of(tmp_path / "openapi.yaml", None, tmp_path / "site")
    with opened_page(browser) as page:
        page.goto(site.operation("change").as_uri())
        assert page.locator("form").count() == 0
    assert not (tmp_path / "site/assets/try-it.js").exists()
    assert "connect-src" not in site.operation("change").read_text("utf-8")
