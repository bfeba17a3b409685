"""The networks of Measurements.cs in PyTorch, eager and compiled, channels last, in the same precisions; one JSON object a line.

    python3 torch_bench.py 64x6,128x10 256,1024 fp32,tf32,fp16 2
"""

import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

PLANES, CELLS, MOVES, VALUE_CHANNELS, VALUE_HIDDEN = 13, 64, 4096, 8, 64
WARM_UPS = 5
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


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


def autocast(precision):
    return torch.autocast(DEVICE, {"fp16": torch.float16, "bf16": torch.bfloat16}.get(precision, torch.bfloat16), enabled=precision in ("fp16", "bf16"))


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


def inference(net, planes, precision, seconds):
    net.eval()

    @torch.inference_mode()
    def run():
        with autocast(precision):
            net(planes)

    return milliseconds(run, seconds)


def training(net, planes, precision, seconds):
    """Forward, losses on legal moves, backward, clipping, AdamW and the moving average of the weights: what a step of ours does."""
    net.train()
    rows = planes.shape[0]
    optimizer = torch.optim.AdamW(net.parameters(), lr=1e-4, fused=DEVICE == "cuda")
    scaler = torch.amp.GradScaler(DEVICE, enabled=precision == "fp16" and DEVICE == "cuda")
    averages = [parameter.detach().clone() for parameter in net.parameters()]
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
        nn.utils.clip_grad_norm_(net.parameters(), 4.0)
        scaler.step(optimizer)
        scaler.update()
        torch._foreach_lerp_(averages, [parameter.detach() for parameter in net.parameters()], 0.01)

    return milliseconds(run, seconds)


def measure(program, tower, batch, precision, seconds):
    filters, blocks = (int(part) for part in tower.split("x"))
    for what, work in (("inference", inference), ("training", training)):
        try:
            net = Net(filters, blocks).to(DEVICE, memory_format=torch.channels_last)
            planes = (torch.rand(batch, PLANES, 8, 8, device=DEVICE) < 0.125).float().to(memory_format=torch.channels_last)
            time_taken = work(torch.compile(net) if program == "torch-compiled" else net, planes, precision, seconds)
        except Exception as error:  # one combination that does not work must not end the others
            print(f"left out: {program} {what} {tower} {batch} {precision}: {str(error).splitlines()[0]}", file=sys.stderr)
            continue
        print(json.dumps({
            "program": program, "what": what, "tower": tower, "batch": batch, "precision": precision,
            "milliseconds": time_taken, "positionsPerSecond": 1000 * batch / time_taken}), flush=True)


def main():
    towers, batches, precisions, seconds = sys.argv[1].split(","), sys.argv[2].split(","), sys.argv[3].split(","), float(sys.argv[4])
    torch.backends.cudnn.benchmark = True
    for precision in precisions:
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = precision != "fp32"
        for tower in towers:
            for batch in batches:
                for program in ("torch-eager", "torch-compiled"):
                    measure(program, tower, int(batch), precision, seconds)


if __name__ == "__main__":
    main()
