namespace EndToEnd.Tests;

/// <summary>Finds the checkout, and the shared material beside it where there is any.</summary>
internal static class Checkout
{
    public static string Root { get; } = Upwards(AppContext.BaseDirectory, static f => File.Exists(Path.Combine(f, "Durable.sln")))
        ?? throw new InvalidOperationException("The tests run outside a checkout: no Durable.sln above them.");

    public static string? Shared { get; } = Environment.GetEnvironmentVariable("SFN2DURABLE_SHARED") is { Length: > 0 } given
        ? given
        : Upwards(Root, static f => Directory.Exists(Path.Combine(f, "shared", "corpus"))) is { } folder
            ? Path.Combine(folder, "shared")
            : null;

    private static string? Upwards(string start, Func<string, bool> isIt)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (isIt(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
