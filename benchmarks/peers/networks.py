"""The networks of the comparison, layer by layer, for the scripts that build them in PyTorch and in ONNX.

A layer is a tuple: its kind, then its sizes. Convolutions are (conv, channels, size, stride, pad, bias), pools (pool, size, stride, pad);
(residual, channels, stride) is two convolutions of 3x3 with batch normalisation and what goes past them. A network is the shape of its
input, channels first, its layers, and the optimiser that trains it, or None where it is only run.
"""


def conv(channels, size, stride=1, pad=0, bias=True):
    return ("conv", channels, size, stride, pad, bias)


def pool(size, stride=None, pad=0):
    return ("pool", size, stride or size, pad)


def dense(units):
    return ("dense", units)


def dropout(rate):
    return ("dropout", rate)


def residual(channels, stride=1):
    return ("residual", channels, stride)


RELU, FLATTEN, SOFTMAX, NORM, MEAN = ("relu",), ("flatten",), ("softmax",), ("norm",), ("mean",)

RESNET18 = [
    conv(64, 7, 2, 3, bias=False), NORM, RELU, pool(3, 2, 1),
    residual(64), residual(64), residual(128, 2), residual(128), residual(256, 2), residual(256), residual(512, 2), residual(512),
    MEAN, FLATTEN, dense(1000), SOFTMAX,
]


def vgg_stage(layers, channels):
    return [conv(channels, 3, 1, 1), RELU] * layers + [pool(2)]


VGG16 = [
    *vgg_stage(2, 64), *vgg_stage(2, 128), *vgg_stage(3, 256), *vgg_stage(3, 512), *vgg_stage(3, 512),
    FLATTEN, dense(4096), RELU, dropout(0.5), dense(4096), RELU, dropout(0.5), dense(1000), SOFTMAX,
]

DIGIT, IMAGE, SMALL = (1, 28, 28), (3, 224, 224), (3, 32, 32)

NETWORKS = {
    "keras": (DIGIT, [
        conv(32, 3), RELU, pool(2), conv(64, 3), RELU, pool(2), conv(64, 3), RELU, FLATTEN, dense(64), RELU, dense(10), SOFTMAX], "rmsprop"),
    "adadelta": (DIGIT, [
        conv(32, 3), RELU, conv(64, 3), RELU, pool(2), dropout(0.25), FLATTEN, dense(128), RELU, dropout(0.5), dense(10), SOFTMAX], "adadelta"),
    "tf": (DIGIT, [
        conv(32, 5, 1, 2), RELU, pool(2), conv(64, 5, 1, 2), RELU, pool(2), FLATTEN, dense(1024), dense(10), SOFTMAX], "adam"),
    "lenet5": (DIGIT, [
        conv(6, 5), RELU, pool(2), conv(16, 5), RELU, pool(2), FLATTEN, dense(120), RELU, dense(84), RELU, dense(10), SOFTMAX], "adam"),
    "mlp": (DIGIT, [FLATTEN, dense(128), RELU, dense(10), SOFTMAX], "adam"),
    "tiny": (DIGIT, [FLATTEN, dense(16), RELU, dense(10), SOFTMAX], "adam"),
    "resnet18": (IMAGE, RESNET18, None),
    "vgg16": (IMAGE, VGG16, None),
    "resnet18-32": (SMALL, RESNET18, "momentum"),
}
