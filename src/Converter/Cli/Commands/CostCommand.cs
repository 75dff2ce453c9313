using System.CommandLine;
using Sfn2Durable.Costs;
using Sfn2Durable.Costs.Reports;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Diagnostics.Writers;
using Sfn2Durable.Input;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Cli.Commands;

/// <summary>How the estimate is written.</summary>
internal enum CostFormat
{
    Text,
    Markdown,
    Json,
    Html,
    Infracost,
}

/// <summary><c>sfn2durable cost</c>: what machines cost on either platform, "stay" included.</summary>
internal sealed class CostCommand
{
    private readonly CommonOptions _common = new();
    private readonly Terminal _terminal;

    private readonly Option<string[]> _histories = new("--history")
    {
        Description = "Execution histories as get-execution-history prints them: exact counts instead of assumptions.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _usage = new("--usage")
    {
        Description = "A YAML file that says how the machines are used; what it leaves out is assumed, and listed.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _prices = new("--prices")
    {
        Description = "A JSON file with prices that replace the built-in ones.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _region = new("--region") { Description = "The AWS Region.", HelpName = "REGION" };

    private readonly Option<bool> _assumeHome = new("--assume-us-east-1")
    {
        Description = "Take prices that are not known for the Region from us-east-1, and say so.",
    };

    private readonly Option<CostFormat> _as = new("--format")
    {
        Description = "How the estimate is written to standard output.",
        DefaultValueFactory = static _ => CostFormat.Text,
    };

    private readonly Option<FileInfo?> _output = new("--output", "-o")
    {
        Description = "Write to a file instead; its ending (.html, .md, .json, .yml) chooses the format where --format does not.",
        HelpName = "FILE",
    };

    private CostCommand(Terminal terminal)
    {
        _terminal = terminal;
    }

    public static Command Create(Terminal terminal)
    {
        var self = new CostCommand(terminal);
        var command = new Command("cost", "Estimate what machines cost on Step Functions and as durable functions.")
        {
            self._common.Inputs, self._histories, self._usage, self._prices, self._region, self._assumeHome, self._as,
            self._output, self._common.Substitute, self._common.Substitutions,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new DefinitionLoader(_common.Load(parsed, _terminal, diagnostics));
        var loading = new DiagnosticBag();
        var documents = loader.Load(parsed.GetValue(_common.Inputs) ?? [], loading);
        var subjects = documents.Select(document => Subject(document, diagnostics))
            .Concat(Unread(loading, documents, diagnostics)).ToList();
        // A definition that cannot be read has a row of its own and does not spoil the others.
        var request = new CostRequest(subjects)
        {
            Histories = [.. (parsed.GetValue(_histories) ?? []).Select(f => Text(f, diagnostics)).OfType<SourceText>()],
            Usage = parsed.GetValue(_usage) is { } usage ? Text(usage.FullName, diagnostics) : null,
            Prices = parsed.GetValue(_prices) is { } prices ? Text(prices.FullName, diagnostics) : null,
            Region = parsed.GetValue(_region),
            AssumesHomeRegion = parsed.GetValue(_assumeHome),
        };
        var set = diagnostics.HasErrors ? null : CostRunner.Run(request, diagnostics);
        ConsoleReporter.Print(diagnostics.Sorted(), DiagnosticFormat.Text, _terminal);
        if (set is null)
        {
            return ExitCode.InputError;
        }

        var written = Write(parsed, Render(set, Format(parsed)));
        return written == ExitCode.Success && diagnostics.HasErrors ? ExitCode.InputError : written;
    }

    private static CostSubject Subject(DefinitionDocument document, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        var definition = DefinitionBinder.Bind(document, new BinderOptions(), own);
        if (definition is not null && !own.HasErrors)
        {
            return CostSubject.Of(definition);
        }

        var first = own.Sorted().First(static d => d.Severity == DiagnosticSeverity.Error);
        diagnostics.Add(first with { Severity = DiagnosticSeverity.Warning });
        return CostSubject.Unreadable(document.Name, document.File, first.Message);
    }

    /// <summary>
    /// Files that gave no definition, each with the first thing that was wrong with it. Where nothing else was given, what
    /// was wrong stays an error.
    /// </summary>
    private static List<CostSubject> Unread(
        DiagnosticBag loading, IReadOnlyList<DefinitionDocument> documents, DiagnosticBag diagnostics)
    {
        foreach (var finding in loading.Items)
        {
            var isError = finding.Severity == DiagnosticSeverity.Error && documents.Count > 0;
            diagnostics.Add(isError ? finding with { Severity = DiagnosticSeverity.Warning } : finding);
        }

        return
        [
            .. loading.Sorted().Where(static d => d.Severity == DiagnosticSeverity.Error)
                .GroupBy(static d => d.Span.File, StringComparer.Ordinal)
                .Where(group => documents.All(d => d.File != group.Key))
                .Select(static group => CostSubject.Unreadable(
                    Path.GetFileNameWithoutExtension(group.Key), group.Key, group.First().Message)),
        ];
    }

    private static SourceText? Text(string file, DiagnosticBag diagnostics)
    {
        try
        {
            return SourceDecoder.Decode(file, File.ReadAllBytes(file), diagnostics);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticDescriptors.FileUnreadable, SourceSpan.OfFile(file), file, error.Message);
            return null;
        }
    }

    private CostFormat Format(ParseResult parsed)
    {
        var ending = parsed.GetValue(_output)?.Extension.ToLowerInvariant();
        var isChosen = parsed.GetResult(_as) is { Implicit: false };
        return (isChosen, ending) switch
        {
            (false, ".html" or ".htm") => CostFormat.Html,
            (false, ".md") => CostFormat.Markdown,
            (false, ".json") => CostFormat.Json,
            (false, ".yml" or ".yaml") => CostFormat.Infracost,
            _ => parsed.GetValue(_as),
        };
    }

    private static string Render(CostReportSet set, CostFormat format) => format switch
    {
        CostFormat.Html => HtmlReport.Write(set),
        CostFormat.Json => JsonReport.Write(set),
        CostFormat.Infracost => InfracostUsage.Write(set),
        CostFormat.Markdown => MarkdownReport.Write(ReportBuilder.Build(set, withMachines: true)),
        _ => TextReport.Write(ReportBuilder.Build(set, withMachines: set.Reports.Count == 1)),
    };

    private int Write(ParseResult parsed, string text)
    {
        if (parsed.GetValue(_output) is not { } file)
        {
            _terminal.Out.Write(text);
            return ExitCode.Success;
        }

        try
        {
            File.WriteAllText(file.FullName, text);
            return ExitCode.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _terminal.Error.WriteLine($"sfn2durable: cannot write '{file}': {error.Message}");
            return ExitCode.InputError;
        }
    }
}
