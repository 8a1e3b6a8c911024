"""What code that was written for an SDK of another generator needs to go on working.

Input: nothing. Output: `CompatibilityConfig`, a section of `config.model.Config`.
"""

from __future__ import annotations

from typing import Literal

from sdkpress.config.declaration import setting
from sdkpress.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityConfig:
    """`compatibility:`; see `config.gen_yaml` for what a gen.yaml chooses."""

    naming: Literal["default", "speakeasy"] = setting(
        "`default`: names that stay as they are when other parts of the document change. `speakeasy`: the classes, attributes and modules of an SDK that was made with a gen.yaml.",
        "default",
    )
    inline_names: Literal["told_apart", "first_come"] = setting(
        "With `naming: speakeasy`, what inline models are called that want one name: each has that of its component or operation before it (`told_apart`), or the `first_come` keeps the short one. Then bodies end in `RequestBody` and `ResponseBody` too, and the items of a list are called as the list.",
        "told_apart",
    )
    credentials: Literal["arguments", "models"] = setting(
        "What takes credentials: an argument of the client for each (`arguments`), or the `models` `Security` of the client (of one scheme that has parts, as OAuth 2.0 with client credentials, these parts) and of operations that need others.",
        "arguments",
    )
    optional_bodies: Literal["flattened", "whole"] = setting(
        "How a method takes a body that may be left out: its fields as arguments (`flattened`), or as one argument (`whole`) unless some parameter is required.",
        "flattened",
    )
    response_headers: Literal["left", "models"] = setting(
        "What becomes of documented headers of a success: they are `left` to hooks, or a call gives one of the `models`, with the headers and the result.",
        "left",
    )
    sufficient_defaults: Literal["any", "scalar"] = setting(
        "Which defaults let a value be left out that the document lists as required: `any`, or `scalar` ones only.",
        "any",
    )
    default_response: Literal["error", "success"] = setting(
        "What the response `default` is beside a documented success.", "error"
    )
    document_defaults: Literal["documented", "sent"] = setting(
        "What becomes of a default of the document where the caller gives no value: it is `documented`, or `sent` too. One that stands in for a value that the document requires is sent in any case.",
        "documented",
    )
    builtin_names: Literal["kept", "avoided"] = setting(
        "Arguments and fields that are called like a builtin: they are `kept`, unless that breaks the code, or `avoided` with an underscore behind them (see `allowed_builtins`).",
        "kept",
    )
    discriminated_bases: Literal["union", "object"] = setting(
        "What a schema is that has a `discriminator` with a `mapping`, and that others extend by `allOf`: a `union` of those and itself, or one `object` with its own properties.",
        "union",
    )
    operation_models: Literal["none", "requests", "all"] = setting(
        "Models that no method takes or returns: `requests` makes a class of each operation's parameters and one of the credentials, `all` also one of each page of a list and of the client's own parameters.",
        "none",
    )
    typed_dicts: Literal["inputs", "all"] = setting(
        "Which models have a `TypedDict` beside them: `inputs`, those that a caller can pass, or `all`.",
        "inputs",
    )
    group_suffix: Literal["clashes", "models"] = setting(
        "When the class of a group ends in `SDK`: where it `clashes` with another class of its package, or also where one of the `models` would be called like it.",
        "clashes",
    )
    one_way_models: Literal["shared", "split"] = setting(
        "A model that is sent and received and has properties of one direction (`readOnly`, `writeOnly`): one class is `shared`, or it is `split` into `Pet`, and `PetInput` or `PetOutput` without those of the other direction.",
        "shared",
    )
    request_objects: Literal["none", "many_parameters"] = setting(
        "How a method takes many parameters: each as an argument (`none`), or, with more of them than `max_method_params`, all in one of the `models`, `<Operation>Request` (`many_parameters`). A body counts as one, unless `flatten_requests` makes its fields arguments: then each is one in any case.",
        "none",
    )
    unknown_members: Literal["shared", "models"] = setting(
        "What an object is whose tag a union of `open_unions` does not list: `Unrecognized`, which all unions share, or one of the `models`, `UnknownPet` for `Pet`. With the latter a list of values tells members apart too.",
        "shared",
    )
    responses: Literal["plain", "envelope", "envelope_http"] = setting(
        "What a call gives: the `plain` body, or an `envelope` with its status, media type and HTTP response, or with these in its `http_meta` (`envelope_http`).",
        "plain",
    )
    formats: Literal["typed", "dates"] = setting(
        "Which formats have a type of Python's: `dates` and times of day with a date, or all that there is one for (`typed`): `uuid`, `time`, `duration`, `decimal`, `byte`, `base64url`, `http-date`, `unix-time`, and integers written as text.",
        "typed",
    )
    tuples: Literal["typed", "lists"] = setting(
        "What arrays are whose items have types by their place (`prefixItems`): tuples (`typed`), or `lists` of any of these.",
        "typed",
    )
    accept_argument: Literal["none", "several"] = setting(
        "Whether the caller chooses which media type is asked for where a success has `several`.",
        "none",
    )
    multipart_arrays: Literal["repeated", "brackets"] = setting(
        "How the items of an array go out in `multipart/form-data`: the property's name is `repeated`, or it has `brackets` behind it (`files[]`).",
        "repeated",
    )
    constructor_arguments: Literal["keyword", "positional", "url_first"] = setting(
        "Which arguments of the client may be given by position: the credentials (all others by `keyword`), or all of them (`positional`), in an older order with `url_first`.",
        "keyword",
    )
    const_fields: Literal["kept", "upper"] = setting(
        "The attribute of a property that can have only one value: `kind`, or `upper` case as `KIND`.",
        "kept",
    )
    client_variable: Literal["package", "initials"] = setting(
        "What the client is called in snippets: after the `package`, or by the `initials` of its class.",
        "package",
    )
