namespace Sfn2Durable.Benchmarks.Runtime;

/// <summary>A folder on the disk that is measured: where the temporary files are, or <c>BENCHMARK_FOLDER</c>.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace()
    {
        var root = Environment.GetEnvironmentVariable("BENCHMARK_FOLDER") ?? Path.GetTempPath();
        Folder = Directory.CreateDirectory(Path.Combine(root, $"benchmark-{Environment.ProcessId}-{Guid.NewGuid():N}")).FullName;
    }

    public string Folder { get; }

    public string File(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
