"""Our speed as a share of PyTorch's faster one, for each measurement, and whether the bars are reached.

    python3 compare.py selfplay.jsonl torch.jsonl
"""

import json
import sys

# (what, precision) of the tower 128x10 at batch 1024: the bar.
BARS = {("inference", "fp32"): 0.7, ("inference", "tf32"): 0.4, ("inference", "fp16"): 0.4, ("training", "fp32"): 0.5}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.startswith("{")]


def main():
    best = {}
    for line in read(sys.argv[2]):
        key = (line["what"], line["tower"], line["batch"], line["precision"])
        if key not in best or line["positionsPerSecond"] > best[key]["positionsPerSecond"]:
            best[key] = line
    missed = 0
    for line in read(sys.argv[1]):
        key = (line["what"], line["tower"], line["batch"], line["precision"])
        if key not in best:
            continue
        ratio = line["positionsPerSecond"] / best[key]["positionsPerSecond"]
        bar = BARS.get((line["what"], line["precision"])) if (line["tower"], line["batch"]) == ("128x10", 1024) else None
        missed += bar is not None and ratio < bar
        verdict = "" if bar is None else f"   bar {bar}: {'reached' if ratio >= bar else 'MISSED'}"
        print(f"{key[0]:<10} {key[1]:<7} batch {key[2]:<5} {key[3]:<5} {line['milliseconds']:9.3f} ms, {best[key]['program']} "
              f"{best[key]['milliseconds']:9.3f} ms: {ratio:.2f}{verdict}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
