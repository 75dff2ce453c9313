namespace Durable.Analyzers.Tests;

/// <summary>DUR0008, DUR0011, DUR0012 and DUR0013: what is done with the tasks of durable operations.</summary>
public sealed class TaskTests
{
    private const string Pause = "TimeSpan.FromSeconds(1)";

    [Theory]
    [InlineData("await [|Task.WhenAll|](context.WaitAsync(P), context.WaitAsync(P));")]
    [InlineData("await [|Task.WhenAny|](context.StepAsync((_, _) => Task.FromResult(1)), context.StepAsync((_, _) => Task.FromResult(2)));")]
    [InlineData("var a = context.WaitAsync(P); var b = context.WaitAsync(P); await [|Task.WhenAll|](a, b);")]
    [InlineData("await [|Task.WhenAll|](new[] { 1, 2 }.Select(i => context.StepAsync((_, _) => Task.FromResult(i))));")]
    [InlineData("await [|Task.WhenAll|](new[] { 1, 2 }.Select(async i => { await context.WaitAsync(P); return i; }));")]
    [InlineData("var all = new List<Task>(); foreach (var i in new[] { 1 }) { all.Add(context.WaitAsync(P)); } await [|Task.WhenAll|](all);")]
    [InlineData("var all = new Task[1]; all[0] = context.WaitAsync(P); [|Task.WaitAll|](all);")]
    [InlineData("await [|Task.WhenAll|](ShipAsync(), Task.CompletedTask); async Task ShipAsync() => await context.WaitAsync(P);")]
    [InlineData("await [|Task.WhenAll|](ShipAsync(context)); static Task ShipAsync(IDurableContext c) => c.WaitAsync(P);")]
    [InlineData("await [|Task.WhenAny|]([context.WaitAsync(P), Task.CompletedTask]);")]
    public Task DurableTasksCombinedByThePlatformAreReported(string statements) =>
        Analyzed.ReportsAsync("DUR0008", Method(statements));

    [Theory]
    [InlineData("await Task.WhenAll(Task.CompletedTask, Task.FromResult(2));")]
    [InlineData("await context.StepAsync((_, token) => Task.WhenAll(http.GetStringAsync(\"http://a\", token), http.GetStringAsync(\"http://b\", token)));")]
    [InlineData("var n = await context.StepAsync((_, _) => Task.FromResult(1)); await Task.WhenAll(Task.FromResult(n), Task.FromResult(await context.StepAsync((_, _) => Task.FromResult(1))));")]
    [InlineData("var batch = await context.ParallelAsync<int>([(b, _) => b.StepAsync((_, _) => Task.FromResult(1))]);")]
    public Task OtherTasksMayBeCombined(string statements) => Analyzed.IsSilentAsync(Method(statements));

    [Theory]
    [InlineData("await context.StepAsync((_, _) => [|context.WaitAsync|](P));")]
    [InlineData("await context.StepAsync(async (_, _) => { await [|context.StepAsync|]((_, _) => Task.CompletedTask); });")]
    [InlineData("await context.StepAsync((_, _) => ShipAsync()); Task ShipAsync() => [|context.WaitAsync|](P);")]
    [InlineData("await context.StepAsync((_, _) => [|ShipAsync|](context)); static Task ShipAsync(IDurableContext c) => c.WaitAsync(P);")]
    [InlineData("var callback = await context.CreateCallbackAsync<int>(); await context.StepAsync((_, _) => [|callback.GetResultAsync|]());")]
    [InlineData("await context.WaitForCallbackAsync<int>((id, c, _) => [|context.InvokeAsync<string, int>|](\"f\", id));")]
    public Task AnOperationWithinAStepIsReported(string statements) =>
        Analyzed.ReportsAsync("DUR0011", Method(statements));

    [Theory]
    [InlineData("await context.RunInChildContextAsync((child, _) => child.WaitAsync(P));")]
    [InlineData("await context.StepAsync((step, _) => { step.Logger.ToString(); context.Logger.ToString(); return Task.FromResult(context.ExecutionContext.DurableExecutionArn); });")]
    [InlineData("await context.RunInChildContextAsync(async (child, _) => await child.StepAsync((_, _) => Task.FromResult(1)));")]
    public Task OperationsInChildContextsAreSilent(string statements) => Analyzed.IsSilentAsync(Method(statements));

    [Theory]
    [InlineData("_ = [|context.WaitAsync|](P);")]
    [InlineData("var t = [|context.WaitAsync|](P);")]
    [InlineData("var t = [|context.StepAsync|]((_, _) => Task.FromResult(1)); if (t.IsCompleted) { return null; }")]
    [InlineData("Task t; t = [|context.WaitAsync|](P);")]
    [InlineData("_ = [|context.WaitAsync|](P).ConfigureAwait(false);")]
    [InlineData("Action begin = () => [|context.WaitAsync|](P); begin();")]
    [InlineData("_ = [|ShipAsync|](context); static Task ShipAsync(IDurableContext c) => c.WaitAsync(P);")]
    [InlineData("await context.RunInChildContextAsync((child, token) => { _ = [|child.WaitAsync|](P); return Task.CompletedTask; });")]
    public Task ATaskThatNobodyAwaitsIsReported(string statements) =>
        Analyzed.ReportsAsync("DUR0012", Method(statements));

    [Fact]
    public Task ADroppedTaskIsReportedWhereTheCompilerSaysNothing() => Analyzed.ReportsAsync("DUR0012", Analyzed.Class("""
        void Run(IDurableContext context) { [|context.WaitAsync|](TimeSpan.FromSeconds(1)); }
        void Maybe(IDurableContext? context) { context?[|.WaitAsync|](TimeSpan.FromSeconds(1)); }
        """));

    [Theory]
    [InlineData("await context.WaitAsync(P);")]
    [InlineData("await context.WaitAsync(P).ConfigureAwait(false);")]
    [InlineData("var t = context.WaitAsync(P); await t;")]
    [InlineData("var t = context.StepAsync((_, _) => Task.FromResult(1)); Console.WriteLine(await t);")]
    [InlineData("Task t; if (input > 1) { t = context.WaitAsync(P); } else { t = Task.CompletedTask; } await t;")]
    [InlineData("Func<Task> later = () => context.WaitAsync(P); await later();")]
    [InlineData("var all = new List<Task> { context.WaitAsync(P) }; foreach (var t in all) { await t; }")]
    [InlineData("var callback = await context.CreateCallbackAsync<int>(); var n = await callback.GetResultAsync();")]
    [InlineData("await (input > 1 ? context.WaitAsync(P) : Task.CompletedTask);")]
    [InlineData("context.Logger.ToString(); context.ConfigureLogger(new LoggerConfig());")]
    public Task AwaitedTasksAreSilent(string statements) => Analyzed.IsSilentAsync(Method(statements));

    [Theory]
    [InlineData("try { await context.WaitAsync(P); } [|catch (Exception error)|] { Console.WriteLine(error); }")]
    [InlineData("try { await context.WaitAsync(P); } [|catch|] { return null; }")]
    [InlineData("try { await context.WaitAsync(P); } catch (StepException) { throw; } [|catch (System.Exception)|] { }")]
    [InlineData("try { if (input > 1) { var t = context.WaitAsync(P); await t; } } [|catch (Exception)|] { await context.WaitAsync(P); }")]
    [InlineData("try { await ShipAsync(context); } [|catch (Exception)|] { } static Task ShipAsync(IDurableContext c) => c.WaitAsync(P);")]
    public Task AClauseThatSwallowsEverythingIsReported(string statements) =>
        Analyzed.ReportsAsync("DUR0013", Method(statements));

    [Theory]
    [InlineData("try { await context.WaitAsync(P); } catch (StepException error) { Console.WriteLine(error); }")]
    [InlineData("try { await context.WaitAsync(P); } catch (Exception error) when (error is not NonDeterministicExecutionException) { }")]
    [InlineData("try { await context.WaitAsync(P); } catch (Exception) { await context.WaitAsync(P); throw; }")]
    [InlineData("try { await context.WaitAsync(P); } catch (Exception error) { throw new InvalidOperationException(\"a\", error); }")]
    [InlineData("try { await context.WaitAsync(P); } catch (Exception error) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error); }")]
    [InlineData("try { int.Parse(\"a\"); } catch (Exception) { }")]
    [InlineData("try { int.Parse(\"a\"); } catch { }")]
    [InlineData("await context.StepAsync(async (_, token) => { try { await http.GetStringAsync(\"http://a\", token); } catch (Exception) { } });")]
    [InlineData("try { await context.WaitAsync(P); } finally { Console.WriteLine(1); }")]
    public Task AClauseThatChoosesOrThrowsIsSilent(string statements) => Analyzed.IsSilentAsync(Method(statements));

    private static string Method(string statements) =>
        Analyzed.Method(statements.Replace("(P)", $"({Pause})", StringComparison.Ordinal));
}
