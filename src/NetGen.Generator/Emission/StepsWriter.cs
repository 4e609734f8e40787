using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes successive steps, those of a time loop within it.</summary>
internal sealed class StepsWriter(CodeWriter writer, ExecutionPlan plan, KernelLibrary library)
{
    private readonly NumberCheckWriter? _checks = NumberCheckWriter.Create(plan, library);

    /// <summary>Writes the steps.</summary>
    /// <param name="steps">The steps, those of a loop together.</param>
    /// <param name="range">The samples they are for.</param>
    /// <param name="isFirst">Whether nothing stands before them, so that no line is left empty.</param>
    public void Write(IReadOnlyList<PlannedStep> steps, SampleRange range, bool isFirst)
    {
        var stepWriter = new StepWriter(plan, library, range);
        for (int i = 0; i < steps.Count; i++)
        {
            if (!isFirst)
            {
                writer.Line();
            }

            isFirst = false;
            if (steps[i].Node.Loop is not { } loop)
            {
                stepWriter.Write(writer, steps[i]);
                _checks?.Write(writer, steps[i].Node, range);
                continue;
            }

            PlannedStep[] body = [.. steps.Skip(i).TakeWhile(s => s.Node.Loop == loop)];
            WriteLoop(body, loop, range);
            i += body.Length - 1;
        }
    }

    /// <summary>Writes the statements of a method; a single step needs no comment, for the method has its documentation.</summary>
    public void WriteBody(IReadOnlyList<PlannedStep> steps, SampleRange range)
    {
        if (steps.Count == 1 && steps[0].Node.Loop is null)
        {
            new StepWriter(plan, library, range).WriteStatements(writer, steps[0]);
        }
        else
        {
            Write(steps, range, isFirst: true);
        }
    }

    private void WriteLoop(PlannedStep[] body, Loop loop, SampleRange range)
    {
        var before = new StepWriter(plan, library, range);
        foreach (PlannedStep state in body.Where(s => s.Node is LoopState))
        {
            before.Write(writer, state);
            writer.Line();
        }

        string name = plan.Places.Keys.First(n => n.Loop == loop).Label.Split(',')[0];
        writer.Line($"// {name}, step by step{(loop.IsReversed ? " from the last" : string.Empty)}:");
        string header = loop.IsReversed
            ? $"for (int t = {loop.Steps - 1}; t >= 0; t--)"
            : $"for (int t = 0; t < {loop.Steps}; t++)";
        using (writer.Block(header))
        {
            var inside = new StepWriter(plan, library, range with { Loop = loop });
            bool isFirst = true;
            foreach (PlannedStep step in body.Where(s => s.Node is not LoopState))
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                inside.Write(writer, step);
                _checks?.Write(writer, step.Node, range with { Loop = loop });
            }
        }
    }
}
