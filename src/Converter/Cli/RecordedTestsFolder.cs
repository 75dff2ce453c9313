using System.Text.Json;
using System.Text.Json.Nodes;
using Sfn2Durable.Emit;
using Sfn2Durable.Verification;

namespace Sfn2Durable.Cli;

/// <summary>
/// Writes the project of recorded tests. A list beside the files has their hashes, so that a file of somebody else, or
/// one that was edited, is never written over.
/// </summary>
internal static class RecordedTestsFolder
{
    private const string ListName = "sfn2durable.recordings.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

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
        return text == file.Text
            || (known[file.Path] is JsonValue hash && hash.TryGetValue(out string? value) && value == LockFile.Hash(text));
    }

    private static JsonObject Known(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            // Then nothing is known to be ours, and nothing is written over.
            return [];
        }
    }
}
