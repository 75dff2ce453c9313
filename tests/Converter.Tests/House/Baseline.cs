namespace Converter.Tests.House;

/// <summary>Compares text with a file of the repository; <c>UPDATE_BASELINES=1</c> writes the file instead.</summary>
internal static class Baseline
{
    public static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_BASELINES") is "1";

    /// <param name="path">Relative to the repository.</param>
    /// <param name="actual">What the program makes now, with LF line ends.</param>
    public static void Check(string path, string actual)
    {
        var file = Path.Combine(Repository.Root, path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Repository.Root);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            return;
        }

        var received = Path.Combine(Path.GetTempPath(), "sfn2durable-baselines", path);
        Directory.CreateDirectory(Path.GetDirectoryName(received) ?? Path.GetTempPath());
        File.WriteAllText(received, actual);
        Assert.Fail(
            $"{(expected is null ? "There is no baseline" : "The baseline differs")}: {file}{Environment.NewLine}"
            + $"is now: {received}{Environment.NewLine}{FirstDifference(expected ?? "", actual)}{Environment.NewLine}"
            + "UPDATE_BASELINES=1 accepts it.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:{Environment.NewLine}- {before.ElementAtOrDefault(line)}{Environment.NewLine}+ {now.ElementAtOrDefault(line)}";
    }
}
