"""OAuth 2.0: the SDK asks for tokens itself, keeps them, renews them, one at a time; and digest."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from support.apis import OPTIONS, TOKENS, pressed
from support.pressing import Build, press


@dataclass
class Authority:
    """An API with its token endpoint. `good` are the tokens that the API takes now."""

    url: str = ""
    asked: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    good: set[str] = field(default_factory=set)
    life: int | None = 3600
    refusal: tuple[int, dict[str, str]] | None = None
    refuses_renewals: bool = False
    takes_none: bool = False
    delay: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def answer_token(self, path: str, body: bytes, login: str) -> tuple[int, Any]:
        form = {name: texts[0] for name, texts in parse_qs(body.decode()).items()}
        with self.lock:
            self.asked.append((path, form, login))
            number = len(self.asked)
        time.sleep(self.delay)
        if self.refusal is not None:
            return self.refusal
        if form["grant_type"] == "refresh_token" and self.refuses_renewals:
            return 400, {"error": "invalid_grant"}
        self.good.add(f"t{number}")
        token: dict[str, Any] = {"access_token": f"t{number}", "token_type": "Bearer"}
        if self.life is not None:
            token["expires_in"] = self.life
        if path != "/oauth/token":
            token["refresh_token"] = f"r{number}"
        return 200, token

    def answer(self, authorization: str) -> tuple[int, Any]:
        with self.lock:
            self.calls.append(authorization)
        known = authorization.removeprefix("Bearer ") in self.good
        if known and not self.takes_none:
            return 200, {"text": "Hi"}
        return 401, {"message": "who are you?"}


def _digest(authorization: str) -> bool:
    """RFC 7616 with MD5, as a server checks it."""
    said = dict(re.findall(r'(\w+)="?([^",]+)"?', authorization))

    def md5(text: str) -> str:
        return hashlib.md5(text.encode()).hexdigest()

    one, two = md5("ann:notes:secret"), md5("GET:/digest")
    wanted = md5(
        ":".join((one, said["nonce"], said["nc"], said["cnonce"], "auth", two))
    )
    return said["response"] == wanted


@pytest.fixture
def authority() -> Iterator[Authority]:
    state = Authority()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _reply(self, status: int, value: Any, *headers: tuple[str, str]) -> None:
            body = json.dumps(value).encode()
            self.send_response(status)
            for name, text in headers:
                self.send_header(name, text)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            login = self.headers.get("Authorization", "")
            self._reply(*state.answer_token(self.path, body, login))

        def do_GET(self) -> None:
            login = self.headers.get("Authorization", "")
            if self.path != "/digest":
                return self._reply(*state.answer(login))
            if login.startswith("Digest ") and _digest(login):
                return self._reply(200, {"text": "Hi"})
            challenge = 'Digest realm="notes", qop="auth", nonce="n", algorithm=MD5'
            return self._reply(401, {}, ("WWW-Authenticate", challenge))

        do_PUT = do_GET

        def log_message(self, *arguments: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, authority: Authority) -> Any:
    """Makes a client and calls its methods one after the other."""
    kind: str = request.param

    def calls(credentials: dict[str, Any], *methods: str) -> list[str]:
        names = ("login", "user")
        given = {**dict.fromkeys(names), "server_url": authority.url, **credentials}
        if kind == "sync":
            with pressed(TOKENS).client("sync", **given) as client:
                return [getattr(client, method)().text for method in methods]

        async def awaited() -> list[str]:
            async with pressed(TOKENS).client("async", **given) as client:
                return [(await getattr(client, method)()).text for method in methods]

        return asyncio.run(awaited())

    return calls


def utils() -> Any:
    return pressed(TOKENS).module("utils")


def client(**more: Any) -> Any:
    return utils().ClientCredentials(client_id="me", client_secret="s3cret", **more)


def errors() -> Any:
    return pressed(TOKENS).module("models")


def test_a_token_is_asked_for_once_and_kept(run: Any, authority: Authority) -> None:
    credentials = client(extra={"audience": "notes"})
    assert run({"login": credentials}, "read", "read", "read") == ["Hi"] * 3
    (asked,) = authority.asked
    assert asked == (
        "/oauth/token",
        {
            "grant_type": "client_credentials",
            "scope": "notes.read",
            "audience": "notes",
            "client_id": "me",
            "client_secret": "s3cret",
        },
        "",
    )
    assert authority.calls == ["Bearer t1"] * 3


def test_a_token_serves_where_it_has_the_scopes(run: Any, authority: Authority) -> None:
    run({"login": client()}, "read", "write", "read")
    scopes = [form["scope"] for _, form, _ in authority.asked]
    assert scopes == ["notes.read", "notes.read notes.write"]
    assert authority.calls == ["Bearer t1", "Bearer t2", "Bearer t2"]
    run({"login": client(scopes=["all"])}, "read", "write")
    assert [form["scope"] for _, form, _ in authority.asked[2:]] == ["all"]


def test_a_token_that_ends_is_replaced(run: Any, authority: Authority) -> None:
    authority.life = 10
    credentials = client(token_url=f"{authority.url}/oauth/token")
    run({"login": credentials}, "read", "read")
    assert len(authority.asked) == 1
    authority.life = 1
    given = {"login": credentials, "user": None}
    with pressed(TOKENS).client("sync", server_url=authority.url, **given) as made:
        made.read()
        time.sleep(0.95)
        made.read()
    assert len(authority.asked) == 3


def test_a_token_that_is_refused_is_replaced_once(
    run: Any, authority: Authority
) -> None:
    authority.life = None
    with pressed(TOKENS).client(
        "sync", login=client(), user=None, server_url=authority.url
    ) as made:
        made.read()
        authority.good.clear()
        assert made.read().text == "Hi"
    assert len(authority.asked) == 2
    authority.asked.clear()
    authority.takes_none = True
    with pytest.raises(errors().AuthenticationError, match="who are you"):
        run({"login": client()}, "read")
    assert len(authority.asked) == 2


def test_name_and_password_and_renewal(run: Any, authority: Authority) -> None:
    credentials = utils().PasswordCredentials(
        username="ann", password="pässword", client_id="me", client_secret="s"
    )
    assert run({"user": credentials}, "user") == ["Hi"]
    path, form, login = authority.asked[0]
    assert (path, login) == ("/oauth/user", "Basic bWU6cw==")
    assert form == {
        "grant_type": "password",
        "username": "ann",
        "password": "pässword",
    }
    with pressed(TOKENS).client(
        "sync", login=None, user=credentials, server_url=authority.url
    ) as made:
        made.user()
        authority.good.clear()
        made.user()
        assert authority.asked[-1][:2] == (
            "/oauth/renew",
            {"grant_type": "refresh_token", "refresh_token": "r2"},
        )
        authority.good.clear()
        authority.refuses_renewals = True
        made.user()
        kinds = [form["grant_type"] for _, form, _ in authority.asked[-2:]]
        assert kinds == ["refresh_token", "password"]


def test_from_the_environment(
    run: Any, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOKENS_CLIENT_ID", "env-id")
    with pytest.raises(errors().MissingCredentialError):
        run({}, "read")
    monkeypatch.setenv("TOKENS_CLIENT_SECRET", "env-secret")
    assert run({}, "read") == ["Hi"]
    assert authority.asked[0][1]["client_id"] == "env-id"
    monkeypatch.setenv("TOKENS_USERNAME", "ann")
    monkeypatch.setenv("TOKENS_PASSWORD", "p")
    assert run({}, "user") == ["Hi"]
    assert run({"login": {"client_id": "a", "client_secret": "b"}}, "read") == ["Hi"]
    assert authority.asked[-1][1]["client_id"] == "a"


def test_a_token_itself_or_a_function(run: Any, authority: Authority) -> None:
    authority.good |= {"mine"}
    assert run({"login": "mine"}, "read") == ["Hi"]
    assert run({"login": lambda: "mine"}, "read") == ["Hi"]
    assert run({"login": lambda: client()}, "read", "read") == ["Hi"] * 2
    assert len(authority.asked) == 1


def test_what_the_token_endpoint_says_is_told(run: Any, authority: Authority) -> None:
    authority.refusal = 401, {"error": "invalid_client", "error_description": "s3cret?"}
    with pytest.raises(errors().AuthenticationError, match="invalid_client") as caught:
        run({"login": client()}, "read")
    assert "s3cret" not in str(caught.value) and not authority.calls
    authority.refusal = 200, {"token": "elsewhere"}
    with pytest.raises(errors().ResponseValidationError, match="gives no token"):
        run({"login": client()}, "read")
    with pytest.raises(errors().ConnectionFailedError):
        run({"login": client(token_url="http://127.0.0.1:9/token")}, "read")


def test_credentials_show_no_secret() -> None:
    assert "s3cret" not in repr(client())


def test_one_is_asked_for_at_a_time(authority: Authority) -> None:
    authority.delay = 0.1
    given = {"login": client(), "user": None}
    with pressed(TOKENS).client("sync", server_url=authority.url, **given) as made:
        with ThreadPoolExecutor(16) as pool:
            texts = list(pool.map(lambda _: made.read().text, range(32)))
    assert texts == ["Hi"] * 32
    assert len(authority.asked) == 1 and Counter(authority.calls) == {"Bearer t1": 32}

    async def calls() -> None:
        build = pressed(TOKENS)
        async with build.client("async", server_url=authority.url, **given) as made:
            notes = await asyncio.gather(*(made.read() for _ in range(32)))
            assert [note.text for note in notes] == ["Hi"] * 32

    asyncio.run(calls())
    assert len(authority.asked) == 2


def test_an_async_client_in_several_loops(authority: Authority) -> None:
    given = {"login": client(), "user": None}
    made = pressed(TOKENS).client("async", server_url=authority.url, **given)

    async def call() -> None:
        await made.read()

    asyncio.run(call())
    authority.good.clear()
    asyncio.run(call())
    assert len(authority.asked) == 2


def test_digest_answers_the_servers_challenge(authority: Authority) -> None:
    build = pressed(OPTIONS)
    for login in (("ann", "secret"), "ann:secret"):
        with build.client("sync", server_url=authority.url, digest=login) as made:
            assert [made.digest().text, made.digest().text] == ["Hi", "Hi"]

    async def call() -> None:
        given = {"server_url": authority.url, "digest": ("ann", "secret")}
        async with build.client("async", **given) as made:
            assert (await made.digest()).text == "Hi"

    asyncio.run(call())
    with build.client("sync", server_url=authority.url, digest="ann:no") as made:
        with pytest.raises(build.module("models").AuthenticationError):
            made.digest()


def test_credentials_in_a_model(authority: Authority, tmp_path: Path) -> None:
    """As code for an SDK with a gen.yaml gives them."""
    config = tmp_path / "sdkpress.yaml"
    compatibility = "{naming: speakeasy, credentials: models}"
    config.write_text(f"package: tokens_models\ncompatibility: {compatibility}\n")
    build = press(TOKENS.document, config, tmp_path / "out")
    models = build.module("models")
    login = models.Security(
        client_id="me", client_secret="s", token_url="", audience="notes"
    )
    user = models.UserSecurity(user=models.SchemeUser(username="ann", password="p"))
    plain = {"user": {"username": "ann", "password": "p"}}
    with build.module().SyncTokens(security=login, server_url=authority.url) as made:
        assert [made.read().text, made.read().text] == ["Hi", "Hi"]
        ((path, form, _),) = authority.asked
        assert (path, form["audience"]) == ("/oauth/token", "notes")
        for security in (user, plain, user):
            assert made.user(security=security).text == "Hi"
    assert [form.get("username") for _, form, _ in authority.asked] == [None, "ann"]


@pytest.mark.parametrize("given", ["model", "dict", "function"])
def test_the_parts_of_the_only_credential_in_a_model(
    authority: Authority, given: str, only_login: Build
) -> None:
    """As code for an SDK with a gen.yaml gives them where one scheme is all there is."""
    parts = {
        "client_id": "me",
        "client_secret": "s",
        "token_url": "",
        "audience": "notes",
    }
    model = only_login.module("models").Security(**parts)
    security = {"model": model, "dict": parts, "function": lambda: model}[given]
    client = only_login.module().SyncTokens
    with client(security=security, server_url=authority.url) as made:
        assert made.read().text == "Hi"

    async def call() -> None:
        client = only_login.module().AsyncTokens
        async with client(security=security, server_url=authority.url) as made:
            assert (await made.read()).text == "Hi"

    asyncio.run(call())
    assert [form["client_id"] for _, form, _ in authority.asked] == ["me", "me"]


@pytest.fixture(scope="module")
def only_login(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """An SDK whose document has one scheme, for all operations."""
    folder = tmp_path_factory.mktemp("only-login")
    whole = yaml.safe_load(TOKENS.document.read_text())
    whole["security"] = [{"login": []}]
    whole["paths"] = {"/note": whole["paths"]["/note"]}
    for operation in whole["paths"]["/note"].values():
        operation.pop("security", None)
    document = folder / "openapi.json"
    document.write_text(json.dumps(whole))
    config = folder / "sdkpress.yaml"
    compatibility = "{naming: speakeasy, credentials: models}"
    config.write_text(f"package: only_login\ncompatibility: {compatibility}\n")
    return press(document, config, folder / "out")
