namespace Sfn2Durable.Emit.Syntax;

internal static partial class Code
{
    /// <summary>
    /// <c>new T(arguments)</c>; see <see cref="With(CreationExpression, IReadOnlyList{InitializerEntry})"/>.
    /// </summary>
    public static CreationExpression New(TypeName type, params IReadOnlyList<CodeArgument> arguments) =>
        new(type, arguments, []);

    /// <summary><c>new(arguments)</c>, of the type the target has.</summary>
    public static CreationExpression NewOfTarget(params IReadOnlyList<CodeArgument> arguments) =>
        new(null, arguments, []);

    /// <summary>The creation with an initialiser: <c>new T { entries }</c>.</summary>
    public static CreationExpression With(
        this CreationExpression creation,
        params IReadOnlyList<InitializerEntry> entries) => creation with { Entries = entries };

    /// <summary><c>source with { entries }</c>; the source is a name or a chain of members.</summary>
    public static CodeExpression CopyWith(this CodeExpression source, params IReadOnlyList<InitializerEntry> entries) =>
        new WithExpression(source, entries);

    /// <summary><c>Name = value</c> in an initialiser.</summary>
    public static InitializerEntry Set(string name, CodeExpression value) => new MemberEntry(name, value);

    /// <summary><c>[key] = value</c> in an initialiser.</summary>
    public static InitializerEntry At(CodeExpression key, CodeExpression value) => new IndexEntry(key, value);

    /// <summary><c>["key"] = value</c> in an initialiser.</summary>
    public static InitializerEntry At(string key, CodeExpression value) => new IndexEntry(Str(key), value);

    /// <summary><c>[a, b]</c></summary>
    public static CodeExpression Collection(params IReadOnlyList<CodeExpression> elements) =>
        new CollectionExpression(elements);

    /// <summary><c>.. items</c> in a collection.</summary>
    public static CodeExpression Spread(CodeExpression items) => new SpreadExpression(items);

    /// <summary><c>(a, b)</c>; elements may be named.</summary>
    public static CodeExpression Tuple(params IReadOnlyList<CodeArgument> elements) => new TupleExpression(elements);
}
