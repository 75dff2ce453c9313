namespace Converter.Tests.Support;

/// <summary>Compares a text with a file of tests/fixtures; UPDATE_BASELINES=1 writes the file instead.</summary>
internal static class FileBaseline
{
    public static void Check(string path, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected != actual)
        {
            var received = Path.Combine(Path.GetTempPath(), Path.GetFileName(path));
            File.WriteAllText(received, actual);
            Assert.Fail($"{received} is not {path}");
        }
    }
}
