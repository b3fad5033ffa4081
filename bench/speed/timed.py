"""One Python program over packed pages, in a process of its own: what timed.mjs does and prints.

    python timed.py NAME PAGES LANGUAGES REPEATS SECONDS

LANGUAGES is a JSON list of the texts' languages for justext-lines, and - for programs that take HTML.
"""

import json
import struct
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "peers"))

from worker import MAKERS  # noqa: E402

# Seconds of CPU time that are not counted, at most.
WARM = 5


def unpack(path):
    data = Path(path).read_bytes()
    at = 0
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        yield data[at + 4 : at + 4 + length]
        at += 4 + length


def main():
    name, path, languages, repeats, seconds = sys.argv[1:]
    extract = MAKERS[name]()
    pages = list(unpack(path))
    run = extract
    if languages != "-":
        codes = dict(zip(pages, json.loads(Path(languages).read_text())))

        def run(page):
            return extract({"input": page.decode(), "lang": codes[page]})

    errors = {}

    def timed(i):
        start = time.process_time()
        try:
            run(pages[i])
        except Exception as error:  # an extractor's failure is a result
            errors[i] = f"{type(error).__name__}: {error}"[:200]
        return time.process_time() - start

    def one_pass(count, until):
        times = []
        while len(times) < count and (not times or time.process_time() < until):
            times.append(timed(len(times)))
        return times

    start = time.process_time()
    warm = start + min(float(seconds) / 2, WARM)
    while time.process_time() < warm:
        one_pass(len(pages), warm)
    passes = [one_pass(len(pages), start + float(seconds))]
    count = len(passes[0])
    while len(passes) < int(repeats):
        times = one_pass(count, start + float(seconds))
        # One that was cut off would weigh the pages otherwise.
        if len(times) < count:
            break
        passes.append(times)
    print(json.dumps({"passes": passes, "errors": [[i, error] for i, error in errors.items() if i < count]}))


main()
