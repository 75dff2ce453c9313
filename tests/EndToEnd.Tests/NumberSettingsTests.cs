using Durable.Runtime.Asl;
using Sfn2Durable;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Emit;
using Sfn2Durable.Input;
using Sfn2Durable.Verification;

namespace EndToEnd.Tests;

/// <summary>Settings that are numbers, as the generated code reads them from the environment.</summary>
public sealed class NumberSettingsTests : IDisposable
{
    private const string Seconds = "NumberSettingsTests_seconds";
    private const string Limit = "NumberSettingsTests_limit";

    private const string Definition = $$$$"""
        {"StartAt": "A", "States": {
          "A": {"Type": "Wait", "Seconds": ${{{{{Seconds}}}}}, "Next": "B"},
          "B": {"Type": "Choice", "Choices": [{"Variable": "$.a", "NumericLessThan": ${{{{{Limit}}}}}, "Next": "C"}], "Default": "C"},
          "C": {"Type": "Succeed"}}}
        """;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Seconds, null);
        Environment.SetEnvironmentVariable(Limit, null);
    }

    [Theory]
    [InlineData("0", "-1.5e3", null)]
    [InlineData("99999999", "7", null)]
    [InlineData(null, "7", Seconds + ", which is not set.")]
    [InlineData("1.5", "7", Seconds + ", which has to be a whole number from 0 to 99999999.")]
    [InlineData("-1", "7", Seconds + ", which has to be a whole number from 0 to 99999999.")]
    [InlineData("100000000", "7", Seconds + ", which has to be a whole number from 0 to 99999999.")]
    [InlineData("1", "seven", Limit + ", which has to be a number.")]
    [InlineData("1", "NaN", Limit + ", which has to be a number.")]
    [InlineData("1", "1e999", Limit + ", which has to be a number.")]
    public void WhatIsNoNumberIsSaidAtStart(string? seconds, string limit, string? complaint)
    {
        Environment.SetEnvironmentVariable(Seconds, seconds);
        Environment.SetEnvironmentVariable(Limit, limit);
        var assembly = Load();

        var error = Record.Exception(() => assembly.Create(UnavailableAwsServices.Instance));

        Assert.Equal(complaint is null ? null : $"SettledWorkflow needs the environment variable {complaint}", error?.Message);
    }

    [Theory]
    [InlineData(null, null, 1, "SFN6021", "SFN6021")]
    [InlineData("1", "x", 1, "SFN6021")]
    [InlineData("1", "1.5", 0)]
    public async Task VerifyAsksForNumbersThatNoHistoryTells(string? seconds, string? limit, int exit, params string[] ids)
    {
        Environment.SetEnvironmentVariable("NumberSettingsTestsSeconds", seconds);
        Environment.SetEnvironmentVariable("NumberSettingsTestsLimit", limit);
        var folder = Directory.CreateTempSubdirectory("sfn2durable-numbers-");
        var (definition, history) = (Path.Combine(folder.FullName, "m.asl.json"), Path.Combine(folder.FullName, "h.json"));
        await File.WriteAllTextAsync(definition, Definition);
        await File.WriteAllTextAsync(history, """
            {"events": [
            {"id":1,"previousEventId":0,"timestamp":"2026-03-02T08:00:00Z","type":"ExecutionStarted","executionStartedEventDetails":{"input":"{\"a\":1}"}},
            {"id":2,"previousEventId":1,"timestamp":"2026-03-02T08:00:00Z","type":"WaitStateEntered","stateEnteredEventDetails":{"name":"A","input":"{\"a\":1}"}},
            {"id":3,"previousEventId":2,"timestamp":"2026-03-02T08:00:01Z","type":"WaitStateExited","stateExitedEventDetails":{"name":"A","output":"{\"a\":1}"}},
            {"id":4,"previousEventId":3,"timestamp":"2026-03-02T08:00:01Z","type":"ChoiceStateEntered","stateEnteredEventDetails":{"name":"B","input":"{\"a\":1}"}},
            {"id":5,"previousEventId":4,"timestamp":"2026-03-02T08:00:01Z","type":"ChoiceStateExited","stateExitedEventDetails":{"name":"B","output":"{\"a\":1}"}},
            {"id":6,"previousEventId":5,"timestamp":"2026-03-02T08:00:01Z","type":"SucceedStateEntered","stateEnteredEventDetails":{"name":"C","input":"{\"a\":1}"}},
            {"id":7,"previousEventId":6,"timestamp":"2026-03-02T08:00:01Z","type":"SucceedStateExited","stateExitedEventDetails":{"name":"C","output":"{\"a\":1}"}},
            {"id":8,"previousEventId":7,"timestamp":"2026-03-02T08:00:01Z","type":"ExecutionSucceeded","executionSucceededEventDetails":{"output":"{\"a\":1}"}}]}
            """);

        var answer = await new TestTerminal().RunAsync("verify", definition, history);

        Assert.Equal(ids, answer.Error.Split(' ').Where(static w => w.StartsWith("SFN", StringComparison.Ordinal)).Select(static w => w.TrimEnd(':')));
        Assert.Equal(exit, answer.Code);
        folder.Delete(recursive: true);
    }

    private static WorkflowAssembly Load()
    {
        var diagnostics = new DiagnosticBag();
        var document = new DefinitionLoader(new LoadOptions { Name = "settled" })
            .LoadBytes("settled.asl.json", System.Text.Encoding.UTF8.GetBytes(Definition), diagnostics).Single();
        var output = ConversionPipeline.Convert(document, diagnostics, new EmitOptions()).Output;
        Assert.True(output is not null, string.Join('\n', diagnostics.Items));
        return WorkflowAssembly.Load(output).Assembly ?? throw new InvalidOperationException("The code does not compile.");
    }
}
