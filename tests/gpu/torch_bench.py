"""The networks of Measurements.cs in PyTorch, channels last, in the same precisions; one JSON object a line.

    python3 torch_bench.py 64x6,128x10 256,1024 fp32,tf32,fp16 0.5
    python3 torch_bench.py 64x6,128x10 256,1024 fp16 0.5 --programs eager,compiled --compile 64x6:256,128x10:1024

Programs: torch-eager; torch-compiled, for batches of 1024 or what --compile names, since compiling takes longer than measuring; torch-graph, the
eager network in one CUDA graph, since launches bound small batches (inference only). With fp16 and bf16 they run under autocast; torch-half-eager and
so on have weights and input in that type, since autocast converts the weights at every call (inference only). The linear layers of the value head,
which are cuBLAS, are measured alone as well.
"""

import argparse
import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

PLANES, CELLS, MOVES, VALUE_CHANNELS, VALUE_HIDDEN = 13, 64, 4096, 8, 64
HEAD, REPEATS = f"{VALUE_CHANNELS * CELLS}-{VALUE_HIDDEN}-3", 100
WARM_UPS = 3
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
HALVES = {"fp16": torch.float16, "bf16": torch.bfloat16}


def unit(inputs, outputs, size):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, padding=size // 2, bias=False), nn.BatchNorm2d(outputs))


class Block(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.first, self.second = unit(filters, filters, 3), unit(filters, filters, 3)

    def forward(self, x):
        return F.relu(x + self.second(F.relu(self.first(x))))


class Net(nn.Module):
    def __init__(self, filters, blocks):
        super().__init__()
        self.input = unit(PLANES, filters, 3)
        self.blocks = nn.Sequential(*[Block(filters) for _ in range(blocks)])
        self.policy_body, self.policy = unit(filters, filters, 3), nn.Conv2d(filters, MOVES // CELLS, 1)
        self.value_body = unit(filters, VALUE_CHANNELS, 1)
        self.hidden, self.value = nn.Linear(VALUE_CHANNELS * CELLS, VALUE_HIDDEN), nn.Linear(VALUE_HIDDEN, 3)

    def forward(self, x):
        x = self.blocks(F.relu(self.input(x)))
        policy = self.policy(F.relu(self.policy_body(x))).flatten(1)
        value = F.relu(self.hidden(F.relu(self.value_body(x)).flatten(1)))
        return policy, self.value(value)


class Head(nn.Module):
    """The linear layers of the value head, so often that starting and waiting do not count."""

    def __init__(self):
        super().__init__()
        self.hidden, self.value = nn.Linear(VALUE_CHANNELS * CELLS, VALUE_HIDDEN), nn.Linear(VALUE_HIDDEN, 3)

    def forward(self, x):
        for _ in range(REPEATS):
            value = self.value(F.relu(self.hidden(x)))
        return value


def autocast(precision):
    return torch.autocast(DEVICE, HALVES.get(precision, torch.bfloat16), enabled=precision in HALVES)


def milliseconds(run, seconds):
    """Median of whole runs, each waited for."""
    def once():
        began = time.perf_counter()
        run()
        if DEVICE == "cuda":
            torch.cuda.synchronize()
        return 1000 * (time.perf_counter() - began)

    for _ in range(WARM_UPS):
        once()
    times, began = [], time.perf_counter()
    while len(times) < WARM_UPS or time.perf_counter() - began < seconds:
        times.append(once())
    return statistics.median(times)


def compiled(net):
    # Without the reset, all networks share one cache: another batch would make the code general, and the ninth network would run eagerly.
    torch.compiler.reset()
    return torch.compile(net, dynamic=False)


def graphed(run):
    """One launch for all kernels of a run. The runs before choose algorithms and must not be on the stream that is captured."""
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(WARM_UPS):
            run()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        run()
    return graph.replay


def inference(program, net, planes, precision, seconds):
    half = program.startswith("half-")
    if half:
        net, planes = net.to(HALVES[precision]), planes.to(HALVES[precision])
    net.eval()
    if program.endswith("compiled"):
        net = compiled(net)

    @torch.inference_mode()
    def run():
        with autocast(None if half else precision):
            net(planes)

    return milliseconds(graphed(run) if program.endswith("graph") else run, seconds)


def grad_scaler(enabled):
    if hasattr(torch.amp, "GradScaler"):
        return torch.amp.GradScaler(DEVICE, enabled=enabled)
    return torch.cuda.amp.GradScaler(enabled=enabled)  # before PyTorch 2.3


def move_averages(averages, weights):
    if hasattr(torch, "_foreach_lerp_"):
        torch._foreach_lerp_(averages, weights, 0.01)
    else:  # before PyTorch 2.0
        torch._foreach_mul_(averages, 0.99)
        torch._foreach_add_(averages, weights, alpha=0.01)


def training(program, net, planes, precision, seconds):
    """Forward, losses on legal moves, backward, clipping, AdamW and the moving average of the weights: what a step of ours does."""
    net.train()
    parameters = list(net.parameters())
    if program == "compiled":
        net = compiled(net)
    rows = planes.shape[0]
    optimizer = torch.optim.AdamW(parameters, lr=1e-4, **({"fused": True} if DEVICE == "cuda" else {}))
    scaler = grad_scaler(precision == "fp16" and DEVICE == "cuda")
    averages = [parameter.detach().clone() for parameter in parameters]
    legal = torch.zeros(rows, MOVES, dtype=torch.bool, device=DEVICE)
    legal[:, :: MOVES // 35] = True
    wanted = legal.float() / legal.sum(1, keepdim=True)
    results = torch.randint(3, (rows,), device=DEVICE)

    def run():
        optimizer.zero_grad(set_to_none=True)
        with autocast(precision):
            policy, value = net(planes)
        logs = F.log_softmax(policy.float().masked_fill(~legal, -1e9), 1)
        loss = -(wanted * logs).sum(1).mean() + F.cross_entropy(value.float(), results)
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        nn.utils.clip_grad_norm_(parameters, 4.0)
        scaler.step(optimizer)
        scaler.update()
        move_averages(averages, [parameter.detach() for parameter in parameters])

    return milliseconds(run, seconds)


def scene(tower, batch):
    """A network and a batch for it."""
    if tower == HEAD:
        return Head().to(DEVICE), torch.rand(batch, VALUE_CHANNELS * CELLS, device=DEVICE)
    filters, blocks = (int(part) for part in tower.split("x"))
    planes = (torch.rand(batch, PLANES, 8, 8, device=DEVICE) < 0.125).float()
    return Net(filters, blocks).to(DEVICE, memory_format=torch.channels_last), planes.to(memory_format=torch.channels_last)


def measure(what, program, tower, batch, precision, seconds):
    try:
        net, planes = scene(tower, batch)
        time_taken = (training if what == "training" else inference)(program, net, planes, precision, seconds)
        time_taken /= REPEATS if tower == HEAD else 1
    except Exception as error:  # one combination that does not work must not end the others
        print(f"left out: torch-{program} {what} {tower} {batch} {precision}: {(str(error) or repr(error)).splitlines()[0]}", file=sys.stderr)
        return
    print(json.dumps({
        "program": f"torch-{program}", "what": what, "tower": tower, "batch": batch, "precision": precision,
        "milliseconds": time_taken, "positionsPerSecond": 1000 * batch / time_taken}), flush=True)


def available(programs):
    """Those that this PyTorch has here; tells of the others."""
    missing = {}
    if not (hasattr(torch, "compile") and hasattr(torch, "compiler")):
        missing["compiled"] = f"PyTorch {torch.__version__} has no torch.compile"
    if DEVICE != "cuda":
        missing["graph"] = "CUDA graphs need CUDA"
    for program in programs:
        if program in missing:
            print(f"left out: torch-{program}: {missing[program]}", file=sys.stderr)
    return [program for program in programs if program not in missing]


def work_of(programs, tower, batch, precision, compile_for):
    """Pairs of what to measure and the program that does it."""
    here = [program for program in programs if program != "compiled" or f"{tower}:{batch}" in compile_for]
    halves = [f"half-{program}" for program in here] if precision in HALVES else []
    if tower == HEAD:
        return [("linear", program) for program in here + halves]
    return [("inference", program) for program in here + halves] + [("training", program) for program in here if program != "graph"]


def options():
    def names(text):
        return text.split(",") if text else []

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("towers", "batches", "precisions"):
        parser.add_argument(name, type=names)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--programs", type=names, default=["eager", "compiled", "graph"])
    parser.add_argument("--compile", type=names, metavar="TOWER:BATCH,...", help="what torch-compiled is measured for (all towers with batches of 1024 if left out)")
    given = parser.parse_args()
    if given.compile is None:
        given.compile = [f"{tower}:1024" for tower in given.towers if "1024" in given.batches]
    return given


def main():
    given = options()
    programs = available(given.programs)
    if "compiled" in programs:
        print(f"compiled as well: {', '.join(given.compile) or 'none'}", file=sys.stderr)
    torch.backends.cudnn.benchmark = True
    for precision in given.precisions:
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision != "fp32"
        for tower in [*given.towers, HEAD]:
            for batch in given.batches:
                for what, program in work_of(programs, tower, batch, precision, given.compile):
                    measure(what, program, tower, int(batch), precision, given.seconds)


if __name__ == "__main__":
    main()
