using Conformance;

// Speaks the protocol of a conformance runner: a folder with one sub-folder per case goes in, and a result.json
// appears in each. The converter and the runtime are used as `sfn2durable convert` and a user's host use them.
// With --kill each execution is run again for each of its checkpoints, and its process "dies" right after that one; the
// store is the one in memory, or SQLite files in the temporary folder.
if (args is not [var root, .. var flags]
    || !Directory.Exists(root)
    || flags is not ([] or ["--kill", "memory" or "sqlite"]))
{
    await Console.Error.WriteLineAsync("usage: Conformance DIR [--kill memory|sqlite]").ConfigureAwait(false);
    return 2;
}

var sweep = flags is [_, var store] ? new KillSweep(store == "sqlite") : null;
var folders = Directory.GetDirectories(root).Order(StringComparer.Ordinal).ToList();
await Parallel.ForEachAsync(
    folders,
    new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
    async (folder, _) => await Case.RunAsync(folder, sweep).ConfigureAwait(false)).ConfigureAwait(false);

if (sweep is not null)
{
    await Console.Error.WriteLineAsync($"{sweep.Kills} executions killed after a checkpoint").ConfigureAwait(false);
}

// A case that hangs in its own code must not keep the process alive.
Environment.Exit(0);
return 0;
