using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>
/// Random source files that use everything the model offers. They parse, but need not compile. The same seed gives
/// the same file.
/// </summary>
internal sealed partial class RandomCode(int seed, bool withComments = true)
{
    private static readonly string[] Names =
    [
        "a", "b", "x", "data", "states", "item", "reserveFlight", "isTicketIssued", "Total", "JsonNode", "Intrinsics",
        "customerAddressOfDelivery", "überweisung", "注文", "class", "string", "event", "_count", "value2",
    ];

    private static readonly string[] TypeTexts =
    [
        "int", "string", "object?", "JsonNode?", "TaskOptions", "IReadOnlyList<string>", "Task<JsonNode?>", "int[]",
        "Dictionary<string, List<int?>>", "(int Count, string Name)", "System.Text.Json.Nodes.JsonObject",
    ];

    private readonly Random _random = new(seed);
    private bool _inAsync;

    public CodeFile File()
    {
        var hasNamespace = Chance(4, 5);
        return SourceFile(hasNamespace ? "Acme.Orders" : null, [.. Some(1, 2, () => Type(1))]) with
        {
            HeaderComment = withComments ? Text() : null,
            Usings = [.. Some(0, 3, Using)],
            Statements = hasNamespace ? [] : Async(() => Body(2)),
        };
    }

    private CodeUsing Using() => Pick<CodeUsing>(
        "System.Text.Json.Nodes",
        new CodeUsing("System.Math", IsStatic: true),
        new CodeUsing("Dictionary<string, int>", Alias: "Map"));

    private string Name() => Pick(Names);

    private TypeName Type() => Pick(TypeTexts);

    private CodeType Type(int depth)
    {
        var type = Pick<Func<CodeType>>(
            () => Class(Name(), [.. Some(0, 4, () => Member(depth))]),
            () => Interface(Name(), [.. Some(0, 4, InterfaceMember)]),
            () => Record(Name(), [.. Some(0, 5, Parameter)]),
            () => Enumeration(Name(), [.. Some(1, 4, EnumValue)]),
            () => Class(Name(), [.. Some(1, 5, () => Member(depth))]) with
            {
                Parameters = [.. Some(0, 6, Parameter)],
                Bases = [.. Some(1, 5, Type)],
                BaseArguments = Chance(1, 3) ? [.. Some(0, 4, () => Argument(0))] : null,
                TypeParameters = [.. Some(0, 2, () => "T")],
            })();
        return Decorate(type, CodeModifiers.None, CodeModifiers.Internal, CodeModifiers.Public | CodeModifiers.Sealed);
    }

    private EnumValue EnumValue() =>
        new(Name(), Maybe(Literal), withComments ? Maybe(Documentation) : null);

    private CodeMember InterfaceMember() => Pick<Func<CodeMember>>(
        () => Decorate(Method(Type(), Name(), [.. Some(0, 4, Parameter)])),
        () => Decorate(Property(Type(), Name(), PropertyForm.Get)))();

    private CodeMember Member(int depth) => Pick<Func<CodeMember>>(
        () => Decorate(Field(Type(), Name(), Maybe(() => Expression(3))), CodeModifiers.Static | CodeModifiers.Readonly),
        () => Decorate(Property(Type(), Name(), PropertyForm.GetSet, Maybe(() => Expression(2))), CodeModifiers.Public),
        () => Decorate(Computed(Type(), Name(), Expression(3)), CodeModifiers.Public | CodeModifiers.Override),
        () => Decorate(AnyMethod(), CodeModifiers.Private | CodeModifiers.Async, CodeModifiers.Async),
        () => Decorate(AnyMethod(), CodeModifiers.Public | CodeModifiers.Static | CodeModifiers.Async),
        () => Decorate(
            Constructor("C", [.. Some(0, 4, Parameter)], Body(2)) with
            {
                BaseArguments = Chance(1, 2) ? [.. Some(0, 4, () => Argument(0))] : null,
            },
            CodeModifiers.Public),
        () => depth > 0 ? Type(depth - 1) : Field(Type(), Name()))();

    private MethodMember AnyMethod()
    {
        var method = Method(Type(), Name(), [.. Some(0, 5, Parameter)]) with
        {
            TypeParameters = [.. Some(0, 2, () => "T")],
        };
        return Async(() => Chance(2, 3) ? method.Does(Body(2)) : method.Gives(Expression(3)));
    }

    private CodeParameter Parameter() => Param(Type(), Name(), Maybe(Literal, 1, 4)) with
    {
        Attributes = [.. Some(0, 1, Attribute)],
    };

    private T Decorate<T>(T member, params CodeModifiers[] modifiers)
        where T : CodeMember => (T)((CodeMember)member with
        {
            Modifiers = modifiers.Length == 0 ? CodeModifiers.None : Pick(modifiers),
            Documentation = withComments ? Maybe(Documentation, 1, 3) : null,
            Comment = withComments && Chance(1, 4) ? Text() : null,
            Attributes = [.. Some(0, 1, Attribute)],
        });

    private CodeAttribute Attribute() => Code.Attribute(
        Pick("Obsolete", "Durable.Named"), [.. Some(0, 3, () => (CodeArgument)Literal())]);

    private CodeDocumentation Documentation() => new(Text())
    {
        Remarks = Chance(1, 3) ? Text() : null,
        Returns = Chance(1, 3) ? Text() : null,
        Parameters = [.. Some(0, 2, () => new ParameterDocumentation("data", Text()))],
    };

    /// <summary>Text as people write it, and as they had better not.</summary>
    public string Text()
    {
        var words = Some(0, 30, () => Pick(
            "order", "is", "the", "\"quoted\"", "a & b", "<b>", "*/", "-->", "]]>", "\\", "\n", "\r\n", "\u2028", "\t",
            "\ud83d\ude00", "\ud800", "\udc00", "\u202e", "\u00a0", "\0", "\u001b", "{0}", "$.path", "日本語", "e\u0301",
            "'", "//", "#if", "\"\"\"", "   ", "C:\\new\\table"));
        return string.Join(Pick("", " ", " "), words);
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private bool Chance(int favourable, int of) => _random.Next(of) < favourable;

    private T? Maybe<T>(Func<T> make, int favourable = 1, int of = 2)
        where T : class => Chance(favourable, of) ? make() : null;

    private List<T> Some<T>(int least, int most, Func<T> make)
    {
        var items = new List<T>();
        for (var count = _random.Next(least, most + 1); count > 0; count--)
        {
            items.Add(make());
        }

        return items;
    }

    private T Async<T>(Func<T> make, bool isAsync = true)
    {
        var outer = _inAsync;
        _inAsync = isAsync;
        var result = make();
        _inAsync = outer;
        return result;
    }
}
