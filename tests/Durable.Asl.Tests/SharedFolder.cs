using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Durable.Asl.Tests;

/// <summary>
/// The folder with recordings that lies beside a checkout and is no part of the repository. Tests over it run where
/// it is there and say so where it is not.
/// </summary>
internal static class SharedFolder
{
    private const string Variable = "SFN2DURABLE_SHARED";

    /// <summary>The folder; null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>The cases of a JSON file; null, and a line in the test output, when the folder is not there.</summary>
    public static JsonArray? ReadCases(string relativePath, ITestOutputHelper output)
    {
        if (Path is null)
        {
            output.WriteLine($"Skipped: no shared folder beside the checkout, and {Variable} is not set.");
            return null;
        }

        var text = File.ReadAllText(System.IO.Path.Combine(Path, relativePath));
        return (JsonArray?)ServiceJson.Parse(text);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured)
        {
            return configured;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = System.IO.Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(candidate))
            {
                return System.IO.Path.Combine(folder.FullName, "shared");
            }
        }

        return null;
    }
}
