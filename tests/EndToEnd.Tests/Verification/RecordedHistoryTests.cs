using System.Text.Json.Nodes;
using Converter.Tests.House;
using Durable.Asl;
using HistoryGenerator;
using Sfn2Durable.Verification.Histories;
using Xunit.Abstractions;

namespace EndToEnd.Tests.Verification;

/// <summary>Histories made from executions of the real service: faithful ones are proven, changed ones are caught.</summary>
public sealed class RecordedHistoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_faithful_history_passes()
    {
        if (Cases() is not { } cases)
        {
            return;
        }

        var (proven, refused, children) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var recorded in cases)
        {
            var history = HistoryBuilder.Build(recorded);
            var started = ChildBuilder.Build(recorded, history);
            var verified = await Verified.OfAsync(recorded, ServiceJson.Write(history), started);
            if (verified is null)
            {
                refused++;
            }
            else if (verified.Report.Verdicts.All(static v => v.Outcome == HistoryOutcome.Proven))
            {
                proven++;
                children += started.Count;
            }
            else
            {
                wrong.Add($"{recorded.Id}\n{Describe(verified)}");
            }
        }

        output.WriteLine($"{cases.Count} executions: {proven} proven, with {children} children of distributed Maps; {refused} refused by the converter, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(proven >= 200);
        Assert.True(children >= 50);
    }

    /// <summary>Without its children an execution is proven but for what happened in them.</summary>
    [Fact]
    public async Task Children_that_are_missing_are_named_and_the_rest_is_compared()
    {
        if (Cases() is not { } cases)
        {
            return;
        }

        var missing = 0;
        foreach (var recorded in cases.Where(static c => c.Json["echoTasks"] is not null))
        {
            var history = HistoryBuilder.Build(recorded);
            var alone = await Verified.OfAsync(recorded, ServiceJson.Write(history));
            Assert.Equal(HistoryOutcome.ProvenSoFar, alone?.Only.Outcome);
            Assert.All(alone?.Diagnostics.Items ?? [], static d => Assert.Equal("SFN6112", d.Id));
            missing++;

            // The end comes long after the Map, and is compared all the same.
            var end = history["events"]?.AsArray()[^1]?["executionSucceededEventDetails"]?.AsObject();
            Assert.NotNull(end);
            end["output"] = "\"changed\"";
            var changed = await Verified.OfAsync(recorded, ServiceJson.Write(history));
            Assert.Equal(DivergenceKind.End, changed?.Only.Divergence?.Kind);
        }

        output.WriteLine($"{missing} executions without their children");
        Assert.True(missing > 0);
    }

    [Fact]
    public async Task A_seeded_change_in_a_child_is_caught_there_at_the_right_state()
    {
        if (Cases() is not { } cases)
        {
            return;
        }

        var (caught, blind) = (0, 0);
        var wrong = new List<string>();
        foreach (var recorded in cases)
        {
            var history = HistoryBuilder.Build(recorded);
            var children = ChildBuilder.Build(recorded, history);
            for (var i = 0; i < children.Count; i++)
            {
                var mutator = new Mutator(recorded, children[i], new Random(i));
                foreach (var mutation in Enum.GetValues<MutationKind>().SelectMany(mutator.All))
                {
                    if (mutation.BlindSpot is not null)
                    {
                        blind++;
                        continue;
                    }

                    List<JsonObject> given = [.. children];
                    given[i] = mutation.History;
                    var verified = await Verified.OfAsync(recorded, ServiceJson.Write(history), given);
                    var found = verified?.Report.Verdicts.Where(static v => v.Outcome == HistoryOutcome.Mismatch).ToList() ?? [];
                    if (found is [{ Map: not null, Divergence: { } divergence }] && mutation.States.Contains(divergence.State))
                    {
                        caught++;
                    }
                    else
                    {
                        wrong.Add($"{mutation.Description}\n{Describe(verified)}");
                    }
                }
            }
        }

        output.WriteLine($"{caught + wrong.Count} changes in children: {caught} caught in the child and at the right state; {blind} more that nobody can see");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(caught >= 50);
    }

    [Fact]
    public async Task A_seeded_change_is_caught_at_the_right_state()
    {
        if (Cases() is not { } cases)
        {
            return;
        }

        var (caught, elsewhere, unseen) = (0, new List<string>(), new List<string>());
        var chosen = GeneratorRun.Choose(cases, 200, seed: 1);
        foreach (var (recorded, mutation) in chosen.Where(static c => c.Mutation.BlindSpot is null))
        {
            var children = ChildBuilder.Build(recorded, HistoryBuilder.Build(recorded));
            var verified = await Verified.OfAsync(recorded, ServiceJson.Write(mutation.History), children);
            if (verified?.Of("history.json") is not { Outcome: HistoryOutcome.Mismatch, Divergence: { } divergence })
            {
                unseen.Add($"{verified?.Of("history.json").Outcome}: {mutation.Description} {verified?.Said}");
                continue;
            }

            caught++;
            if (!mutation.States.Contains(divergence.State))
            {
                elsewhere.Add($"{mutation.Description}\n{Describe(verified)}");
            }
        }

        output.WriteLine($"{caught + unseen.Count} changes: {caught} caught, {elsewhere.Count} of them elsewhere");
        unseen.ForEach(output.WriteLine);
        elsewhere.ForEach(output.WriteLine);
        foreach (var blind in chosen.GroupBy(static c => c.Mutation.BlindSpot).Where(static g => g.Key is not null))
        {
            output.WriteLine($"{blind.Count()} more that nobody can see: {blind.Key}");
        }

        Assert.Equal(200, caught + unseen.Count);
        Assert.True(caught - elsewhere.Count >= 196);
    }

    private static string Describe(Verified? verified) => string.Join('\n', (verified?.Report.Verdicts ?? [])
        .Where(static v => v.Outcome != HistoryOutcome.Proven)
        .Select(static v => v.Divergence is { } d
            ? $"{v.File}: {d.Kind} at '{d.State}' ({d.Branch}): {d.What}: {d.Recorded} <> {d.Replayed} "
                + string.Join("; ", d.Differences.Select(static x => $"{x.Path}: {ShortJson.Of(x.Recorded)} <> {ShortJson.Of(x.Replayed)}"))
            : $"{v.File}: {v.Outcome}")
        .Append(verified?.Said ?? ""));

    private List<RecordedCase>? Cases()
    {
        var folder = Repository.Shared is { } shared ? Path.Combine(shared, "corpus", "aws-recorded", "executions") : null;
        if (folder is null || !Directory.Exists(folder))
        {
            output.WriteLine("SKIPPED: the recorded executions are not beside this checkout.");
            return null;
        }

        return [.. RecordedCase.ReadAll(folder).Where(static c => c.Obstacle is null)];
    }
}
