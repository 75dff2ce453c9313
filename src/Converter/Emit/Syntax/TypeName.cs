namespace Sfn2Durable.Emit.Syntax;

/// <summary>
/// The name of a type as C# writes it: <c>int</c>, <c>JsonNode?</c>, <c>Task&lt;JsonNode?&gt;</c>, <c>string[]</c>,
/// <c>(int Count, string Name)</c>. A string converts to it; text that is no type name is a fault of the caller and
/// is refused, so that nothing a user wrote can slip into the output as code.
/// </summary>
internal sealed record TypeName
{
    private TypeName(string text)
    {
        Text = text;
    }

    /// <summary>The name, ready to print.</summary>
    public string Text { get; }

    public static implicit operator TypeName(string text) => Parse(text);

    /// <exception cref="ArgumentException"><paramref name="text"/> is not the name of a type.</exception>
    public static TypeName Parse(string text) => new(TypeNameReader.Normalize(text));

    /// <summary>A generic type: <c>name&lt;arguments&gt;</c>.</summary>
    public static TypeName Generic(string name, params IReadOnlyList<TypeName> arguments) =>
        new($"{TypeNameReader.Normalize(name)}<{string.Join(", ", arguments.Select(argument => argument.Text))}>");

    /// <summary>This type or null: <c>T?</c>. A type that already is nullable stays as it is.</summary>
    public TypeName Nullable() => Text.EndsWith('?') ? this : new TypeName(Text + "?");

    /// <summary>An array of this type: <c>T[]</c>.</summary>
    public TypeName Array() => new(Text + "[]");

    public override string ToString() => Text;
}
