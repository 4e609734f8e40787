namespace NetGen.Generator.Emission.Simd;

/// <summary>Writes a small matrix of known numbers times vectors as straight-line code: zeros are left out, ones are added, and what rows share is computed once.</summary>
internal sealed class MatrixWriter(CodeWriter writer, VectorSyntax v)
{
    /// <summary>Writes rows of the matrix, which share what they can, and returns the locals that hold the results.</summary>
    /// <param name="rows">One row or several.</param>
    /// <param name="vectors">The local that holds the vector of each column; those of zeros are not looked at.</param>
    /// <param name="name">The stem of new locals' names.</param>
    public string[] Write(IReadOnlyList<double[]> rows, IReadOnlyList<string> vectors, string name)
    {
        List<Term> terms = JoinColumns(rows, vectors, name);
        string[] results = [.. rows.Select((_, r) => $"{name}_{r}")];
        if (rows.Count == 2 && terms.All(t => Math.Abs(t.Factors[0]) == Math.Abs(t.Factors[1])))
        {
            // Two rows that differ in signs only: the sum and the difference of what they share and of what they do not.
            List<Term> even = [.. terms.Where(t => t.Factors[0] == t.Factors[1])], odd = [.. terms.Where(t => t.Factors[0] != t.Factors[1])];
            if (even.Count > 0 && odd.Count > 0)
            {
                double scale = odd.All(t => Math.Abs(t.Factors[0]) == Math.Abs(odd[0].Factors[0])) ? Math.Abs(odd[0].Factors[0]) : 1;
                string alike = Local($"{name}_even", Sum(even.Select(t => (t.Vector, t.Factors[0]))));
                string opposed = Local($"{name}_odd", Sum(odd.Select(t => (t.Vector, t.Factors[0] / scale))));
                Local(results[0], Sum([(alike, 1), (opposed, scale)]));
                Local(results[1], Sum([(alike, 1), (opposed, -scale)]));
                return results;
            }
        }

        for (int r = 0; r < rows.Count; r++)
        {
            Local(results[r], Sum(terms.Where(t => t.Factors[r] != 0).Select(t => (t.Vector, t.Factors[r]))));
        }

        return results;
    }

    /// <summary>Columns that enter all of several rows alike, or alike but for their sign, are added or subtracted once.</summary>
    private List<Term> JoinColumns(IReadOnlyList<double[]> rows, IReadOnlyList<string> vectors, string name)
    {
        var terms = new List<Term>();
        var joined = new HashSet<int>();
        for (int j = 0; j < vectors.Count; j++)
        {
            if (joined.Contains(j) || rows.All(r => r[j] == 0))
            {
                continue;
            }

            string vector = vectors[j];
            int other = rows.Count == 1 || rows.Any(r => r[j] == 0)
                ? -1
                : Enumerable.Range(j + 1, vectors.Count - j - 1).FirstOrDefault(k => rows.All(r => r[k] == r[j]) || rows.All(r => r[k] == -r[j]));
            if (other > j)
            {
                joined.Add(other);
                vector = Local($"{name}_{j}{other}", Sum([(vectors[j], 1), (vectors[other], rows[0][other] / rows[0][j])]));
            }

            terms.Add(new Term(vector, [.. rows.Select(r => r[j])]));
        }

        return terms;
    }

    private string Local(string name, string value)
    {
        writer.Line($"{v.Type} {name} = {ExpressionWriter.Trim(value)};");
        return name;
    }

    private string Sum(IEnumerable<(string Vector, double Factor)> terms)
    {
        // It starts with a vector as it is, if there is one.
        List<(string Vector, double Factor)> ordered = [.. terms.OrderBy(t => t.Factor == 1 ? 0 : 1)];
        string sum = ordered[0].Factor == 1 ? ordered[0].Vector : $"({ordered[0].Vector} * {v.Constant(ordered[0].Factor)})";
        foreach ((string vector, double factor) in ordered.Skip(1))
        {
            sum = factor switch
            {
                1 => $"({sum} + {vector})",
                -1 => $"({sum} - {vector})",
                _ => v.MultiplyAdd(v.Constant(factor), vector, sum),
            };
        }

        return sum;
    }

    private sealed record Term(string Vector, double[] Factors);
}
