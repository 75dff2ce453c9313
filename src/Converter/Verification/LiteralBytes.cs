using System.Text;
using Durable.Asl;
using Sfn2Durable.Semantics;

namespace Sfn2Durable.Verification;

/// <summary>How many bytes of a value stand in the definition itself, as compact JSON in UTF-8; computed parts count nothing.</summary>
internal static class LiteralBytes
{
    // Braces and commas of an object or array, quotes and colon of a name.
    private const int PerMember = 4;

    public static long Of(Template template) => template switch
    {
        LiteralTemplate literal => Encoding.UTF8.GetByteCount(ServiceJson.Write(literal.Value)),
        ObjectTemplate o => o.Members.Sum(static m => Encoding.UTF8.GetByteCount(m.Key) + PerMember + Of(m.Value)),
        ArrayTemplate a => a.Items.Sum(static item => 1 + Of(item)),
        _ => 0,
    };
}
