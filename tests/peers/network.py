"""Our network for chess in PyTorch, with random weights: stem, residual tower, spatial policy head, value head of three outcomes."""

import torch
from torch import nn
from torch.nn import functional as F

PLANES, BOARD, POLICY_PLANES, VALUE_CHANNELS, VALUE_HIDDEN = 13, 8, 64, 8, 64


def normalised(inputs, outputs, size):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, padding=size // 2, bias=False), nn.BatchNorm2d(outputs))


class ResidualBlock(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.first = normalised(filters, filters, 3)
        self.second = normalised(filters, filters, 3)

    def forward(self, x):
        return F.relu(x + self.second(F.relu(self.first(x))))


class PolicyValueNet(nn.Module):
    """x: batch x 13 x 8 x 8. Returns logits of 4096 moves and of win, draw and loss."""

    def __init__(self, filters, blocks):
        super().__init__()
        self.stem = normalised(PLANES, filters, 3)
        self.tower = nn.Sequential(*(ResidualBlock(filters) for _ in range(blocks)))
        self.policy_body = normalised(filters, filters, 3)
        self.policy = nn.Conv2d(filters, POLICY_PLANES, 1)
        self.value_body = normalised(filters, VALUE_CHANNELS, 1)
        self.hidden = nn.Linear(VALUE_CHANNELS * BOARD * BOARD, VALUE_HIDDEN)
        self.value = nn.Linear(VALUE_HIDDEN, 3)

    def forward(self, x):
        x = self.tower(F.relu(self.stem(x)))
        policy = self.policy(F.relu(self.policy_body(x))).flatten(1)
        value = F.relu(self.value_body(x)).flatten(1)
        return policy, self.value(F.relu(self.hidden(value)))


def planes(rows):
    """Mostly zeros and ones, as a board's planes are."""
    return (torch.rand(rows, PLANES, BOARD, BOARD) < 0.04).float()


def tower(name):
    """'64x6': 64 filters, 6 blocks."""
    filters, blocks = map(int, name.split("x"))
    torch.manual_seed(1)
    return PolicyValueNet(filters, blocks)
