using Microsoft.CodeAnalysis;

namespace Durable.Runtime.Analyzers.Apis;

/// <summary>Members of a type that workflow code must not use, and the rule that says why.</summary>
internal sealed class ApiEntry
{
    private readonly HashSet<string>? _members;

    /// <summary>Names members of a type; no name means every member.</summary>
    public ApiEntry(DiagnosticDescriptor rule, string type, params string[] members)
    {
        Rule = rule;
        Type = type;
        _members = members.Length == 0 ? null : new HashSet<string>(members, StringComparer.Ordinal);
    }

    public DiagnosticDescriptor Rule { get; }

    /// <summary>The type's metadata name; members that derived types inherit or override are meant too.</summary>
    public string Type { get; }

    /// <summary>Narrows the members down, for instance to one overload.</summary>
    public Func<ISymbol, bool>? When { get; set; }

    /// <summary>Only where the receiver is not a local variable: what was made in the workflow was reported there.
    /// </summary>
    public bool IsReportedWhereMade { get; set; }

    public bool Covers(ISymbol member) =>
        (_members is null || _members.Contains(member.Name)) && (When is null || When(member));
}
