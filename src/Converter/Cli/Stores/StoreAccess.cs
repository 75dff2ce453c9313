using Durable.Runtime.Sqlite;
using Durable.Runtime.Storage;
using Sfn2Durable.Diagnostics;

namespace Sfn2Durable.Cli.Stores;

/// <summary>Opens a store for one command, and says what stands in the way.</summary>
internal sealed class StoreAccess(Terminal terminal, string file)
{
    private const int Suggested = 1_000;

    /// <summary>Looks at the store; a host may have it open.</summary>
    public Task<int> ReadAsync(Func<SqliteStoreView, Task<int>> work, CancellationToken cancellation) =>
        GuardAsync(async () =>
        {
            await using var view = await SqliteStoreView.OpenAsync(file, cancellation).ConfigureAwait(false);
            return await work(view).ConfigureAwait(false);
        });

    /// <summary>Changes the store, which nobody else may have open.</summary>
    public Task<int> ChangeAsync(
        Func<SqliteStoreView, SqliteExecutionStore, Task<int>> work,
        CancellationToken cancellation) => GuardAsync(async () =>
        {
            // The view also makes sure that there is a store: opening one would create it.
            await using var view = await SqliteStoreView.OpenAsync(file, cancellation).ConfigureAwait(false);
            var options = new Durable.Runtime.Storage.StoreOptions { Retention = null };
            await using var store = new SqliteExecutionStore(file, options);
            await store.OpenAsync(SilentStoreListener.Instance, cancellation).ConfigureAwait(false);

            // A callback whose time was up while no host ran has timed out, even if nobody has noticed yet.
            await store.FireDueAsync(cancellation).ConfigureAwait(false);
            return await work(view, store).ConfigureAwait(false);
        });

    /// <summary>Finds an execution by its id, or by its name where only one has it; says so when there is none.</summary>
    public async Task<ExecutionInfo?> FindAsync(SqliteStoreView view, string text, CancellationToken cancellation)
    {
        if (await view.GetAsync(text, cancellation).ConfigureAwait(false) is { } execution)
        {
            return execution;
        }

        var named = await view.ListAsync(new ExecutionQuery { Name = text, MaxItems = 2 }, cancellation)
            .ConfigureAwait(false);
        switch (named.Items)
        {
            case [var only]:
                return await view.GetAsync(only.Id, cancellation).ConfigureAwait(false);
            case [var first, var second]:
                Say($"more than one execution has the name '{text}': '{first.Id}', '{second.Id}'. Give the workflow too.");
                return null;
            default:
                var known = await view.ListAsync(new ExecutionQuery { MaxItems = Suggested }, cancellation)
                    .ConfigureAwait(false);
                Say($"there is no execution '{text}' in '{file}'.{Suggestion.For(text, known.Items.Select(e => e.Id))}");
                return null;
        }
    }

    public void Say(string message) => terminal.Error.WriteLine($"sfn2durable: {message}");

    private async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (StoreInUseException inUse)
        {
            Say($"{inUse.Message} Stop it first, or ask the program that has it; 'executions' list, show and history "
                + "can look meanwhile.");
            return ExitCode.InputError;
        }
        catch (ExecutionStoreException problem)
        {
            Say(problem.Message);
            return ExitCode.InputError;
        }
    }
}
