using Benchmarks.Jsonata;

if (args is ["jsonata", .. var rest])
{
    return await JsonataBenchmark.RunAsync(rest);
}

Console.Error.WriteLine("usage: Benchmarks jsonata [FOLDER WITH node_modules/jsonata]");
return 2;
