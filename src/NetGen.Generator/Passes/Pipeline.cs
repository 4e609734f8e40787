using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Every pass from declaration to plan, in order.</summary>
internal static class Pipeline
{
    public static CompiledNetwork Compile(NetworkSpec spec, CancellationToken cancellation)
    {
        LoweredNetwork inference = Lowering.Run(spec, isTraining: false);
        if (inference.Program is null)
        {
            return new CompiledNetwork(spec, inference, []);
        }

        cancellation.ThrowIfCancellationRequested();
        ExecutionPlan predict = Optimize(WithoutLoss(inference.Program), spec.Precision, "Inference", cancellation);
        if (inference.Losses.Count == 0)
        {
            return new CompiledNetwork(spec, inference, [predict]);
        }

        TensorProgram evaluation = Lowering.Run(spec, isTraining: false).Program!;
        evaluation.Updates = [];
        ExecutionPlan evaluate = Optimize(evaluation, spec.Precision, "Evaluation", cancellation);
        ExecutionPlan train = Optimize(Lowering.Run(spec, isTraining: true).Program!, spec.Precision, "Training", cancellation);
        return new CompiledNetwork(spec, inference, inference.Constraints.Count == 0
            ? [predict, evaluate, train]
            : [predict, evaluate, train, Optimize(Projection(inference), spec.Precision, "Projection", cancellation)]);
    }

    private static ExecutionPlan Optimize(TensorProgram program, Precision precision, string name, CancellationToken cancellation)
    {
        Run(Simplification.SinkMonotoneMaps);
        Run(UnreadWork.Drop);
        Run(OutsideReads.Drop);
        if (program.IsTraining)
        {
            Run(Differentiation.Run);
        }

        Run(Simplification.SumPooledGradients);
        Run(Simplification.DropUnreadSteps);
        Run(Simplification.JoinParts);
        Run(Simplification.MergeEqual);
        Run(Simplification.DivideExponentials);
        Run(Simplification.ExpandLogSumExp);
        Run(Fusion.FuseMaps);
        Run(p => Winograd.Apply(p, precision));
        Run(OperandLayout.TransposeWeights);
        Run(OutputMajorKernels.Apply);
        Run(Fusion.FuseEpilogues);
        Run(p => PackedColumns.Apply(p, precision));
        Run(OperandLayout.CopyBeforeReshapes);
        Run(OperandLayout.InsertBorderCopies);
        Run(OperandLayout.SeparateStates);
        Run(OperandLayout.SeparateOutput);
        Run(SumCopies.Insert);
        cancellation.ThrowIfCancellationRequested();
        return MemoryPlanner.Plan(program, name);

        void Run(Action<TensorProgram> pass)
        {
            cancellation.ThrowIfCancellationRequested();
            pass(program);
        }
    }

    private static TensorProgram WithoutLoss(TensorProgram program) => new()
    {
        Input = program.Input,
        Output = program.Output,
        Parameters = program.Parameters,
        IsTraining = false,
        IsPreparedOnce = program.Updates.Count == 0,
        Updates = program.Updates,
        States = program.States,
    };

    /// <summary>What brings weights back to their constraints: no samples take part.</summary>
    private static TensorProgram Projection(LoweredNetwork network) => new()
    {
        Input = network.Program!.Input,
        Output = network.Program.Input,
        Parameters = network.Program.Parameters,
        IsTraining = false,
        Updates = network.Constraints,
    };
}

/// <summary>Everything emission needs: one plan for each purpose, none where the network has findings, inference alone without a loss.</summary>
internal sealed record CompiledNetwork(NetworkSpec Spec, LoweredNetwork Lowered, IReadOnlyList<ExecutionPlan> Plans)
{
    public ExecutionPlan? Inference => Find("Inference");

    public ExecutionPlan? Training => Find("Training");

    public bool IsTrainable => Training is not null;

    private ExecutionPlan? Find(string name) => Plans.FirstOrDefault(p => p.Name == name);
}
