using Sfn2Durable.Benchmarks;
using Sfn2Durable.Benchmarks.Asl;
using Sfn2Durable.Benchmarks.Converter;
using Sfn2Durable.Benchmarks.Runtime;

// dotnet run -c Release --project tools/Benchmarks -- runtime --write docs/benchmarks.md
BenchmarkGroup[] groups =
[
    RuntimeBenchmarks.Group,
    AslBenchmarks.Group,
    ConverterBenchmarks.Group,
    CheckBenchmarks.Group,
];

if (args is ["child", .. var childArguments])
{
    return await RuntimeChild.RunAsync(childArguments);
}

var options = BenchmarkOptions.Parse(args);
var chosen = groups.Where(group => options.Groups.Contains(group.Name)).ToList();
if (options.Error is not null || chosen.Count != options.Groups.Count || chosen.Count == 0)
{
    Console.Error.WriteLine(options.Error ?? "Usage: Benchmarks <group>... [--only T1,T2] [--repeat 5] [--write docs/benchmarks.md]");
    foreach (var group in groups)
    {
        Console.Error.WriteLine($"  {group.Name,-12}{group.Description}");
    }

    return options.Groups.Count == 0 && options.Error is null ? 0 : 2;
}

foreach (var group in chosen)
{
    var report = await BenchmarkReport.RunAsync(group, options);
    Console.WriteLine(report.ToMarkdown());
    if (options.WriteTo is not null)
    {
        report.WriteInto(options.WriteTo);
    }
}

return 0;
