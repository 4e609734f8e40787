namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(4), Weight(-1, 5, Name = "w", L2 = 0.1), Weight(5, Name = "bias", Initializer = Initializer.Zeros, L1 = 0.01, Constraint = Constraint.NonNeg), MatMul("w"), Add("bias"), MeanSquaredError]
public partial class DenseByHand;

[Network(Precision = Real.Precision), Input(17, Name = "x"), Weight(-1, 3, Name = "down", Constraint = Constraint.MaxNorm, MaxNorm = 0.5), Weight(3, 7, Name = "up"), Weight(7, Name = "logarithm"), MatMul("down", "up", Name = "kernel"), MatMul("x", "kernel"), Exp(From = "logarithm", Name = "positive"), Multiply("matmul_2", "positive"), MeanSquaredError, Batch(33)]
public partial class LowRank;

[Network(Precision = Real.Precision), Input(3, 4, 5, Name = "x"), Weight(3, 5, 4, Name = "stack"), Weight(5, 6, Name = "matrix"), Weight(6, Name = "vector"), MatMul("stack", Name = "squares"), MatMul("squares", "x"), MatMul("matrix"), MatMul("vector"), Weight(2, 3, Name = "left"), MatMul("left", "matmul_4"), ReduceSum(1, KeepDims = true), MeanSquaredError]
public partial class MatrixProducts;

[Network(Precision = Real.Precision), Input(5, 3), Dense(3), ReduceMax(2, KeepDims = true, Name = "peak"), Subtract("dense_1", "peak"), Exp, ReduceSum(-1, Name = "total"), Log, ReduceMean, MeanSquaredError]
public partial class Reductions;

[Network(Precision = Real.Precision), Input(7), Weight(7, Name = "w"), Add("w"), Square, Dense(6), Abs, Power(1.5), Negative, Power(3), Power(-2), Sqrt, Clip(0.1, 2.5), Slice(1, 4), Dense(3), MeanSquaredError]
public partial class FunctionChain;

[Network(Precision = Real.Precision), Input(3, 4, Name = "x"), Weight(1, 4, Name = "token"), Weight(5, Name = "begin"), Weight(2, 4, Name = "fixed", Trainable = false), Concat("token", "x", "fixed", Axis = 1), SimpleRNN(5, InitialState = "begin"), Dense(2), MeanSquaredError]
public partial class Tokens;

[Network(Precision = Real.Precision), Input(4), Weight(3, 4, Name = "table"), Dense(4, From = "table", Activation = Activation.ReLU, Name = "keys"), Dense(4, From = "input"), Dot("dense_2", "keys"), Weight(3, Name = "gain"), Multiply("dot_1", "gain"), Weight(3, SharedWith = "gain", Name = "again"), Subtract("again"), MeanSquaredError]
public partial class Keys;
