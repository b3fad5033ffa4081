"""What commands use: reads JSON {"commands": [[word, ...], ...], "repeats": n} from standard input, runs the commands by
turns, their output thrown away, and prints for each a JSON list of {"cpu", "wall"} in seconds and {"peak"} in bytes.

    python child.py < TASK
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def use(command):
    with tempfile.TemporaryFile() as told:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            told.seek(0)
            sys.exit(f"{' '.join(command)}: exit code {child.returncode}: {told.read().decode()[-300:]}")
    unit = 1 if sys.platform == "darwin" else 1024
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "peak": usage.ru_maxrss * unit}


task = json.load(sys.stdin)
uses = [[] for _ in task["commands"]]
for _ in range(task["repeats"]):
    for found, command in zip(uses, task["commands"]):
        found.append(use(command))
print(json.dumps(uses))
