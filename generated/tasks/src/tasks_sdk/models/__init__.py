"""Models of Tasks, loaded as they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._errors import (
        ConnectionFailedError as ConnectionFailedError,
        MissingCredentialError as MissingCredentialError,
        NoResponseError as NoResponseError,
        RequestTimeoutError as RequestTimeoutError,
        ResponseValidationError as ResponseValidationError,
        SDKError as SDKError,
        TasksClientError as TasksClientError,
    )
    from .new_task import NewTask as NewTask, NewTaskTypedDict as NewTaskTypedDict
    from .priority import Priority as Priority
    from .problem import Problem as Problem, ProblemData as ProblemData
    from .task import Task as Task
    from .task_change import (
        TaskChange as TaskChange,
        TaskChangeTypedDict as TaskChangeTypedDict,
    )
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "ConnectionFailedError": "_errors",
            "MissingCredentialError": "_errors",
            "NewTask": "new_task",
            "NewTaskTypedDict": "new_task",
            "NoResponseError": "_errors",
            "Priority": "priority",
            "Problem": "problem",
            "ProblemData": "problem",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
            "Task": "task",
            "TaskChange": "task_change",
            "TaskChangeTypedDict": "task_change",
            "TasksClientError": "_errors",
        },
    )

__all__ = [
    "ConnectionFailedError",
    "MissingCredentialError",
    "NewTask",
    "NewTaskTypedDict",
    "NoResponseError",
    "Priority",
    "Problem",
    "ProblemData",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
    "Task",
    "TaskChange",
    "TaskChangeTypedDict",
    "TasksClientError",
]
