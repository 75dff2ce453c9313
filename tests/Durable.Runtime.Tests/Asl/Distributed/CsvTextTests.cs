using Durable.Runtime.Asl.Distributed;

namespace Durable.Runtime.Tests.Asl.Distributed;

/// <summary>Splitting CSV text.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b\r\nc,d\re,f", "a|b/c|d/e|f")]
    [InlineData("a\n\n\r\nb", "a/b")]
    [InlineData(",\n,,", "|/||")]
    [InlineData("   \n\t", "   /\t")]
    [InlineData("\"a,b\",\"c\"\"d\",\"e\nf\"", "a,b|c\"d|e\nf")]
    [InlineData("\"\"", "")]
    [InlineData("\"a\"b,c", "ab|c")]
    [InlineData("\"open,\nend", "open,\nend")]
    [InlineData("a\"b,'c,d'", "a\"b|'c|d'")]
    public void Rows_and_fields_are_found(string text, string expected)
    {
        var rows = new CsvText(text, ',').Rows().Select(row => string.Join('|', row));

        Assert.Equal(expected, string.Join('/', rows));
    }

    [Fact]
    public void Any_text_is_split_into_fields_that_join_to_it_again()
    {
        var random = new Random(4711);
        for (var round = 0; round < 5_000; round++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 4))
                .Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => Field(random)).ToArray())
                .ToList();
            var text = string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\r\n"));

            Assert.Equal(rows, new CsvText(text, ',').Rows().Select(row => row.ToArray()));
        }

        static string Field(Random random) =>
            string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => "ab,\"\n\r ;"[random.Next(8)]));

        static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
