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
    from .change_task_operation import (
        ChangeTaskRequest as ChangeTaskRequest,
        ChangeTaskRequestTypedDict as ChangeTaskRequestTypedDict,
    )
    from .get_task_operation import (
        GetTaskRequest as GetTaskRequest,
        GetTaskRequestTypedDict as GetTaskRequestTypedDict,
    )
    from .list_tasks_operation import (
        ListTasksRequest as ListTasksRequest,
        ListTasksRequestTypedDict as ListTasksRequestTypedDict,
    )
    from .new_task import NewTask as NewTask, NewTaskTypedDict as NewTaskTypedDict
    from .priority import Priority as Priority
    from .problem import (
        Problem as Problem,
        ProblemData as ProblemData,
        ProblemTypedDict as ProblemTypedDict,
    )
    from .remove_task_operation import (
        RemoveTaskRequest as RemoveTaskRequest,
        RemoveTaskRequestTypedDict as RemoveTaskRequestTypedDict,
    )
    from .security import Security as Security, SecurityTypedDict as SecurityTypedDict
    from .task import Task as Task, TaskTypedDict as TaskTypedDict
    from .task_change import (
        TaskChange as TaskChange,
        TaskChangeTypedDict as TaskChangeTypedDict,
    )
else:
    from .._runtime.lazy import lazily

    __getattr__, __dir__ = lazily(
        __name__,
        {
            "ChangeTaskRequest": "change_task_operation",
            "ChangeTaskRequestTypedDict": "change_task_operation",
            "ConnectionFailedError": "_errors",
            "GetTaskRequest": "get_task_operation",
            "GetTaskRequestTypedDict": "get_task_operation",
            "ListTasksRequest": "list_tasks_operation",
            "ListTasksRequestTypedDict": "list_tasks_operation",
            "MissingCredentialError": "_errors",
            "NewTask": "new_task",
            "NewTaskTypedDict": "new_task",
            "NoResponseError": "_errors",
            "Priority": "priority",
            "Problem": "problem",
            "ProblemData": "problem",
            "ProblemTypedDict": "problem",
            "RemoveTaskRequest": "remove_task_operation",
            "RemoveTaskRequestTypedDict": "remove_task_operation",
            "RequestTimeoutError": "_errors",
            "ResponseValidationError": "_errors",
            "SDKError": "_errors",
            "Security": "security",
            "SecurityTypedDict": "security",
            "Task": "task",
            "TaskChange": "task_change",
            "TaskChangeTypedDict": "task_change",
            "TaskTypedDict": "task",
            "TasksClientError": "_errors",
        },
    )

__all__ = [
    "ChangeTaskRequest",
    "ChangeTaskRequestTypedDict",
    "ConnectionFailedError",
    "GetTaskRequest",
    "GetTaskRequestTypedDict",
    "ListTasksRequest",
    "ListTasksRequestTypedDict",
    "MissingCredentialError",
    "NewTask",
    "NewTaskTypedDict",
    "NoResponseError",
    "Priority",
    "Problem",
    "ProblemData",
    "ProblemTypedDict",
    "RemoveTaskRequest",
    "RemoveTaskRequestTypedDict",
    "RequestTimeoutError",
    "ResponseValidationError",
    "SDKError",
    "Security",
    "SecurityTypedDict",
    "Task",
    "TaskChange",
    "TaskChangeTypedDict",
    "TaskTypedDict",
    "TasksClientError",
]
