#!/usr/bin/env python3
"""Runs this program and what a user would take instead, one after the other on the same machine, and prints the ratios.

    tests/peers/run.py                                everything; README.md says what is needed
    tests/peers/run.py perft search --lc0 PATH        parts of it
    tests/peers/run.py --quick                        a look at whether all of it works; no figure worth anything
"""

import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile

import inference
import perft
import reading
import search
import training
from common import Ours, Row, Skip, markdown, show

PARTS = {"perft": perft, "reading": reading, "search": search, "inference": inference, "training": training}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Peers:
    """Installs peers into the scratch folder, from the registry that npm is set up for."""

    def __init__(self, options):
        self.options = options

    def install_onnxruntime(self):
        if shutil.which("node") is None or shutil.which("npm") is None:
            raise Skip("node and npm are not installed; onnxruntime comes from npm")
        folder = self.options.scratch
        if not os.path.exists(os.path.join(folder, "package.json")):
            with open(os.path.join(folder, "package.json"), "w", encoding="ascii") as file:
                file.write('{"private": true}\n')
        if not os.path.isdir(os.path.join(folder, "node_modules", "onnxruntime-node")):
            done = subprocess.run(["npm", "install", "onnxruntime-node", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise Skip(f"npm could not install onnxruntime-node: {done.stderr[-500:]}")

    def export(self, towers):
        self.need_torch()
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "export_onnx.py")
        missing = [tower for tower in towers if not os.path.exists(os.path.join(self.options.scratch, f"{tower}.onnx"))]
        if missing:
            subprocess.run([*self.options.python, script, self.options.scratch, *missing], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def need_torch(self):
        if subprocess.run([*self.options.python, "-c", "import torch"], capture_output=True, check=False).returncode != 0:
            raise Skip(f"'{shlex.join(self.options.python)}' has no PyTorch: apt-get install python3-torch, or --python PROGRAM")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (all of them if left out)")
    parser.add_argument("--quick", action="store_true", help="one pair of short measurements each")
    parser.add_argument("--pairs", type=int, help="pairs of measurements (5; 1 with --quick)")
    parser.add_argument("--seconds", type=float, help="length of a measurement of a network (2.5; 0.3 with --quick)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds within a measurement, whose median counts (3)")
    parser.add_argument("--threads", type=lambda text: [int(word) for word in text.split(",")], default=[1, 2], help="numbers of threads for networks (1,2)")
    parser.add_argument("--towers", type=lambda text: text.split(","), help="networks, as 64x6,128x10 (those)")
    parser.add_argument("--batches", type=lambda text: [int(word) for word in text.split(",")], help="batch sizes of inference (1,16,64,256)")
    parser.add_argument("--nodes", type=int, default=200_000, help="simulations of a search (200000)")
    parser.add_argument("--scratch", help="folder for what is installed and exported; kept (a temporary one if left out)")
    parser.add_argument("--selfplay", type=shlex.split, default=[os.path.join(ROOT, "selfplay")], help="the command under test (./selfplay)")
    parser.add_argument("--bench-arguments", type=shlex.split, default=shlex.split(os.environ.get("SELFPLAY_BENCH_ARGUMENTS", "")),
                        help="passed on to 'selfplay bench inference', for another kind of arithmetic; also SELFPLAY_BENCH_ARGUMENTS")
    parser.add_argument("--stockfish", help="Stockfish (found by its name if left out)")
    parser.add_argument("--pgn", type=lambda text: text.split(","), help="files of chess games; without them reading is not compared")
    parser.add_argument("--lc0", help="an lc0 built from source; without it the search is not compared")
    parser.add_argument("--python", type=shlex.split, default=["python3"], help="a Python that has PyTorch (python3)")
    parser.add_argument("--json", help="file for all figures, pair by pair; chart.py draws them")
    options = parser.parse_args()
    for part in options.parts:
        if part not in PARTS:
            parser.error(f"there is no part '{part}'; there are {', '.join(PARTS)}")
    options.pairs = options.pairs or (1 if options.quick else 5)
    options.seconds = options.seconds or (0.3 if options.quick else 2.5)
    options.scratch = os.path.abspath(options.scratch or tempfile.mkdtemp(prefix="peers-"))
    options.ours = Ours(options.selfplay, options.bench_arguments)
    options.peers = Peers(options)
    options.report = report
    return options


def report(row: Row):
    ours, theirs = statistics.median(row.ours), statistics.median(row.theirs)
    print(f"  {row.what:<58} {show(ours):>10} : {show(theirs):<10} ratio {row.ratio:.2f} ({min(row.ratios):.2f} .. {max(row.ratios):.2f})", flush=True)


def main():
    options = parse()
    os.makedirs(options.scratch, exist_ok=True)
    rows, skipped = [], []
    for part in options.parts or PARTS:
        print(f"{part}:", flush=True)
        try:
            if part == "training":
                options.peers.need_torch()
            rows += PARTS[part].measure(options)
        except Skip as reason:
            print(f"  SKIPPED: {reason}", flush=True)
            skipped.append(part)
    print(f"\n{markdown(rows)}")
    if skipped:
        print(f"\nnot compared: {', '.join(skipped)}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump([{**vars(row), "ratio": row.ratio} for row in rows], file, indent=1)


if __name__ == "__main__":
    sys.exit(main())
