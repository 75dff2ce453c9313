using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;
using Durable.Asl.Tests.Tables;

namespace Durable.Asl.Tests.Jsonata;

/// <summary>The language, row by row: expressions on one document, with their results or errors.</summary>
public sealed class JsonataTableTests
{
    private static readonly JsonNode? Data = SemanticTable.Row(SemanticTable.Texts("jsonata-data.json").Single());

    public static TheoryData<string> Rows => SemanticTable.Rows("jsonata.json");

    [Theory]
    [MemberData(nameof(Rows))]
    public void ExpressionGivesItsResult(string text)
    {
        var row = SemanticTable.Row(text);

        if (row["code"] is { } code)
        {
            var error = Assert.Throws<JsonataException>(() => Evaluate(row));
            Assert.Equal(code.GetValue<string>(), error.Code);
            Assert.Equal(row["message"]?.GetValue<string>(), error.Message);
            return;
        }

        var result = Evaluate(row);
        Assert.Equal(Kind(row), result.Kind);
        Assert.True(JsonComparison.AreEqual(row["result"], result.Value), ServiceJson.Write(result.Value));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void PrintedExpressionGivesTheSameTree(string text)
    {
        var expression = SemanticTable.Row(text)["expr"]?.GetValue<string>() ?? "";
        try
        {
            var parsed = JsonataExpression.Parse(expression);
            var again = JsonataExpression.Parse(parsed.ToString());

            Assert.Equal(parsed.Root, again.Root);
            Assert.Equal(parsed.ToString(), again.ToString());
        }
        catch (JsonataException error)
        {
            Assert.StartsWith("S", error.Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TheDocumentIsNeverChanged()
    {
        var before = ServiceJson.Write(Data);
        foreach (var row in SemanticTable.Texts("jsonata.json").Select(SemanticTable.Row))
        {
            try
            {
                Evaluate(row);
            }
            catch (JsonataException)
            {
                // Errors are the business of the rows themselves.
            }
        }

        Assert.Equal(before, ServiceJson.Write(Data));
    }

    private static JsonataResult Evaluate(JsonObject row) =>
        JsonataExpression.Parse(row["expr"]?.GetValue<string>() ?? "").EvaluateOn(Data);

    private static JsonataResultKind Kind(JsonObject row) => row.ContainsKey("undefined")
        ? JsonataResultKind.Undefined
        : row.ContainsKey("function") ? JsonataResultKind.Function : JsonataResultKind.Value;
}
