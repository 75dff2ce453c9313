using System.Text.RegularExpressions;
using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>
/// Definitions may nest as deep as their authors like. Printing must end, in time that grows with the text, and lose
/// nothing.
/// </summary>
public sealed partial class DeepNestingTests
{
    private const int Deep = 500;
    private const string Innermost = "innermost";

    private static readonly Dictionary<string, Func<CodeExpression, CodeExpression>> Wrappers = new()
    {
        ["call"] = inner => Call("F", Str("x"), inner),
        ["receiver"] = inner => inner.Call("F", Str("x")),
        ["object"] = inner => New("JsonObject").With(At("key", inner), At("other", Null)),
        ["object with arguments"] = inner => New("Options", Id("a")).With(Set("Inner", inner)),
        ["object in call"] = inner => Id("data").Call("With", New("JsonObject").With(At("key", inner))),
        ["creation"] = inner => New("Options", inner),
        ["collection"] = inner => Collection(Null, inner),
        ["tuple"] = inner => Code.Tuple(Null, inner),
        ["lambda"] = inner => Lambda(["x"], inner),
        ["lambda block"] = inner => Call("Run", Lambda(["x"], [Return(inner)])),
        ["left operand"] = inner => inner.Plus(Id("a")),
        ["right operand"] = inner => Id("a").Plus(inner),
        ["and in or"] = inner => Id("a").And(Id("b").Or(inner)),
        ["coalescing"] = inner => Id("a").Else(inner),
        ["condition"] = inner => Conditional(inner, Id("a"), Id("b")),
        ["first branch"] = inner => Conditional(Id("a"), inner, Id("b")),
        ["second branch"] = inner => Conditional(Id("a"), Id("b"), inner),
        ["switch"] = inner => SwitchOf(Id("a"), Arm(Anything, inner)),
        ["switched value"] = inner => SwitchOf(inner, Arm(Anything, Null)),
        ["assignment"] = inner => Assign(Id("a"), inner),
        ["negation"] = Not,
        ["cast"] = inner => Cast("int", inner),
        ["await"] = inner => Await(Call("F", inner)),
        ["interpolation"] = inner => Interpolated(Part("a"), Part(inner)),
        ["test"] = inner => inner.Is(Null),
        ["element"] = inner => Id("a").Index(inner),
        ["null index"] = inner => Conditional(Id("a").IndexOrNull(inner), Null, Null),
        ["lambda block in tuple"] = inner => Code.Tuple(Null, Lambda([], [Return(inner)])),
        ["lambda block in arm"] = inner => SwitchOf(Null, Arm(Anything, Lambda([], [Return(inner)]))),
        ["elements"] = inner => New("JsonArray").With(inner, Collection(Null)),
        ["copy"] = inner => Id("a").CopyWith(Set("Inner", inner)),
        ["throw"] = inner => Id("a").Else(Throw(New("E", inner))),
    };

    public static TheoryData<string> WrapperNames => [.. Wrappers.Keys];

    [Theory]
    [MemberData(nameof(WrapperNames))]
    public void Deep_expressions(string wrapper)
    {
        CodeExpression expression = Id(Innermost);
        for (var depth = 0; depth < Deep; depth++)
        {
            expression = Wrappers[wrapper](expression);
        }

        AssertComplete(OnSmallStack(() => CodePrinter.Print(expression)));
    }

    [Fact]
    public void Deep_statements()
    {
        CodeStatement statement = Id(Innermost).Call("F");
        for (var depth = 0; depth < Deep; depth++)
        {
            statement = (depth % 4) switch
            {
                0 => If(Id("a"), statement),
                1 => While(Id("a"), statement),
                2 => Try(statement).Finally(),
                _ => Switch(Id("a"), DefaultCase(statement, Break)),
            };
        }

        AssertComplete(OnSmallStack(() => CodePrinter.Print(statement)));
    }

    [Fact]
    public void Deep_patterns()
    {
        CodePattern pattern = Name(Innermost + ".Value");
        for (var depth = 0; depth < Deep; depth++)
        {
            pattern = depth % 2 == 0 ? pattern.Or(Number(1)).Negated() : ((CodePattern)Null).And(pattern);
        }

        AssertComplete(OnSmallStack(() => CodePrinter.Print(Id("a").Is(pattern))));
    }

    [Fact]
    public void Long_chains_are_not_deep()
    {
        const int Length = 20_000;
        var sum = Enumerable.Range(0, Length).Select(Number).Aggregate(Code.Plus);
        var chain = Enumerable.Range(0, Length).Aggregate(Id("a"), (target, _) => target.Call("F"));
        var branches = Enumerable.Range(0, Length)
            .Select(number => (Id("a").EqualTo(Number(number)), (IReadOnlyList<CodeStatement>)[Break]))
            .ToList();

        Assert.Equal(Length - 1, CodePrinter.Print(sum).Count(c => c == '+'));
        Assert.Equal(Length, CodePrinter.Print(chain).Count(c => c == '.'));
        Assert.Equal(2 * (Length - 1), CodePrinter.Print(Conditional(sum, sum, Null)).Count(c => c == '+'));
        Assert.Equal(Length - 1, ElseIf().Count(CodePrinter.Print(IfChain(branches))));
    }

    private static void AssertComplete(string text)
    {
        Assert.Single(Regex.Matches(text, Innermost));
        Assert.Equal(text.Count(c => c is '(' or '[' or '{'), text.Count(c => c is ')' or ']' or '}'));
        Assert.True(text.Length > Deep);
    }

    private static string OnSmallStack(Func<string> print)
    {
        var text = "";
        var thread = new Thread(() => text = print(), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return text;
    }

    [GeneratedRegex(@"^else if \(", RegexOptions.Multiline)]
    private static partial Regex ElseIf();
}
