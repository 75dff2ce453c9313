using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>A resource that was understood, or why it was not.</summary>
/// <param name="Problem">What is wrong with the text, a sentence; with a resource, what makes it doubtful.</param>
/// <param name="Marker">The open placeholder that would have to be known.</param>
internal readonly record struct ParsedResource(TaskResource? Resource, string Problem = "", string? Marker = null);

/// <summary>
/// Tells what kind of call a <c>Resource</c> is. Regions, accounts and names may be open placeholders; what decides the
/// kind of call (service, action, pattern) may not.
/// </summary>
internal static class ResourceParser
{
    private const string CallbackSuffix = ".waitForTaskToken";

    public static ParsedResource Parse(string text)
    {
        if (IsPlaceholderFirst(text))
        {
            return new ParsedResource(new PlaceholderResource(text));
        }

        var parts = Split(text);
        if (parts.Count < 6 || parts[0] != "arn" || parts[1].Length == 0)
        {
            const string problem = "it is not an ARN (arn:partition:service:region:account:resource).";
            var isBroken = text.Contains("${", StringComparison.Ordinal);
            return new ParsedResource(isBroken ? null : new LambdaResource(text), problem);
        }

        return parts[2] switch
        {
            "lambda" => Function(text, parts),
            "states" when parts[5] == "activity" => Activity(text, parts),
            "states" when parts[3].Length == 0 || parts[5] == "aws-sdk" => Integration(text, parts),
            _ when Placeholders.First(parts[2]) is { } marker => new ParsedResource(null, Marker: marker),
            var service => new ParsedResource(new LambdaResource(text), $"a Task cannot call '{service}' this way."),
        };
    }

    private static ParsedResource Function(string text, List<string> parts)
    {
        var isFunction = parts[5] == "function" && parts.Count is 7 or 8;
        return isFunction && IsName(parts[6], "") && (parts.Count == 7 || IsName(parts[7], "$"))
            ? new ParsedResource(new LambdaResource(text))
            : new ParsedResource(null, "the ARN of a function ends in function:name or function:name:qualifier.");
    }

    private static ParsedResource Activity(string text, List<string> parts) =>
        parts.Count == 7 && parts[6].Length > 0
            ? new ParsedResource(new ActivityResource(text))
            : new ParsedResource(null, "the ARN of an activity ends in activity:name.");

    /// <summary><c>service:action[.pattern]</c> or <c>aws-sdk:service:action[.pattern]</c>.</summary>
    private static ParsedResource Integration(string text, List<string> parts)
    {
        var isSdk = parts[5] == "aws-sdk";
        var tail = string.Join(':', parts.Skip(isSdk ? 6 : 5));
        if (Placeholders.First(tail) is { } marker)
        {
            return new ParsedResource(null, Marker: marker);
        }

        var colon = tail.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            return new ParsedResource(null, "after the colons it has to name a service and an action.");
        }

        var (action, pattern) = Pattern(tail[(colon + 1)..]);
        return action.Length > 0 && action.All(char.IsAsciiLetterOrDigit)
            ? new ParsedResource(new ServiceResource(text, tail[..colon], action, pattern, isSdk))
            : new ParsedResource(null, $"'{tail[(colon + 1)..]}' is not an action.");
    }

    private static (string Action, IntegrationPattern Pattern) Pattern(string action)
    {
        if (action.EndsWith(CallbackSuffix, StringComparison.Ordinal))
        {
            return (action[..^CallbackSuffix.Length], IntegrationPattern.WaitForTaskToken);
        }

        return action.EndsWith(".sync:2", StringComparison.Ordinal) ? (action[..^7], IntegrationPattern.Sync2)
            : action.EndsWith(".sync", StringComparison.Ordinal) ? (action[..^5], IntegrationPattern.Sync)
            : (action, IntegrationPattern.RequestResponse);
    }

    private static bool IsPlaceholderFirst(string text) =>
        PlaceholderSyntax.ScriptName(text) is not null
        || PlaceholderSyntax.Find(text).FirstOrDefault() is { Length: > 0, Start: 0 };

    /// <summary>The parts between colons, not counting those inside placeholders (<c>${AWS::Region}</c>).</summary>
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (text[i] == ':' && depth <= 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>A function name or qualifier; placeholders and words in angle brackets stand for one.</summary>
    private static bool IsName(string text, string more) =>
        text.Length > 0
        && (Placeholders.First(text) is not null
            || text is ['<', .., '>']
            || text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || more.Contains(c)));
}
