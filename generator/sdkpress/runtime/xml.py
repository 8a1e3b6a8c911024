"""XML bodies: a model to XML text and XML text to plain data, as the XML Object says (OpenAPI 3.1 section 4.8.26).

Input: a valid model, or bytes and a type. Output: bytes, or JSON-like data by wire name, in which scalars
are still text: validation turns them into numbers and moments. Models say in `__xml__` how they are written:

    class Pet(BaseModel):
        __xml__ = Xml("pet", fields={"id": Xml(attribute=True), "tags": Xml(wrapped=True, item="tag")})

Expat, which reads here, bounds the expansion of entities and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Union, get_args, get_origin
from xml.etree import ElementTree
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape, quoteattr

from pydantic import BaseModel as PydanticBaseModel
from pydantic_core import to_jsonable_python

from .formats import base64_text
from .parameters import scalar_text
from .type_guards import is_array, is_mapping
from .unset import UNSET


@dataclass(frozen=True, slots=True)
class Xml:
    """How a model or one of its fields is written. `item` names the items of an array, `fields` is of a model.

    `wrapped`: the array is an element of its own. `text`: the field is the text of its model's element.
    """

    name: str | None = None
    namespace: str | None = None
    prefix: str | None = None
    attribute: bool = False
    wrapped: bool = False
    text: bool = False
    item: str | None = None
    fields: Mapping[str, Xml] = field(default_factory=dict[str, "Xml"])


_AS_IT_IS: Final = (str, int, float, PydanticBaseModel, type(None))
_PLAIN: Final = Xml()
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>'


def write_xml(model: PydanticBaseModel) -> bytes:
    """The model as a document."""
    format_ = _of_class(type(model))
    text = "".join(_element(format_.name or type(model).__name__, model, format_))
    return f"{_HEAD}{text}".encode()


def read_xml(data: bytes, type_: Any) -> Any:
    """Plain data from a document whose root element is of the type. Raises `ParseError`."""
    return _read(ElementTree.fromstring(data), type_)


def _of_class(class_: type[PydanticBaseModel]) -> Xml:
    format_: object = getattr(class_, "__xml__", None)
    return format_ if isinstance(format_, Xml) else _PLAIN


# --- writing ----------------------------------------------------------------------------------


def _element(name: str, value: object, how: Xml) -> Iterator[str]:
    tag = f"{how.prefix}:{name}" if how.prefix else name
    attributes = _declared(how)
    content: list[str] = []
    if isinstance(value, PydanticBaseModel):
        for part, is_attribute in _parts(value):
            if is_attribute:
                attributes += part
            else:
                content.append(part)
    elif is_mapping(value):
        for key, one in value.items():
            if one is not None:
                content += _element(str(key), one, _PLAIN)
    else:
        content.append(escape(_text(value)))
    inside = "".join(content)
    yield f"<{tag}{attributes}>{inside}</{tag}>" if inside else f"<{tag}{attributes}/>"


def _declared(how: Xml) -> str:
    if not how.namespace:
        return ""
    name = f"xmlns:{how.prefix}" if how.prefix else "xmlns"
    return f" {name}={quoteattr(how.namespace)}"


def _parts(model: PydanticBaseModel) -> Iterator[tuple[str, bool]]:
    """What a model's element holds: texts, and whether each is an attribute."""
    format_ = _of_class(type(model))
    values = _values(model)
    for attribute, info in type(model).model_fields.items():
        value = values[attribute]
        if value is UNSET or value is None:
            continue
        how = format_.fields.get(attribute, _PLAIN)
        name = how.name or info.alias or attribute
        if how.attribute:
            tag = f"{how.prefix}:{name}" if how.prefix else name
            yield f"{_declared(how)} {tag}={quoteattr(_text(value))}", True
        elif how.text:
            yield escape(_text(value)), False
        elif is_array(value):
            yield "".join(_array(name, value, how)), False
        else:
            yield "".join(_element(name, value, _nested(value, how))), False
    for name, value in (model.model_extra or {}).items():
        yield "".join(_element(name, value, _PLAIN)), False


def _values(model: PydanticBaseModel) -> dict[str, Any]:
    """The values of a model's fields: those that are written in a form of their own as JSON has them."""
    values = {name: getattr(model, name) for name in type(model).model_fields}
    if not all(map(_is_written_as_it_is, values.values())):
        plain = model.model_dump(mode="json", warnings=False)
        for name, value in values.items():
            if not _is_written_as_it_is(value):
                values[name] = plain.get(name, value)
    return values


def _is_written_as_it_is(value: object) -> bool:
    if is_array(value):
        return all(map(_is_written_as_it_is, value))
    if is_mapping(value):
        return all(map(_is_written_as_it_is, value.values()))
    return value is UNSET or isinstance(value, _AS_IT_IS)


def _nested(value: object, how: Xml) -> Xml:
    """A field's own namespace, else that of the model it holds."""
    if how.namespace or how.prefix or not isinstance(value, PydanticBaseModel):
        return how
    return _of_class(type(value))


def _array(name: str, items: Any, how: Xml) -> Iterator[str]:
    inner = how.item or name
    if not how.wrapped:
        inner = how.item or (how.name or name)
    texts = [
        text
        for item in items
        if item is not None
        for text in _element(inner, item, _nested(item, _PLAIN if how.wrapped else how))
    ]
    if not how.wrapped:
        yield from texts
        return
    tag = f"{how.prefix}:{name}" if how.prefix else name
    yield f"<{tag}{_declared(how)}>{''.join(texts)}</{tag}>"


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return base64_text(value)
    plain: object = to_jsonable_python(value)
    return scalar_text(plain)


# --- reading ----------------------------------------------------------------------------------


def _read(element: ElementTree.Element, type_: Any) -> Any:
    kind, inner = _shape(type_)
    if kind == "model":
        return _read_model(element, inner)
    if kind == "list":
        return [_read(child, inner) for child in element]
    if kind == "map":
        return {_local(child.tag): _read(child, inner) for child in element}
    return _scalar(element)


def _scalar(element: ElementTree.Element) -> Any:
    if len(element):
        return {_local(child.tag): _scalar(child) for child in element}
    return (element.text or "").strip()


def _read_model(
    element: ElementTree.Element, class_: type[PydanticBaseModel]
) -> dict[str, Any]:
    format_ = _of_class(class_)
    children: dict[str, list[ElementTree.Element]] = {}
    for child in element:
        children.setdefault(_local(child.tag), []).append(child)
    attributes = {_local(key): value for key, value in element.attrib.items()}
    data: dict[str, Any] = {}
    for attribute, info in class_.model_fields.items():
        how = format_.fields.get(attribute, _PLAIN)
        wire = info.alias or attribute
        name = how.name or wire
        if how.attribute:
            if name in attributes:
                data[wire] = attributes[name]
            continue
        if how.text:
            data[wire] = (element.text or "").strip()
            continue
        kind, inner = _shape(info.annotation)
        if kind == "list":
            elements = _items(children, name, how, inner)
            if elements is not None:
                data[wire] = [_read(one, inner) for one in elements]
        elif children.get(name):
            data[wire] = _read(children.pop(name)[0], info.annotation)
    for name, others in children.items():
        data.setdefault(name, _scalar(others[0]))
    text = (element.text or "").strip()
    if text and not len(element):
        missing = [
            info.alias or attribute
            for attribute, info in class_.model_fields.items()
            if info.is_required() and (info.alias or attribute) not in data
        ]
        if len(missing) == 1:  # the document does not say which field the text is
            data[missing[0]] = text
    return data


def _items(
    children: dict[str, list[ElementTree.Element]], name: str, how: Xml, inner: Any
) -> list[ElementTree.Element] | None:
    """The elements of an array, whether it is wrapped as the document says or, where it says nothing, as found."""
    if how.wrapped:
        wrappers = children.pop(name, [])
        return [item for one in wrappers for item in one] if wrappers else None
    elements = children.pop(how.item or name, None)
    if elements is None or len(elements) != 1 or how.item is not None:
        return elements
    only = elements[0]
    if not len(only) and not (only.text or "").strip():
        return []
    return list(only) if len(only) and not _is_like(only, inner) else elements


def _is_like(element: ElementTree.Element, type_: Any) -> bool:
    """Whether an element with children could itself be a value of the type."""
    kind, inner = _shape(type_)
    if kind != "model":
        return kind == "map"
    format_ = _of_class(inner)
    names = {
        format_.fields.get(attribute, _PLAIN).name or info.alias or attribute
        for attribute, info in inner.model_fields.items()
    }
    return any(_local(child.tag) in names for child in element)


def _local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def _shape(type_: Any) -> tuple[str, Any]:
    """`model`, `list`, `map` or `scalar`, with the class, or the type of what is inside."""
    value: Any = getattr(type_, "__value__", None)
    if value is not None:
        return _shape(value)
    class_: Any = type_
    if isinstance(class_, type) and issubclass(class_, PydanticBaseModel):
        return "model", class_
    origin: Any = get_origin(type_)
    arguments = get_args(type_)
    if origin in (list, set, tuple):
        return "list", arguments[0] if arguments else None
    if origin is dict:
        return "map", arguments[1]
    if origin is Union:
        shapes = [_shape(one) for one in arguments]
        return next((one for one in shapes if one[0] != "scalar"), ("scalar", None))
    if hasattr(type_, "__metadata__"):
        return _shape(arguments[0])
    return "scalar", None


__all__ = ["ParseError", "Xml", "read_xml", "write_xml"]
