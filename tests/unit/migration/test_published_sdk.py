"""An SDK as a gen.yaml asks for it: what its users import and call, against an HTTP client that answers."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Mapping
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from sdkpress.cli.main import main
from sdkpress.ir.models import ObjectModel
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


HOOKS = """\
from __future__ import annotations

from .types import Hooks

SEEN: list[str] = []


class All:
    def sdk_init(self, config):
        SEEN.append(config.get_server_details()[0])
        config.server_url = "https://other.example"
        return config

    def before_request(self, hook_ctx, request):
        SEEN.append(f"before {hook_ctx.operation_id} {type(hook_ctx).__name__}")
        request.headers["X-Seen"] = hook_ctx.config.user_agent
        return request

    def after_success(self, hook_ctx, response):
        SEEN.append(f"after {hook_ctx.base_url}")
        return ValueError("refused") if response.status_code == 204 else response

    def after_error(self, hook_ctx, response, error):
        SEEN.append(f"error {response.status_code}")
        return response, error


def init_hooks(hooks: Hooks) -> None:
    for register in (
        hooks.register_sdk_init_hook,
        hooks.register_before_request_hook,
        hooks.register_after_success_hook,
        hooks.register_after_error_hook,
    ):
        register(All())
"""


def test_hooks_that_are_registered(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    (tmp_path / "src" / sdk.package / "_hooks" / "registration.py").write_text(HOOKS)
    http = Answers(sdk)
    client = sdk.module("sdk").Shop(key="k", client=http)
    client.pets.add_pet(name="Rex")
    request = http.requests[0]
    assert str(request.url) == "https://other.example/pets/2"
    assert request.headers["x-seen"] == client.sdk_configuration.user_agent
    refusing = Answers(sdk, 204)
    client = sdk.module("sdk").Shop(key="k", client=refusing)
    security = sdk.module("models").SetPetsSecurity(token="t", key="k")
    with pytest.raises(ValueError, match="refused"):
        client.pets.set_pets(security=security)
    failing = Answers(sdk, 404)
    client = sdk.module("sdk").Shop(key="k", client=failing)
    with pytest.raises(sdk.module("models").SDKError):
        client.pets.set_pets(security=security)
    assert sdk.module("_hooks.registration").SEEN == [
        "https://api.example",
        "before addPet BeforeRequestContext",
        "after https://other.example",
        "https://api.example",
        "before setPets BeforeRequestContext",
        "after https://other.example",
        "error 204",
        "https://api.example",
        "before setPets BeforeRequestContext",
        "error 404",
    ]


def test_an_init_hook_of_the_older_form(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    http = Answers(sdk)
    hooks = sdk.module("_hooks").SDKHooks()

    class Older:
        """Takes a base URL and an HTTP client."""

        def sdk_init(self, base_url: str, client: Any) -> tuple[str, Any]:
            """Another host, and a client that answers."""
            return base_url.replace("api", "old"), http

    hooks.register_sdk_init_hook(Older())
    configuration = sdk.module("sdkconfiguration").SDKConfiguration
    config = hooks.sdk_init(configuration(server_url="https://api.example"))
    assert config.get_server_details() == ("https://old.example", {})
    assert config.client is http


def test_a_client_tells_what_it_was_made_with(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    made = sdk.module("sdk").Shop(key="k", timeout_ms=5).sdk_configuration
    assert made.get_server_details() == ("https://api.example", {})
    assert (made.timeout_ms, made.security, made.language) == (5, "k", "python")
    assert made.openapi_doc_version == "1"


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("positional", ["key", "server_idx", "url_params", "server_url", "client"]),
        ("url_first", ["key", "server_idx", "server_url", "url_params", "client"]),
    ],
)
def test_arguments_of_the_client_by_position(
    tmp_path: Path, order: str, names: list[str]
) -> None:
    compatibility = {**PUBLISHED["compatibility"], "constructor_arguments": order}
    sdk = _sdk(tmp_path, [{"key": []}], compatibility=compatibility)
    given = signature(sdk.module("sdk").Shop).parameters
    assert list(given)[:5] == names
    assert (
        list(given)[5:9] == "async_client retry_config timeout_ms debug_logger".split()
    )
    http = Answers(sdk)
    client = sdk.module("sdk").Shop("k", 0, None, None, http)
    client.pets.add_pet(name="Rex")
    assert http.requests[0].headers["x-key"] == "k"


def test_constants_in_capitals(tmp_path: Path) -> None:
    compatibility = {**PUBLISHED["compatibility"], "const_fields": "upper"}
    sdk = _sdk(tmp_path, [{"key": []}], compatibility=compatibility)
    pet = sdk.module("models").Pet(name="Rex")
    assert pet.CLASS == "pet"
    assert sdk.module("models").PetTypedDict.__annotations__.keys() == {
        "name",
        "class_",
    }
    http = Answers(sdk)
    sdk.module("sdk").Shop(key="k", client=http).pets.add_pet(name="Rex")
    assert json.loads(http.requests[0].content) == {"name": "Rex", "class": "pet"}


def test_a_logger_that_can_only_debug(tmp_path: Path) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])

    class Only:
        """Nothing but `debug`."""

        def __init__(self) -> None:
            self.told: list[object] = []

        def debug(self, message: object, *args: object) -> None:
            """Keep it."""
            self.told.append(message)

    logger = Only()
    client = sdk.module("sdk").Shop(key="k", client=Answers(sdk), debug_logger=logger)
    client.pets.add_pet(name="Rex")
    assert len(logger.told) == 2


def test_what_code_takes_from_utils(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sdk = _sdk(tmp_path, [{"key": []}])
    models, json_of = sdk.module("models"), sdk.module("utils.serializers")
    text = json_of.marshal_json(models.Pet(name="Rex"))
    assert json.loads(text) == {"name": "Rex", "class": "pet"}
    assert json_of.unmarshal_json(text, models.Pet) == models.Pet(name="Rex")
    logger = sdk.module("utils.logger")
    assert logger.get_default_logger("SHOP") is None
    made = sdk.module("sdk").Shop(key="k").sdk_configuration
    assert made.debug_logger is None
    monkeypatch.setenv("SHOP_DEBUG", "true")
    assert logger.get_default_logger("SHOP").level == 10
    assert sdk.module("sdk").Shop(key="k").sdk_configuration.debug_logger.level == 10


def test_modules_and_names_of_the_house(tmp_path: Path) -> None:
    package = _sdk(tmp_path, [{"key": []}], errors_namespace="errors").imported(
        tmp_path
    )
    assert package.__version__ == package.VERSION
    assert package.RetryConfig is package.utils.RetryConfig
    for module, name in (
        ("errors.sdkerror", "SDKError"),
        ("errors.shoperror", "ShopError"),
        ("errors.no_response_error", "NoResponseError"),
        ("errors.responsevalidationerror", "ResponseValidationError"),
        ("_hooks.types", "BeforeRequestHook"),
        ("sdkconfiguration", "SDKConfiguration"),
    ):
        assert hasattr(importlib.import_module(f"{package.__name__}.{module}"), name)


def test_a_package_inside_a_package(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
    )
    (tmp_path / "gen.yaml").write_text(
        "configVersion: 2.0.0\npython: {packageName: shop-core, moduleName: shop_all.core}\n"
    )
    made = [
        "generate",
        str(tmp_path / "openapi.yaml"),
        "-c",
        str(tmp_path / "gen.yaml"),
    ]
    assert main([*made, "-o", str(tmp_path / "sdk")]) == 0
    sys.path.insert(0, str(tmp_path / "sdk" / "src"))
    try:
        assert importlib.import_module("shop_all.core").Shop()
    finally:
        sys.path.pop(0)


BOTH_WAYS = """
    /pets:
      post:
        operationId: addPet
        requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    """
DIRECTED = """
    Pet: {type: object, required: [id, name, owner], properties: {id: {type: string, readOnly: true}, name: {type: string}, owner: {$ref: '#/components/schemas/Owner'}}}
    Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}, pin: {type: string, writeOnly: true}, kin: {type: array, items: {$ref: '#/components/schemas/Owner'}}}}
    """


def test_a_model_for_each_direction() -> None:
    sdk = Sdk(of_paths(BOTH_WAYS, DIRECTED, compatibility={"one_way_models": "split"}))
    classes = {str(name.class_name) for name in sdk.names.models.values()}
    assert classes == {"PetInput", "PetOutput", "OwnerInput", "OwnerOutput"}
    models = {name: sdk.text(f"models/{name}.py") for name in ("owner_input",)}
    assert "class OwnerInput(BaseModel):" in models["owner_input"]
    assert "kin: Optional[List[OwnerInput]]" in models["owner_input"]


@pytest.mark.parametrize(
    ("extra", "classes", "fields"),
    [
        (
            "readOnly",
            {"Pet", "PetInput"},
            {"Pet": ["id", "name"], "PetInput": ["name"]},
        ),
        (
            "writeOnly",
            {"Pet", "PetOutput"},
            {"Pet": ["id", "name"], "PetOutput": ["name"]},
        ),
        ("nullable", {"Pet"}, {"Pet": ["id", "name"]}),
    ],
)
def test_which_direction_has_a_model_of_its_own(
    extra: str, classes: set[str], fields: dict[str, list[str]]
) -> None:
    pet = f"Pet: {{type: object, properties: {{id: {{type: string, {extra}: true}}, name: {{type: string}}}}}}"
    made = of_paths(BOTH_WAYS, pet, compatibility={"one_way_models": "split"})
    assert {name.class_name for name in made.names.models.values()} == classes
    found = {
        made.names.models[id_].class_name: [field.wire for field in model.fields]
        for id_, model in made.api.models.items()
        if isinstance(model, ObjectModel)
    }
    assert found == fields
    told = [argument.key for argument in made.operation("addPet").arguments]
    assert told == (["body:name"] if extra == "readOnly" else ["body:id", "body:name"])


@pytest.mark.parametrize("responses", ["envelope", "envelope_http"])
def test_a_call_gives_its_response(tmp_path: Path, responses: str) -> None:
    compatibility = {**PUBLISHED["compatibility"], "responses": responses}
    sdk = _sdk(tmp_path, [{"key": []}], compatibility=compatibility)
    answer = sdk.module("sdk").Shop(key="k", client=Answers(sdk)).pets.add_pet(name="R")
    assert type(answer).__name__ == "AddPetResponse"
    assert answer.pet == sdk.module("models").Pet(name="Rex")
    assert answer.headers["location"] == ["/pets/1"]
    told = answer if responses == "envelope" else answer.http_meta.response
    assert told.status_code == 201
    if responses == "envelope":
        assert answer.content_type == "application/json"
        assert answer.raw_response.headers["location"] == "/pets/1"


SEVERAL = """
    /pets:
      get:
        operationId: listPets
        tags: [pets]
        servers: [{url: https://pets.example}]
        responses:
          '201':
            description: ''
            content:
              application/json: {schema: {$ref: '#/components/schemas/Pet'}}
              application/vnd.shop+json: {schema: {$ref: '#/components/schemas/Pet'}}
    """


def test_the_caller_chooses_the_media_type(tmp_path: Path) -> None:
    compatibility = {**PUBLISHED["compatibility"], "accept_argument": "several"}
    root = {"servers": [{"url": "https://api.example"}]}
    sdk = Sdk(
        of_paths(SEVERAL, PET, root, **{**PUBLISHED, "compatibility": compatibility})
    )
    assert sdk.unstable() == []
    sdk.imported(tmp_path)
    http = Answers(sdk)
    client = sdk.module("sdk").Shop(client=http)
    accepted = sdk.module("pets").ListPetsAcceptEnum
    client.pets.list_pets(accept_header_override=accepted.APPLICATION_VND_SHOP_JSON)
    client.pets.list_pets()
    asked = [request.headers["accept"] for request in http.requests]
    assert asked[0] == "application/vnd.shop+json"
    assert "application/json" in asked[1]
    servers = ["https://pets.example"]
    assert sdk.module("models").LIST_PETS_OP_SERVERS == servers
    assert sdk.module("models.listpetsop").LIST_PETS_OP_SERVERS == servers


def test_a_property_that_is_ignored() -> None:
    pet = "Pet: {required: [old, name], properties: {name: {type: string}, old: {type: string, x-speakeasy-ignore: true}}}"
    made = of_paths(BOTH_WAYS, pet)
    assert [field.wire for field in made.object("Pet").fields] == ["name"]


UPLOAD = """
    /pets:
      post:
        operationId: upload
        tags: [pets]
        requestBody:
          required: true
          content:
            multipart/form-data:
              schema:
                type: object
                required: [files, tags]
                properties:
                  files: {type: array, items: {type: string, format: binary}}
                  tags: {type: array, items: {type: string}}
                  one: {type: string}
        responses: {'204': {description: ''}}
    """


@pytest.mark.parametrize("form", ["repeated", "brackets"])
def test_arrays_of_a_form(tmp_path: Path, form: str) -> None:
    compatibility = {**PUBLISHED["compatibility"], "multipart_arrays": form}
    root = {"servers": [{"url": "https://api.example"}]}
    sdk = Sdk(
        of_paths(UPLOAD, "", root, **{**PUBLISHED, "compatibility": compatibility})
    )
    assert sdk.unstable() == []
    sdk.imported(tmp_path)
    http = Answers(sdk, 204)
    files = [{"file_name": "a", "content": b"1"}, {"file_name": "b", "content": b"2"}]
    client = sdk.module("sdk").Shop(client=http)
    client.pets.upload(files=files, tags=["x", "y"], one="z")
    sent = http.requests[0].read().decode()
    names = re.findall(r'name="([^"]*)"', sent.replace("filename=", ""))
    mark = "[]" if form == "brackets" else ""
    listed = [f"files{mark}", f"files{mark}", "one", f"tags{mark}", f"tags{mark}"]
    assert sorted(names) == listed
