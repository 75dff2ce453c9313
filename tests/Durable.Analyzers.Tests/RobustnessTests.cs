using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Durable.Analyzers.Tests;

/// <summary>Code while it is being written: nothing makes the analyzer throw.</summary>
public sealed class RobustnessTests
{
    private const string Whole = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Durable.Runtime;
        using static System.DateTime;
        public sealed class Sample
        {
            private int _n;
            private static readonly List<int> Seen = [];
            public async Task<int> RunAsync(int input, IDurableContext context)
            {
                var (a, b) = (UtcNow, Guid.NewGuid());
                Func<int, Task> ship = async i => await context.WaitAsync(TimeSpan.FromDays(i));
                try
                {
                    await Task.WhenAll(new[] { 1, 2 }.Select(ship));
                    _ = context.StepAsync(async (step, token) => { input++; _n++; Seen.Add(1); await Task.Delay(1, token); });
                    await foreach (var day in Days()) { await context.WaitAsync(day); }
                }
                catch (Exception error) { Console.WriteLine(error ?? throw new InvalidOperationException()); }
                return await Local();
                async Task<int> Local() => await context.StepAsync((_, _) => Task.FromResult(Random.Shared.Next()));
            }
            private async IAsyncEnumerable<TimeSpan> Days() { yield return Now - a(); await Task.Yield(); }
            private static DateTime a() => Today;
        }
        """;

    [Fact]
    public async Task EveryBeginningOfAFileIsSurvived()
    {
        var count = 0;
        for (var length = 0; length <= Whole.Length; length += 13)
        {
            count += (await FindAsync(Whole[..length])).Count;
        }

        Assert.True(count > 100, $"{count} findings in all");
    }

    [Fact]
    public async Task EveryMissingTokenIsSurvived()
    {
        var tokens = CSharpSyntaxTree.ParseText(Whole).GetRoot().DescendantTokens().ToList();
        var count = 0;
        foreach (var token in tokens.Where(static (_, i) => i % 3 == 0))
        {
            count += (await FindAsync(Whole.Remove(token.SpanStart, token.Span.Length))).Count;
        }

        Assert.True(count > 100, $"{count} findings in all");
    }

    [Fact]
    public async Task DeepNestingIsSurvived()
    {
        var deep = string.Concat(Enumerable.Repeat("if (input > 0) { ", 150)) + "_ = DateTime.UtcNow;" + new string('}', 150);
        var found = await FindAsync(Analyzed.Method(deep));
        Assert.Equal("DUR0001", Assert.Single(found).Id);

        var sum = "var s = \"\" + " + string.Join(" + ", Enumerable.Repeat("input", 5_000)) + ";";
        Assert.Empty(await FindAsync(Analyzed.Method(sum)));
    }

    [Fact]
    public async Task FunctionsThatCallEachOtherAreWalkedOnce()
    {
        var found = await FindAsync(Analyzed.Class("""
            Task RunAsync(IDurableContext context) { A(); void C() { D(); } void D() { C(); A(); } C(); return RunAsync(context); }
            void A() { B(); } void B() { A(); _ = DateTime.UtcNow; }
            int P { get => P + 1; }
            """));
        Assert.Equal("DUR0001", Assert.Single(found).Id);
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string code)
    {
        var found = await Analyzed.FindAsync(Analyzed.Compile(code));
        Assert.DoesNotContain("AD0001", found.Select(static d => d.Id));
        return found;
    }
}
