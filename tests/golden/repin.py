"""Pins what is found today of the articles coded by hand.

python tests/golden/repin.py            pins more; refuses when something pinned is no longer found
python tests/golden/repin.py --lower    pins less as well
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.golden.gold import found_in_all, gained, lost, read_pins, write_pins
from transforms.extract import Extractor


def main() -> int:
    parser = argparse.ArgumentParser(description="Pins what is found today of the articles coded by hand.")
    parser.add_argument("--lower", action="store_true", help="accept that something pinned is no longer found")
    lower = parser.parse_args().lower
    pins, found = read_pins(), found_in_all(Extractor.load())
    gone, new = lost(pins, found), gained(pins, found)
    sys.stdout.writelines(f"- {item}\n" for item in gone)
    sys.stdout.writelines(f"+ {item}\n" for item in new)
    if gone and not lower:
        sys.stderr.write(f"{len(gone)} pinned things are lost: mend that, or accept it with --lower\n")
        return 1
    write_pins(found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
