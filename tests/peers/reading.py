"""Reading PGN, beside pgn-extract: the time of the whole process on plain files, starting and writing included."""

import os
import shutil
import subprocess
import time

from common import Row, Skip

MODES = [("checks them (-r)", ["-r"]), ("checks and writes them", ["-o"])]


def seconds(command):
    began = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return time.perf_counter() - began


def games_in(files):
    return sum(line.startswith(b"[Event ") for file in files for line in open(file, "rb"))


def measure(options):
    peer = shutil.which("pgn-extract", path="/usr/games:/usr/local/games") or shutil.which("pgn-extract")
    if peer is None:
        raise Skip("pgn-extract is not installed: apt-get install pgn-extract")
    if not options.pgn:
        raise Skip("no collections were named: --pgn FILE,FILE")
    games, into, written = games_in(options.pgn), os.path.join(options.scratch, "imported"), os.path.join(options.scratch, "written.pgn")
    ours = [*options.selfplay, "import", "chess", *options.pgn, "--into", into, "--duplicates", "keep"]
    rows = [Row("reading", f"PGN, {games:,} games, the peer {words}", "games/s", "pgn-extract", bar=1.0) for words, _ in MODES]
    for _ in range(options.pairs):
        shutil.rmtree(into, ignore_errors=True)
        own = seconds(ours)
        for row, (_, mode) in zip(rows, MODES):
            target = [written] if mode == ["-o"] else []
            row.add(games / own, games / seconds([peer, "-s", *mode, *target, *options.pgn]))
    for row in rows:
        options.report(row)
    return rows
