using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Durable.Asl;
using Durable.Runtime.Asl;
using Durable.Runtime.Asl.Distributed;
using HistoryGenerator;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;
using Sfn2Durable.Verification;
using Sfn2Durable.Verification.Histories;

namespace EndToEnd.Tests.Verification;

/// <summary>Verifies histories as the command does, from texts.</summary>
internal sealed record Verified(VerifyReport Report, DiagnosticBag Diagnostics)
{
    private static readonly ConcurrentDictionary<string, (Conversion Conversion, WorkflowAssembly Code)> Compiled = new();

    public HistoryVerdict Only => Assert.Single(Report.Verdicts);

    public HistoryVerdict Of(string file) => Report.Verdicts.Single(v => v.File == file);

    public string Said => string.Join('\n', Diagnostics.Sorted().Select(static d => d.ToString()));

    public static async Task<Verified> OfAsync(
        string definition, IReadOnlyList<SourceText> histories, Func<VerifyRequest, VerifyRequest>? with = null, bool isExpress = false)
    {
        var (conversion, code) = Compiled.GetOrAdd(definition, text => Compile(text, isExpress));
        var request = new VerifyRequest(
            conversion.Definition ?? throw new InvalidOperationException(),
            conversion.Output ?? throw new InvalidOperationException(),
            () => code.Create(UnavailableAwsServices.Instance, static name => $"${{{name}}}"),
            histories);
        var diagnostics = new DiagnosticBag();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var report = await HistoryVerifier.RunAsync((with ?? (static r => r))(request), diagnostics, limit.Token);
        return new Verified(report, diagnostics);
    }

    /// <summary>A recorded execution and a history of it, with those of its children; null when its definition is refused.</summary>
    public static async Task<Verified?> OfAsync(RecordedCase recorded, string history, IReadOnlyList<JsonObject>? children = null)
    {
        var objects = new InMemoryObjectStore();
        foreach (var (bucket, key, content) in recorded.Objects)
        {
            objects.Put(bucket, key, content);
        }

        try
        {
            return await OfAsync(
                ServiceJson.Write(recorded.Definition),
                [
                    new SourceText("history.json", history),
                    .. (children ?? []).Select(static (c, i) => new SourceText(FormattableString.Invariant($"child-{i}.json"), ServiceJson.Write(c))),
                ],
                r => r with { ExecutionArn = recorded.ExecutionArn, Objects = recorded.Objects.Any() ? objects : null },
                recorded.IsExpress);
        }
        catch (NotConvertedException)
        {
            return null;
        }
    }

    private static (Conversion Conversion, WorkflowAssembly Code) Compile(string definition, bool isExpress)
    {
        var diagnostics = new DiagnosticBag();
        var document = new DefinitionLoader(new LoadOptions { Name = "machine" })
            .LoadBytes("definition.asl.json", Encoding.UTF8.GetBytes(definition), diagnostics).Single();
        var binding = new BinderOptions { Type = isExpress ? MachineType.Express : null };
        var conversion = ConversionPipeline.Convert(document, diagnostics, new EmitOptions(), binding);
        if (conversion.Output is not { } output)
        {
            throw new NotConvertedException(string.Join('\n', diagnostics.Items));
        }

        var (code, findings) = WorkflowAssembly.Load(output);
        return (conversion, code ?? throw new InvalidOperationException(string.Join('\n', findings)));
    }

    internal sealed class NotConvertedException(string message) : Exception(message);
}
