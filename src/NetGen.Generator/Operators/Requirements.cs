using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Operators;

/// <summary>Checks of arguments against one another.</summary>
internal static class Requirements
{
    /// <summary>Reports an argument that only some members of an enum have, beside another member.</summary>
    public static bool RequireOwner<TEnum>(this LayerBuilder builder, string argument, bool isGiven, TEnum member, params TEnum[] owners)
        where TEnum : struct, Enum
    {
        if (!isGiven || owners.Contains(member))
        {
            return true;
        }

        string names = owners.Length == 1 ? $"{owners[0]} has" : $"{string.Join(", ", owners.Take(owners.Length - 1))} and {owners[owners.Length - 1]} have";
        builder.Report(Descriptors.ConflictingArguments, argument, builder.Kind, argument, $"{typeof(TEnum).Name}.{member}", $"only {names} that argument");
        return false;
    }
}
