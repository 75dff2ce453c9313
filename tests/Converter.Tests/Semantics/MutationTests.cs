using System.Text;
using Converter.Tests.Support;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Semantics;
using Xunit.Abstractions;

namespace Converter.Tests.Semantics;

/// <summary>
/// Broken definitions of all sorts: whatever stands in a file, the outcome is a machine or a message.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int Mutations = 24_000;
    private const int MaxLength = 6_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "'", "null", "true", "0", "-1", "1e999", "\"\"", "{}", "[]", "${x}",
            "\"${x}\"",
        "{% $states.result %}", "{% ( %}", "$.a[?(@.b)]", "$$.x", "States.Format('{}', $)", "\\u0000", "\\", "\n",
            "\t", "&a ",
        "*a ", "!t ", "- ", "? ", "%", "\ud800", "é", "\"Type\": \"Map\"", "\"QueryLanguage\": \"JSONata\"",
            "\"End\": true,",
        "\"Iterator\": {", "\"Assign\": ", "\"Retry\": [", "\"Choices\": ",
    ];

    [Fact]
    public void NoMutationThrows()
    {
        var seeds = Seeds().ToList();
        Assert.NotEmpty(seeds);
        var machines = 0;
        Parallel.For(0, Mutations, number =>
        {
            var random = new Random(number);
            var (file, text) = seeds[random.Next(seeds.Count)];
            var mutated = text;
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                mutated = Mutate(mutated, random);
            }

            if (ReadOrExplain(file, mutated, number))
            {
                Interlocked.Increment(ref machines);
            }
        });

        output.WriteLine($"{Mutations} mutations of {seeds.Count} definitions, {machines} of them still machines");
        Assert.InRange(machines, 1, Mutations - 1);
    }

    [Fact]
    public void NoBeginningOfADefinitionThrows()
    {
        foreach (var (file, text) in Seeds().Where(static seed => seed.Text.Length < 1_500).Take(12))
        {
            for (var length = 0; length < text.Length; length++)
            {
                ReadOrExplain(file, text[..length], length);
            }
        }
    }

    private static bool ReadOrExplain(string file, string text, int number)
    {
        var diagnostics = new DiagnosticBag();
        try
        {
            var machines = StateMachineReader.ReadText(file, text, new BinderOptions(), diagnostics);
            Assert.True(machines.Count > 0 || diagnostics.HasErrors,
                $"mutation {number} gives neither a machine nor an error");
            Assert.All(diagnostics.Items, static finding => Assert.NotEmpty(finding.ToString()));
            return machines.Count > 0;
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"mutation {number} of {file} throws:\n{text}", error);
        }
    }

    private static string Mutate(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(1, 40));
        return random.Next(6) switch
        {
            0 => text[..at],
            1 => text[..at] + text[end..],
            2 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            3 => text[..end] + text[at..],
            4 => text[..at] + Pieces[random.Next(Pieces.Length)] + text[end..],
            _ => ReplaceValue(text, at, random),
        };
    }

    /// <summary>Puts something else in the place of the next value behind a colon.</summary>
    private static string ReplaceValue(string text, int from, Random random)
    {
        var colon = text.IndexOf(": ", from, StringComparison.Ordinal);
        if (colon < 0)
        {
            return text;
        }

        var end = text.AsSpan(colon + 2).IndexOfAny(",}\n");
        return end < 0 ? text : new StringBuilder(text)
            .Remove(colon + 2, end).Insert(colon + 2, Pieces[random.Next(Pieces.Length)]).ToString();
    }

    private IEnumerable<(string File, string Text)> Seeds()
    {
        var files = Directory.EnumerateFiles(Fixtures.Root, "*.*", SearchOption.AllDirectories)
            .Where(static file => file.Contains("asl.", StringComparison.Ordinal) || file.EndsWith(".json5",
                StringComparison.Ordinal));
        if (SharedMaterial.PathOf("corpus/definitions", output) is { } folder)
        {
            files = files.Concat(CorpusDefinition.All(folder).Select(definition => Path.Combine(folder,
                definition.Path)));
        }

        return files.Order(StringComparer.Ordinal)
            .Select(static file => (Path.GetFileName(file), File.ReadAllText(file)))
            .Where(static seed => seed.Item2.Length is > 0 and < MaxLength);
    }
}
