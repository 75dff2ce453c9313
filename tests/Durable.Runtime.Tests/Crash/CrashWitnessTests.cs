namespace Durable.Runtime.Tests.Crash;

/// <summary>The witness sees what should not be.</summary>
public sealed class CrashWitnessTests
{
    [Theory]
    [InlineData(0, "begin e step 1", "end e step 1", "begin e step 1", "ack e step 1")]
    [InlineData(0, "begin e once 1", "ack e once 1", "begin e once 2")]
    [InlineData(1, "begin e step 1", "ack e step 1", "begin e step 1")]
    [InlineData(1, "begin e step 2", "ack e step 2", "begin e step 1")]
    [InlineData(1, "begin e once 1", "begin e once 1")]
    [InlineData(0, "answered a", "answered b")]
    [InlineData(1, "answered a", "answered a")]
    [InlineData(0, "ended e Succeeded 1", "ended e Succeeded 1")]
    [InlineData(1, "ended e Succeeded 1", "ended e Succeeded 2")]
    public void Offences_are_found(int offences, params string[] lines)
    {
        var witness = new CrashWitness();
        lines.ToList().ForEach(witness.Read);

        Assert.Equal(offences, witness.Offences.Count);
    }
}
