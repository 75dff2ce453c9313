using System.Text.Json.Nodes;
using Durable.Asl.JsonPaths;

namespace Durable.Asl.Tests.Tables;

public sealed class PathTableTests
{
    public static TheoryData<string> Paths => SemanticTable.Rows("paths.json");

    public static TheoryData<string> SyntaxErrors => SemanticTable.Rows("path-syntax.json");

    [Theory]
    [MemberData(nameof(Paths))]
    public void PathLeadsToItsResult(string text)
    {
        var row = SemanticTable.Row(text);
        var path = JsonPath.Parse(row["path"]!.GetValue<string>());

        if (row["missing"]?.GetValue<string>() is { } reason)
        {
            var error = Assert.Throws<StatesException>(() => path.Evaluate(row["data"]));
            Assert.Equal($"Invalid path '{path.Text}' : {reason}", error.Cause);
            Assert.False(path.TryEvaluate(row["data"], out _));
            return;
        }

        Assert.Equal(ServiceJson.Write(row["result"]), ServiceJson.Write(path.Evaluate(row["data"])));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void PathHasItsPropertiesAndReadsBack(string text)
    {
        var row = SemanticTable.Row(text);
        var path = JsonPath.Parse(row["path"]!.GetValue<string>());

        Assert.Equal(Expected(row, "definite", path.IsDefinite), path.IsDefinite);
        Assert.Equal(Expected(row, "reference", path.IsReferencePath), path.IsReferencePath);
        Assert.Equal(row["canonical"]?.GetValue<string>() ?? path.ToString(), path.ToString());
        var again = JsonPath.Parse(path.ToString());
        Assert.Equal(path.ToString(), again.ToString());
        Assert.Equal(PathShape.Describe(path), PathShape.Describe(again));
    }

    [Theory]
    [MemberData(nameof(SyntaxErrors))]
    public void BadPathIsRefusedAtItsPosition(string text)
    {
        var row = SemanticTable.Row(text);

        Assert.False(JsonPath.TryParse(row["path"]!.GetValue<string>(), out _, out var error));

        Assert.Equal((int)JsonValues.AsDouble(row["position"])!, error.Position);
        Assert.NotEmpty(error.Problem);
    }

    private static bool Expected(JsonObject row, string name, bool actual) => JsonValues.AsBoolean(row[name]) ?? actual;
}
