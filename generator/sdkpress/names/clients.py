"""Names of the client: its classes, package, variable and arguments, and the groups below it.

Input: config, `info.title`, groups, security schemes. Output: `ClientNames`, `GroupName`s and the names of
constructor arguments.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from sdkpress.config.model import Config
from sdkpress.ir.api import Api, Group
from sdkpress.ir.ids import GroupPath
from sdkpress.names.attributes import suffixed
from sdkpress.names.reserved import (
    CLASSES,
    CLIENT_MODULE,
    DEVICES,
    KEYWORDS,
    METHODS,
    PACKAGE_MODULES,
    PACKAGES,
)
from sdkpress.names.scope import Scope
from sdkpress.names.table import ClientNames, GroupName
from sdkpress.names.titles import essential
from sdkpress.names.words import (
    bounded,
    pascal,
    snake,
    snake_as_published,
    split,
    titled,
    upper,
)

_NO_LETTER: Final = re.compile(r"[^a-z0-9]+")


def client_names(config: Config, title: str) -> ClientNames:
    """The client's names: the config's, else made from the document's title."""
    words = essential(title)
    title_words = words if split(words) else "api"
    package = config.package or _package(title_words)
    base = suffixed(pascal(title_words), KEYWORDS)  # `True`
    split_mode = config.async_mode == "split"
    if not CLIENT_MODULE.isdisjoint((base, f"Sync{base}", f"Async{base}")):
        base = f"{base}SDK"
    sync = config.client.sync or (f"Sync{base}" if split_mode else base)
    async_ = config.client.async_ or (
        f"Async{sync.removeprefix('Sync')}" if split_mode else sync
    )
    root = sync.removeprefix("Sync") or base
    return ClientNames(
        package=package,
        distribution=config.distribution or package.replace("_", "-"),
        sync=sync,
        async_=async_,
        variable=config.client.variable or _variable(config, sync, package),
        env_prefix=upper(package) if config.env_prefix is None else config.env_prefix,
        base_error=config.base_error or f"{root}Error",
        default_error=config.default_error,
    )


def _package(title: str) -> str:
    name = snake(title, "api")
    return f"{name}_sdk" if name in PACKAGES else name


def _variable(config: Config, sync: str, package: str) -> str:
    """The variable of snippets: the package's name, or the class's initials."""
    if config.compatibility.client_variable == "initials":
        plain = snake_as_published(sync)
        if plain != package:
            return plain
        initials = "".join(word[0] for word in split(sync)).lower()
        return f"{initials}_client"
    name = snake(package.rpartition(".")[2], "client")
    return suffixed(name, KEYWORDS)


def group_names(
    api: Api, client: ClientNames, shorts: frozenset[str], config: Config
) -> dict[GroupPath, GroupName]:
    """The names of each group. `shorts` are the names that models would like to have."""
    rooted = config.compatibility.naming == "speakeasy"
    beside_models = config.compatibility.group_suffix == "models"
    near = shorts if beside_models else frozenset[str]()
    attributes = _attributes(api.groups, rooted)
    leaves = Counter(pascal(g.path[-1]).lower() for g in api.groups if g.path)
    taken = Scope((client.sync, client.async_), key=str.lower)
    modules = Scope(key=str.lower)
    tops = (namespace.partition(".")[0] for namespace in config.namespaces)
    reserved = PACKAGE_MODULES | frozenset(tops)
    names: dict[GroupPath, GroupName] = {}
    first_come = rooted and config.compatibility.inline_names == "first_come"
    groups = api.groups if first_come else sorted(api.groups, key=lambda g: g.path)
    for group in groups:
        path = group.path
        if not path:
            names[path] = _root(client)
            continue
        class_name = pascal(path[-1])
        after = first_come and not taken.is_free(class_name)
        if after:
            class_name = f"{client.sync}{class_name}"
        elif leaves[class_name.lower()] > 1 and not first_come:
            class_name = bounded("".join(pascal(part) for part in path))
        if class_name.lower() in near or class_name in CLASSES | CLIENT_MODULE:
            class_name += "SDK"
        class_name = _class(class_name, taken)
        module = _published_module(path, class_name) if rooted else snake(class_name)
        if after:
            module = f"{_NO_LETTER.sub('_', client.sync.lower())}_{module}"
        if module in reserved:
            module = f"{module}_" if rooted else f"{module}_sdk"
        module = modules.claim(module, joint="")
        names[path] = GroupName(
            attributes=attributes[path],
            class_name=class_name,
            async_class_name=f"Async{class_name}",
            module=module,
            title=".".join(titled(part) for part in path),
            page=f"sdks/{suffixed(class_name.lower(), DEVICES)}/README.md",
        )
    return {group.path: names[group.path] for group in api.groups}


def _published_module(path: GroupPath, class_name: str) -> str:
    """With `naming: speakeasy`: `AppUsage` is in `appusage`, `Container` › `Audio` in `container_audio`."""
    leaf = pascal(path[-1]).lower()
    whole = "".join(pascal(part) for part in path).lower()
    plain = class_name.lower().removesuffix("sdk")
    parts = path if len(path) > 1 and plain == whole and whole != leaf else path[-1:]
    name = "_".join(_NO_LETTER.sub("_", part.lower()).strip("_") for part in parts)
    return f"{name}_sdk" if class_name.endswith("SDK") else name


def _root(client: ClientNames) -> GroupName:
    return GroupName(
        attributes=(),
        class_name=client.sync,
        async_class_name=client.async_,
        module="sdk",
        title=client.sync,
        page=f"sdks/{suffixed(client.sync.lower(), DEVICES)}/README.md",
    )


def _class(name: str, taken: Scope) -> str:
    """A class name that is free, and free with `Async` before it; it is taken then."""

    def pair(name: str) -> tuple[str, str]:
        return name, f"Async{name}"

    if not all(taken.is_free(part) for part in pair(name)):
        name = name if name.endswith("SDK") else f"{name}SDK"
    return taken.claim(name, joint="", beside=pair)


def _attributes(
    groups: tuple[Group, ...], rooted: bool
) -> dict[GroupPath, tuple[str, ...]]:
    """The attribute path of each group; a segment is told from its siblings by a number if need be."""
    attributes: dict[GroupPath, tuple[str, ...]] = {(): ()}
    siblings: dict[GroupPath, Scope] = {}
    for group in sorted(groups, key=lambda g: (len(g.path), g.path)):
        if not group.path:
            continue
        above = attributes[group.path[:-1]]
        spell = snake_as_published if rooted else snake
        reserved = METHODS | {"self"} if rooted else METHODS
        base = suffixed(spell(group.path[-1], "group"), reserved)
        name = siblings.setdefault(group.path[:-1], Scope()).claim(base)
        attributes[group.path] = (*above, name)
    return attributes
