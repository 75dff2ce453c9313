using Sfn2Durable.Emit.Syntax;

namespace Sfn2Durable.Tests.Emit.Syntax;

/// <summary>What must hold for every tree, tried on many random ones, with Roslyn as the judge.</summary>
public sealed class RandomCodeTests
{
    private const int Batches = 10;
    private const int FilesPerBatch = 250;

    public static TheoryData<int> BatchNumbers => [.. Enumerable.Range(0, Batches)];

    [Theory]
    [MemberData(nameof(BatchNumbers))]
    public void Printed_files_mean_what_was_meant_and_please_the_formatter(int batch)
    {
        foreach (var seed in Enumerable.Range(batch * FilesPerBatch, FilesPerBatch))
        {
            var file = new RandomCode(seed).File();
            var text = CodePrinter.Print(file);
            var root = RoslynJudge.Parse(text);

            Assert.Equal(ModelDump.Of(file), ModelDump.Of(ModelReader.Read(root)));
            Assert.Equal(text, RoslynJudge.Format(root));
        }
    }
}
