using System.Text;

namespace Sfn2Durable.Emit.Syntax;

/// <summary>Turns members of types, and what stands above them, into documents.</summary>
internal static class MemberLayout
{
    // By the position of the bit in CodeModifiers.
    private static readonly string[] ModifierWords =
    [
        "public", "private", "protected", "internal", "file", "static", "const", "virtual", "abstract", "sealed",
        "override", "readonly", "required", "async", "partial",
    ];

    /// <summary>The member with its documentation, comment and attributes.</summary>
    public static Doc Of(CodeMember member, int indent) => Doc.Concat(Above(member), Declaration(member, indent));

    /// <summary>Members one below the other; see <see cref="StayTogether"/> for the empty lines between them.</summary>
    public static Doc List(IReadOnlyList<CodeMember> members, int indent)
    {
        var parts = new List<Doc>();
        (CodeMember Member, Doc Document)? previous = null;
        foreach (var member in members)
        {
            var current = (Member: member, Document: Of(member, indent));
            if (previous is { } before)
            {
                parts.Add(Doc.HardLine);
                if (!StayTogether(before, current, indent))
                {
                    parts.Add(Doc.HardLine);
                }
            }

            parts.Add(current.Document);
            previous = current;
        }

        return Doc.Concat(parts);
    }

    /// <summary>A method or local function.</summary>
    public static Doc Method(MethodMember method) => Doc.Concat(Above(method), MethodDeclaration(method));

    public static Doc Attribute(CodeAttribute attribute)
    {
        var arguments = attribute.Arguments.Count == 0
            ? Doc.Empty
            : ExpressionLayout.ArgumentList("(", attribute.Arguments, ")");
        return Doc.Concat("[" + attribute.Type.Text, arguments, "]");
    }

    /// <summary>The lines above a declaration, each with its line break.</summary>
    public static Doc Above(CodeMember member)
    {
        var parts = new List<Doc>();
        if (member.Documentation is { } documentation)
        {
            parts.AddRange([DocumentationLayout.Of(documentation), Doc.HardLine]);
        }

        if (member.Comment is { } comment)
        {
            parts.AddRange([new CommentDoc("//", comment), Doc.HardLine]);
        }

        foreach (var attribute in member.Attributes)
        {
            parts.AddRange([Attribute(attribute), Doc.HardLine]);
        }

        return parts.Count == 0 ? Doc.Empty : Doc.Concat(parts);
    }

    /// <summary>
    /// The words of the modifiers, each followed by a space, in the order of <see cref="CodeModifiers"/>.
    /// </summary>
    public static string Modifiers(CodeModifiers modifiers)
    {
        var words = new StringBuilder();
        for (var index = 0; index < ModifierWords.Length; index++)
        {
            if (((int)modifiers & (1 << index)) != 0)
            {
                words.Append(ModifierWords[index]).Append(' ');
            }
        }

        return words.ToString();
    }

    public static string TypeParameters(IReadOnlyList<string> parameters) =>
        parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters.Select(Identifier.Escape))}>";

    /// <summary>
    /// Declarations of one line and the same kind, with nothing above them, stand without empty lines.
    /// </summary>
    private static bool StayTogether(
        (CodeMember Member, Doc Document) first,
        (CodeMember Member, Doc Document) second,
        int indent) =>
        first.Member.GetType() == second.Member.GetType() && IsCompact(first, indent) && IsCompact(second, indent);

    private static bool IsCompact((CodeMember Member, Doc Document) item, int indent) =>
        item.Member is FieldMember or PropertyMember or MethodMember { Block: null, Expression: null } &&
        indent + item.Document.FlatWidth <= DocRenderer.LineWidth;

    private static Doc Declaration(CodeMember member, int indent) => member switch
    {
        FieldMember field => Doc.Concat(
            $"{Modifiers(field.Modifiers)}{field.Type.Text} {Identifier.Escape(field.Name)}",
            field.Value is { } value ? Doc.Concat(" =", ExpressionLayout.AfterEquals(value)) : Doc.Empty,
            ";"),
        PropertyMember property => Property(property),
        MethodMember method => MethodDeclaration(method),
        ConstructorMember constructor => Constructor(constructor),
        CodeType type => TypeLayout.Declaration(type, indent),
        _ => throw new InvalidOperationException($"A member of type {member.GetType().Name} is unknown."),
    };

    private static Doc Property(PropertyMember property)
    {
        var head = $"{Modifiers(property.Modifiers)}{property.Type.Text} {Identifier.Escape(property.Name)}";
        if (property.Form == PropertyForm.Computed)
        {
            var value = property.Value ?? throw new InvalidOperationException($"{property.Name} computes nothing.");
            return Doc.Concat(head, " =>", ExpressionLayout.AfterArrow(value), ";");
        }

        head += property.Form switch
        {
            PropertyForm.GetSet => " { get; set; }",
            PropertyForm.GetInit => " { get; init; }",
            PropertyForm.GetPrivateSet => " { get; private set; }",
            _ => " { get; }",
        };
        return property.Value is { } initial
            ? Doc.Concat(head, " =", ExpressionLayout.AfterEquals(initial), ";")
            : head;
    }

    private static Doc MethodDeclaration(MethodMember method)
    {
        var name = Identifier.Escape(method.Name) + TypeParameters(method.TypeParameters);
        var head = Doc.Concat(
            $"{Modifiers(method.Modifiers)}{method.ReturnType.Text} {name}",
            ExpressionLayout.ParameterList(method.Parameters));
        return method switch
        {
            { Block: { } block } => Doc.Concat(head, Doc.HardLine, StatementLayout.Block(block)),
            { Expression: { } expression } => Doc.Concat(ExpressionLayout.WithBody(head, expression), ";"),
            _ => Doc.Concat(head, ";"),
        };
    }

    private static Doc Constructor(ConstructorMember constructor)
    {
        var parameters = ExpressionLayout.ParameterList(constructor.Parameters);
        var head = Modifiers(constructor.Modifiers) + Identifier.Escape(constructor.TypeName);
        var baseCall = constructor.BaseArguments is { } arguments
            ? Doc.Nest(Doc.Concat(Doc.HardLine, ": base", ExpressionLayout.ArgumentList("(", arguments, ")")))
            : Doc.Empty;
        return Doc.Concat(head, parameters, baseCall, Doc.HardLine, StatementLayout.Block(constructor.Block));
    }
}
