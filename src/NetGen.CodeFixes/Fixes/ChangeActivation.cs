using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Gives a layer the activation that fits what reads it.</summary>
internal sealed class ChangeActivation : Fix
{
    private const string Argument = FixProperties.Activation;

    public override IReadOnlyList<string> Ids => ["NETGEN3002", "NETGEN3003", "NETGEN3004", "NETGEN3005", "NETGEN3007", "NETGEN3008", "NETGEN3018"];

    public override Edit? Find(FixTarget target)
    {
        // A diagnostic of a loss is about the layer that it judges.
        AttributeSyntax? layer = target.Diagnostic.AdditionalLocations.Count > 0 ? target.Other : target.Attribute;
        if (layer is null || target.Property(Argument) is not { } activation)
        {
            return null;
        }

        string value = AttributeEdits.Qualify(layer, $"{Argument}.{activation}");
        bool isLinear = activation == nameof(Activation.Linear);
        string name = layer.Name.ToString();
        if (target.Has(layer, Argument))
        {
            return isLinear
                ? AttributeEdits.RemoveArgument(layer, Argument) is { } removal ? Edit.Of($"Leave out the activation of {name}", target, removal) : null
                : Edit.Of($"Use {Argument}.{activation} in {name}", target, AttributeEdits.SetArgument(layer, Argument, value));
        }

        // A layer that is nothing but an activation.
        return isLinear ? Edit.Of($"Leave out {name}", target, AttributeEdits.Remove(layer, target.Text))
            : target.Has(layer, nameof(ActivationAttribute.Function)) && layer.ArgumentList is { } list ? Edit.Of($"Use {Argument}.{activation} in {name}", target, new TextChange(list.Arguments[0].Span, value))
            : null;
    }
}
