using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;
using Sfn2Durable.Input.Readers;

namespace Sfn2Durable.Costs.Prices;

/// <summary>
/// Reads a price file: one Region as an object, or several under <c>regions</c>. A price is a number, <c>null</c> for
/// unknown, or an object with <c>price</c> or <c>tiers</c>, <c>asOf</c> and <c>source</c>.
/// </summary>
internal sealed class PriceFileReader
{
    /// <summary>No list price is anywhere near it; whatever is above is a slip of the pen.</summary>
    private const decimal Highest = 1000m;

    private static readonly string[] RegionKeys = ["region", "name", "currency", "durableFunctions", "prices"];
    private static readonly string[] PriceFields = ["price", "tiers", "asOf", "source"];

    private readonly string _file;
    private readonly DiagnosticBag _diagnostics;

    private PriceFileReader(string file, DiagnosticBag diagnostics)
    {
        _file = file;
        _diagnostics = diagnostics;
    }

    public static IReadOnlyList<RegionPrices> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var root = JsonParser.Parse(source, isJson5: false, diagnostics);
        return root is null ? [] : new PriceFileReader(source.File, diagnostics).ReadRoot(root);
    }

    private List<RegionPrices> ReadRoot(SourceNode root)
    {
        var nodes = root is SourceObject { Members: [{ Name: "regions", Value: SourceArray list }] } ? list.Items : [root];
        var regions = new List<RegionPrices>();
        foreach (var node in nodes)
        {
            if (node is SourceObject region && region.Text("region") is { Length: > 0 } name)
            {
                regions.Add(ReadRegion(region, name));
            }
            else
            {
                _diagnostics.Report(DiagnosticDescriptors.NotAPriceFile, node.Span);
            }
        }

        return regions;
    }

    private RegionPrices ReadRegion(SourceObject node, string name)
    {
        var prices = new Dictionary<PriceKey, Price>();
        bool? hasDurable = null;
        foreach (var member in node.Members)
        {
            switch (member.Name)
            {
                case "prices" when member.Value is SourceObject list:
                    ReadPrices(list, prices);
                    break;
                case "durableFunctions" when member.Value is SourceObject durable:
                    hasDurable = Flag(durable.Find("available")?.Value);
                    break;
                case "region" or "name" or "currency":
                    break;
                default:
                    Unknown(member, RegionKeys);
                    break;
            }
        }

        return new RegionPrices(name, node.Text("name") ?? "", node.Text("currency"), hasDurable, prices);
    }

    private void ReadPrices(SourceObject list, Dictionary<PriceKey, Price> prices)
    {
        foreach (var member in list.Members)
        {
            if (PriceKeys.Find(member.Name) is not { } key)
            {
                Unknown(member, PriceKeys.All.Select(static k => k.Name));
            }
            else if (ReadPrice(key, member.Value) is { } price)
            {
                prices[key.Key] = price;
            }
        }
    }

    private Price? ReadPrice(PriceKeyInfo key, SourceNode node)
    {
        var value = node;
        string? asOf = null;
        IReadOnlyList<string> sources = [_file];
        if (node is SourceObject fields)
        {
            foreach (var member in fields.Members.Where(static m => !PriceFields.Contains(m.Name)))
            {
                Unknown(member, PriceFields);
            }

            value = (fields.Find("price") ?? fields.Find("tiers"))?.Value;
            asOf = fields.Text("asOf");
            sources = Texts(fields.Find("source")?.Value) ?? sources;
        }

        var tiers = value is null ? null : ReadTiers(value);
        if (tiers is null || tiers.Count == 0 || (tiers.Count > 1 && !key.IsTiered))
        {
            _diagnostics.Report(DiagnosticDescriptors.InvalidPrice, node.Span, key.Name);
            return null;
        }

        return new Price(key.Key, tiers, asOf, tiers[0] is null ? [] : sources);
    }

    private static List<decimal?>? ReadTiers(SourceNode node)
    {
        var tiers = new List<decimal?>();
        foreach (var item in node is SourceArray array ? array.Items : [node])
        {
            switch (item)
            {
                case SourceScalar { Kind: ScalarKind.Null }:
                    tiers.Add(null);
                    break;
                case SourceScalar scalar when scalar.TryDecimal(out var value) && value is >= 0 and <= Highest:
                    tiers.Add(value);
                    break;
                default:
                    return null;
            }
        }

        return tiers;
    }

    private static List<string>? Texts(SourceNode? node) => node switch
    {
        SourceScalar { Kind: ScalarKind.String } text => [text.Text],
        SourceArray array => [.. array.Items.OfType<SourceScalar>().Select(static s => s.Text)],
        _ => null,
    };

    private static bool? Flag(SourceNode? node) => (node as SourceScalar)?.Kind switch
    {
        ScalarKind.True => true,
        ScalarKind.False => false,
        _ => null,
    };

    private void Unknown(SourceMember member, IEnumerable<string> known) =>
        _diagnostics.Report(
            DiagnosticDescriptors.UnknownPriceKey, member.NameSpan, member.Name, Suggestion.For(member.Name, known));
}
