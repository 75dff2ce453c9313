using System.Security.Cryptography;
using System.Text;
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
/// find drift. It has everything that decides about the output, so that the same files can be made again from it and
/// the definition.
/// </summary>
public sealed record LockFile
{
    public const string FileName = InputFinder.LockFile;

    /// <summary>The version of this format; a newer one is not read.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The version of this program.</summary>
    public required string Tool { get; init; }

    /// <summary>The definition's file name, without its folder.</summary>
    public required string Source { get; init; }

    /// <summary>The state machine's name as its container or file gives it.</summary>
    public required string Machine { get; init; }

    /// <summary>SHA-256 of the definition, blanks and the user's values for placeholders aside.</summary>
    public required string DefinitionHash { get; init; }

    public required EmitOptions Options { get; init; }

    /// <summary>The user's values for placeholders that the definition took up; they stand in the generated code too.</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<LockedFile> Files { get; init; } = [];

    public static string ToolVersion => typeof(LockFile).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>SHA-256 of a text in lower-case hex, whichever line ends a checkout gave it.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    /// <summary>The hash of a definition, whatever its layout and container.</summary>
    public static string HashOf(DefinitionDocument document)
    {
        var text = new StringBuilder(CanonicalDefinition.Of(document.Origin?.Written ?? document.Root));
        text.Append('\n').Append(document.Type);
        var own = document.Origin?.OwnValues ?? new Dictionary<string, string>();
        foreach (var (name, value) in own.OrderBy(static v => v.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name.Length).Append(':').Append(name).Append('=').Append(value);
        }

        return Hash(text.ToString());
    }

    /// <summary>Whose a file is, or null when it is not known here.</summary>
    public FileOwner? OwnerOf(string path) => path == FileName ? FileOwner.Managed : Find(path)?.Owner;

    /// <summary>The hash of a file as it was generated, or null when it is not known here.</summary>
    public string? HashOfFile(string path) => Find(path)?.Hash;

    public LockedFile? Find(string path) => Files.FirstOrDefault(f => f.Path == path);

    /// <summary>
    /// This lock file, with files that an earlier one knows as the team's still the team's, those that the converter
    /// never wrote among them.
    /// </summary>
    public LockFile KeepingOwnersOf(LockFile? earlier) => earlier is null
        ? this
        : this with
        {
            Files =
            [
                .. Files.Select(f => f with { Owner = earlier.OwnerOf(f.Path) ?? f.Owner }),
                .. earlier.Files.Where(f => f.Owner == FileOwner.Team && Find(f.Path) is null),
            ],
        };

    /// <summary>The lock file as text, ending in a line feed.</summary>
    public string ToText() => LockFileText.Write(this);

    /// <summary>What a conversion writes down beside its output.</summary>
    public static LockFile Of(Conversion conversion, GeneratedWorkflow output, EmitOptions options) => new()
    {
        Tool = ToolVersion,
        Source = Path.GetFileName(conversion.Document.File),
        Machine = conversion.Document.Origin?.Name ?? conversion.Document.Name,
        DefinitionHash = HashOf(conversion.Document),
        Options = options,
        Substitutions = conversion.Document.Given,
        Files = [.. output.Files.Select(static f => new LockedFile(f.Path, Hash(f.Text), f.Owner))],
    };

    /// <summary>Reads the lock file of a folder; gives null where there is none that can be read.</summary>
    public static LockFile? ReadFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? LockFileText.Read(File.ReadAllText(path), out _) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
