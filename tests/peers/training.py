"""Rows a second of the training step at batch 256 on two threads: forward, losses, backward, optimiser. PyTorch runs the same network in the best of
its modes: memory layout, and threads that wait busily or not. Ours clips the gradient, renormalises batches and keeps a moving average of the weights besides; the peer need not."""

import os

from common import Row, run_json

TOWERS = ["64x6", "128x10"]
ROWS = 256
MODES = [(layout, waiting) for layout in ("nhwc", "nchw") for waiting in ("active", "passive")]
OURS = {"adam": "positions (/s)", "sgd": "with SGD (positions/s)"}


def measure(options):
    rows = []
    for tower in options.towers or TOWERS[: 1 if options.quick else None]:
        threads = max(options.threads)
        found = {optimiser: Row("training", f"training step, {tower}, batch {ROWS}, {optimiser}, {threads} threads", "positions/s", "PyTorch", bar=1.0) for optimiser in OURS}
        for row in found.values():
            row.notes = {"tower": tower, "threads": threads}
        mode = {optimiser: max(MODES, key=lambda one, name=optimiser: torch(options, tower, threads, name, one)) for optimiser in OURS}
        for _ in range(options.pairs):
            ours = bench(options, tower, threads)
            for optimiser, row in found.items():
                row.add(ours[OURS[optimiser]], torch(options, tower, threads, optimiser, mode[optimiser]))
        for row in found.values():
            options.report(row)
        rows.extend(found.values())
    return rows


def bench(options, tower, threads):
    filters, blocks = tower.split("x")
    return options.ours.bench(
        "training", "--filters", filters, "--blocks", blocks, "--batch", ROWS, "--threads", threads, "--seconds", 2 * options.seconds, "--rounds", options.rounds)


def torch(options, tower, threads, optimiser, mode):
    layout, waiting = mode
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "train_torch.py")
    arguments = [tower, ROWS, threads, 2 * options.seconds, options.rounds, layout, optimiser]
    return run_json([*options.python, script, *map(str, arguments)], env={**os.environ, "OMP_WAIT_POLICY": waiting})["speed"]
