"""Models of Inputs, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        ConnectionFailedError as ConnectionFailedError,
        InputsError as InputsError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
    )
    from .create_input_operation import (
        CreateInputRequest as CreateInputRequest,
        CreateInputRequestInputFile as CreateInputRequestInputFile,
        CreateInputRequestInputFileTypedDict as CreateInputRequestInputFileTypedDict,
        CreateInputRequestInputKafka as CreateInputRequestInputKafka,
        CreateInputRequestInputKafkaTypedDict as CreateInputRequestInputKafkaTypedDict,
        CreateInputRequestTypedDict as CreateInputRequestTypedDict,
    )
    from .input_response import (
        InputResponse as InputResponse,
        InputResponseInputFile as InputResponseInputFile,
        InputResponseInputKafka as InputResponseInputKafka,
    )
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "ConnectionFailedError": "_errors",
            "CreateInputRequest": "create_input_operation",
            "CreateInputRequestInputFile": "create_input_operation",
            "CreateInputRequestInputFileTypedDict": "create_input_operation",
            "CreateInputRequestInputKafka": "create_input_operation",
            "CreateInputRequestInputKafkaTypedDict": "create_input_operation",
            "CreateInputRequestTypedDict": "create_input_operation",
            "InputResponse": "input_response",
            "InputResponseInputFile": "input_response",
            "InputResponseInputKafka": "input_response",
            "InputsError": "_errors",
            "MissingCredentialError": "_errors",
            "NoResponseError": "_errors",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
        },
    )

__all__ = [
    "ConnectionFailedError",
    "CreateInputRequest",
    "CreateInputRequestInputFile",
    "CreateInputRequestInputFileTypedDict",
    "CreateInputRequestInputKafka",
    "CreateInputRequestInputKafkaTypedDict",
    "CreateInputRequestTypedDict",
    "InputResponse",
    "InputResponseInputFile",
    "InputResponseInputKafka",
    "InputsError",
    "MissingCredentialError",
    "NoResponseError",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
]
