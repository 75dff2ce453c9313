using System.Text.Json.Nodes;
using Durable.Runtime.Hosting;

namespace Durable.Runtime.Tests.Conformance;

/// <summary>The functions that requirements invoke.</summary>
internal static class ConformanceTargets
{
    public const string Echo = "echo";
    public const string Failing = "failing";
    public const string Measuring = "measuring";

    public static void Register(EmbeddedHost host)
    {
        host.RegisterFunction<JsonNode?, JsonNode?>(Echo, (payload, _) => Task.FromResult(payload));
        host.RegisterFunction<JsonNode?, JsonNode?>(
            Failing, (_, _) => throw new InvalidOperationException("the target failed"));
        host.RegisterFunction<string, int>(Measuring, (payload, _) => Task.FromResult(payload.Length));
    }
}
