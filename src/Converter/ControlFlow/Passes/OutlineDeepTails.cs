namespace Sfn2Durable.ControlFlow.Passes;

/// <summary>
/// Where a method came out nested deeper than people like to read, the code that its branches meet in becomes a method
/// too. The branches then end in <c>return await</c>, and what comes behind them moves to the left margin.
/// </summary>
/// <remarks>
/// <code>
/// if failed                       if failed
///     Note A                          Note A
/// else                                return NotifyAsync()
///     if failed              →    if failed
///         Note B                      Note B
///     else                            return NotifyAsync()
///         …                       …
/// Notify
/// </code>
/// It asks for what it would like and takes what comes: where nothing can be outlined the tree stays as it is.
/// </remarks>
internal sealed class OutlineDeepTails : IStructurePass
{
    /// <summary>Beyond it hardly a definition of those people have is left; see the corpus figures.</summary>
    internal const int ReadableNesting = 4;

    public string Name => nameof(OutlineDeepTails);

    public ScopeShape Run(ScopeShape shape, PassContext context) => shape with
    {
        Wishes = shape.Wishes with
        {
            Tails = shape.Wishes.Tails.Union(shape.Methods.Where(IsDeep).SelectMany(SharedTails.NamesIn)),
        },
    };

    private static bool IsDeep(MethodShape method) =>
        StructureFigures.Nesting(method.Body) > ReadableNesting;
}
