"""python -m casework.examining FILE FOLDER: say in JSON what a file is, or why it is refused."""

import json
import resource
import sys
from pathlib import Path

from casework.examining import examined
from casework.examining.sorts import TOO_MUCH, Refused

MEMORY = 280_000_000
SECONDS = 20


def main(path, to):
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        found = examined(Path(path), Path(to))
    except Refused as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": TOO_MUCH}
    return {
        "content_type": found.sort.content_type,
        "is_new": found.file is not None,
        "is_small": found.small is not None,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
