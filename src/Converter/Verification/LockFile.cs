using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;

namespace Sfn2Durable.Verification;

/// <summary>One file of the output as the lock file remembers it.</summary>
/// <param name="Path">Relative to the lock file, with forward slashes.</param>
/// <param name="Hash">SHA-256 of the text as it was generated, in lower-case hex.</param>
/// <param name="Owner">Managed by the converter, or the team's.</param>
public sealed record LockedFile(string Path, string Hash, FileOwner Owner);

/// <summary>
/// What was generated from what: lies beside the output, says which files are the converter's, and lets <c>check</c>
/// find drift.
/// </summary>
public sealed record LockFile
{
    public const string FileName = "sfn2durable.lock.json";

    /// <summary>The version of this format; a newer one is not read.</summary>
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The version of this program.</summary>
    public required string Tool { get; init; }

    /// <summary>The definition's file name, without its folder.</summary>
    public required string Source { get; init; }

    /// <summary>The state machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>SHA-256 of the definition, blanks and placeholders' values aside.</summary>
    public required string DefinitionHash { get; init; }

    public required EmitOptions Options { get; init; }

    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<LockedFile> Files { get; init; } = [];

    public static string ToolVersion => typeof(LockFile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>SHA-256 of a text in lower-case hex.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of a definition, whatever its layout and container.</summary>
    public static string HashOf(DefinitionDocument document) => Hash(CanonicalDefinition.Of(document.Root));

    /// <summary>Whose a file is, or null when it is not known here.</summary>
    public FileOwner? OwnerOf(string path) =>
        path == FileName ? FileOwner.Managed : Files.FirstOrDefault(f => f.Path == path)?.Owner;

    /// <summary>The hash of a file as it was generated, or null when it is not known here.</summary>
    public string? HashOfFile(string path) => Files.FirstOrDefault(f => f.Path == path)?.Hash;

    /// <summary>This lock file, with files that an earlier one knows as the team's still the team's.</summary>
    public LockFile KeepingOwnersOf(LockFile? earlier) => earlier is null
        ? this
        : this with { Files = [.. Files.Select(f => f with { Owner = earlier.OwnerOf(f.Path) ?? f.Owner })] };

    /// <summary>The lock file as text, ending in a line feed.</summary>
    public string ToText()
    {
        var node = new JsonObject
        {
            ["version"] = Version,
            ["tool"] = Tool,
            ["source"] = Source,
            ["machine"] = Machine,
            ["definitionHash"] = DefinitionHash,
            ["options"] = new JsonObject
            {
                ["name"] = Options.Name,
                ["namespace"] = Options.Namespace,
                ["lambda"] = Options.Lambda.ToString().ToLowerInvariant(),
                ["bestEffort"] = Options.BestEffort,
            },
            ["substitutions"] = new JsonObject(Substitutions
                .OrderBy(static s => s.Key, StringComparer.Ordinal)
                .Select(static s => KeyValuePair.Create(s.Key, (JsonNode?)s.Value))),
            ["files"] = new JsonArray([.. Files.Select(static f => new JsonObject
            {
                ["path"] = f.Path,
                ["sha256"] = f.Hash,
                ["owner"] = f.Owner == FileOwner.Managed ? "managed" : "adopted",
            })]),
        };
        return node.ToJsonString(Indented) + "\n";
    }

    /// <summary>What a conversion writes down beside its output.</summary>
    public static LockFile Of(Conversion conversion, GeneratedWorkflow output, EmitOptions options) => new()
    {
        Tool = ToolVersion,
        Source = Path.GetFileName(conversion.Document.File),
        Machine = conversion.Document.Name,
        DefinitionHash = HashOf(conversion.Document),
        Options = options,
        Files = [.. output.Files.Select(static f => new LockedFile(f.Path, Hash(f.Text), f.Owner))],
    };

    /// <summary>Reads the lock file of a folder; gives null where there is none that can be read.</summary>
    public static LockFile? ReadFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? Parse(File.ReadAllText(path), out _) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a lock file's text; gives null and the problem when it is none that this program can use.</summary>
    public static LockFile? Parse(string text, out string? problem)
    {
        try
        {
            return Read(JsonNode.Parse(text), out problem);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            problem = $"it is not the JSON that this program writes ({error.Message})";
            return null;
        }
    }

    private static LockFile? Read(JsonNode? node, out string? problem)
    {
        var version = (int?)node?["version"];
        if (version is not CurrentVersion)
        {
            problem = version > CurrentVersion
                ? $"it was written by a newer sfn2durable (format {version}, this one reads {CurrentVersion})"
                : "it has no known version";
            return null;
        }

        problem = null;
        var options = node?["options"];
        return new LockFile
        {
            Tool = Text(node, "tool"),
            Source = Text(node, "source"),
            Machine = Text(node, "machine"),
            DefinitionHash = Text(node, "definitionHash"),
            Options = new EmitOptions
            {
                Name = (string?)options?["name"],
                Namespace = (string?)options?["namespace"],
                Lambda = Enum.Parse<LambdaStyle>(Text(options, "lambda"), ignoreCase: true),
                BestEffort = (bool?)options?["bestEffort"] ?? false,
            },
            Substitutions = node?["substitutions"]?.AsObject()
                .ToDictionary(static s => s.Key, static s => (string?)s.Value ?? "", StringComparer.Ordinal) ?? [],
            Files =
            [
                .. (node?["files"]?.AsArray() ?? []).Select(static f => new LockedFile(
                    Text(f, "path"),
                    Text(f, "sha256"),
                    Text(f, "owner") == "managed" ? FileOwner.Managed : FileOwner.Team)),
            ],
        };
    }

    private static string Text(JsonNode? node, string member) =>
        (string?)node?[member] ?? throw new FormatException($"'{member}' is missing");
}
