"""Make the weights of the page model: `python -m training`, or `python -m training --folds` for those of the folds.

Reads ../shared/corpus (or WIREDESK_SHARED), writes ingest/reading/page/blocks/weights.npz, or
training/weights/fold-N.npz: the same bytes for the same corpus, seed and numpy on one thread (OPENBLAS_NUM_THREADS=1).
Takes some minutes and 5 GB.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

from ingest.reading.page.blocks.model import WEIGHTS, Model, save_model
from training.examples import bare_examples_of, examples_of
from training.fit import fit
from training.folds import fold_file
from training.pages import FOLDS, pages

SEED = 20261125
PACKAGE = Path(__file__).resolve().parent.parent / "ingest" / "reading" / "page" / "blocks" / WEIGHTS


def main() -> int:
    """Train and write what was asked for; return the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folds", action="store_true", help="each fold's, from the pages of the other folds")
    options = ask.parse_args()
    try:
        examples = examples_of(pages()) + bare_examples_of(pages())
    except FileNotFoundError as error:
        print(
            f"there is no corpus: {error.filename}; set WIREDESK_SHARED to the folder that holds corpus/",
            file=sys.stderr,
        )
        return 1
    if not options.folds:
        _write(fit(examples, seed=SEED), PACKAGE)
        return 0
    for fold in range(FOLDS):
        apart = [example for example in examples if example.page.fold != fold]
        _write(fit(apart, seed=SEED), fold_file(fold))
    return 0


def _write(model: Model, path: Path) -> None:
    kept = BytesIO()
    save_model(model, kept)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(kept.getvalue())
    print(f"{path}: {len(kept.getvalue()):,} bytes")


if __name__ == "__main__":
    sys.exit(main())
