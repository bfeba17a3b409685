"""Positions a second of networks as they play, beside onnxruntime on the CPU with the same architecture. With several threads each side takes its best way: all threads on
one batch (of the peer's, waiting for each other busily or calmly), or a batch each thread."""

import os

from common import Row, run_json

TOWERS = ["64x6", "128x10"]
BATCHES = [1, 16, 64, 256]
OURS = {"own": "positions (/s)", "one": "all threads on one batch (positions/s)"}


def measure(options):
    options.peers.install_onnxruntime()
    options.peers.export(options.towers or TOWERS)
    rows = []
    for tower in options.towers or TOWERS:
        for threads in options.threads:
            for batch in options.batches or (BATCHES[:2] if options.quick else BATCHES):
                row = compare(options, tower, threads, batch)
                rows.append(row)
                options.report(row)
    return rows


def compare(options, tower, threads, batch):
    row = Row("inference", f"inference, {tower}, batch {batch}, {threads} thread{'s' * (threads > 1)}", "positions/s", "onnxruntime", bar=1.0)
    row.notes = {"tower": tower, "batch": batch, "threads": threads, "peer by mode": [], "ours by mode": []}
    for _ in range(options.pairs):
        ours, theirs = bench(options, tower, threads, batch), onnxruntime(options, tower, threads, batch)
        row.notes["ours by mode"].append(ours)
        row.notes["peer by mode"].append(theirs)
        row.add(max(ours.values()), max(theirs.values()))
    return row


def bench(options, tower, threads, batch):
    filters, blocks = tower.split("x")
    figures = options.ours.bench(
        "inference", "--filters", filters, "--blocks", blocks, "--batch", batch, "--threads", threads, "--seconds", options.seconds, "--rounds", options.rounds, measured="inference")
    fair = fairness(threads, figures["processors used"])
    return {mode: figures[name] * fair for mode, name in OURS.items() if name in figures}


def onnxruntime(options, tower, threads, batch):
    speeds = {}
    for mode in ("one", "calm", "own") if threads > 1 else ("one",):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "infer_onnx.mjs")
        arguments = [f"{options.scratch}/{tower}.onnx", batch, threads, options.seconds, options.rounds, mode]
        found = run_json(["node", script, *map(str, arguments)])
        speeds[mode] = found["speed"] * fairness(threads, found["processors"])
    return speeds


def fairness(threads, processors):
    """One thread is measured by its processor time: another program on the core is nobody's merit."""
    return 1 / min(1, processors) if threads == 1 else 1
