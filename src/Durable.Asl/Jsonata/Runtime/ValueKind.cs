namespace Durable.Asl.Jsonata.Runtime;

/// <summary>What a value is.</summary>
internal enum ValueKind
{
    Undefined,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    Function,
}
