using System.Text.Json.Nodes;

namespace Durable.Asl.Tests.Tables;

/// <summary>The JSON tables under tests/fixtures/semantics: an array of rows, each an object.</summary>
internal static class SemanticTable
{
    /// <summary>One entry per row, as text, so that a failing test shows the row.</summary>
    public static TheoryData<string> Rows(string file) => [.. Texts(file)];

    public static IEnumerable<string> Texts(string file) => Read(file).Select(ServiceJson.Write);

    public static JsonObject Row(string text) => (JsonObject)ServiceJson.Parse(text)!;

    /// <summary>What a row gives the paths to start from.</summary>
    public static ExpressionScope Scope(JsonObject row) => new(
        row["data"],
        row["context"],
        (row["variables"] as JsonObject)?.ToDictionary(
            variable => variable.Key, variable => variable.Value, StringComparer.Ordinal));

    /// <summary>Asserts that an evaluation has the result or the failure of its row.</summary>
    public static void AssertOutcome(JsonObject row, Func<JsonNode?> evaluate)
    {
        if (row.ContainsKey("cause"))
        {
            var error = Assert.Throws<StatesException>(() => evaluate());
            Assert.Equal(row["cause"]?.GetValue<string>(), error.Cause);
            Assert.Equal(ErrorNames.Runtime, error.Error);
            Assert.True(error.IsInterpreterError);
            return;
        }

        Assert.Equal(ServiceJson.Write(row["result"]), ServiceJson.Write(evaluate()));
    }

    private static JsonArray Read(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "tests", "fixtures", "semantics", file);
            if (File.Exists(path))
            {
                return (JsonArray)ServiceJson.Parse(File.ReadAllText(path))!;
            }
        }

        throw new FileNotFoundException($"tests/fixtures/semantics/{file} is not above the test's folder.");
    }
}
