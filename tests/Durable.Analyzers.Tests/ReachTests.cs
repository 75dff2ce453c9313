using Microsoft.CodeAnalysis;

namespace Durable.Analyzers.Tests;

/// <summary>What counts as workflow code: where the same call is reported, and where not.</summary>
public sealed class ReachTests
{
    private const string Clock = "DUR0001";

    public static TheoryData<string> WorkflowCode => new()
    {
        "Task<DateTime> RunAsync(int input, IDurableContext context) => Task.FromResult([|DateTime.UtcNow|]);",
        "Task<JsonNode?> RunAsync(JsonNode? data, StatesScope states) { _ = [|DateTime.UtcNow|]; return Task.FromResult(data); }",
        // Reachable from a workflow, over two calls, a property and an accessor with a body.
        """
        Task<DateTime> RunAsync(IDurableContext context) => Task.FromResult(Next());
        DateTime Next() => Later(1) ?? Today;
        DateTime? Later(int days) => [|DateTime.UtcNow|].AddDays(days);
        DateTime Today { get { return [|DateTime.Now|]; } }
        """,
        // A method handed on as a delegate.
        """
        Task<int> RunAsync(IDurableContext context) => Task.FromResult(new[] { 1 }.Select(Stamp).Sum());
        int Stamp(int n) => n + [|DateTime.UtcNow|].Year;
        """,
        // A local function, one within it, and a lambda with a name.
        """
        Task<int> RunAsync(IDurableContext context)
        {
            Func<int> hour = () => [|DateTime.UtcNow|].Hour;
            return Task.FromResult(Year() + hour());
            int Year()
            {
                return Month();
                int Month() => [|DateTime.UtcNow|].Month;
            }
        }
        """,
        // Bodies of child contexts, branches and items.
        """
        async Task RunAsync(IDurableContext context)
        {
            await context.RunInChildContextAsync((child, token) => Task.FromResult([|DateTime.UtcNow|]));
            await context.ParallelAsync<int>([(branch, token) => Task.FromResult([|DateTime.UtcNow|].Day)]);
            await context.ParallelAsync([new DurableBranch<int>("a", async (branch, _) => { await branch.WaitAsync(TimeSpan.FromDays(1)); return [|DateTime.UtcNow|].Day; })]);
            await context.MapAsync(new[] { 1 }, (item, n, index, all, token) => Task.FromResult([|DateTime.UtcNow|]));
        }
        """,
        // A lambda that is a workflow stands in code that is none.
        """
        static void Main()
        {
            Console.WriteLine(DateTime.UtcNow);
            new Durable.Runtime.Hosting.EmbeddedHost().RegisterWorkflow<int, DateTime>("a", (input, context) => Task.FromResult([|DateTime.UtcNow|]));
        }
        """,
        // An iterator of the workflow's own.
        """
        async Task RunAsync(IDurableContext context)
        {
            await foreach (var day in Days()) { await context.WaitAsync(day - [|DateTime.UtcNow|]); }
        }
        async IAsyncEnumerable<DateTime> Days() { yield return [|DateTime.Today|]; await Task.CompletedTask; }
        """,
        "async IAsyncEnumerable<DateTime> Days(IDurableContext context) { await context.WaitAsync(TimeSpan.FromDays(1)); yield return [|DateTime.UtcNow|]; }",
        // An extension of the context, and a context behind a type parameter.
        "Task<DateTime> Now<T>(T context) where T : IDurableContext => Task.FromResult([|DateTime.UtcNow|]);",
        // Everything that names the method otherwise.
        "Task RunAsync(IDurableContext context) { var now = [|global::System.DateTime.UtcNow|]; return Task.CompletedTask; }",
        // A request is made anew in each replay.
        "Task RunAsync(StatesScope states) => states.InvokeAsync(\"a\", \"f\", () => JsonValue.Create([|DateTime.UtcNow|]));",
        // A nested type has workflows of its own.
        "sealed class Inner { Task RunAsync(IDurableContext context) { _ = [|DateTime.UtcNow|]; return Task.CompletedTask; } }",
    };

    public static TheoryData<string> OtherCode => new()
    {
        "DateTime Now() => DateTime.UtcNow;",
        "Task<DateTime> ChargeAsync(IStepContext step, CancellationToken token) => Task.FromResult(DateTime.UtcNow);",
        "Task<JsonNode?> ChargeAsync(JsonNode? request, TaskContext task) => Task.FromResult<JsonNode?>(DateTime.UtcNow);",
        // Called by the body of a step only.
        """
        Task<DateTime> RunAsync(IDurableContext context) => context.StepAsync((_, _) => Task.FromResult(Now()));
        DateTime Now() => DateTime.UtcNow;
        """,
        """
        Task<DateTime> RunAsync(IDurableContext context)
        {
            return context.StepAsync((_, _) => NowAsync());
            Task<DateTime> NowAsync() => Task.FromResult(DateTime.UtcNow);
        }
        """,
        """
        Task<DateTime> RunAsync(IDurableContext context)
        {
            Func<DateTime> now = () => DateTime.UtcNow;
            return context.StepAsync((_, _) => Task.FromResult(now()));
        }
        """,
        """
        Task<DateTime> RunAsync(IDurableContext context) => context.StepAsync(NowAsync);
        static Task<DateTime> NowAsync(IStepContext step, CancellationToken token) => Task.FromResult(DateTime.UtcNow);
        """,
        """
        Task<DateTime> RunAsync(IDurableContext context)
        {
            return context.StepAsync(NowAsync);
            static Task<DateTime> NowAsync(IStepContext step, CancellationToken token) => Task.FromResult(DateTime.UtcNow);
        }
        """,
        // A step within a child context, and a step's body kept in a variable.
        """
        async Task RunAsync(IDurableContext context)
        {
            Func<IStepContext, CancellationToken, Task<DateTime>> body = (_, _) => Task.FromResult(DateTime.UtcNow);
            await context.RunInChildContextAsync(async (child, token) => await child.StepAsync(body));
        }
        """,
        """
        Task RunAsync(IDurableContext context) => context.WaitForConditionAsync(
            (state, check, token) => Task.FromResult(DateTime.UtcNow.Day),
            new WaitForConditionConfig<int> { InitialState = 0, WaitStrategy = WaitStrategy.FromDelegate<int>((s, n) => WaitDecision.Stop()) });
        """,
        "Task<JsonNode?> RunAsync(StatesScope states) => states.RecordAsync(\"now\", () => DateTime.UtcNow.ToString(\"O\"));",
        """
        Task<JsonNode?> RunAsync(StatesScope states) => states.RecordAsync("now", Now);
        static JsonNode? Now() => DateTime.UtcNow.ToString("O");
        """,
        "Task<JsonNode?> RunAsync(JsonNode? data, StatesScope states) => states.TaskAsync(\"a\", (request, task) => Task.FromResult<JsonNode?>(DateTime.UtcNow), data);",
        // Made once, with the object.
        """
        private static readonly DateTime Started = DateTime.UtcNow;
        Task<DateTime> RunAsync(IDurableContext context) => Task.FromResult(Started);
        """,
    };

    [Theory]
    [MemberData(nameof(WorkflowCode))]
    public Task WorkflowCodeIsReported(string members) => Analyzed.ReportsAsync(Clock, Analyzed.Class(members));

    [Theory]
    [MemberData(nameof(OtherCode))]
    public Task OtherCodeIsSilent(string members) => Analyzed.IsSilentAsync(Analyzed.Class(members));

    [Fact]
    public Task StaticUsingsAndAliasesAreSeenThrough() => Analyzed.ReportsAsync(Clock, Analyzed.File("""
        using static System.DateTime;
        using Moment = System.DateTimeOffset;
        public static class Sample
        {
            public static Task RunAsync(this IDurableContext context)
            {
                var (a, b) = ([|UtcNow|], [|Moment.UtcNow|]);
                return Task.CompletedTask;
            }
        }
        """));

    [Fact]
    public async Task TopLevelProgramsAreAnalyzed()
    {
        var compilation = Analyzed.Compile(
            Analyzed.File("""
                var host = new Durable.Runtime.Hosting.EmbeddedHost();
                Console.WriteLine(DateTime.UtcNow);
                host.RegisterWorkflow<int, DateTime>("a", (input, context) => Task.FromResult(DateTime.UtcNow));
                """),
            OutputKind.ConsoleApplication);
        var found = Assert.Single(await Analyzed.FindAsync(compilation));
        Assert.Equal((Clock, 15), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public async Task PartialTypesAreOneType()
    {
        var first = Analyzed.Compile(Analyzed.File(
            "public partial class Sample { Task RunAsync(IDurableContext context) { Stamp(); return Task.CompletedTask; } }"));
        var second = Analyzed.Compile(Analyzed.File("public partial class Sample { void Stamp() { _ = DateTime.UtcNow; } }"));
        var found = await Analyzed.FindAsync(first.AddSyntaxTrees(second.SyntaxTrees));
        Assert.Equal(Clock, Assert.Single(found).Id);
    }

    [Fact]
    public async Task AProgramWithoutTheRuntimeIsNotLookedAt()
    {
        var compilation = Analyzed.Compile("public interface IDurableContext; class A { void B(IDurableContext c) { _ = System.DateTime.Now; } }");
        Assert.Empty(await Analyzed.FindAsync(compilation));
    }

    [Fact]
    public async Task CodeOfSourceGeneratorsIsLeftAlone() =>
        Assert.Empty(await Analyzed.FindAsync("// <auto-generated/>\n" + Analyzed.Method("_ = DateTime.UtcNow;")));
}
