using System.Globalization;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Linting.Rules;

/// <summary>As many outputs as the enum of the classes has not.</summary>
internal sealed class ClassCount : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph)
    {
        const string Argument = nameof(SparseCategoricalCrossEntropyAttribute.Classes);
        foreach (GraphLoss loss in graph.Losses)
        {
            if (loss.Judged is { } judged && loss.Declaration.Find<EnumSpec>(Argument) is { } classes && classes.Count != judged.Shape.Last)
            {
                yield return loss.Report(Descriptors.ClassCount, Argument, classes.Name, classes.Count, judged.Name, judged.Shape.Last)
                    .With((FixProperties.Units, classes.Count.ToString(CultureInfo.InvariantCulture)))
                    .MendedAt(judged.ChannelOrigin);
            }
        }
    }
}
