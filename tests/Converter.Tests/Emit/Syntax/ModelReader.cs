using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sfn2Durable.Emit.Syntax;

namespace Converter.Tests.Emit.Syntax;

/// <summary>
/// The way back: turns Roslyn's tree of a printed text into the model, so that it can be compared with the model the
/// text was printed from. Parentheses vanish, as the model has none.
/// </summary>
internal static partial class ModelReader
{
    public static CodeFile Read(CompilationUnitSyntax unit)
    {
        var space = unit.Members.OfType<FileScopedNamespaceDeclarationSyntax>().SingleOrDefault();
        var members = space?.Members ?? unit.Members;
        return new CodeFile(space?.Name.ToString(), [.. members.OfType<BaseTypeDeclarationSyntax>().Select(Type)])
        {
            Usings = [.. unit.Usings.Select(Using)],
            Statements = [.. unit.Members.OfType<GlobalStatementSyntax>().Select(item => Statement(item.Statement))],
        };
    }

    private static CodeUsing Using(UsingDirectiveSyntax directive) => new(
        TypeOf(directive.NamespaceOrType),
        !directive.StaticKeyword.IsKind(SyntaxKind.None),
        directive.Alias?.Name.Identifier.ValueText);

    private static TypeName TypeOf(TypeSyntax type) => type.ToString();

    private static TypeName? TypeOrVar(TypeSyntax type) => type.IsVar ? null : TypeOf(type);

    private static CodeType Type(BaseTypeDeclarationSyntax type) => type switch
    {
        EnumDeclarationSyntax enumeration => new EnumDeclaration(
            enumeration.Identifier.ValueText,
            [.. enumeration.Members.Select(value =>
                new EnumValue(value.Identifier.ValueText, Optional(value.EqualsValue)))])
        {
            Modifiers = Modifiers(type.Modifiers),
            Attributes = Attributes(type.AttributeLists),
        },
        TypeDeclarationSyntax declaration => new TypeDeclaration(
            Kind(declaration), declaration.Identifier.ValueText, [.. declaration.Members.Select(Member)])
        {
            Modifiers = Modifiers(type.Modifiers),
            Attributes = Attributes(type.AttributeLists),
            Parameters = declaration.ParameterList is { } list ? Parameters(list) : null,
            TypeParameters = Names(declaration.TypeParameterList),
            Bases = [.. declaration.BaseList?.Types.Select(item => TypeOf(item.Type)) ?? []],
            BaseArguments = declaration.BaseList?.Types[0] is PrimaryConstructorBaseTypeSyntax primary
                ? Arguments(primary.ArgumentList)
                : null,
        },
        _ => throw new InvalidOperationException(type.Kind().ToString()),
    };

    private static CodeTypeKind Kind(TypeDeclarationSyntax type) => type switch
    {
        InterfaceDeclarationSyntax => CodeTypeKind.Interface,
        RecordDeclarationSyntax => CodeTypeKind.Record,
        ClassDeclarationSyntax => CodeTypeKind.Class,
        _ => throw new InvalidOperationException(type.Kind().ToString()),
    };

    private static CodeMember Member(MemberDeclarationSyntax member) => Undecorated(member) with
    {
        Modifiers = Modifiers(member.Modifiers),
        Attributes = Attributes(member.AttributeLists),
    };

    private static CodeMember Undecorated(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => Type(type),
        FieldDeclarationSyntax field => Named(field.Declaration.Variables.Single(), (name, value) =>
            new FieldMember(TypeOf(field.Declaration.Type), name, value)),
        PropertyDeclarationSyntax property => new PropertyMember(
            TypeOf(property.Type),
            property.Identifier.ValueText,
            Form(property),
            Optional(property.Initializer) ?? Optional(property.ExpressionBody?.Expression)),
        MethodDeclarationSyntax method => new MethodMember(
            TypeOf(method.ReturnType), method.Identifier.ValueText, Parameters(method.ParameterList))
        {
            TypeParameters = Names(method.TypeParameterList),
            Block = method.Body is null ? null : Block(method.Body),
            Expression = Optional(method.ExpressionBody?.Expression),
        },
        ConstructorDeclarationSyntax constructor => new ConstructorMember(
            constructor.Identifier.ValueText,
            Parameters(constructor.ParameterList),
            Block(constructor.Body ?? throw new InvalidOperationException("A constructor has no body.")))
        {
            BaseArguments = constructor.Initializer is { } call ? Arguments(call.ArgumentList) : null,
        },
        _ => throw new InvalidOperationException(member.Kind().ToString()),
    };

    private static T Named<T>(VariableDeclaratorSyntax variable, Func<string, CodeExpression?, T> make) =>
        make(variable.Identifier.ValueText, Optional(variable.Initializer));

    private static PropertyForm Form(PropertyDeclarationSyntax property) =>
        property.AccessorList?.ToString() switch
        {
            null => PropertyForm.Computed,
            "{ get; }" => PropertyForm.Get,
            "{ get; set; }" => PropertyForm.GetSet,
            "{ get; init; }" => PropertyForm.GetInit,
            var other => throw new InvalidOperationException(other),
        };

    private static CodeModifiers Modifiers(SyntaxTokenList modifiers) => modifiers.Aggregate(
        CodeModifiers.None,
        (all, modifier) => all | Enum.Parse<CodeModifiers>(modifier.ValueText, ignoreCase: true));

    private static List<CodeAttribute> Attributes(SyntaxList<AttributeListSyntax> lists) =>
    [
        .. lists.SelectMany(list => list.Attributes).Select(attribute => new CodeAttribute(
            TypeOf(attribute.Name),
            [.. attribute.ArgumentList?.Arguments.Select(item =>
                new CodeArgument(Expression(item.Expression))) ?? []])),
    ];

    private static List<CodeParameter> Parameters(ParameterListSyntax list) => [.. list.Parameters.Select(Parameter)];

    private static CodeParameter Parameter(ParameterSyntax parameter) => new(
        parameter.Type is null ? null : TypeOf(parameter.Type),
        parameter.Identifier.ValueText,
        Optional(parameter.Default))
    {
        Attributes = Attributes(parameter.AttributeLists),
    };

    private static List<string> Names(TypeParameterListSyntax? list) =>
        [.. list?.Parameters.Select(parameter => parameter.Identifier.ValueText) ?? []];

    private static CodeExpression? Optional(EqualsValueClauseSyntax? clause) => Optional(clause?.Value);

    private static CodeExpression? Optional(ExpressionSyntax? expression) =>
        expression is null ? null : Expression(expression);
}
