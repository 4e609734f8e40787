"""Times networks in PyTorch, one command a line: see README.md for the commands and answers."""
import json
import sys
import time

import torch
import torch.nn as nn

from networks import NETWORKS

# So small that weights, and with them the share of active units, stay what they were, however many steps are timed.
LEARNING_RATE = 1e-6

OPTIMIZERS = {
    "rmsprop": lambda p: torch.optim.RMSprop(p, LEARNING_RATE, alpha=0.9, eps=1e-7),
    "adadelta": lambda p: torch.optim.Adadelta(p, LEARNING_RATE, rho=0.95, eps=1e-7),
    "adam": lambda p: torch.optim.Adam(p, LEARNING_RATE, eps=1e-7),
    "momentum": lambda p: torch.optim.SGD(p, LEARNING_RATE, momentum=0.9),
}


class Residual(nn.Module):
    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.main = nn.Sequential(
            nn.Conv2d(inputs, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(inplace=True),
            nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))
        self.past = nn.Identity() if stride == 1 and inputs == channels else nn.Sequential(
            nn.Conv2d(inputs, channels, 1, stride, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu_(self.main(x) + self.past(x))


def build(shape, layers):
    """The layers as modules; sizes of inputs are found by running each one."""
    modules, x = [], torch.zeros(1, *shape)
    for kind, *sizes in layers:
        if kind == "conv":
            channels, size, stride, pad, bias = sizes
            module = nn.Conv2d(x.shape[1], channels, size, stride, pad, bias=bias)
        elif kind == "residual":
            module = Residual(x.shape[1], *sizes)
        elif kind == "dense":
            module = nn.Linear(x.shape[1], sizes[0])
        elif kind == "norm":
            module = nn.BatchNorm2d(x.shape[1])
        else:
            module = {
                "pool": nn.MaxPool2d, "relu": lambda: nn.ReLU(inplace=True), "dropout": nn.Dropout, "flatten": nn.Flatten,
                "mean": lambda: nn.AdaptiveAvgPool2d(1), "softmax": lambda: nn.Softmax(-1)}[kind](*sizes)
        x = module.eval()(x)
        modules.append(module)
    return modules


class Job:
    """One network ready to be run or trained."""

    def __init__(self, name, mode, batch, threads):
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        shape, layers, optimizer = NETWORKS[name]
        with torch.no_grad():
            modules = build(shape, layers)
        self.training = mode == "train"
        # The loss takes logits, so training leaves the softmax to it.
        self.network = nn.Sequential(*(modules[:-1] if self.training else modules)).train(self.training)
        self.parameters = sum(p.numel() for p in self.network.parameters())
        self.x = torch.rand(batch, *shape)
        self.target = torch.randint(0, 10, (batch,))
        self.loss = nn.CrossEntropyLoss()
        self.optimizer = OPTIMIZERS[optimizer](self.network.parameters()) if self.training else None
        self.layout = self.choose_layout() if len(self.x.shape) == 4 and any(k[0] == "conv" for k in layers) else "contiguous"

    def choose_layout(self):
        """Takes the faster of PyTorch's two layouts for images."""
        times = {}
        for layout in ("contiguous", "channels last"):
            self.use(layout)
            self.run(2)
            times[layout] = min(self.run(2) for _ in range(3))
        best = min(times, key=times.get)
        self.use(best)
        return best

    def use(self, layout):
        memory = torch.channels_last if layout == "channels last" else torch.contiguous_format
        self.network.to(memory_format=memory)
        self.x = self.x.contiguous(memory_format=memory)
        if self.optimizer is not None:
            # Momenta keep the layout of the weights they were made for.
            self.optimizer.state.clear()

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        self.loss(self.network(self.x), self.target).backward()
        self.optimizer.step()

    def run(self, iterations):
        """The seconds of one of so many iterations."""
        if self.training:
            start = time.perf_counter()
            for _ in range(iterations):
                self.step()
            return (time.perf_counter() - start) / iterations
        with torch.inference_mode():
            start = time.perf_counter()
            for _ in range(iterations):
                self.network(self.x)
            return (time.perf_counter() - start) / iterations


def main():
    job = None
    for line in sys.stdin:
        command, *arguments = line.split()
        try:
            if command == "open":
                name, mode, batch, threads = arguments
                job = None
                job = Job(name, mode, int(batch), int(threads))
                answer = {"parameters": job.parameters, "detail": job.layout}
            else:
                answer = {"seconds": job.run(int(arguments[0]))}
        except Exception as error:  # the benchmark prints it and goes on
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
