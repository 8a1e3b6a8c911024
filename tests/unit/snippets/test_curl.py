"""curl commands: what the shell makes of them is the request that is meant."""

from __future__ import annotations

import json
import shlex
import subprocess

import pytest

from conftest import REPO
from sdkpress.snippets.curl import curl_command, shell_word
from support.pressed import pressed

ATELIER = pressed(
    REPO / "specs/atelier/openapi.yaml", REPO / "specs/atelier/sdkpress.yaml"
)


def _words(operation_id: str) -> list[str]:
    """What a real shell hands to curl."""
    operations = ATELIER.analysis.api.operations
    operation = next(o for o in operations if o.operation_id == operation_id)
    command = curl_command(ATELIER.lookup, operation)
    script = "curl() { printf '%s\\0' curl \"$@\"; }\n" + command
    environment = {"ATELIER_TOKEN": "se cret", "ATELIER_ADMIN_KEY": "k'e\"y"}
    shell = subprocess.run(
        ["/bin/sh", "-c", script], capture_output=True, check=True, env=environment
    )
    return shell.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize(
    "text", ["plain", "two words", "it's", '$HOME `id` "x"', "", "a\nb", "!x", "*"]
)
def test_quoting(text: str) -> None:
    assert shlex.split(shell_word(text)) == [text]


def test_json_body_with_header_parameters_and_bearer() -> None:
    words = _words("studioImageGenerate")
    assert words[:2] == ["curl", "https://api.atelier.example/v2/studio/images"]
    assert "Authorization: Bearer se cret" in words
    assert "X-Trace-Labels: spring,poster" in words
    assert "Content-Type: application/json" in words
    assert json.loads(words[words.index("--data") + 1]) == {
        "prompt": "A lighthouse at dawn, in the style of an old travel poster",
        "model": "aquarelle-2",
        "size": {"width": 768, "height": 1344},
        "style": "poster",
        "tags": {"season": "spring"},
    }


def test_query_styles_and_encoding() -> None:
    url = _words("libraryCollectionList")[1]
    assert url.endswith("?label=spring&label=harbour&kinds=picture,talk")
    url = _words("libraryItemSearch")[1]
    assert "?q=harbour%20%26%20sea&made_after=2026-01-31T23%3A00%3A00Z&" in url


def test_path_parameters_and_method() -> None:
    words = _words("libraryCollectionRemove")
    assert words[:4] == [
        "curl",
        "--request",
        "DELETE",
        "https://api.atelier.example/v2/library/collections/col_harbours",
    ]


def test_files_and_fields_of_a_form() -> None:
    words = _words("studioImageEdit")
    forms = [words[i + 1] for i, w in enumerate(words) if w == "--form"]
    texts = [words[i + 1] for i, w in enumerate(words) if w == "--form-string"]
    assert "picture=@example.file" in forms
    assert "prompt=Add a red boat" in texts


def test_an_operations_own_server_comes_first() -> None:
    assert _words("studioSoundTranscribe")[1].startswith("https://sound.")


def test_stream_download_and_key() -> None:
    assert "--no-buffer" in _words("studioChatStream")
    assert _words("studioImageDownload")[1:3] == ["--output", "response.bin"]
    assert "X-Admin-Key: k'e\"y" in _words("accountKeyIssue")


def test_no_credential_where_none_is_needed() -> None:
    assert _words("ping") == [
        "curl",
        "https://api.atelier.example/v2/ping",
        "--header",
        "Accept: text/plain",
    ]
