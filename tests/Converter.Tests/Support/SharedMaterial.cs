using Xunit.Abstractions;

namespace Converter.Tests.Support;

/// <summary>
/// Material for measuring that stands beside a checkout and not in it: the folder <c>shared</c> next to a folder above
/// the tests, or what SFN2DURABLE_SHARED names.
/// </summary>
internal static class SharedMaterial
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder of the material, or null, said in the output, when there is none.</summary>
    public static string? PathOf(string name, ITestOutputHelper output)
    {
        var path = Root is null ? null : Path.Combine(Root, name);
        if (path is not null && (Directory.Exists(path) || File.Exists(path)))
        {
            return path;
        }

        output.WriteLine($"SKIPPED: the shared material '{name}' is not beside this checkout.");
        return null;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SFN2DURABLE_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(candidate))
            {
                return Path.GetDirectoryName(candidate);
            }
        }

        return null;
    }
}
