using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic the generator and the analyzer report. Each series has a file of its own.</summary>
internal static partial class Descriptors
{
    private const string Category = "NetGen";

    private static readonly Lazy<DiagnosticDescriptor[]> InOrder = new(() => [.. Declarations, .. Shapes, .. Training, .. Budgets]);

    /// <summary>All of them, in order of their IDs.</summary>
    public static DiagnosticDescriptor[] All => InOrder.Value;

    public static DiagnosticDescriptor Find(string id) => All.First(d => d.Id == id);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Suggestion(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/netgen/netgen/blob/main/docs/diagnostics/{id}.md");
}
