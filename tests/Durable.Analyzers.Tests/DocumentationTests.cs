using System.Text.RegularExpressions;
using Durable.Runtime.Analyzers;

namespace Durable.Analyzers.Tests;

/// <summary>Every rule has a page, and the code on it behaves as the page says.</summary>
public sealed partial class DocumentationTests
{
    private const string Members = """
        public sealed record Order(int Id);
        public sealed record Receipt(int Id);
        public sealed record Quote(int Amount);
        public sealed record Settings(string OrdersTable);
        public interface IBank { Task PayAsync(Order order, Guid key, CancellationToken token); }
        public sealed class Sample(HttpClient http, HttpContent content, IBank bank, Settings settings)
        {
            public async Task<object?> RunAsync(Order order, List<Order> orders, Receipt receipt, IDurableContext context)
            {
                await context.WaitAsync(TimeSpan.FromSeconds(1));
                CODE
                return (http, content, bank, settings);
            }

            private static Task InspectAsync(IStepContext step, CancellationToken token) => Task.CompletedTask;
            private static Task NotifyAsync(IStepContext step, CancellationToken token) => Task.CompletedTask;
            private static Task PayAsync(IStepContext step, CancellationToken token) => Task.CompletedTask;
            private static Task SaveAsync(string? table, Order order, CancellationToken token) => Task.CompletedTask;
            private static Task<string> ReserveAsync(CancellationToken token) => Task.FromResult("");
            private static Task ConfirmAsync(string reservation, CancellationToken token) => Task.CompletedTask;
            private static Task<Receipt> ShipAsync(Order order, CancellationToken token) => Task.FromResult(new Receipt(1));
            private static Task<Quote> AskBrokerAsync(IDurableContext context) => Task.FromResult(new Quote(1));
            private static Task<Quote> AskExchangeAsync(IDurableContext context) => Task.FromResult(new Quote(1));
            private static int Sum(Order order) => order.Id;
        }
        """;

    private static string Folder { get; } = Path.Combine(ExampleTests.Root, "docs", "analyzers");

    public static TheoryData<string> Ids => [.. Rules.All.Select(static r => r.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheCodeOfThePageIsReportedAndSilentAsItSays(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, id + ".md"));
        var code = Code().Matches(page).Select(static m => m.Groups[1].Value).ToList();
        Assert.StartsWith($"# {id}: {Rules.All.Single(r => r.Id == id).Title}\n", page, StringComparison.Ordinal);

        Assert.Equal([id], (await Analyzed.FindAsync(Whole(code[0]))).Select(static d => d.Id).Distinct());
        await Analyzed.IsSilentAsync(Whole(code[1]));
        Assert.Contains($"#pragma warning disable {id}", code[2], StringComparison.Ordinal);
    }

    [Fact]
    public void TheIndexAndTheReleaseNotesListEveryRule()
    {
        var index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var notes = File.ReadAllText(Path.Combine(
            ExampleTests.Root, "src", "Durable.Runtime.Analyzers", "AnalyzerReleases.Unshipped.md"));
        Assert.All(Rules.All, rule =>
        {
            Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {(Fixed.HasFix(rule.Id) ? "yes" : "no")} |", index, StringComparison.Ordinal);
            Assert.Contains($"{rule.Id} | {rule.Category} | Warning |", notes, StringComparison.Ordinal);
        });
        Assert.Equal(Rules.All.Length, Directory.GetFiles(Folder, "DUR*.md").Length);
    }

    /// <summary>A page shows statements, or the members of a class.</summary>
    private static string Whole(string code)
    {
        var isMember = code.Contains("public async", StringComparison.Ordinal);
        return Analyzed.File("using Microsoft.Extensions.Logging;\n" + (isMember
            ? Members.Replace("CODE", "", StringComparison.Ordinal).Replace("public async Task<object?> RunAsync", code.Replace("StepAsync(TryAsync", "StepAsync(InspectAsync", StringComparison.Ordinal) + "\npublic async Task<object?> OtherAsync", StringComparison.Ordinal)
            : Members.Replace("CODE", code, StringComparison.Ordinal)));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
