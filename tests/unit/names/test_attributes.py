"""Fields, enum members, modules, methods, arguments, groups, clients."""

from __future__ import annotations

from typing import Any

import pytest

from sdkpress.names.words import snake
from support.lowered import S, of_paths, of_schemas


def _fields(properties: str) -> dict[str, str]:
    made = of_schemas(f"Pet: {{properties: {{{properties}}}}}")
    pet = made.object("Pet")
    return {f.wire: made.names.fields[pet.id, f.wire] for f in pet.fields}


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("projectId", "project_id"),
        *((word, f"{word}_") for word in ("class", "bytes", "float", "schema")),
        *((word, f"{word}_") for word in ("str", "model_dump", "copy", "self")),
        *(
            (word, word)
            for word in ("type", "id", "input", "object", "format", "filter")
        ),
    ],
)
def test_fields(wire: str, expected: str) -> None:
    assert _fields(f"{wire}: {{}}") == {wire: expected}


def test_fields_that_want_one_name() -> None:
    found = _fields("petName: {}, pet-name: {}, pet_name: {}, '@id': {}, id: {}")
    assert found == {
        "petName": "pet_name_2",
        "pet-name": "pet_name_3",
        "pet_name": "pet_name",
        "@id": "id_2",
        "id": "id",
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("[a-b, 'c d', '1']", ("A_B", "C_D", "VALUE_1")),
        ("[foo, Foo, FOO]", ("FOO_LOWER", "FOO_MIXED", "FOO_UPPER")),
        ("[a-b, a_b]", ("A_B", "A_B_2")),
        ("[1, -1, 10]", ("VALUE_1", "MINUS_1", "VALUE_10")),
        ("['', '*', '+1']", ("EMPTY", "STAR", "PLUS_1")),
        ("[true, false]", ("TRUE", "FALSE")),
    ],
)
def test_members(values: str, expected: tuple[str, ...]) -> None:
    made = of_schemas(f"Pet: {{enum: {values}}}")
    assert made.names.members[made.model("Pet").id] == expected


def _modules(schemas: str) -> dict[str, str]:
    made = of_schemas(schemas)
    return {
        i.removeprefix(S): m.module
        for i, m in made.names.models.items()
        if i.startswith(S)
    }


def test_a_component_and_what_is_inside_share_a_module() -> None:
    assert _modules("PetShop: {properties: {kind: {enum: [a]}}}") == {
        "PetShop": "pet_shop",
        "PetShop/properties/kind": "pet_shop",
    }


def test_a_cycle_of_modules_is_one_module() -> None:
    found = _modules("""
        Dog: {properties: {home: {properties: {dogs: {$ref: '#/components/schemas/Zoo'}}}}}
        Zoo: {properties: {of: {$ref: '#/components/schemas/Dog'}}}
        Ant: {properties: {zoo: {$ref: '#/components/schemas/Zoo'}}}
        """)
    assert found == {
        "Dog": "dog",
        "Dog/properties/home": "dog",
        "Zoo": "dog",
        "Ant": "ant",
    }


@pytest.mark.parametrize(
    ("key", "module"), [("Class", "class_"), ("Types", "types_"), ("Con", "con_")]
)
def test_module_names_that_are_taken(key: str, module: str) -> None:
    assert _modules(f"{key}: {{type: object}}") == {key: module}


def test_modules_differ_without_regard_to_case() -> None:
    found = _modules("{FooBar: {type: object}, Foo_Bar: {type: object}}")
    assert sorted(found.values()) == ["foo_bar", "foo_bar_model"]


def _paths(**operations: str) -> str:
    return "\n".join(
        f"/{name}: {{get: {{operationId: {name}, responses: {{}}, {extra}}}}}"
        for name, extra in operations.items()
    )


def _methods(paths: str) -> dict[str, str]:
    made = of_paths(paths)
    return {o.operation_id: made.names.operations[o.id] for o in made.api.operations}


def test_methods() -> None:
    found = _methods(
        _paths(
            listPets="tags: [a]",
            b="tags: [a], x-speakeasy-name-override: removeAll",
            c="tags: [a], x-speakeasy-name-override: import",
        )
    )
    assert found == {"listPets": "list_pets", "b": "remove_all", "c": "import_"}


def test_methods_that_want_one_name_take_their_ids() -> None:
    found = _methods(
        _paths(
            one="tags: [a], x-speakeasy-name-override: get",
            two="tags: [a], x-speakeasy-name-override: get",
            three="tags: [b], x-speakeasy-name-override: get",
        )
    )
    assert found == {"one": "one", "two": "two", "three": "get"}


def test_a_method_gives_way_to_a_group_beside_it() -> None:
    found = _methods(_paths(chat="tags: [x]", other="tags: [x.chat]"))
    assert found == {"chat": "get_chat", "other": "other"}


PET = "Pet: {properties: {id: {}, input: {}, retries: {}, type: {}, filter: {}}}"


def _arguments(paths: str, schemas: str = PET, **config: Any) -> dict[str, Any]:
    made = of_paths(paths, schemas, **config)
    (operation,) = made.api.operations
    return {
        a.key: (
            made.names.arguments[operation.id, a.key].python,
            made.names.arguments[operation.id, a.key].shown,
        )
        for a in operation.arguments
    }


BODY = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}"


def test_arguments() -> None:
    parameters = (
        "[{name: id, in: query, schema: {}}, {name: X-Team, in: header, schema: {}}]"
    )
    paths = f"/a: {{post: {{operationId: a, parameters: {parameters}, {BODY}, responses: {{}}}}}}"
    assert _arguments(paths) == {
        "query:id": ("id", "id"),
        "header:X-Team": ("x_team", "x_team"),
        "body:id": ("id_body", "id_body"),
        "body:input": ("input", "input"),
        "body:retries": ("retries_", "retries_"),
        "body:type": ("type", "type"),
        "body:filter": ("filter", "filter"),
    }


def test_builtins_may_be_avoided() -> None:
    paths = f"/a: {{post: {{operationId: a, {BODY}, responses: {{}}}}}}"
    avoided = {"builtin_names": "avoided"}
    names = _arguments(paths, compatibility=avoided)
    assert names["body:input"] == ("input_", "input")
    assert names["body:type"] == ("type_", "type")
    assert names["body:filter"] == ("filter_", "filter_")
    allowed = _arguments(paths, compatibility=avoided, allowed_builtins=("input",))
    assert allowed["body:input"][0] == "input"


def test_keywords_get_an_underscore() -> None:
    parameters = "[{name: in, in: query, schema: {}}, {name: schema, in: query, schema: {}}, {name: format, in: query, schema: {}}]"
    paths = (
        f"/a: {{get: {{operationId: a, parameters: {parameters}, responses: {{}}}}}}"
    )
    assert _arguments(paths) == {
        "query:in": ("in_", "in_"),
        "query:schema": ("schema", "schema"),
        "query:format": ("format", "format"),
    }


@pytest.mark.parametrize(
    ("parameters", "schema", "config", "expected"),
    [
        ("[]", "{type: string}", {}, "request"),
        ("[{name: q, in: query, schema: {}}]", "{type: string}", {}, "request_body"),
        (
            "[{name: q, in: query, schema: {}}]",
            "{$ref: '#/components/schemas/TheNames'}",
            {},
            "the_names",
        ),
        ("[]", "{type: string}", {"body_argument": "payload"}, "payload"),
    ],
)
def test_a_whole_body(
    parameters: str, schema: str, config: dict[str, Any], expected: str
) -> None:
    paths = (
        f"/a: {{post: {{operationId: a, parameters: {parameters}, responses: {{}}, "
        f"requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}}}}}"
    )
    names = "TheNames: {type: array, items: {type: string}}"
    assert _arguments(paths, names, **config)["body"] == (expected, expected)


def test_a_group_beside_a_model_of_its_name() -> None:
    paths = _paths(a="tags: [file]")
    schemas = "File: {type: object, x-speakeasy-include: true}"
    for rule, class_name in (("clashes", "File"), ("models", "FileSDK")):
        made = of_paths(paths, schemas, compatibility={"group_suffix": rule})
        assert made.names.groups[("file",)].class_name == class_name


def test_groups() -> None:
    made = of_paths(
        _paths(
            a="tags: [Dedicated.Image]",
            b="tags: [Container.Image]",
            c="tags: [file]",
            d="tags: [apiKeys]",
            e="tags: [models]",
            f="x-speakeasy-group: drinks.Red Wine",
        ),
        "File: {type: object, x-speakeasy-include: true}",
    )
    found = {
        ".".join(path): (
            ".".join(g.attributes),
            g.class_name,
            g.async_class_name,
            g.module,
            g.title,
            g.page,
        )
        for path, g in made.names.groups.items()
    }
    assert found["Dedicated.Image"] == (
        "dedicated.image",
        "DedicatedImage",
        "AsyncDedicatedImage",
        "dedicated_image",
        "Dedicated.Image",
        "sdks/dedicatedimage/README.md",
    )
    assert found["file"][1] == "File"
    assert found["apiKeys"][1:5] == ("APIKeys", "AsyncAPIKeys", "api_keys", "ApiKeys")
    assert found["models"][3] == "models_sdk"
    assert found["drinks.Red Wine"][:2] == ("drinks.red_wine", "RedWine")


def test_operations_without_a_group_are_the_clients() -> None:
    made = of_paths(_paths(a=""))
    root = made.names.groups[()]
    assert (root.class_name, root.page) == ("SyncShop", "sdks/syncshop/README.md")


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            {},
            ("shop", "shop", "SyncShop", "AsyncShop", "shop", "SHOP", "ShopError"),
        ),
        (
            {"async_mode": "both"},
            ("shop", "shop", "Shop", "Shop", "shop", "SHOP", "ShopError"),
        ),
        (
            {"package": "my_shop", "env_prefix": "S", "base_error": "Oops"},
            ("my_shop", "my-shop", "SyncShop", "AsyncShop", "my_shop", "S", "Oops"),
        ),
        (
            {
                "compatibility": {"client_variable": "initials"},
                "async_mode": "both",
                "package": "x",
            },
            ("x", "x", "Shop", "Shop", "shop", "X", "ShopError"),
        ),
        (
            {
                "compatibility": {"client_variable": "initials"},
                "async_mode": "both",
                "package": "shop",
            },
            ("shop", "shop", "Shop", "Shop", "s_client", "SHOP", "ShopError"),
        ),
    ],
)
def test_client(config: dict[str, Any], expected: tuple[str, ...]) -> None:
    client = of_paths(_paths(a=""), **config).names.client
    assert expected == (
        client.package,
        client.distribution,
        client.sync,
        client.async_,
        client.variable,
        client.env_prefix,
        client.base_error,
    )


def test_credentials_globals_and_server_variables() -> None:
    root: dict[str, Any] = {
        "components": {
            "securitySchemes": {
                "apiKey": {"type": "apiKey", "in": "header", "name": "X"},
                "login": {"type": "http", "scheme": "basic"},
                "client": {"type": "http", "scheme": "bearer"},
            }
        },
        "security": [{"apiKey": []}, {"login": []}, {"client": []}],
        "servers": [
            {"url": "https://{server}", "variables": {"server": {"default": "x"}}}
        ],
        "x-speakeasy-globals": {
            "parameters": [{"name": "apiKey", "in": "query", "schema": {}}]
        },
    }
    names = of_paths(_paths(a=""), root=root).names
    assert names.credentials == {
        "apiKey": "api_key",
        "login": "login",
        "login.username": "login_username",
        "login.password": "login_password",
        "client": "client_",
    }
    assert names.globals == {"apiKey": "api_key_2"}
    assert names.server_variables == {"server": "server_2"}


def test_a_group_gives_way_to_the_client() -> None:
    made = of_paths(_paths(a="tags: [shop]", b="tags: [sync Shop]"))
    assert [g.class_name for g in made.names.groups.values()] == [
        "ShopSDK",
        "SyncShopSDK",
    ]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("split", ["fetch", "fetch_async"]), ("both", ["getFetch", "getFetchLater"])],
)
def test_a_class_for_both_has_each_method_twice(mode: Any, expected: list[str]) -> None:
    made = of_paths(
        "/a: {get: {operationId: getFetch, x-speakeasy-name-override: fetch, responses: {}}}\n"
        "/b: {get: {operationId: getFetchLater, x-speakeasy-name-override: fetch_async, responses: {}}}\n",
        async_mode=mode,
    )
    found = [made.names.operations[op.id] for op in made.api.operations]
    methods = [name + end for name in found for end in ("", "_async")]
    assert found == [snake(name) for name in expected]
    assert mode == "split" or len(methods) == len(set(methods))
