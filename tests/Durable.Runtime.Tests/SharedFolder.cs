namespace Durable.Runtime.Tests;

/// <summary>Reference material that is not part of the repository: the folder <c>shared</c> beside the checkout.
/// </summary>
internal static class SharedFolder
{
    /// <summary>A file or folder of it; <c>null</c> where there is none.</summary>
    public static string? Find(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("SFN2DURABLE_SHARED");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            root = Directory.Exists(Path.Combine(candidate, "reference")) ? candidate : null;
        }

        var path = root is null ? null : Path.Combine([root, .. parts]);
        return Path.Exists(path) ? path : null;
    }
}
