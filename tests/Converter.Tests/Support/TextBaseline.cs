namespace Converter.Tests.Support;

/// <summary>Compares text with a file of the repository; <c>UPDATE_BASELINES=1</c> writes the file instead.</summary>
internal static class TextBaseline
{
    private static readonly string _root = FindRoot();

    /// <summary>The place of a file or folder of the repository.</summary>
    public static string PathOf(string path) => Path.Combine(_root, path);

    /// <param name="path">Relative to the repository.</param>
    /// <param name="actual">What the program makes now, with LF line ends.</param>
    public static void Check(string path, string actual)
    {
        var file = PathOf(path);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") is "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (expected != actual)
        {
            var received = Path.Combine(Path.GetTempPath(), Path.GetFileName(file) + ".received");
            File.WriteAllText(received, actual);
            Assert.Fail($"The baseline {file} differs from {received}. UPDATE_BASELINES=1 accepts the new text.");
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Durable.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
