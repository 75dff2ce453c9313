namespace Durable.Analyzers.Tests;

/// <summary>DUR0009 and DUR0010: state that a replay does not bring back.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData("var n = 0; await context.StepAsync((_, _) => { [|n|] = 3; return Task.CompletedTask; }); Console.WriteLine(n);")]
    [InlineData("var n = 0; await context.StepAsync(async (_, _) => { [|n|]++; [|n|] += 2; await Task.Yield(); });")]
    [InlineData("string? s = null; await context.StepAsync((_, _) => { [|s|] ??= \"a\"; return Task.CompletedTask; });")]
    [InlineData("var (a, b) = (1, 2); await context.StepAsync((_, _) => { ([|a|], [|b|]) = (b, a); return Task.CompletedTask; });")]
    [InlineData("var n = 0; await context.StepAsync((_, _) => { int.TryParse(\"1\", out [|n|]); Interlocked.Increment(ref [|n|]); return Task.CompletedTask; });")]
    [InlineData("await context.StepAsync((_, _) => { [|input|] = 3; return Task.CompletedTask; });")]
    [InlineData("var n = 0; await context.RunInChildContextAsync(async (child, _) => { await child.WaitAsync(TimeSpan.FromSeconds(1)); [|n|] = 3; });")]
    [InlineData("var n = 0; await context.ParallelAsync<int>([(b, _) => Task.FromResult([|n|]++)]);")]
    [InlineData("var n = 0; await context.MapAsync(new[] { 1 }, (c, item, i, all, _) => Task.FromResult([|n|] += item));")]
    [InlineData("var n = 0; await context.WaitForCallbackAsync<int>((id, c, _) => { [|n|] = 1; return Task.CompletedTask; });")]
    [InlineData("var n = 0; Task Count(IStepContext s, CancellationToken t) { [|n|]++; return Task.CompletedTask; } await context.StepAsync(Count);")]
    [InlineData("var n = 0; void Count() { [|n|]++; } await context.StepAsync((_, _) => { Count(); return Task.CompletedTask; });")]
    [InlineData("var list = new List<int>(); await context.StepAsync((_, _) => { [|list|].Add(1); return Task.CompletedTask; }); Console.WriteLine(list.Count);")]
    [InlineData("var map = new Dictionary<string, int>(); await context.StepAsync((_, _) => { [|map|][\"a\"] = 1; return Task.CompletedTask; }); Console.WriteLine(map.Count);")]
    [InlineData("var order = new Order(); await context.StepAsync((_, _) => { [|order|].Status = \"paid\"; return Task.CompletedTask; }); Console.WriteLine(order.Status);")]
    [InlineData("var all = new int[3]; await context.StepAsync((_, _) => { [|all|][0] = 1; return Task.CompletedTask; }); Console.WriteLine(all.Length);")]
    public Task ABodyThatChangesTheWorkflowsVariableIsReported(string statements) =>
        Analyzed.ReportsAsync("DUR0009", Analyzed.Method(statements));

    [Theory]
    [InlineData("var n = await context.StepAsync((_, _) => { var m = 0; m++; m += input; return Task.FromResult(m); }); n++;")]
    [InlineData("await context.StepAsync((_, _) => { int m; int.TryParse(\"1\", out m); void Up() { m++; } Up(); return Task.CompletedTask; });")]
    [InlineData("var n = 0; await context.StepAsync((_, _) => Task.FromResult(n + 1)); n = 2;")]
    [InlineData("input = 3; input++; void Up(int n) { n++; input += n; } Up(4); await context.RunInChildContextAsync((child, token) => { token = default; return child.WaitAsync(TimeSpan.FromSeconds(1)); });")]
    [InlineData("await context.StepAsync((step, token) => { token = default; void Up(int n) { n++; } Up(4); return Task.CompletedTask; });")]
    [InlineData("var n = 0; void Up() { n++; } Up(); await context.WaitAsync(TimeSpan.FromSeconds(n));")]
    [InlineData("var sum = 0; new List<int> { 1 }.ForEach(i => sum += i);")]
    [InlineData("await context.RunInChildContextAsync(async (child, _) => { var n = 0; void Up() { n++; } Up(); n = await child.StepAsync((_, _) => Task.FromResult(1)); return n; });")]
    [InlineData("using var client = new HttpClient(); await context.StepAsync((_, t) => { client.Timeout = TimeSpan.FromSeconds(3); return client.GetStringAsync(\"http://a\", t); });")]
    [InlineData("var list = new List<int>(); await context.StepAsync((_, _) => Task.FromResult(list.Count)); list.Add(1);")]
    [InlineData("var list = System.Collections.Immutable.ImmutableList<int>.Empty; await context.StepAsync((_, _) => Task.FromResult(list.Add(1))); Console.WriteLine(list.Count);")]
    [InlineData("var total = 0; await Twice(async () => { await context.WaitAsync(TimeSpan.FromSeconds(1)); total++; }); static async Task Twice(Func<Task> body) { await body(); await body(); }")]
    [InlineData("var total = 0; await Twice(context, async c => { await c.WaitAsync(TimeSpan.FromSeconds(1)); total++; }); static async Task Twice(IDurableContext c, Func<IDurableContext, Task> body) { await body(c); await body(c); }")]
    public Task AWorkflowsOwnVariablesAreItsOwn(string statements) => Analyzed.IsSilentAsync(Analyzed.Method(statements));

    [Theory]
    [InlineData("private int _n; Task RunAsync(IDurableContext context) { [|_n|]++; return Task.CompletedTask; }")]
    [InlineData("private static int s_n; Task RunAsync(IDurableContext context) { [|s_n|] = 3; return Task.CompletedTask; }")]
    [InlineData("private static int s_n; static void Set() => s_n = 4; Task<int> RunAsync(IDurableContext context) => Task.FromResult([|s_n|]);")]
    [InlineData("public static int Limit = 3; Task<int> RunAsync(IDurableContext context) => Task.FromResult([|Limit|]);")]
    [InlineData("public static int Limit { get; set; } Task<int> RunAsync(IDurableContext context) => Task.FromResult([|Sample.Limit|]);")]
    [InlineData("private int _n; public void Configure(int n) => _n = n; Task<int> RunAsync(IDurableContext context) => Task.FromResult([|_n|] + [|this._n|]);")]
    [InlineData("private int Count { get; set; } Task RunAsync(IDurableContext context) { [|Count|] += 1; return Task.CompletedTask; }")]
    [InlineData("private readonly List<int> _seen = []; Task RunAsync(IDurableContext context) { [|_seen|].Add(1); return Task.CompletedTask; }")]
    [InlineData("private static readonly Dictionary<int, int> Cache = []; Task RunAsync(IDurableContext context) { [|Cache|][1] = 2; return Task.CompletedTask; }")]
    [InlineData("private int _n; Task RunAsync(IDurableContext context) { Up(); return Task.CompletedTask; } void Up() => Interlocked.Increment(ref [|_n|]);")]
    [InlineData("""
        static void Host()
        {
            var runs = 0;
            new Durable.Runtime.Hosting.EmbeddedHost().RegisterWorkflow<int, int>("a", (input, context) => Task.FromResult([|runs|]++));
        }
        """)]
    public Task StateThatOutlivesARunIsReported(string members) =>
        Analyzed.ReportsAsync("DUR0010", Analyzed.Class(members));

    [Theory]
    [InlineData("private bool _paid; async Task<bool> RunAsync(IDurableContext context) { await context.StepAsync((_, _) => { [|_paid|] = true; return Task.CompletedTask; }); return _paid; }")]
    [InlineData("private bool _paid; async Task<bool> RunAsync(IDurableContext context) { await context.StepAsync(PayAsync); return _paid; } Task PayAsync(IStepContext step, CancellationToken token) { [|_paid|] = true; return Task.CompletedTask; }")]
    public Task AFieldThatAStepWritesForTheWorkflowIsReported(string members) =>
        Analyzed.ReportsAsync("DUR0009", Analyzed.Class(members));

    [Fact]
    public Task AHostsVariableThatAStepChangesForTheWorkflowIsReported() => Analyzed.ReportsAsync("DUR0009", Analyzed.Class("""
        static void Host()
        {
            var calls = 0;
            new Durable.Runtime.Hosting.EmbeddedHost().RegisterWorkflow<int, int>("a", async (input, context) =>
            {
                await context.StepAsync((_, _) => Task.FromResult([|calls|]++));
                return calls;
            });
        }
        """));

    /// <summary>A test that counts how often a body runs: a side effect, where side effects belong.</summary>
    [Fact]
    public Task AHostsVariableThatOnlyAStepChangesIsSilent() => Analyzed.IsSilentAsync(Analyzed.Class("""
        static void Host()
        {
            var calls = 0;
            var seen = new List<string>();
            new Durable.Runtime.Hosting.EmbeddedHost().RegisterWorkflow<int, int>("a", async (input, context) =>
            {
                Task<int> CountAsync(IStepContext step, CancellationToken token) { seen.Add("b"); return Task.FromResult(calls++); }
                return await context.StepAsync((_, _) => { seen.Add("a"); return Task.FromResult(calls++); })
                    + await context.StepAsync(CountAsync);
            });
            Console.WriteLine(calls + seen.Count);
        }
        """));

    [Theory]
    [InlineData("private const int Limit = 3; private static readonly TimeSpan Pause = TimeSpan.FromDays(1); Task RunAsync(IDurableContext context) => context.WaitAsync(Pause * Limit);")]
    [InlineData("private readonly int _n; public Sample(int n) => _n = n; Task<int> RunAsync(IDurableContext context) => Task.FromResult(_n);")]
    [InlineData("private int _n; public Sample(int n) => _n = n; Task<int> RunAsync(IDurableContext context) => Task.FromResult(_n);")]
    [InlineData("public int Limit { get; init; } public int Other { get; } = 3; Task<int> RunAsync(IDurableContext context) => Task.FromResult(Limit + Other);")]
    [InlineData("public int Limit { get; set; } Task<int> RunAsync(IDurableContext context) => Task.FromResult(Limit);")]
    [InlineData("public int Limit { get; init; } = 3; Sample Copy() => new() { Limit = Limit }; Task<int> RunAsync(IDurableContext context) => Task.FromResult(Limit);")]
    [InlineData("public int Limit { get; set; } Sample Copy() => new() { Limit = Limit }; Task<int> RunAsync(IDurableContext context) => Task.FromResult(Limit);")]
    [InlineData("Task<int> RunAsync(int n, IDurableContext context) { n = Next(n); return Task.FromResult(n); } int Next(int n) { n++; return n; }")]
    [InlineData("Task ChargeAsync(int n, IStepContext step) { n = 4; n++; return Task.CompletedTask; }")]
    [InlineData("private static int s_n = 4; Task<int> RunAsync(IDurableContext context) => Task.FromResult(s_n);")]
    [InlineData("private int _calls; Task RunAsync(IDurableContext context) => context.StepAsync((_, _) => Task.FromResult(_calls++));")]
    [InlineData("private int _calls; void Other() => _calls++; Task RunAsync(IDurableContext context) => Task.CompletedTask;")]
    [InlineData("private readonly List<int> _limits = [1, 2]; Task<int> RunAsync(IDurableContext context) => Task.FromResult(_limits.Count + _limits[0]);")]
    [InlineData("Task<string> RunAsync(IDurableContext context) => Task.FromResult(string.Empty + DayOfWeek.Friday + int.MaxValue);")]
    [InlineData("sealed record Order(int Id) { public string Status { get; set; } = \"\"; } Task<Order> RunAsync(Order order, IDurableContext context) { order.Status = \"new\"; return Task.FromResult(order with { Id = 3 }); }")]
    public Task StateThatDoesNotChangeIsSilent(string members) => Analyzed.IsSilentAsync(Analyzed.Class(members));
}
