using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sfn2Durable.Costs.Usage;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Costs.Reports;

/// <summary>
/// The usage of the machines as they are, for <c>infracost breakdown --usage-file</c>. Infracost knows no durable functions, so
/// what these would use stands in comments. Resource addresses are guesses from the names; they have to match Terraform's.
/// </summary>
internal static class InfracostUsage
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(CostReportSet set)
    {
        var text = new StringBuilder();
        text.Append("# Usage as estimated by sfn2durable cost. Make the addresses match your Terraform resources.\n");
        text.Append("version: 0.1\nresource_usage:\n");
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in set.Reports.Where(static r => r.Estimate is not null))
        {
            WriteMachine(report, report.Estimate ?? throw new InvalidOperationException(), addresses, text);
        }

        WriteFunctions(set, addresses, text);
        return addresses.Count == 0 ? text.ToString().Replace("resource_usage:\n", "resource_usage: {}\n", StringComparison.Ordinal) : text.ToString();
    }

    private static void WriteMachine(CostReport report, CostEstimate estimate, HashSet<string> addresses, StringBuilder text)
    {
        Open("aws_sfn_state_machine", report.Name, addresses, text);
        var current = estimate.Current;
        if (current.Platform == Platform.Express)
        {
            var seconds = estimate.Traffic.Seconds;
            var perRequest = current.Count.Total.ExpressGbSeconds;
            Line("monthly_requests", current.Monthly.ExpressRequests, text);
            Line("workflow_duration_ms", seconds * 1000, text);
            Line("memory_mb", seconds > 0 ? perRequest * 1024 / (Math.Ceiling((seconds * 10) - 1e-6) / 10) : 64, text);
        }
        else
        {
            Line("monthly_transitions", current.Monthly.Transitions, text);
        }

        var durable = estimate[Platform.DurableInvoke].Monthly;
        text.Append("    # As a durable function: ").Append(Whole(durable.Operations)).Append(" operations, ")
            .Append(durable.GbWritten.ToString("0.###", CultureInfo.InvariantCulture)).Append(" GB written, ")
            .Append(Whole(durable.LambdaRequests)).Append(" requests a month.\n");
    }

    /// <summary>Functions that several machines call are one resource.</summary>
    private static void WriteFunctions(CostReportSet set, HashSet<string> addresses, StringBuilder text)
    {
        var calls = set.Reports
            .Select(static r => r.Estimate)
            .OfType<CostEstimate>()
            .SelectMany(Calls)
            .GroupBy(static c => c.Function)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var function in calls)
        {
            var requests = function.Sum(static c => c.Requests);
            Open("aws_lambda_function", function.Key, addresses, text);
            Line("monthly_requests", requests, text);
            Line("request_duration_ms", requests > 0 ? function.Sum(static c => c.Requests * c.Seconds) / requests * 1000 : 0, text);
        }
    }

    private static IEnumerable<(string Function, double Requests, double Seconds)> Calls(CostEstimate estimate)
    {
        foreach (var state in estimate.Sheet.Outline.States)
        {
            if (state.State is TaskState { Resource: LambdaResource resource } && FunctionName(resource.Text) is { } name)
            {
                var requests = estimate[Platform.Standard].Count.States[state.Index].LambdaRequests;
                yield return (
                    name,
                    requests * estimate.Sheet[AssumptionKind.ExecutionsPerMonth],
                    estimate.Sheet[AssumptionKind.Seconds, state]);
            }
        }
    }

    /// <summary>The name in <c>arn:aws:lambda:region:account:function:name[:qualifier]</c>; null for a placeholder.</summary>
    private static string? FunctionName(string arn)
    {
        var parts = arn.Split(':');
        return parts.Length >= 7 && parts[5] == "function" && !parts[6].Contains('$', StringComparison.Ordinal) ? parts[6] : null;
    }

    private static void Open(string type, string name, HashSet<string> addresses, StringBuilder text)
    {
        var label = string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));
        var address = $"{type}.{label}";
        for (var i = 2; !addresses.Add(address); i++)
        {
            address = $"{type}.{label}_{i.ToString(CultureInfo.InvariantCulture)}";
        }

        text.Append("  ").Append(JsonSerializer.Serialize(address, Quoted)).Append(":\n");
    }

    private static void Line(string key, double value, StringBuilder text) =>
        text.Append("    ").Append(key).Append(": ").Append(Whole(value)).Append('\n');

    private static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
}
