"""Writes networks as ONNX models with random weights: export_onnx.py FOLDER NAME... The batch is a free dimension.

Beside NAME.onnx stands NAME.json, which gives the shape of its input, its output and the number of trainable parameters."""
import json
import math
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from networks import NETWORKS


class Graph:
    """Nodes and weights so far, the name of the last output, and its shape without the batch."""

    def __init__(self, shape):
        self.nodes, self.weights, self.parameters = [], [], 0
        self.output, self.shape = "x", shape
        self.random = np.random.default_rng(1)

    def weight(self, values, trainable=True):
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.asarray(values, np.float32), name))
        self.parameters += np.size(values) if trainable else 0
        return name

    def kernel(self, shape, inputs):
        return self.weight(self.random.standard_normal(shape, dtype=np.float32) * math.sqrt(2 / inputs))

    def node(self, kind, inputs, shape, **attributes):
        self.output, self.shape = f"v{len(self.nodes)}", shape
        self.nodes.append(helper.make_node(kind, inputs, [self.output], **attributes))

    def window(self, size, stride, pad):
        return dict(kernel_shape=[size, size], strides=[stride, stride], pads=[pad] * 4)

    def map(self, channels, size, stride, pad):
        return (channels, *((n + 2 * pad - size) // stride + 1 for n in self.shape[1:]))

    def conv(self, channels, size, stride, pad, bias):
        inputs = self.shape[0]
        operands = [self.output, self.kernel((channels, inputs, size, size), inputs * size * size)]
        if bias:
            operands.append(self.weight(np.zeros(channels)))
        self.node("Conv", operands, self.map(channels, size, stride, pad), **self.window(size, stride, pad))

    def pool(self, size, stride, pad):
        self.node("MaxPool", [self.output], self.map(self.shape[0], size, stride, pad), **self.window(size, stride, pad))

    def norm(self):
        c = self.shape[0]
        scale, offset = self.weight(np.ones(c)), self.weight(np.zeros(c))
        mean, variance = self.weight(self.random.standard_normal(c) / 10, False), self.weight(self.random.uniform(0.5, 1.5, c), False)
        self.node("BatchNormalization", [self.output, scale, offset, mean, variance], self.shape, epsilon=1e-5)

    def relu(self):
        self.node("Relu", [self.output], self.shape)

    def dropout(self, rate):
        """Nothing, outside training."""

    def mean(self):
        self.node("GlobalAveragePool", [self.output], (self.shape[0], 1, 1))

    def flatten(self):
        self.node("Flatten", [self.output], (math.prod(self.shape),))

    def dense(self, units):
        inputs = self.shape[0]
        operands = [self.output, self.kernel((inputs, units), inputs), self.weight(np.zeros(units))]
        self.node("Gemm", operands, (units,))

    def softmax(self):
        self.node("Softmax", [self.output], self.shape, axis=-1)

    def residual(self, channels, stride):
        start, shape = self.output, self.shape
        self.conv(channels, 3, stride, 1, False)
        self.norm()
        self.relu()
        self.conv(channels, 3, 1, 1, False)
        self.norm()
        main, past = self.output, start
        if stride != 1 or shape[0] != channels:
            self.output, self.shape = start, shape
            self.conv(channels, 1, stride, 0, False)
            self.norm()
            past = self.output
        self.node("Add", [main, past], self.shape)
        self.relu()


def export(folder, name):
    shape, layers, _ = NETWORKS[name]
    graph = Graph(shape)
    for kind, *sizes in layers:
        getattr(graph, kind)(*sizes)
    content = helper.make_graph(
        graph.nodes, name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", *shape])],
        [helper.make_tensor_value_info(graph.output, TensorProto.FLOAT, ["n", *graph.shape])],
        graph.weights)
    model = helper.make_model(content, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    path = os.path.join(folder, name)
    onnx.save(model, path + ".tmp")
    os.replace(path + ".tmp", path + ".onnx")
    with open(path + ".json", "w") as file:
        json.dump({"shape": shape, "output": graph.output, "parameters": graph.parameters}, file)


os.makedirs(sys.argv[1], exist_ok=True)
for network in sys.argv[2:]:
    export(sys.argv[1], network)
