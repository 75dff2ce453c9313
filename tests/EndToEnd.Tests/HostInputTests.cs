using System.Reflection;
using System.Runtime.Loader;
using Converter.Tests.House;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests;

/// <summary>What a generated host does with an argument that it cannot take, or without its settings.</summary>
public sealed class HostInputTests
{
    private const string Store = "DURABLE_STORE";

    [Theory]
    [InlineData("{bad")]
    [InlineData("")]
    [InlineData("{} {}")]
    public async Task An_input_that_is_no_json_ends_with_one(string input) =>
        Assert.Equal(1, await EndAsync("polling-loop", input));

    [Fact]
    public async Task A_setting_that_is_missing_ends_with_one()
    {
        var folder = Directory.CreateTempSubdirectory("sfn2durable-host-");
        Environment.SetEnvironmentVariable(Store, Path.Combine(folder.FullName, "host.db"));
        try
        {
            Assert.Equal(1, await EndAsync("human-approval", "{}"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Store, null);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> EndAsync(string fixture, string input)
    {
        var file = Path.Combine(Repository.Root, "tests", "fixtures", fixture, "definition.asl.json");
        var diagnostics = new DiagnosticBag();
        var document = new DefinitionLoader(new LoadOptions { Name = "Hosted" }).Load([file], diagnostics).Single();
        var code = ConversionPipeline.Convert(document, diagnostics, new EmitOptions()).Output;
        Assert.NotNull(code);
        var (image, _) = GeneratedCodeCompiler.Emit("HostInputTests", code.Files);
        Assert.NotNull(image);
        using var stream = new MemoryStream(image);
        var main = new AssemblyLoadContext("HostInputTests", isCollectible: true).LoadFromStream(stream)
            .GetType($"{code.Namespace}.{code.Name}Host", throwOnError: true)?.GetMethod("Main");

        var ended = main?.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [new[] { input }], null) as Task<int>;

        Assert.NotNull(ended);
        return await ended;
    }
}
