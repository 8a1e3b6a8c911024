"""What a generated name may not be, for each scope.

Input: nothing. Output: frozen sets. Adding a word renames something in the SDKs of users, so a word is
added only when leaving it out breaks code; none is ever removed.
"""

from __future__ import annotations

import keyword
from typing import Final

KEYWORDS: Final = frozenset(keyword.kwlist)

BUILTINS: Final = frozenset(
    """abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile
    complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals
    hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min
    next object oct open ord pow print property range repr reversed round set setattr slice sorted
    staticmethod str sum super tuple type vars zip""".split()
)
"""Function arguments that would hide a builtin get a suffix, unless the config allows them."""

_OF_MODELS: Final = frozenset(
    """construct copy datetime fields from_orm json model_computed_fields model_config
    model_construct model_copy model_dump model_dump_json model_extra model_fields model_fields_set
    model_json_schema model_parametrized_name model_post_init model_rebuild model_validate
    model_validate_json model_validate_strings parse_file parse_obj parse_raw pydantic schema schema_json
    self update_forward_refs validate""".split()
)
"""Pydantic's own attributes, and modules that annotations in the class body use."""

FIELDS: Final = KEYWORDS | _OF_MODELS | frozenset("bool bytes float int str".split())
"""Attributes of models: what is taken, and the types that annotations in the class body use."""

FIELDS_AND_BUILTINS: Final = (
    KEYWORDS | _OF_MODELS | (BUILTINS - {"type", "id", "input", "object", "dir"})
)
"""The same where names of builtins are avoided."""

_OF_PYDANTIC: Final = frozenset(
    """construct copy from_orm json model_computed_fields model_config model_construct model_copy
    model_dump model_dump_json model_extra model_fields model_fields_set model_json_schema
    model_parametrized_name model_post_init model_rebuild model_validate model_validate_json
    model_validate_strings parse_file parse_obj parse_raw pydantic schema schema_json self
    update_forward_refs validate""".split()
)
PUBLISHED_FIELDS: Final = (
    KEYWORDS | _OF_PYDANTIC | frozenset("bytes date filter format".split())
)
"""Attributes and arguments with `naming: speakeasy`: what gets an underscore in SDKs with a gen.yaml."""

OF_MODELS_ALONE: Final = _OF_PYDANTIC - {"self"}
"""Of these the names that arguments may have: tables show them as the field is called."""

CLASSES: Final = frozenset(
    """Annotated Any Base64Bytes BaseModel Callable ClassVar Decimal DecimalNumber Dict Enum False FileContent
    FileInput FileModel Generic ISODuration IntegerText Limits List Literal Mapping None NotRequired Nullable Optional OptionalNullable Protocol Sequence Tagged
    True TypeAliasType TypeVar TypedDict UNSET UUID Union Unrecognized UnrecognizedInt UnrecognizedStr
    Unset""".split()
)
"""Classes: what model modules import by name."""

CLIENT_MODULE: Final = frozenset(
    """AsyncCredential AsyncHttpClient AsyncOptions AsyncTransport Credential Final Hooks HttpClient Logger
    Self SyncOptions SyncTransport TracebackType Type""".split()
)
"""Classes of clients and of groups: what the client's module imports by name."""

ERROR_CLASSES: Final = frozenset(
    """ConnectionFailedError MissingCredentialError NoResponseError RequestTimeoutError ResponseValidationError""".split()
)
"""Classes of the runtime that stand beside the error bodies; the client's own errors come on top."""

DEVICES: Final = frozenset(
    (
        *("aux", "con", "nul", "prn"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
    )
)
"""Names that Windows keeps for devices, whatever ending a file has."""

MODULES: Final = (
    KEYWORDS
    | DEVICES
    | frozenset(
        """abc asyncio aux builtins collections con copy dataclasses datetime decimal enum functools importlib
    inspect io json logging match nul os prn pydantic re sys types typing typing_extensions uuid
    warnings""".split()
    )
)
"""Modules: keywords, what generated modules import, and names that Windows keeps for devices."""

PACKAGE_MODULES: Final = MODULES | frozenset(
    "errors hooks models py sdk types utils version runtime webhook_events".split()
)
"""Modules at the top of the package: its own parts."""

PACKAGES: Final = MODULES | frozenset(
    "httpx httpx2 pip sdkpress setuptools site test tests".split()
)

ARGUMENTS: Final = frozenset("self retries server_url timeout_ms http_headers".split())
"""What every method takes besides the operation's own arguments."""

CLIENT_ARGUMENTS: Final = frozenset(
    """self server server_idx server_url url_params client retry_config timeout_ms debug_logger security
    hooks""".split()
)

METHODS: Final = KEYWORDS | frozenset(
    """aclose bool bytes cached_property close close_async datetime deprecated float httpx int
    sdk_configuration str with_raw_response with_streaming_response""".split()
)
"""Methods and groups: what clients have themselves, and what annotations and decorators beside them use."""

MEMBERS: Final = frozenset(["mro"])
"""Members of enum classes: `mro` is taken by `type`."""
