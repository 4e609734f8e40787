namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(7, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0.8, BiasConstraint = Constraint.NonNeg), Dense(5, KernelConstraint = Constraint.UnitNorm, BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.3), Dense(3), MeanSquaredError]
public partial class Constrained;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(5, 2, KernelConstraint = Constraint.MinMaxNorm, KernelMinNorm = 1.3, KernelMaxNorm = 1.5, KernelConstraintRate = 0.7), Conv2D(4, 2, KernelConstraint = Constraint.MinMaxNorm, KernelMaxNorm = 0.2, KernelConstraintAxes = [0, 2], BiasConstraint = Constraint.UnitNorm), Flatten, Dense(3, KernelConstraint = Constraint.NonNeg), MeanSquaredError]
public partial class ConstrainedMap;
