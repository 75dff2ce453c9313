using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Sfn2Durable.Cli.Stores;

/// <summary>How the commands over a store answer.</summary>
internal enum AnswerFormat
{
    /// <summary>A table for people.</summary>
    Text,

    /// <summary>JSON for programs.</summary>
    Json,
}

/// <summary>Options that the commands over a store share.</summary>
internal sealed class StoreOptions
{
    private const int LargestPage = 1_000;

    public Option<FileInfo> Store { get; } = new("--store")
    {
        Description = "The file of the store, as a host writes it.",
        HelpName = "FILE",
        Required = true,
    };

    public Option<AnswerFormat> Format { get; } = new("--format")
    {
        Description = "How the answer is written: a table, or JSON.",
        DefaultValueFactory = static _ => AnswerFormat.Text,
    };

    public Option<int> Limit { get; } = new("--limit")
    {
        Description = "How many to show at most, 1 to 1,000.",
        HelpName = "COUNT",
        DefaultValueFactory = static _ => 100,
        CustomParser = static result =>
        {
            var text = result.Tokens is [var token] ? token.Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && count is >= 1 and <= LargestPage)
            {
                return count;
            }

            result.AddError($"'{text}' is not a number from 1 to 1000.");
            return 1;
        },
    };

    public Option<string?> Page { get; } = new("--page")
    {
        Description = "Go on where an earlier answer ended: the marker it gave.",
        HelpName = "MARKER",
    };

    public Argument<string> Execution { get; } = new("execution")
    {
        Description = "The execution: workflow/name, or the name alone where only one has it.",
    };

    public StoreOptions()
    {
        Page.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } marker
                && !long.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"'{marker}' is not the marker of a page.");
            }
        });
    }

    public string FileOf(ParseResult parsed) => parsed.GetRequiredValue(Store).FullName;

    public bool IsJson(ParseResult parsed) => parsed.GetValue(Format) == AnswerFormat.Json;

    /// <summary>Reads a point in time: an instant, or how long ago it was (<c>90m</c>, <c>2h</c>, <c>7d</c>).</summary>
    public static DateTimeOffset? Instant(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (TryAgo(text, out var ago))
        {
            return DateTimeOffset.UtcNow - ago;
        }

        if (DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var instant))
        {
            return instant;
        }

        result.AddError($"'{text}' is neither a time (2026-01-31T12:00:00Z) nor a time ago (90m, 2h, 7d).");
        return null;
    }

    private static bool TryAgo(string text, out TimeSpan ago)
    {
        ago = default;
        TimeSpan? unit = text is "" ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is null || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count > 100_000)
        {
            return false;
        }

        ago = unit.Value * count;
        return true;
    }
}
