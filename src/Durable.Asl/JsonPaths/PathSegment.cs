namespace Durable.Asl.JsonPaths;

/// <summary>One step of a path. All kinds stand in this file.</summary>
internal abstract record PathSegment
{
    /// <summary>Whether the step leads to one value at most.</summary>
    public virtual bool IsDefinite => false;

    /// <summary><c>.name</c> or <c>['name']</c>.</summary>
    public sealed record Name(string Value) : PathSegment
    {
        public override bool IsDefinite => true;
    }

    /// <summary>
    /// <c>['a','b']</c>. As the last step it builds one object of these members and counts as definite.
    /// </summary>
    public sealed record Names(IReadOnlyList<string> Values, bool IsLast) : PathSegment
    {
        public override bool IsDefinite => IsLast;
    }

    /// <summary><c>[0]</c>; a negative index counts from the end.</summary>
    public sealed record Index(int Value) : PathSegment
    {
        public override bool IsDefinite => true;
    }

    /// <summary><c>[0,2]</c>.</summary>
    public sealed record Indexes(IReadOnlyList<int> Values) : PathSegment;

    /// <summary><c>[from:to]</c>, the end excluded, either side optional.</summary>
    public sealed record Slice(int? From, int? To) : PathSegment;

    /// <summary><c>.*</c> or <c>[*]</c>.</summary>
    public sealed record Wildcard : PathSegment;

    /// <summary><c>..</c>: the next step is tried on this value and on everything inside it.</summary>
    public sealed record DeepScan : PathSegment;

    /// <summary><c>[?(…)]</c>.</summary>
    public sealed record Filter(FilterExpression Condition) : PathSegment;
}
