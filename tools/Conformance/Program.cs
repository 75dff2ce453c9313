using Conformance;

// Speaks the protocol of a conformance runner: a folder with one sub-folder per case goes in, and a result.json
// appears in each. The converter and the runtime are used as `sfn2durable convert` and a user's host use them.
if (args is not [var root] || !Directory.Exists(root))
{
    await Console.Error.WriteLineAsync("usage: Conformance DIR").ConfigureAwait(false);
    return 2;
}

var folders = Directory.GetDirectories(root).Order(StringComparer.Ordinal).ToList();
await Parallel.ForEachAsync(
    folders,
    new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
    async (folder, _) => await Case.RunAsync(folder).ConfigureAwait(false)).ConfigureAwait(false);

// A case that hangs in its own code must not keep the process alive.
Environment.Exit(0);
return 0;
