using Durable.Runtime.Hosting;
using Durable.Runtime.Storage;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Workflows that change while they run.</summary>
public sealed class MismatchTests
{
    [Fact]
    public async Task Another_name_is_reported_with_both_names()
    {
        var error = await ChangedAsync(
            context => Step(context, "Charge"),
            context => Step(context, "Ship"));

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, error?.ErrorType);
        Assert.Contains("STEP 'Charge'", error?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("STEP 'Ship'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_type_is_reported()
    {
        var error = await ChangedAsync(
            context => Step(context, "x"),
            context => context.RunInChildContextAsync((_, _) => Task.FromResult(1), "x"));

        Assert.Contains("STEP 'x' where the workflow now asks for CONTEXT 'x'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_is_not_asked_for_any_more_is_reported()
    {
        var error = await ChangedAsync(
            async context => await Step(context, "a") + await Step(context, "b"),
            context => Step(context, "a"),
            then: false);

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, error?.ErrorType);
        Assert.Contains("STEP 'b'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_that_is_not_asked_for_inside_a_context_is_reported()
    {
        var error = await ChangedAsync(
            context => context.RunInChildContextAsync(
                async (child, _) =>
                {
                    await Step(child, "gone");
                    await child.WaitAsync(TimeSpan.FromSeconds(1), "pause");
                    return 1;
                },
                "child"),
            context => context.RunInChildContextAsync((_, _) => Task.FromResult(1), "child"),
            then: false);

        Assert.Contains("context 'child'", error?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("STEP 'gone'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mismatch_cannot_be_caught_away()
    {
        var error = await ChangedAsync(
            context => Step(context, "Charge"),
            async context =>
            {
                try
                {
                    return await Step(context, "Ship");
                }
                catch (Exception)
                {
                    return 0;
                }
            });

        Assert.Equal(typeof(NonDeterministicExecutionException).FullName, error?.ErrorType);
    }

    [Fact]
    public async Task A_renamed_unit_is_reported()
    {
        var error = await ChangedAsync(context => MapAsync(context, "old"), context => MapAsync(context, "new"));

        Assert.Contains("unit 'old'", error?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("'new'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_thrown_by_changed_code_is_its_own()
    {
        var error = await ChangedAsync(
            context => Step(context, "a"),
            _ => throw new FormatException("changed"));

        Assert.Equal("System.FormatException", error?.ErrorType);
    }

    [Fact]
    public async Task By_name_code_may_be_rearranged()
    {
        var error = await ChangedAsync(
            async context => await Step(context, "a") + await Step(context, "b"),
            async context => await Step(context, "b") + await Step(context, "a") + await Step(context, "c"),
            OperationIdentity.ByName);

        Assert.Null(error);
    }

    [Fact]
    public async Task By_name_a_renamed_operation_is_reported_as_never_asked_for()
    {
        var error = await ChangedAsync(
            context => Step(context, "old"),
            context => Step(context, "new"),
            OperationIdentity.ByName);

        Assert.Contains("STEP 'old'", error?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_name_each_visit_is_an_operation_of_its_own()
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(),
            Engine = new EngineOptions { Identity = OperationIdentity.ByName },
        });
        host.RegisterWorkflow<int, int>("visits", async (_, context) =>
        {
            await Step(context, "Get Ticket");
            await Step(context, "Get Ticket");
            await context.RunInChildContextAsync((child, _) => Step(child, "Get Ticket"), "Inside");
            return await context.StepAsync((_, _) => Task.FromResult(1));
        });

        await host.RunAsync<int, int>("visits", 0, "run");

        var operations = await host.Store.GetOperationsAsync("visits/run");
        Assert.Equal(
            ["Get Ticket#1", "Get Ticket#2", "Inside#1", "Inside#1/Get Ticket#1", "#1"],
            operations.Select(record => record.Id));
    }

    private static Task<int> Step(IDurableContext context, string name) =>
        context.StepAsync((_, _) => Task.FromResult(1), name);

    private static async Task<int> MapAsync(IDurableContext context, string name) => (await context.MapAsync<int, int>(
        [1], (_, item, _, _, _) => Task.FromResult(item), "map", new MapConfig<int> { ItemNamer = (_, _) => name }))
        .SuccessCount;

    /// <summary>Runs one code before a wait and another after; answers with the error of the execution, if any.</summary>
    private static async Task<ErrorObject?> ChangedAsync(
        Func<IDurableContext, Task<int>> before,
        Func<IDurableContext, Task<int>> after,
        OperationIdentity identity = OperationIdentity.ByPosition,
        bool then = true)
    {
        await using var host = new EmbeddedHost(new EmbeddedHostOptions
        {
            TimeProvider = new VirtualTimeProvider(), Engine = new EngineOptions { Identity = identity },
        });
        var runs = 0;
        host.RegisterWorkflow<int, int>("changes", async (_, context) =>
        {
            var isFirst = runs++ == 0;
            var result = await (isFirst ? before : after)(context);
            if (isFirst || then)
            {
                await context.WaitAsync(TimeSpan.FromSeconds(1), "then");
            }

            return result;
        });
        var execution = await host.StartExecutionAsync("changes", 0);
        return (await host.WaitForEndAsync(execution.Id)).Error;
    }
}
