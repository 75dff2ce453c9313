using Durable.Asl.IntrinsicFunctions;

namespace Durable.Asl.Tests.Tables;

public sealed class IntrinsicTableTests
{
    public static TheoryData<string> Calls => SemanticTable.Rows("intrinsics.json");

    public static TheoryData<string> SyntaxErrors => SemanticTable.Rows("intrinsic-syntax.json");

    [Theory]
    [MemberData(nameof(Calls))]
    public void CallGivesItsResult(string text)
    {
        var row = SemanticTable.Row(text);
        var call = IntrinsicCall.Parse(row["call"]!.GetValue<string>());

        if (row["pattern"]?.GetValue<string>() is { } pattern)
        {
            Assert.False(call.IsDeterministic);
            Assert.Matches(pattern, call.Evaluate(SemanticTable.Scope(row))!.ToString());
            return;
        }

        SemanticTable.AssertOutcome(row, () => call.Evaluate(SemanticTable.Scope(row)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void CallReadsBackAsTheSameCall(string text)
    {
        var call = IntrinsicCall.Parse(SemanticTable.Row(text)["call"]!.GetValue<string>());

        var again = IntrinsicCall.Parse(call.ToString());

        Assert.Equal(Describe(call), Describe(again));
        Assert.Equal(call.ToString(), again.ToString());
    }

    [Theory]
    [MemberData(nameof(SyntaxErrors))]
    public void BadCallIsRefusedAtItsPosition(string text)
    {
        var row = SemanticTable.Row(text);

        Assert.False(IntrinsicCall.TryParse(row["call"]!.GetValue<string>(), out _, out var error));

        Assert.Equal((int)JsonValues.AsDouble(row["position"])!, error.Position);
        Assert.NotEmpty(error.Problem);
    }

    [Fact]
    public void EveryFunctionHasRowsAndAMethod()
    {
        var tested = SemanticTable.Texts("intrinsics.json")
            .Select(row => SemanticTable.Row(row)["call"]!.GetValue<string>())
            .ToList();

        foreach (var function in IntrinsicTable.All)
        {
            Assert.Contains(tested, call => call.StartsWith(function.Name + "(", StringComparison.Ordinal));
            Assert.Contains(typeof(Intrinsics).GetMethods(), method => method.Name == function.MethodName);
        }

        Assert.Equal(18, IntrinsicTable.All.Count);
    }

    private static string Describe(IntrinsicCall call) =>
        $"{call.Function.Name}({string.Join(" ", call.Arguments.Select(Describe))})";

    private static string Describe(IntrinsicArgument argument) => argument switch
    {
        IntrinsicArgument.Call call => Describe(call.Value),
        IntrinsicArgument.Path path => PathShape.Describe(path.Value),
        _ => (argument with { Position = 0 }).ToString(),
    };
}
