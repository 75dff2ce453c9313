using Sfn2Durable.Input;

namespace Sfn2Durable.Verification;

/// <summary>
/// Which folder of generated code belongs to which definition. A folder belongs to one definition only: those that did
/// not change take theirs first, then name and file decide, and at last what the definition says, for one that was
/// given another name.
/// </summary>
internal static class FolderAssignment
{
    private static readonly Func<GeneratedFolder, DefinitionDocument, string, bool>[] Marks =
    [
        static (folder, document, hash) => IsNamed(folder, document) && folder.Lock.DefinitionHash == hash,
        static (folder, document, _) => IsNamed(folder, document) && IsFrom(folder, document),
        static (folder, document, _) => IsNamed(folder, document),
        static (folder, document, hash) => folder.Lock.DefinitionHash == hash,
    ];

    /// <summary>A folder for each definition, in their order; null where there is none.</summary>
    public static IReadOnlyList<GeneratedFolder?> Of(
        IReadOnlyList<DefinitionDocument> documents, IReadOnlyList<GeneratedFolder> folders)
    {
        var hashes = documents.Select(LockFile.HashOf).ToList();
        var assigned = new GeneratedFolder?[documents.Count];
        var free = folders.ToList();
        foreach (var isMarked in Marks)
        {
            for (var i = 0; i < assigned.Length; i++)
            {
                if (assigned[i] is null && free.Find(f => isMarked(f, documents[i], hashes[i])) is { } folder)
                {
                    assigned[i] = folder;
                    free.Remove(folder);
                }
            }
        }

        return assigned;
    }

    public static bool IsNamed(GeneratedFolder folder, DefinitionDocument document) =>
        folder.Lock.Machine == (document.Origin?.Name ?? document.Name);

    private static bool IsFrom(GeneratedFolder folder, DefinitionDocument document) =>
        folder.Lock.Source == Path.GetFileName(document.File);
}
