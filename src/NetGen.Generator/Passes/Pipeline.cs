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
            return new CompiledNetwork(spec, inference, null, null, null);
        }

        cancellation.ThrowIfCancellationRequested();
        ExecutionPlan predict = Optimize(WithoutLoss(inference.Program), "Inference", cancellation);
        if (inference.Losses.Count == 0)
        {
            return new CompiledNetwork(spec, inference, predict, null, null);
        }

        ExecutionPlan evaluate = Optimize(Lowering.Run(spec, isTraining: false).Program!, "Evaluation", cancellation);
        ExecutionPlan train = Optimize(Lowering.Run(spec, isTraining: true).Program!, "Training", cancellation);
        return new CompiledNetwork(spec, inference, predict, evaluate, train);
    }

    private static ExecutionPlan Optimize(TensorProgram program, string name, CancellationToken cancellation)
    {
        Simplification.SinkMonotoneMaps(program);
        UnreadWork.Drop(program);
        if (program.IsTraining)
        {
            Differentiation.Run(program);
        }

        cancellation.ThrowIfCancellationRequested();
        Simplification.DropUnreadSteps(program);
        Simplification.JoinParts(program);
        Simplification.ExpandLogSumExp(program);
        Simplification.MergeEqual(program);
        Fusion.FuseMaps(program);
        OperandLayout.TransposeWeights(program);
        Fusion.FuseEpilogues(program);
        OperandLayout.CopyBeforeReshapes(program);
        OperandLayout.InsertBorderCopies(program);
        OperandLayout.SeparateStates(program);
        OperandLayout.SeparateOutput(program);
        SumCopies.Insert(program);
        cancellation.ThrowIfCancellationRequested();
        return MemoryPlanner.Plan(program, name);
    }

    private static TensorProgram WithoutLoss(TensorProgram program) => new()
    {
        Input = program.Input,
        Output = program.Output,
        Parameters = program.Parameters,
        IsTraining = false,
    };
}

/// <summary>Everything emission needs; the plans are null where the network has findings or no loss.</summary>
internal sealed record CompiledNetwork(
    NetworkSpec Spec, LoweredNetwork Lowered, ExecutionPlan? Inference, ExecutionPlan? Evaluation, ExecutionPlan? Training)
{
    public bool IsTrainable => Training is not null;}
