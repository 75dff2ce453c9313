using System.Text;
using System.Text.RegularExpressions;
using Sfn2Durable.Cli;

namespace Converter.Tests.Cli;

/// <summary>Whatever a file holds, the answer is a message with a place, and nothing is written.</summary>
public sealed partial class BadInputTests : IDisposable
{
    private const string Good = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("machine.json", "", "1,1 SFN1005")]
    [InlineData("machine.json", "hello there", "1,1 SFN1101")]
    [InlineData("machine.json", "{\"StartAt\": \"A\",\n \"States\": {\"A\": {\"Type\": \"Pa", "2,27 SFN1102")]
    [InlineData("machine.json", "{\"StartAt\":\"A\",\n\"States\":{\"A\":{\"Type\":\"Pass\",\n\"InputPaht\":\"$.x\",\"End\":true}}}", "3,1 SFN2003")]
    [InlineData("machine.json", "{\"StartAt\":\"A\",\n\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true},\n\"A\":{\"Type\":\"Succeed\"}}}", "3,1 SFN2102")]
    [InlineData("machine.yaml", "a: &a\n  b: *a\nStartAt: A\nStates: *a\n", "2,6 SFN1203")]
    [InlineData("machine.yaml", "StartAt: A\nStates:\n  A: {Type: Pass\n", "4,1 SFN1201")]
    public async Task A_broken_file_is_named_with_line_and_column(string name, string text, string expected)
    {
        var run = await Convert(_folder.Write(name, text));

        Assert.Equal(expected, Assert.Single(Places(run)));
        AssertRefused(run);
    }

    [Fact]
    public async Task A_missing_file_is_said()
    {
        var run = await Convert(_folder.At("nowhere.json"));

        Assert.Contains("There is no file or folder", run.Error, StringComparison.Ordinal);
        AssertRefused(run);
    }

    [Fact]
    public async Task Too_deep_too_large_and_too_many_values_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1";
        var large = Good.Replace("\"Pass\"", $"\"Pass\",\"Result\":\"{new string('x', 1_100_000)}\"", StringComparison.Ordinal);
        var doubled = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 12).Select(static i =>
            $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 9))}]\n"));

        Assert.Equal("SFN1106", Ids(await Convert(_folder.Write("deep.json", deep))));
        Assert.Equal("SFN1304", Ids(await Convert(_folder.Write("large.json", large))));
        Assert.Equal("SFN1205", Ids(await Convert(_folder.Write("doubled.yaml", doubled))));
        Assert.Empty(_folder.Files("out"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_is_no_fault(string encoding)
    {
        var chosen = Encoding.GetEncoding(encoding);
        var path = _folder.At("machine.json");
        await File.WriteAllBytesAsync(path, [.. chosen.GetPreamble(), .. chosen.GetBytes(Good)]);

        Assert.Equal(ExitCode.Success, (await Convert(path)).ExitCode);
    }

    [Fact]
    public async Task Ten_thousand_states_and_a_hundred_levels_convert()
    {
        var states = Enumerable.Range(0, 10_000).Select(static i =>
            i == 9_999 ? $"\"S{i}\":{{\"Type\":\"Pass\",\"End\":true}}" : $"\"S{i}\":{{\"Type\":\"Pass\",\"Next\":\"S{i + 1}\"}}");
        var nested = Enumerable.Range(0, 100).Aggregate(Good, static (inner, i) =>
            $$$"""{"StartAt":"P{{{i}}}","States":{"P{{{i}}}":{"Type":"Parallel","Branches":[{{{inner}}}],"End":true} } }""");

        var many = $"{{\"StartAt\":\"S0\",\"States\":{{{string.Join(',', states)}}}}}";

        Assert.Equal(ExitCode.Success, (await Convert(_folder.Write("many.json", many))).ExitCode);
        Assert.Equal(ExitCode.Success, (await Convert(_folder.Write("nested.json", nested), "--compile")).ExitCode);
    }

    [Fact]
    public async Task Standard_input_is_read()
    {
        var run = await CommandRun.WithInput(Encoding.UTF8.GetBytes(Good), "convert", "-", "-o", _folder.At("out"));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("StateMachine/StateMachineWorkflow.cs", _folder.Files("out"));
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("convert", "machine.json", "--bogus")]
    [InlineData("convert", "machine.json", "--lambda", "maybe")]
    [InlineData("inspect", "machine.json", "-x")]
    [InlineData("nonsense")]
    public async Task A_wrong_command_line_is_a_usage_error(params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal(ExitCode.UsageError, run.ExitCode);
        Assert.StartsWith("sfn2durable: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> Convert(string file, params string[] more) =>
        CommandRun.Of(["convert", file, "-o", _folder.At("out"), .. more]);

    private void AssertRefused(CommandRun run)
    {
        Assert.Equal(ExitCode.InputError, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Files("out"));
    }

    private static IEnumerable<string> Places(CommandRun run) =>
        Finding().Matches(run.Error).Select(static m => $"{m.Groups[1].Value} {m.Groups[2].Value}");

    private static string Ids(CommandRun run) => string.Join(' ', Finding().Matches(run.Error).Select(static m => m.Groups[2].Value));

    [GeneratedRegex(@"\((\d+,\d+)\): error (SFN\d{4}): ")]
    private static partial Regex Finding();
}
