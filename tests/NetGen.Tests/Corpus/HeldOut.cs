namespace NetGen.Tests.Corpus;

// Networks of Keras's examples, written as their authors would write them here, and as small as they may be.

[Network(Precision = Real.Precision)]
[Input(8, 8, 3)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "down1"), MaxPool2D(2)]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "down2"), MaxPool2D(2)]
[Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(5, 2, Strides = 2, Padding = Padding.Same), Concat("down2")]
[Conv2D(5, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(4, 3, Strides = 2, Padding = Padding.Same), Concat("down1")]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(1, 1, Activation = Activation.Sigmoid)]
[Dice]
public partial class UNet;

[Network(Precision = Real.Precision)]
[Input(6, Type = InputType.Integer, Name = "question")]
[Input(5, Type = InputType.Integer, Name = "answer")]
[Embedding(7, 4, MaskZero = true, From = "question"), LSTM(5, Name = "encoder")]
[Embedding(7, 3, MaskZero = true, From = "answer"), LSTM(5, ReturnSequences = true, InitialState = "encoder")]
[Dense(7, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class Seq2Seq;

[Network(Precision = Real.Precision)]
[Input(7, Type = InputType.Integer)]
[Embedding(9, 6), PositionalEmbedding(Name = "tokens")]
[MultiHeadAttention(2, 3, Dropout = 0, BiasL2 = 0.1), Dropout(0), Add("tokens"), LayerNormalization(Epsilon = 1e-6, Name = "attended")]
[Dense(8, Activation = Activation.ReLU), Dense(6), Dropout(0), Add("attended"), LayerNormalization(Epsilon = 1e-6)]
[GlobalAveragePool1D, Dropout(0), Dense(5, Activation = Activation.ReLU), Dense(2, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class TextClassifier;

// The loss of a pair: d² of equal ones, max(1 − d, 0)² of others, d being the distance. Whether they are equal is an input, and the target is zero.
[Network(Precision = Real.Precision)]
[Input(6, 6, 1, Name = "left")]
[Input(6, 6, 1, Name = "right")]
[Input(1, Name = "equal")]
[Conv2D(4, 3, Activation = Activation.Tanh, From = "left", Name = "look"), AveragePool2D(2), Flatten, Dense(3, Activation = Activation.Tanh, Name = "a")]
[Conv2D(4, 3, Activation = Activation.Tanh, From = "right", SharedWith = "look"), AveragePool2D(2), Flatten, Dense(3, Activation = Activation.Tanh, SharedWith = "a", Name = "b")]
[Subtract("a", "b"), Square, ReduceSum(1, KeepDims = true), Clip(1e-7, 1000), Sqrt(Name = "distance")]
[Lambda("Pairs.Contrast", "distance", "equal")]
[MeanAbsoluteError]
public partial class Siamese;

/// <summary>What a pair costs.</summary>
public static class Pairs
{
    public static double Contrast(double distance, double equal)
    {
        double missing = Math.Max(1 - distance, 0);
        return (equal * distance * distance) + ((1 - equal) * missing * missing);
    }
}

[Network(Precision = Real.Precision)]
[Input(5, Name = "wide")]
[Input(4, Name = "deep")]
[Input(2, Type = InputType.Integer, Name = "category")]
[Embedding(6, 3, From = "category"), Flatten(Name = "embedded")]
[BatchNormalization(From = "wide", Name = "normal")]
[Concat("deep", "embedded"), Dense(8, Activation = Activation.ReLU), Dense(5, Activation = Activation.ReLU)]
[Concat("normal"), Dense(1, Activation = Activation.Sigmoid)]
[BinaryCrossEntropy, Batch(9)]
public partial class WideAndDeep;

[Network(Precision = Real.Precision)]
[Input(17, 2)]
[Conv1D(4, 2, Padding = Padding.Causal, Name = "x0")]
[Conv1D(8, 2, Padding = Padding.Causal, Activation = Activation.GLU, Name = "z1"), Conv1D(4, 1, Name = "s1"), Add("x0", Name = "x1")]
[Conv1D(4, 2, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.Tanh, Name = "f2")]
[Conv1D(4, 2, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.Sigmoid, From = "x1", Name = "g2")]
[Multiply("f2", "g2"), Conv1D(4, 1, Name = "s2"), Add("x1", Name = "x2")]
[Conv1D(4, 2, Padding = Padding.Causal, DilationRate = 4, Activation = Activation.Tanh, Name = "f3")]
[Conv1D(4, 2, Padding = Padding.Causal, DilationRate = 4, Activation = Activation.Sigmoid, From = "x2", Name = "g3")]
[Multiply("f3", "g3"), Conv1D(4, 1, Name = "s3")]
[Add("s1", "s2", "s3"), ReLU, Conv1D(6, 1, Activation = Activation.ReLU), Conv1D(5, 1)]
[SparseCategoricalCrossEntropy(FromLogits = true)]
public partial class WaveNet;

[Network(Precision = Real.Precision)]
[Input(8, 8, 3)]
[Conv2D(4, 3, Padding = Padding.Same, UseBias = false, Name = "stem")]
[BatchNormalization, ReLU, Conv2D(3, 3, Padding = Padding.Same, UseBias = false), Concat("stem", Name = "grown1")]
[BatchNormalization, ReLU, Conv2D(3, 3, Padding = Padding.Same, UseBias = false), Concat("grown1")]
[BatchNormalization, ReLU, Conv2D(5, 1, UseBias = false), AveragePool2D(2)]
[GlobalAveragePool2D, Dense(3, Activation = Activation.Softmax)]
[CategoricalCrossEntropy, Batch(5)]
public partial class DenseBlocks;

[Network(Precision = Real.Precision)]
[Input(7, 7, 3, Name = "image")]
[Conv2D(2, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "b1")]
[Conv2D(2, 1, From = "image", Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "b3")]
[Conv2D(2, 1, From = "image", Padding = Padding.Same, Activation = Activation.ReLU), Conv2D(2, 5, Padding = Padding.Same, Activation = Activation.ReLU, Name = "b5")]
[MaxPool2D(3, Strides = 1, Padding = Padding.Same, From = "image"), Conv2D(2, 1, Padding = Padding.Same, Activation = Activation.ReLU, Name = "pool")]
[Concat("b1", "b3", "b5", "pool"), MaxPool2D(3, Strides = 2), Flatten, Dropout(0), Dense(4, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class InceptionModule;

[Network(Precision = Real.Precision)]
[Input(8, 8, 1)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2, Padding = Padding.Same)]
[Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.ReLU), MaxPool2D(2, Padding = Padding.Same)]
[Conv2DTranspose(3, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(4, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]
[BinaryCrossEntropy]
public partial class ConvolutionalAutoencoder;
