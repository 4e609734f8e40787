namespace NetGen.Generator.Diagnostics;

/// <summary>Finds the name that a misspelt one stands for.</summary>
internal static class NearestName
{
    /// <summary>The name that takes fewest changes of letters, or null if none is near.</summary>
    public static string? Find(string misspelt, IEnumerable<string> names)
    {
        (string Name, int Distance)[] near =
        [
            .. names.Select(n => (Name: n, Distance: Distance(misspelt.ToLowerInvariant(), n.ToLowerInvariant())))
                .Where(n => n.Distance <= Math.Max(1, Math.Min(misspelt.Length, n.Name.Length) / 2))
                .OrderBy(n => n.Distance),
        ];
        return near.Length > 0 ? near[0].Name : null;
    }

    /// <summary>How many letters must be put in, taken out or changed to make one word the other.</summary>
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(changed, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
