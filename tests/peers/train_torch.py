"""Rows a second of PyTorch's training step on our network: forward, both losses, backward, optimiser.

python3 train_torch.py 64x6 ROWS THREADS SECONDS ROUNDS LAYOUT OPTIMISER   (LAYOUT: nchw or nhwc; OPTIMISER: sgd or adam); writes JSON
"""

import json
import os
import statistics
import sys
import time

import torch
from torch.nn import functional as F

from network import planes, tower

name, rows, threads, seconds, rounds, layout, optimiser = sys.argv[1:]
rows, threads, seconds, rounds = int(rows), int(threads), float(seconds), int(rounds)
torch.set_num_threads(threads)
torch.set_flush_denormal(True)
net, x = tower(name).train(), planes(rows)
if layout == "nhwc":
    net, x = net.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)
policy_target = torch.softmax(4 * torch.randn(rows, 4096), 1)
value_target = torch.softmax(torch.randn(rows, 3), 1)
if optimiser == "sgd":
    steps = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9, weight_decay=1e-4)
else:
    steps = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-4)


def cross_entropy(logits, target):
    return -(target * F.log_softmax(logits, 1)).sum(1).mean()


def step():
    steps.zero_grad(set_to_none=True)
    policy, value = net(x)
    (cross_entropy(policy, policy_target) + cross_entropy(value, value_target)).backward()
    steps.step()


def repeat(length):
    """Rows a second, processors used."""
    done, wall, cpu = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - wall < length:
        step()
        done += rows
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return done / wall, cpu / wall


repeat(seconds / 4)
measured = [repeat(seconds / rounds) for _ in range(rounds)]
json.dump({"speed": statistics.median(speed for speed, _ in measured), "processors": statistics.median(used for _, used in measured), "version": torch.__version__}, sys.stdout)
sys.stdout.flush()
os._exit(0)  # without waiting for the pool's threads
