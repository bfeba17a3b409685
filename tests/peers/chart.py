#!/usr/bin/env python3
"""Draws positions per second against the size of the network, ours and the peer's, from files that run.py wrote.

    chart.py FILE.json... [-o speed.svg] [--names "fp32" "int8"]     a line of ours per file, the peer's from the first
"""

import argparse
import json
import math
import statistics
from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 70, 160, 50, 56
COLOURS = ["#0b6e4f", "#c8553d", "#1f5fa8", "#8a5a00"]
PEER_COLOUR = "#666666"
STYLE = "text { font: 13px system-ui, sans-serif; fill: #222 } .grid { stroke: #ddd } .small { font-size: 12px; fill: #555 }"


def operations(tower):
    """Million multiply-adds of one position of chess in direct convolutions, both heads included."""
    filters, blocks = map(int, tower.split("x"))
    cell = 9 * 13 * filters + (2 * blocks + 1) * 9 * filters**2 + 64 * filters + 8 * filters
    return (64 * cell + 512 * 64 + 3 * 64) / 1e6


def points(rows, side, threads):
    """Tower to speed at the batch where it is the highest."""
    best = {}
    for row in rows:
        notes = row["notes"]
        if row["part"] == "inference" and notes["threads"] == threads:
            best[notes["tower"]] = max(best.get(notes["tower"], 0), statistics.median(row[side]))
    return sorted((operations(tower), tower, speed) for tower, speed in best.items())


class Scale:
    """Logarithmic, from one end of the plot to the other."""

    def __init__(self, values, low, high):
        self.first, self.last = math.log10(min(values)) - 0.08, math.log10(max(values)) + 0.08
        self.low, self.high = low, high

    def __call__(self, value):
        return self.low + (math.log10(value) - self.first) / (self.last - self.first) * (self.high - self.low)

    def ticks(self):
        steps = [digit * 10.0**power for power in range(-1, 8) for digit in (1, 2, 5)]
        return [step for step in steps if self.first <= math.log10(step) <= self.last]


def draw(lines, threads):
    every = [point for _, _, found in lines for point in found]
    x = Scale([size for size, _, _ in every], LEFT, WIDTH - RIGHT)
    y = Scale([speed for _, _, speed in every], HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">', f"<style>{STYLE}</style>",
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
             f'<text x="{LEFT}" y="24">Positions per second against network size, chess, {threads} thread{"s" * (threads > 1)}, best batch</text>']
    for tick in y.ticks():
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(tick):.1f}" y2="{y(tick):.1f}"/>')
        parts.append(f'<text class="small" x="{LEFT - 8}" y="{y(tick) + 4:.1f}" text-anchor="end">{tick:,.0f}</text>')
    for size, tower in sorted({(size, tower) for size, tower, _ in every}):
        parts.append(f'<line class="grid" x1="{x(size):.1f}" x2="{x(size):.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text class="small" x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tower}</text>')
        parts.append(f'<text class="small" x="{x(size):.1f}" y="{HEIGHT - BOTTOM + 34}" text-anchor="middle">{size:.3g} M</text>')
    parts.append(f'<text class="small" x="{WIDTH - RIGHT + 12}" y="{HEIGHT - BOTTOM + 18}">filters x blocks</text>')
    parts.append(f'<text class="small" x="{WIDTH - RIGHT + 12}" y="{HEIGHT - BOTTOM + 34}">multiply-adds</text>')
    labels = apart([y(found[-1][2]) for _, _, found in lines])
    for (name, colour, found), label in zip(lines, labels):
        path = " ".join(f"{x(size):.1f},{y(speed):.1f}" for size, _, speed in found)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for size, tower, speed in found:
            parts.append(f'<circle cx="{x(size):.1f}" cy="{y(speed):.1f}" r="3.5" fill="{colour}"><title>{escape(name)}, {tower}: {speed:,.0f}/s</title></circle>')
        parts.append(f'<text x="{x(found[-1][0]) + 12:.1f}" y="{label + 4:.1f}" style="fill: {colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>\n"])


def apart(heights):
    """Moves labels down until none covers another."""
    placed = list(heights)
    order = sorted(range(len(placed)), key=placed.__getitem__)
    for above, below in zip(order, order[1:]):
        placed[below] = max(placed[below], placed[above] + 16)
    return placed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("-o", "--output", default="speed.svg")
    parser.add_argument("--names", nargs="+", help="what ours is called, file by file")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    lines = []
    for number, path in enumerate(options.files):
        with open(path, encoding="utf-8") as file:
            rows = json.load(file)
        name = options.names[number] if options.names else "selfplay" if len(options.files) == 1 else f"selfplay {number + 1}"
        lines.append((name, COLOURS[number % len(COLOURS)], points(rows, "ours", options.threads)))
        if number == 0:
            lines.append(("onnxruntime", PEER_COLOUR, points(rows, "theirs", options.threads)))
    lines = [line for line in lines if line[2]]
    if not lines:
        parser.error("there is no inference in these files: run.py inference --json FILE")
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(draw(lines, options.threads))


if __name__ == "__main__":
    main()
