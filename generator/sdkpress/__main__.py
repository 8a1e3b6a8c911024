"""`python -m sdkpress`: the command.

Input: the process's arguments. Output: its exit status.
"""

import sys

from sdkpress.cli import main

if __name__ == "__main__":
    sys.exit(main())
