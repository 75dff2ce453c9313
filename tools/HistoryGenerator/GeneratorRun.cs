using System.Globalization;
using System.Text.Json.Nodes;
using Durable.Asl;

namespace HistoryGenerator;

/// <summary>What the tool does with a corpus.</summary>
internal static class GeneratorRun
{
    private static readonly MutationKind[] Kinds = [MutationKind.Output, MutationKind.Error, MutationKind.Branch, MutationKind.Request];

    public static int? Option(string[] args, string name)
    {
        var index = Array.IndexOf(args, name);
        return index >= 0 && index + 1 < args.Length
            && int.TryParse(args[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Writes every history that can be made and says how many these are.</summary>
    public static int Write(string cases, string target)
    {
        var count = 0;
        foreach (var recorded in RecordedCase.ReadAll(cases).Where(static c => c.Obstacle is null))
        {
            var folder = Path.Combine(target, count.ToString("D4", CultureInfo.InvariantCulture));
            Write(folder, recorded, ServiceJson.Write(HistoryBuilder.Build(recorded)));
            count++;
        }

        return count;
    }

    public static IEnumerable<(string Folder, Mutation Mutation)> WriteMutated(string cases, string target, int count, int seed)
    {
        var number = 0;
        foreach (var (recorded, mutation) in Choose([.. RecordedCase.ReadAll(cases).Where(static c => c.Obstacle is null)], count, seed))
        {
            var folder = Path.Combine(target, "mutated", number++.ToString("D4", CultureInfo.InvariantCulture));
            Write(folder, recorded, ServiceJson.Write(mutation.History));
            yield return (folder, mutation);
        }
    }

    /// <summary>
    /// Changes of all kinds in equal parts, over as many executions as there are; the same for the same seed. Those that
    /// nobody can see are drawn as well, and do not count.
    /// </summary>
    public static IReadOnlyList<(RecordedCase Case, Mutation Mutation)> Choose(
        IReadOnlyList<RecordedCase> cases, int count, int seed)
    {
        var left = count;
        var chosen = new List<(RecordedCase, Mutation)>();
        for (var k = 0; k < Kinds.Length; k++)
        {
            var random = new Random(HashCode(seed, k));
            var all = cases
                .SelectMany(c => new Mutator(c, HistoryBuilder.Build(c), random).All(Kinds[k]).Select(m => (c, m)))
                .ToArray();
            random.Shuffle(all);
            var share = left / (Kinds.Length - k);
            foreach (var drawn in all)
            {
                if (share == 0)
                {
                    break;
                }

                chosen.Add(drawn);
                (share, left) = drawn.m.BlindSpot is null ? (share - 1, left - 1) : (share, left);
            }
        }

        return chosen;
    }

    private static int HashCode(int seed, int kind) => (seed * 31) + kind;

    private static void Write(string folder, RecordedCase recorded, string history)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "definition.asl.json"), ServiceJson.Write(recorded.Definition));
        File.WriteAllText(Path.Combine(folder, "history.json"), history);
        WriteChildren(Path.Combine(folder, "children"), ChildBuilder.Build(recorded, HistoryBuilder.Build(recorded)));
        File.WriteAllText(Path.Combine(folder, "execution-arn.txt"), recorded.ExecutionArn);
        foreach (var (bucket, key, content) in recorded.Objects)
        {
            var path = Path.Combine(folder, "objects", bucket, key);
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
            File.WriteAllBytes(path, content);
        }
    }

    private static void WriteChildren(string folder, IReadOnlyList<JsonObject> children)
    {
        if (children.Count > 0)
        {
            Directory.CreateDirectory(folder);
        }

        for (var i = 0; i < children.Count; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i.ToString("D4", CultureInfo.InvariantCulture)}.json"), ServiceJson.Write(children[i]));
        }
    }
}
