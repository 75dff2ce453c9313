using Sfn2Durable.Cli;

return await CommandLine.RunAsync(args, new Terminal()).ConfigureAwait(false);
