using System.Diagnostics;
using Converter.Tests.House;
using Xunit.Abstractions;

namespace EndToEnd.Tests;

/// <summary>Same input and options, same bytes: in two processes, under two cultures, from two working folders.</summary>
public sealed class SameBytesTests(ITestOutputHelper log)
{
    private static readonly string Program = typeof(Sfn2Durable.ConversionPipeline).Assembly.Location;

    [Fact]
    public void OwnFixturesGiveTheSameBytes() =>
        AssertSame(Directory.GetDirectories(Path.Combine(Repository.Root, "tests", "fixtures"))
            .SelectMany(static f => Directory.GetFiles(f, "definition.*")).Order(StringComparer.Ordinal).ToList());

    [Fact]
    public void CollectedDefinitionsGiveTheSameBytes()
    {
        if (Repository.Shared is not { } shared)
        {
            log.WriteLine("SKIPPED: the collected definitions are not here.");
            return;
        }

        var corpus = Path.Combine(shared, "corpus", "definitions");
        string[] forms = ["asl-json", "asl-json-substitution", "asl-yaml", "describe-output"];
        AssertSame([.. forms.SelectMany(f => Directory.GetFiles(Path.Combine(corpus, f))).Order(StringComparer.Ordinal)]);
    }

    private void AssertSame(IReadOnlyList<string> files)
    {
        Assert.NotEmpty(files);
        var root = Directory.CreateTempSubdirectory("sfn2durable-bytes-");
        try
        {
            var first = Convert(root.CreateSubdirectory("a"), "tr_TR.UTF-8", files);
            var second = Convert(root.CreateSubdirectory("b"), "de_DE.UTF-8", files);
            Assert.NotEmpty(first);
            Assert.Equal(first.Keys, second.Keys);
            Assert.All(first, pair => Assert.Equal(pair.Value, second[pair.Key]));
            log.WriteLine($"{files.Count} definitions, {first.Count} files, the same bytes twice.");
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static SortedDictionary<string, string> Convert(DirectoryInfo folder, string language, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Program, "convert", "-o", "out" }.Concat(files))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode is 0 or 1, errors.Result);
        var root = Path.Combine(folder.FullName, "out");
        return new SortedDictionary<string, string>(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(root, f), static f => System.Convert.ToBase64String(File.ReadAllBytes(f))),
            StringComparer.Ordinal);
    }
}
