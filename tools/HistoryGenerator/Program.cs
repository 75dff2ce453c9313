using System.Globalization;
using HistoryGenerator;

// Writes recorded executions as the service's own histories, each in a folder with its definition, ready for
// `sfn2durable verify`. With --mutate N, N more histories have one seeded change each.
if (args is not [var cases, var target, .. var rest] || !Directory.Exists(cases))
{
    await Console.Error.WriteLineAsync("usage: HistoryGenerator CASES OUT [--mutate N] [--seed S]").ConfigureAwait(false);
    return 2;
}

var written = GeneratorRun.Write(cases, target);
await Console.Out.WriteLineAsync($"{written} histories in {target}").ConfigureAwait(false);
if (GeneratorRun.Option(rest, "--mutate") is { } count)
{
    var seed = GeneratorRun.Option(rest, "--seed") ?? 1;
    foreach (var (folder, mutation) in GeneratorRun.WriteMutated(cases, target, count, seed))
    {
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{folder}\t{mutation.Kind}\t{string.Join(',', mutation.States)}\t{mutation.Description}\t{mutation.BlindSpot}"))
            .ConfigureAwait(false);
    }
}

return 0;
