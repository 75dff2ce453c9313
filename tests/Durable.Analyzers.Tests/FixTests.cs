namespace Durable.Analyzers.Tests;

/// <summary>What the code fixes write: it compiles, and nothing is reported in it any more.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData("var t = DateTime.UtcNow;", "var t = await context.StepAsync((_, _) => Task.FromResult(DateTime.UtcNow), \"utc-now\");")]
    [InlineData("var t = DateTime.Now.AddDays(1);", "var t = (await context.StepAsync((_, _) => Task.FromResult(DateTime.Now), \"now\")).AddDays(1);")]
    [InlineData("if (DateTimeOffset.UtcNow > DateTimeOffset.MinValue) { }", "if (await context.StepAsync((_, _) => Task.FromResult(DateTimeOffset.UtcNow), \"utc-now\") > DateTimeOffset.MinValue) { }")]
    [InlineData("var t = clock.GetUtcNow();", "var t = await context.StepAsync((_, _) => Task.FromResult(clock.GetUtcNow()), \"get-utc-now\");")]
    [InlineData("var t = TimeProvider.System.GetUtcNow().Year;", "var t = (await context.StepAsync((_, _) => Task.FromResult(TimeProvider.System.GetUtcNow()), \"get-utc-now\")).Year;")]
    [InlineData("var n = Random.Shared.Next(input) + 1;", "var n = await context.StepAsync((_, _) => Task.FromResult(Random.Shared.Next(input)), \"next\") + 1;")]
    [InlineData("var n = new Random().NextDouble();", "var n = await context.StepAsync((_, _) => Task.FromResult(new Random().NextDouble()), \"next-double\");")]
    [InlineData("var id = $\"order-{Guid.NewGuid()}\";", "var id = $\"order-{await context.StepAsync((_, _) => Task.FromResult(Guid.NewGuid()), \"new-guid\")}\";")]
    [InlineData("var id = Guid.NewGuid().ToString(\"N\");", "var id = (await context.StepAsync((_, _) => Task.FromResult(Guid.NewGuid()), \"new-guid\")).ToString(\"N\");")]
    [InlineData("var t = Environment.GetEnvironmentVariable(\"T\") ?? \"\";", "var t = await context.StepAsync((_, _) => Task.FromResult(Environment.GetEnvironmentVariable(\"T\")), \"get-environment-variable\") ?? \"\";")]
    [InlineData("var text = File.ReadAllText(\"a\")!;", "var text = (await context.StepAsync((_, _) => Task.FromResult(File.ReadAllText(\"a\")), \"read-all-text\"))!;")]
    [InlineData("var text = await File.ReadAllTextAsync(\"a\");", "var text = await context.StepAsync((_, _) => File.ReadAllTextAsync(\"a\"), \"read-all-text\");")]
    [InlineData("var n = (await http.GetStringAsync(\"http://a\")).Length;", "var n = (await context.StepAsync((_, _) => http.GetStringAsync(\"http://a\"), \"get-string\")).Length;")]
    [InlineData("await File.WriteAllTextAsync(\"a\", \"b\"); // keep", "await context.StepAsync((_, _) => File.WriteAllTextAsync(\"a\", \"b\"), \"write-all-text\"); // keep")]
    [InlineData("File.Delete(\"a\");", "await context.StepAsync((_, _) => { File.Delete(\"a\"); return Task.CompletedTask; }, \"delete\");")]
    [InlineData("await context.RunInChildContextAsync(async (child, _) => DateTime.UtcNow);", "await context.RunInChildContextAsync(async (child, _) => await child.StepAsync((_, _) => Task.FromResult(DateTime.UtcNow), \"utc-now\"));")]
    public Task ValuesAreRecorded(string statements, string expected) => Fixed.ChangesAsync(statements, expected);

    [Theory]
    [InlineData("await Task.Delay(5000);", "await context.WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("await Task.Delay(1500);", "await context.WaitAsync(TimeSpan.FromMilliseconds(1500));")]
    [InlineData("await Task.Delay(input);", "await context.WaitAsync(TimeSpan.FromMilliseconds(input));")]
    [InlineData("await Task.Delay(TimeSpan.FromMinutes(2)).ConfigureAwait(false);", "await context.WaitAsync(TimeSpan.FromMinutes(2));")]
    [InlineData("await Task.Delay(TimeSpan.FromDays(input), CancellationToken.None);", "await context.WaitAsync(TimeSpan.FromDays(input), cancellationToken: CancellationToken.None);")]
    [InlineData("Thread.Sleep(2000); // pause", "await context.WaitAsync(TimeSpan.FromSeconds(2)); // pause")]
    public Task DelaysBecomeDurableWaits(string statements, string expected) => Fixed.ChangesAsync(statements, expected);

    [Theory]
    [InlineData("_ = context.WaitAsync(TimeSpan.FromDays(1));", "await context.WaitAsync(TimeSpan.FromDays(1));")]
    [InlineData("var t = context.WaitAsync(TimeSpan.FromDays(1)); // a day", "await context.WaitAsync(TimeSpan.FromDays(1)); // a day")]
    [InlineData("context.WaitAsync(TimeSpan.FromDays(1)).ConfigureAwait(false);", "await context.WaitAsync(TimeSpan.FromDays(1)).ConfigureAwait(false);")]
    [InlineData("context.WaitAsync(TimeSpan.FromDays(1));", "await context.WaitAsync(TimeSpan.FromDays(1));")]
    public Task DroppedTasksAreAwaited(string statements, string expected) => Fixed.ChangesAsync(statements, expected);

    [Theory]
    [InlineData("var r = new Random(); var n = r.Next();")]
    [InlineData("var w = Stopwatch.StartNew();")]
    [InlineData("Func<Guid> make = Guid.NewGuid;")]
    [InlineData("Func<DateTime> now = () => DateTime.UtcNow; now();")]
    [InlineData("lock (http) { Console.WriteLine(DateTime.UtcNow); }")]
    [InlineData("var all = from n in new[] { 1 } select DateTime.UtcNow.AddDays(n);")]
    [InlineData("var text = await http.GetAsync(\"http://a\");")]
    [InlineData("await Task.Delay(10);")]
    [InlineData("await Task.Delay(TimeSpan.FromMilliseconds(500)); await Task.Delay(TimeSpan.Zero); await Task.Delay(-1);")]
    [InlineData("var text = File.ReadAllText(await context.StepAsync((_, _) => Task.FromResult(\"a\")));")]
    [InlineData("var t = context.WaitAsync(TimeSpan.FromDays(1)); Console.WriteLine(t.IsCompleted);")]
    [InlineData("Action begin = () => context.WaitAsync(TimeSpan.FromDays(1)); begin();")]
    [InlineData("await Task.WhenAll(context.WaitAsync(TimeSpan.FromDays(1)), context.WaitAsync(TimeSpan.FromDays(2)));")]
    [InlineData("await Task.Run(() => 1);")]
    public Task NothingIsOfferedWhereItIsNotSafe(string statements) =>
        Fixed.OffersNothingAsync(Analyzed.Method(statements));

    [Theory]
    [InlineData("Task<DateTime> RunAsync(IDurableContext context) => Task.FromResult(DateTime.UtcNow);")]
    [InlineData("async Task RunAsync(IDurableContext context) { await context.WaitAsync(TimeSpan.FromDays(1)); Stamp(); } static async void Stamp() { await Task.Yield(); _ = DateTime.UtcNow; }")]
    [InlineData("async Task<int> RunAsync(IDurableContext context) { return await Count(); static async Task<int> Count() { await Task.Yield(); return Random.Shared.Next(); } }")]
    public Task NothingIsOfferedWithoutAContextOrAnAsyncFunction(string members) =>
        Fixed.OffersNothingAsync(Analyzed.Class(members));

    [Fact]
    public Task AScopeOfStatesGivesItsContext() => Fixed.ChangesCodeAsync(
        Analyzed.Class("async Task<JsonNode?> RunAsync(JsonNode? data, StatesScope states) { await Task.Delay(1000); return Guid.NewGuid().ToString(); }"),
        Analyzed.Class("async Task<JsonNode?> RunAsync(JsonNode? data, StatesScope states) { await states.Durable.WaitAsync(TimeSpan.FromSeconds(1)); return (await states.Durable.StepAsync((_, _) => Task.FromResult(Guid.NewGuid()), \"new-guid\")).ToString(); }"));

    [Fact]
    public Task NamesAreWrittenOutWhereNoUsingBringsThem() => Fixed.ChangesCodeAsync(
        """
        public class Sample
        {
            public async System.Threading.Tasks.Task<System.Guid> RunAsync(Durable.Runtime.IDurableContext context)
            {
                await System.Threading.Tasks.Task.Delay(2000);
                return System.Guid.NewGuid();
            }
        }
        """,
        """
        public class Sample
        {
            public async System.Threading.Tasks.Task<System.Guid> RunAsync(Durable.Runtime.IDurableContext context)
            {
                await context.WaitAsync(global::System.TimeSpan.FromSeconds(2));
                return await context.StepAsync((_, _) => global::System.Threading.Tasks.Task.FromResult(System.Guid.NewGuid()), "new-guid");
            }
        }
        """);

    [Theory]
    [InlineData("DUR0001", "var t = DateTime.UtcNow - DateTime.Now; var u = DateTime.Today;")]
    [InlineData("DUR0003", "var ids = new[] { Guid.NewGuid(), Guid.NewGuid() }; var third = Guid.NewGuid().ToString();")]
    [InlineData("DUR0006", "await Task.Delay(1000); if (input > 0) { await Task.Delay(2000); Thread.Sleep(3000); }")]
    [InlineData("DUR0012", "_ = context.WaitAsync(TimeSpan.FromDays(1)); var t = context.WaitAsync(TimeSpan.FromDays(2)); { _ = context.WaitAsync(TimeSpan.FromDays(3)); }")]
    public async Task EverythingIsFixedAtOnce(string id, string statements)
    {
        var code = await Fixed.AllAsync(Analyzed.Method(statements), id);
        await Analyzed.IsSilentAsync(code);
        Assert.Equal(3 + 1, System.Text.RegularExpressions.Regex.Count(code, @"await context\."));
    }
}
