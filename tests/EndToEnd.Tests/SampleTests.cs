using System.Diagnostics;
using Converter.Tests.House;

namespace EndToEnd.Tests;

/// <summary>The sample does what the runtime's README says, each command in a process of its own.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sfn2durable-sample-");

    [Fact]
    public void AnOrderWaitsForItsApprovalAcrossProcesses()
    {
        Assert.Equal("reserving the goods of A-1\nA-1: Running\n", Run("place", "A-1", "250"));
        Assert.Equal("A-1: Running\n", Run("place", "A-1", "250"));
        Assert.Equal("charging 250 for A-1\nA-1: \"shipped\"\n", Run("approve", "A-1"));
        Assert.Equal("A-1: \"shipped\"\n", Run("place", "A-1", "250"));
    }

    [Fact]
    public void ARefusedOrderGivesItsGoodsBack()
    {
        Run("place", "B-2", "101");
        Assert.Equal("releasing the goods of B-2\nB-2: \"rejected\"\n", Run("reject", "B-2"));
    }

    [Fact]
    public void ASmallOrderNeedsNobody() => Assert.Equal(
        "reserving the goods of C-3\ncharging 99.5 for C-3\nC-3: \"shipped\"\n", Run("place", "C-3", "99.5"));

    [Fact]
    public void TheSampleIsShortAndTheReadmeNamesItsCommands()
    {
        var program = Path.Combine(Repository.Root, "samples", "OrderHost", "Program.cs");
        Assert.InRange(File.ReadAllLines(program).Length, 1, 59);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Durable.Runtime", "README.md"));
        Assert.All(
            ["samples/OrderHost -- place", "samples/OrderHost -- approve"],
            command => Assert.Contains(command, readme, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OrderHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DURABLE_STORE"] = Path.Combine(_folder.FullName, "orders.db");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.ReplaceLineEndings("\n");
    }
}
