using Converter.Tests.House;
using Xunit.Abstractions;

namespace Converter.Tests.Support;

/// <summary>Material for measuring that stands beside a checkout and not in it.</summary>
internal static class SharedMaterial
{
    /// <summary>
    /// The path of a file or folder of the material, or null, said in the output, when there is none.
    /// </summary>
    public static string? PathOf(string name, ITestOutputHelper output)
    {
        var path = Repository.Shared is { } root ? Path.Combine(root, name) : null;
        if (path is not null && (Directory.Exists(path) || File.Exists(path)))
        {
            return path;
        }

        output.WriteLine($"SKIPPED: the shared material '{name}' is not beside this checkout.");
        return null;
    }
}
