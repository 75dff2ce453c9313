namespace Sfn2Durable.Emit.Syntax;

/// <summary>Turns type declarations into documents.</summary>
internal static class TypeLayout
{
    /// <summary>The declaration without what stands above it.</summary>
    public static Doc Declaration(CodeType type, int indent) => type switch
    {
        TypeDeclaration declaration => Doc.Concat(Head(declaration), Body(declaration, indent)),
        EnumDeclaration enumeration => Enumeration(enumeration),
        _ => throw new InvalidOperationException($"A type of kind {type.GetType().Name} is unknown."),
    };

    private static Doc Head(TypeDeclaration type)
    {
        var keyword = type.Kind switch
        {
            CodeTypeKind.Class => "class",
            CodeTypeKind.Interface => "interface",
            CodeTypeKind.Struct => "struct",
            CodeTypeKind.Record => "record",
            CodeTypeKind.RecordStruct => "record struct",
            _ => throw new InvalidOperationException($"{type.Kind} is no kind of type."),
        };
        var name = Identifier.Escape(type.Name) + MemberLayout.TypeParameters(type.TypeParameters);
        return Doc.Concat(
            $"{MemberLayout.Modifiers(type.Modifiers)}{keyword} {name}",
            type.Parameters is { } parameters ? ExpressionLayout.ParameterList(parameters) : Doc.Empty,
            Bases(type));
    }

    private static Doc Bases(TypeDeclaration type)
    {
        if (type.Bases.Count == 0)
        {
            return Doc.Empty;
        }

        var bases = type.Bases.Select(item => (Doc)item.Text).ToList();
        if (type.BaseArguments is { } arguments)
        {
            bases[0] = Doc.Concat(bases[0], ExpressionLayout.ArgumentList("(", arguments, ")"));
        }

        var list = Doc.Join(Doc.Concat(",", Doc.Line), bases);
        return Doc.Group(Doc.Nest(Doc.Concat(Doc.Line, ": ", Doc.Nest(list))));
    }

    private static Doc Body(TypeDeclaration type, int indent)
    {
        if (type.Members.Count > 0)
        {
            var members = MemberLayout.List(type.Members, indent + DocRenderer.IndentSize);
            return Braces(Doc.Concat(Doc.HardLine, members));
        }

        var isRecord = type.Kind is CodeTypeKind.Record or CodeTypeKind.RecordStruct;
        return isRecord && type.Parameters is not null ? ";" : Braces(Doc.Empty);
    }

    private static Doc Enumeration(EnumDeclaration enumeration)
    {
        var head = $"{MemberLayout.Modifiers(enumeration.Modifiers)}enum {Identifier.Escape(enumeration.Name)}";
        var isDocumented = enumeration.Values.Any(value => value.Documentation is not null);
        var values = new List<Doc>();
        foreach (var value in enumeration.Values)
        {
            values.Add(isDocumented && values.Count > 0 ? Doc.Concat(Doc.HardLine, Doc.HardLine) : Doc.HardLine);
            values.Add(Value(value));
        }

        return Doc.Concat(head, Braces(Doc.Concat(values)));
    }

    private static Doc Value(EnumValue value)
    {
        var above = value.Documentation is { } documentation
            ? Doc.Concat(DocumentationLayout.Of(documentation), Doc.HardLine)
            : Doc.Empty;
        var assigned = value.Value is { } number
            ? Doc.Concat(" =", ExpressionLayout.AfterEquals(number))
            : Doc.Empty;
        return Doc.Concat(above, Identifier.Escape(value.Name), assigned, ",");
    }

    private static Doc Braces(Doc content) => Doc.Concat(Doc.HardLine, "{", Doc.Nest(content), Doc.HardLine, "}");
}
