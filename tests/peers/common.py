"""What the comparisons share: rows of the table, programs that talk over pipes, processor time."""

import json
import queue
import shlex
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Row:
    """One figure of ours beside the peer's, pair by pair; larger is better."""

    part: str
    what: str
    unit: str
    peer: str
    bar: float | None = None
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    notes: dict = field(default_factory=dict)

    def add(self, ours, theirs):
        self.ours.append(ours)
        self.theirs.append(theirs)
        return self

    @property
    def ratios(self):
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs)]

    @property
    def ratio(self):
        return statistics.median(self.ratios)


class Skip(Exception):
    """A peer that is not there; the message says how to get it."""


def show(value):
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}"


def markdown(rows):
    lines = ["| what | ours | peer | ratio | spread | bar |", "|---|---|---|---|---|---|"]
    for row in rows:
        bar = "" if row.bar is None else f"{row.bar:g}{'' if row.ratio >= row.bar else ' MISSED'}"
        ours, theirs = show(statistics.median(row.ours)), show(statistics.median(row.theirs))
        lines.append(f"| {row.what} | {ours} {row.unit} | {row.peer} {theirs} | **{row.ratio:.2f}** | {min(row.ratios):.2f} .. {max(row.ratios):.2f} ({len(row.ratios)}) | {bar} |")
    return "\n".join(lines)


def run_json(command, **more):
    """The JSON that a program writes to its standard output."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{shlex.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}{done.stdout[-2000:]}")
    return json.loads(done.stdout)


class Ours:
    """The program under test."""

    def __init__(self, command, bench_arguments):
        self.command, self.bench_arguments = command, bench_arguments

    def bench(self, part, *arguments, measured=None):
        """The figures of a part: name to median. The arguments that were passed on go to the part `measured` only."""
        extra = self.bench_arguments if measured else []
        result = run_json([*self.command, "bench", part, "--json", *map(str, arguments), *extra])["results"][0]
        return {name: value["median"] if isinstance(value, dict) else value for name, value in result.items()}


class Engine:
    """A UCI program. Its answers come through a queue, so that waiting for one costs no processor time."""

    def __init__(self, command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.ask("uci", "uciok")

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def send(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def ask(self, text, answer):
        """Sends a line and returns all lines up to the one that begins with `answer`."""
        self.send(text)
        seen = []
        while True:
            line = self.lines.get(timeout=600)
            if line is None:
                raise RuntimeError(f"{self.process.args[0]} ended after '{text}'")
            seen.append(line)
            if line.startswith(answer):
                return seen

    def cpu(self):
        """Processor seconds so far, those of threads that have ended included."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # Linux: the clock of another process (man clock_getcpuclockid)

    def quit(self):
        self.send("quit")
        self.process.stdin.close()
        self.process.wait(timeout=60)
