"""Writes optimizers.json: weights after each of six steps of PyTorch's optimisers, in float64.

Made with PyTorch 1.13. Where PyTorch and Keras add epsilon in different places it is so small that the two agree; PyTorch's
NAdam follows Keras's momentum schedule with momentum_decay=1 (in 1.13 only the foreach path has the right product of momenta:
the other one multiplies by one of them twice).
Usage: python3 optimizers.py > optimizers.json
"""
import json
import math

import torch

torch.set_default_dtype(torch.float64)  # NAdam keeps its product of momenta in the default type

COUNT, STEPS, TINY = 11, 6, 1e-30

CASES = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1),
    "sgd momentum": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "sgd nesterov": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY),
    "rmsprop momentum": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY, momentum=0.8),
    "rmsprop centered": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY, centered=True),
    "rmsprop centered momentum": lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY, centered=True, momentum=0.8),
    "adagrad": lambda p: torch.optim.Adagrad(p, lr=0.1, initial_accumulator_value=0.1, eps=TINY),
    "adadelta": lambda p: torch.optim.Adadelta(p, lr=1.0, rho=0.95, eps=1e-7),
    "adam": lambda p: torch.optim.Adam(p, lr=0.01, eps=TINY),
    "adam amsgrad": lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.8, 0.5), eps=TINY, amsgrad=True),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, eps=TINY, weight_decay=0.04),
    "adamax": lambda p: torch.optim.Adamax(p, lr=0.01, eps=TINY),
    "nadam": lambda p: torch.optim.NAdam(p, lr=0.01, eps=1e-7, momentum_decay=1.0, foreach=True),
}


def run(make):
    w = torch.tensor([math.cos(1.3 * i) for i in range(COUNT)], dtype=torch.float64, requires_grad=True)
    optimizer = make([w])
    history = []
    for step in range(STEPS):
        g = torch.tensor([math.sin(1.7 * i + 0.9 * step) for i in range(COUNT)], dtype=torch.float64)
        w.grad = g + 0.3 * w.detach()
        optimizer.step()
        history.append(w.detach().tolist())
    return history


print("{\n" + ",\n".join(
    json.dumps(name) + ": [\n" + ",\n".join("  " + json.dumps(row) for row in run(make)) + "]"
    for name, make in CASES.items()) + "\n}")
