"""An SDK as a gen.yaml asks for it: what its users import and call, against an HTTP client that answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from support.lowered import of_paths
from support.rendered import Sdk

PUBLISHED: Mapping[str, Any] = {
    "async_mode": "both",
    "compatibility": {
        "naming": "speakeasy",
        "credentials": "models",
        "optional_bodies": "whole",
        "response_headers": "models",
    },
}
PATHS = """
    /pets/{kind}:
      post:
        operationId: addPet
        tags: [pets]
        parameters: [{name: kind, in: path, required: true, schema: {type: integer, default: 2}}]
        requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        responses:
          '201':
            description: Added.
            headers: {Location: {schema: {type: string}}}
            content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
    /pets:
      put:
        operationId: setPets
        tags: [pets]
        security: [{token: [], key: []}]
        requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        responses: {'204': {description: Done.}}
    """
PET = "Pet: {type: object, required: [name], properties: {name: {type: string}, class: {const: pet}}}"
SCHEMES = {
    "token": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "secret": {"type": "apiKey", "in": "header", "name": "X-Secret"},
}


def _sdk(folder: Path, security: list[dict[str, list[str]]], **config: Any) -> Sdk:
    root = {
        "components": {"securitySchemes": SCHEMES},
        "security": security,
        "servers": [{"url": "https://api.example"}],
    }
    made = Sdk(of_paths(PATHS, PET, root, **{**PUBLISHED, **config}))
    assert made.unstable() == []
    made.imported(folder)
    return made


class Answers:
    """An HTTP client with `build_request`, `send` and `close` and nothing else."""

    def __init__(self, sdk: Sdk, status: int = 201) -> None:
        self._httpx = sdk.module("_runtime.http").httpx
        self._status = status
        self.requests: list[Any] = []

    def build_request(self, method: str, url: Any, **rest: Any) -> Any:
        """A request as the HTTP library makes it."""
        rest.pop("timeout", None)
        return self._httpx.Request(method, url, **rest)

    def send(self, request: Any, **rest: Any) -> Any:
        """The same answer to each."""
        self.requests.append(request)
        headers = {"Location": "/pets/1", "Content-Type": "application/json"}
        body = b'{"name": "Rex", "class": "pet"}' if self._status == 201 else b""
        return self._httpx.Response(
            self._status, headers=headers, content=body, request=request
        )

    def close(self) -> None:
        """Nothing is open."""


def test_security_of_several_schemes_is_one_model(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": [], "secret": []}])
    models, http = sdk.module("models"), Answers(sdk)
    client = sdk.module("sdk").Shop(
        security=models.Security(key="k", secret="s"), client=http
    )
    answer = client.pets.add_pet(name="Rex")
    assert str(http.requests[0].url) == "https://api.example/pets/2"
    sent = http.requests[0].headers
    assert (sent["x-key"], sent["x-secret"]) == ("k", "s")
    assert answer.headers["location"] == ["/pets/1"]
    assert answer.result == models.Pet(name="Rex")


def test_security_may_be_a_function(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": [], "secret": []}])
    models, http = sdk.module("models"), Answers(sdk)
    keys = iter(["1", "2", "3", "4"])
    client = sdk.module("sdk").Shop(
        security=lambda: models.Security(key=next(keys), secret="s"), client=http
    )
    client.pets.add_pet(name="Rex")
    first = http.requests[0].headers["x-key"]
    client.pets.add_pet(name="Rex")
    assert http.requests[1].headers["x-key"] != first


def test_alternatives_with_several_schemes_are_options(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": [], "secret": []}, {"token": []}])
    models, http = sdk.module("models"), Answers(sdk)
    option = models.SecurityOption2(token="t")
    client = sdk.module("sdk").Shop(
        security=models.Security(option2=option), client=http
    )
    client.pets.add_pet(name="Rex")
    assert http.requests[0].headers["authorization"] == "Bearer t"


def test_an_operation_takes_credentials_that_the_client_has_not(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    models, http = sdk.module("models"), Answers(sdk, 204)
    client = sdk.module("sdk").Shop(key="k", client=http)
    client.pets.set_pets(
        security=models.SetPetsSecurity(token="t", key="own"),
        request=models.Pet(name="Rex"),
    )
    sent = http.requests[0].headers
    assert (sent["authorization"], sent["x-key"]) == ("Bearer t", "own")
    with pytest.raises(TypeError):
        client.pets.set_pets()


def test_modules_that_code_imports_from(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    package = sdk.imported(tmp_path)
    assert package.Pet is sdk.module("models.pet").Pet
    assert package.OPENAPI_DOC_VERSION == "1"
    assert sdk.module("_version").__openapi_doc_version__ == "1"
    assert sdk.module("types.basemodel").Unset is type(sdk.module("types").UNSET)
    for module, name in (
        ("httpclient", "HttpClient"),
        ("utils.retries", "RetryConfig"),
        ("utils.datetimes", "parse_datetime"),
        ("models.addpetop", "AddPetResponse"),
    ):
        assert hasattr(sdk.module(module), name)


def test_packages_of_models_below_models(tmp_path: Path) -> None:
    sdk = _sdk(
        tmp_path,
        [{"key": []}],
        models_namespace="models.components",
        operations_namespace="models.operations",
        errors_namespace="models.errors",
    )
    models = sdk.module("models")
    assert models.components.Pet(name="Rex").name == "Rex"
    assert models.operations.AddPetResponse
    assert issubclass(models.errors.SDKError, Exception)
    http = Answers(sdk)
    client = sdk.module("sdk").Shop(key="k", client=http)
    assert client.pets.add_pet(name="Rex").result == models.components.Pet(name="Rex")
