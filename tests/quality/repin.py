"""Pins the floors at what is measured today.

python tests/quality/repin.py           raises floors; refuses when a score is under its floor
python tests/quality/repin.py --lower   lowers them as well
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.quality.floors import Floors, below, floor_of, read_floors, write_floors
from tests.quality.score import digest, scores, table
from transforms.extract import Extractor


def main() -> int:
    parser = argparse.ArgumentParser(description="Pins the floors of quality at what is measured today.")
    parser.add_argument("--lower", action="store_true", help="accept scores that are under their floor")
    lower = parser.parse_args().lower
    floors, measured = read_floors(), scores(Extractor.load())
    sys.stdout.write(f"{table(measured, floors.f1)}\n")
    under = below(measured, floors)
    if under and not lower:
        sys.stderr.write("\n".join(["under the floor; mend that, or accept it with --lower:", *under, ""]))
        return 1
    kept = {} if lower else floors.f1
    raised = {score.name: max(floor_of(score), kept.get(score.name, 0.0)) for score in measured}
    write_floors(Floors(digest=digest(), f1=raised))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
