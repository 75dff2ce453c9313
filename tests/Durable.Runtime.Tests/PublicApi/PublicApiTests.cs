using System.Reflection;
using Durable.Asl;
using Durable.Runtime.Hosting;
using Durable.Runtime.Sqlite;

namespace Durable.Runtime.Tests.PublicApi;

/// <summary>
/// What the assemblies show to others is written down beside their projects, so that a change is seen in review.
/// UPDATE_BASELINES=1 writes the files.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Dictionary<string, Assembly> Assemblies = new(StringComparer.Ordinal)
    {
        ["Durable.Asl"] = typeof(StatesException).Assembly,
        ["Durable.Runtime"] = typeof(IDurableContext).Assembly,
        ["Durable.Runtime.Sqlite"] = typeof(SqliteExecutionStore).Assembly,
        ["Durable.Runtime.Lambda"] = Assembly.Load("Durable.Runtime.Lambda"),
        ["Durable.Runtime.Hosting"] = typeof(DurableHostingExtensions).Assembly,
    };

    public static TheoryData<string> Names => [.. Assemblies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheListIsUpToDate(string name)
    {
        var file = Path.Combine(Root(), "src", name, "PublicApi.txt");
        var actual = ApiText.Of(Assemblies[name]);
        Assert.NotEmpty(actual);
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var (before, now) = (expected.Split('\n'), actual.Split('\n'));
        Assert.True(
            expected == actual,
            $"The public API of {name} is not what {file} says; UPDATE_BASELINES=1 accepts it.\n"
            + string.Join('\n', before.Except(now).Select(static line => $"- {line}"))
            + "\n" + string.Join('\n', now.Except(before).Select(static line => $"+ {line}")));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Durable.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no Durable.sln above the tests.");
    }
}
