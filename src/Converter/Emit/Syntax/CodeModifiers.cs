namespace Sfn2Durable.Emit.Syntax;

/// <summary>Modifiers of types and members. They print in the order in which they are declared here.</summary>
[Flags]
internal enum CodeModifiers
{
    None = 0,
    Public = 1 << 0,
    Private = 1 << 1,
    Protected = 1 << 2,
    Internal = 1 << 3,
    File = 1 << 4,
    Static = 1 << 5,
    Const = 1 << 6,
    Virtual = 1 << 7,
    Abstract = 1 << 8,
    Sealed = 1 << 9,
    Override = 1 << 10,
    Readonly = 1 << 11,
    Required = 1 << 12,
    Async = 1 << 13,
    Partial = 1 << 14,
}
