using System.Text.Json.Nodes;
using Sfn2Durable.Diagnostics;
using Sfn2Durable.Input;

namespace Sfn2Durable.Semantics.Binding;

/// <summary>Constants of the definition as JSON values; numbers keep their text.</summary>
internal static class LiteralReader
{
    /// <summary>A constant at any depth. A placeholder outside quotes cannot be one, which is reported.</summary>
    public static JsonNode? Read(SourceNode node, string field, NodePath path, BindingContext context)
    {
        switch (node)
        {
            case SourceObject value:
                var result = new JsonObject();
                foreach (var member in value.Members)
                {
                    result[member.Name] = Read(member.Value, field, path, context);
                }

                return result;
            case SourceArray array:
                return new JsonArray([.. array.Items.Select(item => Read(item, field, path, context))]);
            case SourceScalar { Kind: ScalarKind.Placeholder } placeholder:
                context.Report(
                    DiagnosticDescriptors.ValueMustBeGiven, placeholder.Span, path, $"${{{placeholder.Text}}}", field);
                return null;
            default:
                return node is SourceScalar scalar ? Scalar(scalar) : null;
        }
    }

    public static JsonNode? Scalar(SourceScalar scalar) => scalar.Kind switch
    {
        ScalarKind.Number => JsonNode.Parse(scalar.Text),
        ScalarKind.True => JsonValue.Create(true),
        ScalarKind.False => JsonValue.Create(false),
        ScalarKind.Null => null,
        _ => JsonValue.Create(scalar.Text),
    };
}
