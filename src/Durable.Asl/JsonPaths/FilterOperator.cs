namespace Durable.Asl.JsonPaths;

/// <summary>The comparison operators of filters.</summary>
internal enum FilterOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Matches,
    In,
    NotIn,
    SubsetOf,
    AnyOf,
    NoneOf,
    AllOf,
    Contains,
    Size,
    Empty,
}

/// <summary>How the operators are spelled.</summary>
internal static class FilterOperators
{
    /// <summary>
    /// Spelling and meaning. Of two operators that begin alike the longer one comes first; an operator is printed with
    /// its last spelling.
    /// </summary>
    public static readonly IReadOnlyList<(string Spelling, FilterOperator Operator)> All =
    [
        ("===", FilterOperator.Equal),
        ("==", FilterOperator.Equal),
        ("!==", FilterOperator.NotEqual),
        ("!=", FilterOperator.NotEqual),
        ("<=", FilterOperator.LessOrEqual),
        ("<", FilterOperator.Less),
        (">=", FilterOperator.GreaterOrEqual),
        (">", FilterOperator.Greater),
        ("=~", FilterOperator.Matches),
        ("in", FilterOperator.In),
        ("nin", FilterOperator.NotIn),
        ("subsetof", FilterOperator.SubsetOf),
        ("anyof", FilterOperator.AnyOf),
        ("noneof", FilterOperator.NoneOf),
        ("all", FilterOperator.AllOf),
        ("contains", FilterOperator.Contains),
        ("size", FilterOperator.Size),
        ("empty", FilterOperator.Empty),
    ];

    /// <summary>The spelling that the operator is printed with: the shortest one.</summary>
    public static string Spelling(FilterOperator value) =>
        All.Last(entry => entry.Operator == value).Spelling;
}
