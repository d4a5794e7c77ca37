"""How fast a run is, and how much memory it takes.

    python benchmarks/speed.py [--articles 2000] [--workers 2] [--extractor module:attribute] [--source FILE_OR_FOLDER]

Runs the pipeline on --source in a new store, or else on the packaged sample articles over and over (other numbers, an
own address and id each, so that none is a copy; they have an event in every other line, far more than ordinary news)
and tells articles per second, the largest memory of this process and of its workers,
and what share of the time went where. Worker parts are sums over all workers; steps of this process are wall time.
The last line holds everything that is not the language model against it: all worker parts but the parse, and all steps
but the wait for the workers; `start`, in which a worker loads the language model, counts for neither.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NUMBER = re.compile(r"\b\d{1,3}\b")


def varied(count: int, *, seed: int = 1) -> Iterator[str]:
    """Lines of JSON: the sample articles over and over, with other numbers and a sentence of their own."""
    dice = random.Random(seed)  # noqa: S311  # no secret: the same articles every time are wanted
    lines = (ROOT / "flows" / "samples" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    samples = [json.loads(line) for line in lines]
    words = sorted({word for sample in samples for word in sample["text"].split() if word.isalpha()})
    for number in range(count):
        sample = dict(samples[number % len(samples)])
        text = _NUMBER.sub(lambda _: str(dice.randint(2, 90)), sample["text"])
        own = " ".join(dice.choices(words, k=40))
        sample.update(id=f"speed-{number}", url=f"https://example.org/speed/{number}", text=f"{text}\n\n{own}.")
        yield json.dumps(sample)


def _written(folder: Path, count: int) -> Path:
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in varied(count))
    return source


def report(receipt: object, seconds: float) -> list[str]:
    """The lines to print."""
    from flows.receipts import Receipt

    assert isinstance(receipt, Receipt)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    lines = [
        f"{receipt.delivered} articles in {seconds:.1f} s: {receipt.delivered / seconds:.1f} a second",
        f"found {dict(receipt.rows)}; rejected {dict(receipt.reasons)}; {receipt.near_copies} near copies",
        f"largest memory: this process {own:.0f} MB, the largest worker {worker:.0f} MB",
    ]
    steps = {name: value for name, value in receipt.timings.seconds.items() if not name.startswith("worker ")}
    inner = {name: value for name, value in receipt.timings.seconds.items() if name.startswith("worker ")}
    for title, parts, total in (("steps", steps, seconds), ("workers", inner, steps.get("extract", 0.0))):
        lines.append(f"{title}:")
        lines += [f"  {name:16} {value:8.2f} s  {value / max(total, 1e-9):6.1%}" for name, value in parts.items()]
    model = inner.get("worker parse", 0.0)
    rest = sum(inner.get(f"worker {name}", 0.0) for name in ("read", "clean", "find", "stage"))
    rest += sum(value for name, value in steps.items() if name not in ("start", "extract"))
    lines.append(f"language model {model:.1f} s; everything else {rest:.1f} s, {rest / max(model, 1e-9):.0%} of it")
    return lines


def main() -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--extractor")
    parser.add_argument("--source", type=Path, help="articles to run on instead of the samples")
    arguments = parser.parse_args()
    from flows.pipeline import run_pipeline
    from flows.settings import Settings
    from warehouse.store import open_store

    more = {"extractor": arguments.extractor} if arguments.extractor else {}
    settings = Settings(workers=arguments.workers, **more)
    with tempfile.TemporaryDirectory() as folder:
        source = arguments.source or _written(Path(folder), arguments.articles)
        store = open_store(Path(folder) / "store")
        began = time.monotonic()
        receipt = run_pipeline(store, [str(source)], settings=settings)
        seconds = time.monotonic() - began
    print("\n".join(report(receipt, seconds)))
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
