using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>Why a lock file cannot be used, and the line, counted from 1.</summary>
internal sealed record LockProblem(string Text, int Line);

/// <summary>The lock file as JSON: written in one order only, and read with suspicion, since people edit it.</summary>
internal static class LockFileText
{
    private const string Managed = "managed";
    private const string Adopted = "adopted";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static string Write(LockFile file)
    {
        var node = new JsonObject
        {
            ["version"] = file.Version,
            ["tool"] = file.Tool,
            ["source"] = file.Source,
            ["machine"] = file.Machine,
            ["definitionHash"] = file.DefinitionHash,
            ["options"] = new JsonObject
            {
                ["name"] = file.Options.Name,
                ["namespace"] = file.Options.Namespace,
                ["lambda"] = file.Options.Lambda.ToString().ToLowerInvariant(),
                ["bestEffort"] = file.Options.BestEffort,
            },
            ["substitutions"] = new JsonObject(file.Substitutions
                .OrderBy(static s => s.Key, StringComparer.Ordinal)
                .Select(static s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))),
            ["files"] = new JsonArray([.. file.Files.Select(static f => new JsonObject
            {
                ["path"] = f.Path,
                ["sha256"] = f.Hash,
                ["owner"] = f.Owner == FileOwner.Managed ? Managed : Adopted,
            })]),
        };
        return node.ToJsonString(Indented) + "\n";
    }

    /// <summary>Reads a lock file's text; gives null and the problem when it is none that this program can use.</summary>
    public static LockFile? Read(string text, out LockProblem? problem)
    {
        try
        {
            problem = null;
            return Read(JsonNode.Parse(text, documentOptions: Strict));
        }
        catch (JsonException error)
        {
            problem = new LockProblem($"it is not JSON ({Sentence(error.Message)})", (int)(error.LineNumber ?? 0) + 1);
        }
        catch (FormatException error)
        {
            // The exception names the member first; its line is the one that begins with it.
            var member = error.Message.Split('\'') is [_, var name, ..] ? name : "";
            problem = new LockProblem(error.Message, LineOf(text, member));
        }

        return null;
    }

    /// <summary>The line of a member, or of a file's entry, counted from 1; 1 when there is none.</summary>
    public static int LineOf(string text, string memberOrPath)
    {
        var lines = text.Split('\n');
        var quoted = JsonSerializer.Serialize(memberOrPath, Indented);
        var found = Array.FindIndex(lines, line => line.TrimStart().StartsWith($"{quoted}:", StringComparison.Ordinal)
            || line.Contains($"\"path\": {quoted}", StringComparison.Ordinal));
        return Math.Max(found, 0) + 1;
    }

    private static LockFile Read(JsonNode? node)
    {
        var root = node as JsonObject ?? throw new FormatException("it is not an object");
        CheckVersion(root["version"]);
        var options = root["options"] as JsonObject ?? throw Missing("options");
        var files = (root["files"] as JsonArray ?? throw Missing("files")).Select(ReadFile).ToList();
        if (files.CountBy(static f => f.Path).FirstOrDefault(static c => c.Value > 1) is { Key: { } twice })
        {
            throw new FormatException($"'{twice}' is listed twice");
        }

        return new LockFile
        {
            Tool = Text(root, "tool"),
            Source = Text(root, "source"),
            Machine = Text(root, "machine"),
            DefinitionHash = Text(root, "definitionHash"),
            Options = new EmitOptions
            {
                Name = OptionalText(options, "name"),
                Namespace = OptionalText(options, "namespace"),
                Lambda = Text(options, "lambda") switch
                {
                    "invoke" => LambdaStyle.Invoke,
                    "inline" => LambdaStyle.Inline,
                    var other => throw new FormatException($"'lambda' is neither invoke nor inline but {other}"),
                },
                BestEffort = Flag(options, "bestEffort"),
            },
            Substitutions = root["substitutions"] switch
            {
                null => new Dictionary<string, string>(),
                JsonObject values => values.ToDictionary(
                    static v => v.Key, v => Text(values, v.Key), StringComparer.Ordinal),
                _ => throw new FormatException("'substitutions' is not an object"),
            },
            Files = files,
        };
    }

    private static void CheckVersion(JsonNode? node)
    {
        var version = node is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        if (version > LockFile.CurrentVersion)
        {
            throw new FormatException(FormattableString.Invariant(
                $"its 'version' is {version}, and this sfn2durable reads {LockFile.CurrentVersion}: a newer one wrote it"));
        }

        if (version < LockFile.CurrentVersion)
        {
            throw new FormatException("its 'version' is none that sfn2durable ever wrote");
        }
    }

    private static LockedFile ReadFile(JsonNode? node)
    {
        var file = node as JsonObject ?? throw new FormatException("'files' holds something that is no object");
        var path = Text(file, "path");
        if (Path.IsPathRooted(path) || path.Contains('\\') || path.Split('/').Any(static part => part is "" or "." or ".."))
        {
            throw new FormatException($"'{path}' is not the path of a file in this folder");
        }

        return new LockedFile(path, Text(file, "sha256"), Text(file, "owner") switch
        {
            Managed => FileOwner.Managed,
            Adopted => FileOwner.Team,
            _ => throw new FormatException($"'{path}' has an owner that is neither {Managed} nor {Adopted}"),
        });
    }

    private static string Text(JsonObject node, string member) =>
        node[member] is not { } found ? throw Missing(member)
        : found is JsonValue value && value.TryGetValue<string>(out var text) ? text
        : throw new FormatException($"'{member}' is not a text");

    private static string? OptionalText(JsonObject node, string member) => node[member] is null ? null : Text(node, member);

    private static bool Flag(JsonObject node, string member) =>
        node[member] is null ? false
        : node[member] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag
        : throw new FormatException($"'{member}' is neither true nor false");

    private static FormatException Missing(string member) => new($"'{member}' is missing or of another kind");

    /// <summary>The parser's message without the position, which is said by the diagnostic's own.</summary>
    private static string Sentence(string message) => message.Split(" LineNumber:")[0].TrimEnd('.');
}
