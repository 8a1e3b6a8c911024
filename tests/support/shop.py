"""A small API, made by hand, that the page tests look at: a shop with pets."""

from __future__ import annotations

from sdkpress.ir.api import Api, Argument, ArgumentKind, Group, Operation
from sdkpress.ir.calls import (
    Body,
    Content,
    NamedExample,
    Parameter,
    Response,
)
from sdkpress.ir.ids import ModelId, OperationId
from sdkpress.ir.media_types import ContentKind
from sdkpress.ir.models import (
    EnumModel,
    EnumValue,
    Field,
    Model,
    Naming,
    ObjectModel,
    Origin,
    UnionDiscriminator,
    UnionModel,
)
from sdkpress.ir.types import Const, Kind, ListOf, Nullable, Primitive, Ref
from sdkpress.names.table import (
    ArgumentName,
    ClientNames,
    GroupName,
    ModelName,
    NameTable,
)
from sdkpress.spec.model import SecurityScheme, Server

STRING = Primitive(Kind.STRING)
INTEGER = Primitive(Kind.INTEGER)

PET, KIND, CAT, DOG, OWNER, SHOP = map(
    ModelId, ("#/Pet", "#/Kind", "#/Cat", "#/Dog", "#/Owner", "#/Shop")
)
ADD, WATCH = OperationId("#/paths/~1pets/post"), OperationId("#/paths/~1watch/get")


def component(key: str) -> Naming:
    return Naming(origin=Origin.COMPONENT, component=key)


MODELS: dict[ModelId, Model] = {
    PET: UnionModel(
        id=PET,
        naming=component("Pet"),
        members=(Ref(CAT), Ref(DOG)),
        discriminator=UnionDiscriminator(
            property_name="type",
            mapping=(("cat", Ref(CAT)), ("kitten", Ref(CAT)), ("dog", Ref(DOG))),
        ),
    ),
    CAT: ObjectModel(
        id=CAT,
        naming=component("Cat"),
        description="A cat.",
        fields=(
            Field(wire="type", type=STRING, required=True),
            Field(wire="fullName", type=STRING, required=True, examples=("Tom",)),
            Field(wire="age", type=Nullable(INTEGER), required=False, default=1),
        ),
    ),
    DOG: ObjectModel(
        id=DOG,
        naming=component("Dog"),
        fields=(
            Field(wire="type", type=Const("dog"), required=True),
            Field(wire="owner", type=Ref(OWNER), required=True),
        ),
    ),
    OWNER: ObjectModel(
        id=OWNER,
        naming=component("Owner"),
        fields=(
            Field(wire="id", type=STRING, required=True),
            Field(wire="pets", type=ListOf(Ref(PET)), required=True),
        ),
    ),
    KIND: EnumModel(
        id=KIND,
        naming=component("Kind"),
        description="What it is.",
        values=(EnumValue(value="big"), EnumValue(value="small")),
    ),
    SHOP: ObjectModel(id=SHOP, naming=component("Shop"), fields=()),
}

FIELDS = {
    (CAT, "type"): "type",
    (CAT, "fullName"): "full_name",
    (CAT, "age"): "age",
    (DOG, "type"): "type",
    (DOG, "owner"): "owner",
    (OWNER, "id"): "id",
    (OWNER, "pets"): "pets",
}


def argument(source: Parameter | Field, required: bool) -> Argument:
    """A parameter or a body field as an argument."""
    parameter = source if isinstance(source, Parameter) else None
    field = source if isinstance(source, Field) else None
    return Argument(
        key=f"query:{source.wire}" if parameter else f"body:{source.wire}",
        kind=ArgumentKind.PARAMETER if parameter else ArgumentKind.FIELD,
        type=source.type,
        required=required,
        description=source.description,
        parameter=parameter,
        field=field,
    )


LIMIT = Parameter(
    wire="limit",
    location="query",
    type=INTEGER,
    required=False,
    style="form",
    explode=True,
    description="How many\nat most",
    keywords={"minimum": 10},
)
PET_FIELD = Field(wire="pet", type=Ref(PET), required=True, description="The pet.")
KIND_FIELD = Field(wire="kind", type=Ref(KIND), required=True)

OPERATIONS = (
    Operation(
        id=ADD,
        operation_id="addPet",
        method="post",
        path="/pets",
        url_path="/pets",
        groups=(("Pets",),),
        arguments=(
            argument(LIMIT, False),
            argument(PET_FIELD, True),
            argument(KIND_FIELD, True),
        ),
        parameters=(LIMIT,),
        body=Body(
            contents=(
                Content(
                    media_type="application/json",
                    kind=ContentKind.JSON,
                    type=Ref(SHOP),
                    examples=(
                        NamedExample(
                            name="tom",
                            value={"pet": {"type": "cat", "fullName": "Tom Cat"}},
                        ),
                    ),
                ),
            ),
            required=True,
        ),
        flattened=SHOP,
        request_model=None,
        response_model=None,
        responses=(
            Response(
                status="200",
                is_error=False,
                contents=(
                    Content(
                        media_type="application/json",
                        kind=ContentKind.JSON,
                        type=Ref(CAT),
                    ),
                ),
            ),
            Response(
                status="404",
                is_error=True,
                contents=(
                    Content(
                        media_type="application/json",
                        kind=ContentKind.JSON,
                        type=Ref(SHOP),
                    ),
                ),
            ),
            Response(
                status="422",
                is_error=True,
                contents=(
                    Content(
                        media_type="application/json",
                        kind=ContentKind.JSON,
                        type=Ref(SHOP),
                    ),
                ),
            ),
        ),
        security=((("key", ()),),),
        own_security=False,
        servers=(),
        summary="Add a pet",
    ),
    Operation(
        id=WATCH,
        operation_id="watch",
        method="get",
        path="/watch",
        url_path="/watch",
        groups=(("Pets",),),
        arguments=(),
        parameters=(),
        body=None,
        flattened=None,
        request_model=None,
        response_model=None,
        responses=(
            Response(
                status="200",
                is_error=False,
                contents=(
                    Content(
                        media_type="text/event-stream",
                        kind=ContentKind.EVENT_STREAM,
                        type=Ref(CAT),
                    ),
                ),
            ),
        ),
        security=(),
        own_security=True,
        servers=(),
        description="Watch the pets.",
    ),
)

API = Api(
    file="shop.yaml",
    title="Shop",
    version="1",
    summary=None,
    description=None,
    operations=OPERATIONS,
    groups=(Group(path=("Pets",), operations=(ADD, WATCH)),),
    models=MODELS,
    servers=(Server(at="#/servers/0", url="https://shop.example"),),
    security_schemes={
        "key": SecurityScheme(at="#/key", key="key", kind="http", scheme="bearer")
    },
    security=((("key", ()),),),
)


def model_name(key: str) -> ModelName:
    return ModelName(
        class_name=key,
        typed_dict=f"{key}TypedDict",
        module=key.lower(),
        namespace="models",
        page=f"models/{key.lower()}.md",
    )


NAMES = NameTable(
    client=ClientNames(
        package="shop",
        distribution="shop",
        sync="SyncShop",
        async_="AsyncShop",
        variable="shop",
        env_prefix="SHOP",
        base_error="ShopError",
        default_error="SDKError",
    ),
    models={id_: model_name(id_.removeprefix("#/")) for id_ in MODELS},
    fields=FIELDS,
    members={KIND: ("BIG", "SMALL")},
    operations={ADD: "add", WATCH: "watch"},
    arguments={
        (ADD, "query:limit"): ArgumentName(python="limit", shown="limit"),
        (ADD, "body:pet"): ArgumentName(python="pet", shown="pet"),
        (ADD, "body:kind"): ArgumentName(python="kind_", shown="kind"),
    },
    groups={
        ("Pets",): GroupName(
            attributes=("pets",),
            class_name="Pets",
            async_class_name="AsyncPets",
            module="pets",
            title="Pets",
            page="sdks/pets/README.md",
        )
    },
    globals={},
    credentials={"key": "key"},
    server_variables={},
)
