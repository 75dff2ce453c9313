namespace Converter.Tests.Support;

/// <summary>The folder tests/fixtures of this checkout.</summary>
internal static class Fixtures
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "fixtures");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("There is no tests/fixtures above the folder of the tests.");
    }
}
