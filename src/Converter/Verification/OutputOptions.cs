using Sfn2Durable.Emit;

namespace Sfn2Durable.Verification;

/// <summary>One thing that the user chose and that changes the output, as the command line says it.</summary>
/// <param name="LockMember">Where the lock file keeps it.</param>
/// <param name="Text">The option with its value, such as <c>--lambda inline</c>.</param>
internal sealed record OutputOption(string LockMember, string Text);

/// <summary>Everything that decides about the output beside the definition and this program's version.</summary>
internal static class OutputOptions
{
    /// <summary>The options that two lock files have with different values, with the words for both.</summary>
    public static IEnumerable<(OutputOption Option, string Was, string Now)> Differences(LockFile was, LockFile now)
    {
        foreach (var (before, after) in Of(was.Options).Zip(Of(now.Options)).Where(static p => p.First != p.Second))
        {
            yield return (before, before.Text, after.Text);
        }

        foreach (var name in was.Substitutions.Keys.Union(now.Substitutions.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (Value(was, name), Value(now, name));
            if (before != after)
            {
                var member = was.Substitutions.ContainsKey(name) ? name : "substitutions";
                yield return (new OutputOption(member, before), before, after);
            }
        }
    }

    private static IEnumerable<OutputOption> Of(EmitOptions options) =>
    [
        new("name", options.Name is null ? "no --name" : $"--name {options.Name}"),
        new("namespace", options.Namespace is null ? "no --namespace" : $"--namespace {options.Namespace}"),
        new("lambda", $"--lambda {options.Lambda.ToString().ToLowerInvariant()}"),
        new("bestEffort", options.BestEffort ? "--best-effort" : "no --best-effort"),
    ];

    private static string Value(LockFile file, string name) =>
        file.Substitutions.TryGetValue(name, out var value) ? $"--substitute {name}={value}" : $"no value for '{name}'";
}
