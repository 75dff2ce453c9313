using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Emit;
using Sfn2Durable.Verification;
using Sfn2Durable.Verification.Recordings;

namespace Sfn2Durable.Cli;

/// <summary>
/// Writes the project of recorded tests. A list beside the files has their hashes, so that a file of somebody else, or
/// one that was edited, is never written over. Recordings of executions that are no longer given are removed.
/// </summary>
internal static class RecordedTestsFolder
{
    private const string ListName = "sfn2durable.recordings.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    /// <summary>Writes the files, or nothing; gives the problem then.</summary>
    public static string? Write(string folder, IReadOnlyList<GeneratedFile> files)
    {
        try
        {
            var known = Known(Path.Combine(folder, ListName));
            if (files.FirstOrDefault(f => !IsOurs(folder, f, known)) is { } foreign)
            {
                return $"'{Path.Combine(folder, foreign.Path)}' exists, and is not as sfn2durable wrote it: move it, or choose another folder.";
            }

            RemoveOld(folder, files, known);
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
                File.WriteAllText(path, file.Text);
            }

            var list = new JsonObject(files.Select(static f => KeyValuePair.Create(f.Path, (JsonNode?)LockFile.Hash(f.Text))));
            File.WriteAllText(Path.Combine(folder, ListName), list.ToJsonString(Indented) + "\n");
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return $"Cannot write to '{folder}': {error.Message}";
        }
    }

    private static bool IsOurs(string folder, GeneratedFile file, JsonObject known)
    {
        var path = Path.Combine(folder, file.Path);
        if (!File.Exists(path))
        {
            return true;
        }

        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        return text == file.Text || IsAsWritten(known[file.Path], text);
    }

    private static bool IsAsWritten(JsonNode? hash, string text) =>
        hash is JsonValue known && known.TryGetValue(out string? value) && value == LockFile.Hash(text);

    /// <summary>The list is a file that anybody can write: nothing but recordings is removed because it stands there.</summary>
    private static void RemoveOld(string folder, IReadOnlyList<GeneratedFile> files, JsonObject known)
    {
        foreach (var (name, hash) in known)
        {
            var isRecording = name.StartsWith(RecordedTests.Folder, StringComparison.Ordinal)
                && name.AsSpan(RecordedTests.Folder.Length).IndexOfAny('/', '\\') < 0
                && name.EndsWith(".json", StringComparison.Ordinal);
            var path = Path.Combine(folder, name);
            // Names that differ in case only may be one file.
            if (isRecording && File.Exists(path) && !files.Any(f => f.Path.Equals(name, StringComparison.OrdinalIgnoreCase))
                && IsAsWritten(hash, File.ReadAllText(path).ReplaceLineEndings("\n")))
            {
                File.Delete(path);
            }
        }
    }

    private static JsonObject Known(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path), documentOptions: NoDuplicates) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            // Then nothing is known to be ours, and nothing is written over.
            return [];
        }
    }
}
