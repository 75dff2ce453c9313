using System.Globalization;
using System.Reflection;
using Sfn2Durable.Emit;
using Sfn2Durable.Verification;

namespace Converter.Tests.Verification;

/// <summary>The lock file keeps everything that decides about the output, and no text whatsoever breaks its reader.</summary>
public sealed class LockFileTests
{
    private static readonly LockFile Full = new()
    {
        Tool = "1.2.3",
        Source = "template \"quoted\".yaml",
        Machine = "Bücher",
        DefinitionHash = LockFile.Hash("definition"),
        Options = new EmitOptions
        {
            Name = "Books",
            Namespace = "Shop.Books",
            Lambda = LambdaStyle.Inline,
            BestEffort = true,
        },
        Substitutions = new Dictionary<string, string> { ["Table"] = "a\nb", [""] = "" },
        Files =
        [
            new LockedFile("BooksWorkflow.cs", LockFile.Hash("a"), FileOwner.Managed),
            new LockedFile("More/Books.cs", LockFile.Hash("b"), FileOwner.Team),
        ],
    };

    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = LockFileText.Read(Full.ToText(), out var problem);

        Assert.Null(problem);
        Assert.Equal(Full.ToText(), read?.ToText());
        Assert.Equal(Full.Options, read?.Options);
    }

    [Fact]
    public void Every_option_of_the_output_is_kept_and_compared()
    {
        foreach (var property in typeof(EmitOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.SetMethod is not null))
        {
            var other = Full with { Options = Full.Options with { } };
            property.SetValue(other.Options, Other(property.GetValue(Full.Options)));

            Assert.NotEqual(Full.ToText(), other.ToText());
            Assert.Equal(other.Options, LockFileText.Read(other.ToText(), out _)?.Options);
            Assert.Single(OutputOptions.Differences(Full, other));
        }
    }

    [Fact]
    public void No_text_breaks_the_reader()
    {
        var text = Full.ToText();
        var random = new Random(7);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 5_000; i++)
        {
            var broken = Break(text, random);
            if (LockFileText.Read(broken, out var problem) is not null)
            {
                Assert.Null(problem);
                read++;
            }
            else
            {
                Assert.False(string.IsNullOrWhiteSpace(problem?.Text));
                Assert.InRange(problem.Line, 1, broken.Count(static c => c == '\n') + 1);
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 1_000, string.Create(CultureInfo.InvariantCulture, $"{read} read, {refused} refused"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("""{ "version": 1.5 }""")]
    [InlineData("""{ "version": 99999999999999999999 }""")]
    [InlineData("""{ "version": 1, "options": {}, "files": [ 1 ] }""")]
    [InlineData("""{ "version": 1, "version": 1 }""")]
    public void What_is_no_lock_file_is_refused_with_a_reason(string text)
    {
        Assert.Null(LockFileText.Read(text, out var problem));
        Assert.False(string.IsNullOrWhiteSpace(problem?.Text));
    }

    private static object? Other(object? value) => value switch
    {
        string text => text + "2",
        bool flag => !flag,
        LambdaStyle.Inline => LambdaStyle.Invoke,
        Enum choice => Enum.GetValues(choice.GetType()).Cast<object>().First(v => !v.Equals(choice)),
        _ => throw new InvalidOperationException($"What is another {value}?"),
    };

    private static string Break(string text, Random random)
    {
        string[] pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "-1", "1e999", "true", "\n", "\\", "\u0000", "é", "../"];
        var (start, length) = (random.Next(text.Length), random.Next(12));
        return random.Next(4) switch
        {
            0 => text[..start],
            1 => text.Remove(start, Math.Min(length, text.Length - start)),
            2 => text.Insert(start, pieces[random.Next(pieces.Length)]),
            _ => Lines(text, random),
        };
    }

    /// <summary>The text with one line twice, or with two lines exchanged, as a bad merge leaves it.</summary>
    private static string Lines(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (one, two) = (random.Next(lines.Count), random.Next(lines.Count));
        if (random.Next(2) == 0)
        {
            lines.Insert(one, lines[two]);
        }
        else
        {
            (lines[one], lines[two]) = (lines[two], lines[one]);
        }

        return string.Join('\n', lines);
    }
}
