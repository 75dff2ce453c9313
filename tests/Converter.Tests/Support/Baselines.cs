using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Converter.Tests.Support;

/// <summary>Texts of the repository that tests compare with.</summary>
internal static class Baselines
{
    /// <summary>The checkout the tests were built from.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Fixtures.Root, "..", ".."));

    /// <summary>
    /// Compares a text with a file of the repository; UPDATE_BASELINES=1 writes the file. The text that did not match
    /// stays beside the baseline's path in the temporary folder.
    /// </summary>
    public static void AssertMatches(string baseline, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(baseline, actual);
        }

        var expected = File.Exists(baseline) ? File.ReadAllText(baseline).ReplaceLineEndings("\n") : "";
        if (expected == actual)
        {
            return;
        }

        var received = Path.Combine(Directory.CreateTempSubdirectory("sfn2durable-").FullName, Path.GetFileName(baseline));
        File.WriteAllText(received, actual);
        Assert.Fail($"The text differs from its baseline (UPDATE_BASELINES=1 accepts it).\nexpected: {baseline}\nactual:   {received}\n\n{actual}");
    }

    /// <summary>Reads and binds one file as the program does, under its name without the folder.</summary>
    public static DiagnosticBag Check(string path)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(new LoadOptions());
        foreach (var document in loader.LoadBytes(Path.GetFileName(path), File.ReadAllBytes(path), diagnostics))
        {
            DefinitionBinder.Bind(document, new BinderOptions(), diagnostics);
        }

        return diagnostics;
    }
}
