"""Words of names: tables of texts and what they become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkpress.names.words import pascal, pascal_value, snake, titled, upper


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ResponseFormatJsonObject", "ResponseFormatJSONObject"),
        ("UrlImageItem", "URLImageItem"),
        ("Body_upload_raw_samples", "BodyUploadRawSamples"),
        ("HTTPValidationError", "HTTPValidationError"),
        ("v1.apiCredentials.listApiCredentials", "V1APICredentialsListAPICredentials"),
        ("ServerVadChunkingStrategy", "ServerVadChunkingStrategy"),
        ("B64ImageItem", "B64ImageItem"),
        ("delete_dataset", "DeleteDataset"),
        ("text-embedding-3-large", "TextEmbedding3Large"),
        ("clientOauth", "ClientOauth"),
        ("pet_ids", "PetIds"),
        ("floating IPs", "FloatingIPs"),
        ("3d model", "Model3dModel"),
        ("<=", "LessEqual"),
        ("Été", "Ete"),
        ("宠物", "宠物"),
        ("", "Model"),
    ],
)
def test_pascal(text: str, expected: str) -> None:
    assert pascal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("projectId", "project_id"),
        ("s3Uri", "s3_uri"),
        ("X-Friendli-Team", "x_friendli_team"),
        ("leaderFQDN", "leader_fqdn"),
        ("APICredentialCreateRequestDTO", "api_credential_create_request_dto"),
        ("HTTPServer", "http_server"),
        ("OAuth2Token", "oauth2_token"),
        ("IPv4Address", "ipv4_address"),
        ("SHA256Hash", "sha256_hash"),
        ("FloatingIPs", "floating_ips"),
        ("listURLsOfVMs", "list_urls_of_vms"),
        ("IDs", "ids"),
        ("_links", "links"),
        ("@type", "type"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("2fa", "field_2fa"),
        ("*", "star"),
        ("a__b", "a_b"),
        ("", "field"),
    ],
)
def test_snake(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cohere:rerank-v3.5", "COHERE_RERANK_V3_5"),
        ("createdAt", "CREATED_AT"),
        ("us-west-2", "US_WEST_2"),
        ("3d", "VALUE_3D"),
    ],
)
def test_upper(text: str, expected: str) -> None:
    assert upper(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("YOUTUBE_VIDEO", "YoutubeVideo"),
        ("text-embedding-3-large", "TextEmbedding3Large"),
        ("URL", "URL"),
        ("3d", "3d"),
    ],
)
def test_pascal_value(value: str, expected: str) -> None:
    assert pascal_value(value) == expected


def test_titled_keeps_words_as_written() -> None:
    assert titled("apiCredentials") == "ApiCredentials"
    assert titled("Ingest jobs") == "IngestJobs"


@given(st.text(max_size=40))
def test_any_text_becomes_an_identifier(text: str) -> None:
    for make in (pascal, snake, upper):
        assert make(text).isidentifier()
