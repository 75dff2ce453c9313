using Sfn2Durable.CrashChild;

// A process that is going to be killed. It runs workflows on a store in a file, and tells its parent, line by line, what
// its bodies did and what the store acknowledged. The parent is the witness: what it was told before the kill happened.
if (ChildOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine("Usage: CrashChild <store> (one | many <executions>) [ballast <n>] [before <n> | after <n> | drain]");
    return 2;
}

await using var life = new Life(options, new Ledger(Console.OpenStandardOutput()));
await life.RunAsync();
return 0;
