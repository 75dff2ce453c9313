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

        var (proven, soFar, refused) = (0, 0, 0);
        var wrong = new List<string>();
        foreach (var recorded in cases)
        {
            var verified = await Verified.OfAsync(recorded, ServiceJson.Write(HistoryBuilder.Build(recorded)));
            switch (verified?.Only.Outcome)
            {
                case null:
                    refused++;
                    break;
                case HistoryOutcome.Proven:
                    proven++;
                    break;
                case HistoryOutcome.ProvenSoFar:
                    soFar++;
                    break;
                default:
                    wrong.Add($"{recorded.Id}\n{Describe(verified)}");
                    break;
            }
        }

        output.WriteLine($"{cases.Count} histories: {proven} proven, {soFar} proven as far as they go, {refused} refused by the converter, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(proven >= 200);
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
            var verified = await Verified.OfAsync(recorded, ServiceJson.Write(mutation.History));
            if (verified?.Only is not { Outcome: HistoryOutcome.Mismatch, Divergence: { } divergence })
            {
                unseen.Add($"{verified?.Only.Outcome}: {mutation.Description} {verified?.Said}");
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

    private static string Describe(Verified? verified) =>
        verified?.Only.Divergence is { } d
            ? $"{d.Kind} at '{d.State}' ({d.Branch}): {d.What}: {d.Recorded} <> {d.Replayed} "
                + string.Join("; ", d.Differences.Select(static x => $"{x.Path}: {ShortJson.Of(x.Recorded)} <> {ShortJson.Of(x.Replayed)}"))
            : verified?.Said ?? "";

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
