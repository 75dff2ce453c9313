using System.Text;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Readers;
using Sfn2Durable.Semantics;
using Sfn2Durable.Semantics.Binding;

namespace Converter.Tests.Semantics;

/// <summary>
/// Large, deep and odd definitions: each is read, or refused with a reason, and none takes the program down.
/// </summary>
public sealed class LimitTests
{
    private const int SmallStack = 1024 * 1024;

    [Fact]
    public void ADocumentThatIsNoObjectIsRefused()
    {
        var list = new SourceArray([], SourceSpan.OfFile("m.json"));
        var diagnostics = new DiagnosticBag();

        Assert.Null(DefinitionBinder.Bind(new DefinitionDocument("m", "m.json", list, []), new BinderOptions(),
            diagnostics));
        Assert.Equal("SFN2001", Assert.Single(diagnostics.Items).Id);
    }

    [Fact]
    public void TenThousandStatesAreBound()
    {
        var text = new StringBuilder("{\"StartAt\": \"S0\", \"States\": {");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append($"\"S{i}\": {{\"Type\": \"Pass\", \"Next\": \"S{i + 1}\"}},");
        }

        text.Append("\"S10000\": {\"Type\": \"Succeed\"}}}");
        var diagnostics = new DiagnosticBag();

        var machine = Assert.Single(Read(text.ToString(), diagnostics));

        Assert.Equal(10_001, machine.Root.States.Count);
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void ScopesMayBeNestedUpToTheLimit()
    {
        Assert.Empty(Findings(Nested(BindingContext.MaxScopeDepth)));
        Assert.Equal(["SFN2014"], Findings(Nested(BindingContext.MaxScopeDepth + 1)));
    }

    [Theory]
    [InlineData("\"Result\": ", "[", "]")]
    [InlineData("\"Parameters\": ", "[", "]")]
    [InlineData("\"Parameters\": ", "{\"a\":", "}")]
    [InlineData("\"Assign\": ", "{\"a\":", "}")]
    [InlineData("\"QueryLanguage\": \"JSONata\", \"Output\": ", "[", "]")]
    public void DataMayBeAsDeepAsTheParserLetsIt(string field, string open, string close)
    {
        const int levels = JsonParser.MaxDepth - 4;
        var data = string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close,
            levels));
        var text = $"{{\"StartAt\": \"A\", \"States\": {{\"A\": {{\"Type\": \"Pass\", {field}{data}, \"End\": true}}}}}}";

        Assert.Empty(Findings(text));
    }

    [Fact]
    public void RulesMayBeNestedDeeply()
    {
        const int levels = 400;
        var rule = string.Concat(Enumerable.Repeat("{\"Not\":", levels))
            + "{\"Variable\": \"$.x\", \"IsNull\": true}" + new string('}', levels);
        var text = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Choice\", \"Default\": \"B\", "
            + $"\"Choices\": [{{\"Not\": {rule}, \"Next\": \"B\"}}]}}, \"B\": {{\"Type\": \"Succeed\"}}}}}}";

        Assert.Empty(Findings(text));
    }

    [Fact]
    public void LongListsOfDuplicatesAreReportedOneByOne()
    {
        var members = string.Join(',', Enumerable.Repeat("\"a\": 1", 20_000));
        var text = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Parameters\": {"
            + members + "}, \"End\": true}}}";

        Assert.Equal(19_999, Findings(text).Count);
    }

    private static string Nested(int levels)
    {
        var text = new StringBuilder();
        for (var i = 0; i < levels; i++)
        {
            text.Append($"{{\"StartAt\": \"P{i}\", \"States\": {{\"P{i}\": {{\"Type\": \"Parallel\", \"End\": true, \"Branches\": [");
        }

        text.Append("{\"StartAt\": \"Z\", \"States\": {\"Z\": {\"Type\": \"Pass\", \"End\": true}}}");
        return text.Append(string.Concat(Enumerable.Repeat("]}}}", levels))).ToString();
    }

    private static IReadOnlyList<StateMachineDefinition> Read(string text, DiagnosticBag diagnostics) =>
        StateMachineReader.ReadText("m.json", text, new BinderOptions(), diagnostics);

    /// <summary>
    /// The ids of the findings, on a thread whose stack is as small as that of any system's first thread.
    /// </summary>
    private static List<string> Findings(string text)
    {
        var diagnostics = new DiagnosticBag();
        var thread = new Thread(() => Read(text, diagnostics), SmallStack);
        thread.Start();
        thread.Join();
        return [.. diagnostics.Items.Select(static d => d.Id)];
    }
}
