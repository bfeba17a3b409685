"""Our speed as a share of PyTorch's fastest program, for each measurement, and whether bars and aims are reached.

    python3 compare.py selfplay.jsonl torch.jsonl

Of ours, the better of one batch after the other ("inference") and two workers at once ("inference-overlapped") counts. A bar whose measurement
one side lacks is not reached.
"""

import json
import sys

# (tower, batch) that the bars are for; (what, precision): (bar, aim).
BARRED = ("128x10", 1024)
BARS = {("inference", "fp32"): (0.7, 1.0), ("inference", "tf32"): (0.4, 0.8), ("inference", "fp16"): (0.4, 0.8)}
TRAINING = (0.5, 0.9)


def read(path):
    """Milliseconds by measurement and by the name of who did it and how."""
    measured = {}
    with open(path, encoding="utf-8") as lines:
        for line in (json.loads(line) for line in lines if line.startswith("{")):
            what, _, how = line["what"].partition("-")
            name = f"{line['program']}-{how}" if how else line["program"]
            measured.setdefault((what, line["tower"], line["batch"], line["precision"]), {})[name] = line["milliseconds"]
    return measured


def text_of(times):
    return ", ".join(f"{name} {time:.3f}" for name, time in sorted(times.items(), key=lambda pair: pair[1]))


def bar_and_aim(what, tower, batch, precision):
    if (tower, batch) != BARRED:
        return None
    return TRAINING if what == "training" else BARS.get((what, precision))


def main():
    ours, theirs = read(sys.argv[1]), read(sys.argv[2])
    reached = missed = 0
    for key in (key for key in ours if key in theirs):
        ratio = min(theirs[key].values()) / min(ours[key].values())
        bounds, verdict = bar_and_aim(*key), ""
        if bounds:
            reached += ratio >= bounds[0]
            missed += ratio < bounds[0]
            verdict = "; ".join(f"{name} {bound}: {'reached' if ratio >= bound else 'MISSED'}" for name, bound in zip(("bar", "aim"), bounds))
        what, tower, batch, precision = key
        print(f"{what:<9} {tower:<7} batch {batch:<5} {precision:<5} {ratio:5.2f}   {verdict}")
        print(f"          ms: {text_of(ours[key])}; {text_of(theirs[key])}")
    asked = {key[:4] for key in (*ours, *theirs) if bar_and_aim(*key)}
    lost = len(asked) - reached - missed
    print(f"bars: {reached} reached, {missed} missed, {lost} measured on one side only")
    sys.exit(1 if missed or lost or not ours or not theirs else 0)


if __name__ == "__main__":
    main()
