"""`python -m sdkpress`: the command.

Input: the process's arguments. Output: its exit status.
"""

from sdkpress.cli.main import run

if __name__ == "__main__":
    run()
