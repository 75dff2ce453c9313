using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>Every kind of expression, where it fits on a line.</summary>
public sealed class ExpressionPrintingTests
{
    private static readonly CodeExpression A = Id("a");
    private static readonly CodeExpression B = Id("b");
    private static readonly CodeExpression C = Id("c");

    [Fact]
    public void Literals()
    {
        Prints("\"text\"", Str("text"));
        Prints("null", StrOrNull(null));
        Prints("true", Bool(true));
        Prints("42", Number(42));
        Prints("-1", Number(-1));
        Prints("-2147483648", Number(int.MinValue));
        Prints("5000000000L", Number(5_000_000_000));
        Prints("-9223372036854775808L", Number(long.MinValue));
        Prints("1.50m", Number(1.50m));
        Prints("0.1", Number(0.1));
        Prints("3.0", Number(3.0));
        Prints("1E+300", Number(1e300));
        Prints("-0.0", Number(-0.0));
        Prints("double.NaN", Number(double.NaN));
        Prints("double.NegativeInfinity", Number(double.NegativeInfinity));
        Prints("default", Default);
    }

    [Fact]
    public void Names_and_members()
    {
        Prints("TimeSpan.Zero", Name("TimeSpan.Zero"));
        Prints("int.MaxValue", Name("int.MaxValue"));
        Prints("@class", Id("class"));
        Prints("a.@new", A.Dot("new"));
        Prints("a?.b", A.DotOrNull("b"));
        Prints("this.a", This.Dot("a"));
        Prints("List<int>.Empty", Id("List", "int").Dot("Empty"));
        Prints("string.Empty", OfType("string").Dot("Empty"));
        Prints("typeof(List<int>)", TypeOf("List<int>"));
        Prints("nameof(a.b)", NameOf(A.Dot("b")));
        Prints("-1.a", new UnaryExpression("-", Number(1).Dot("a")));
        Prints("(-1).a", Number(-1).Dot("a"));
    }

    [Fact]
    public void Calls_and_elements()
    {
        Prints("F()", Call("F"));
        Prints("a.F(b, \"x\")", A.Call("F", B, Str("x")));
        Prints("a.F<int, string?>(b)", A.CallGeneric("F", ["int", "string?"], B));
        Prints("F<int>()", Id("F", "int").Invoke());
        Prints("a?.F()?[0]", A.CallOrNull("F").IndexOrNull(Number(0)));
        Prints("a[b, 1]", A.Index(B, Number(1)));
        Prints("F(name: a, out var found, out b, ref c)", Call("F", Named("name", A), OutVar("found"), Out(B), Ref(C)));
        Prints("(await a).F()", Await(A).Call("F"));
        Prints("([a, b]).F()", Collection(A, B).Call("F"));
        Prints("(() => a)()", Lambda([], A).Invoke());
    }

    [Fact]
    public void Creations()
    {
        Prints("new JsonObject()", New("JsonObject"));
        Prints("new(a)", NewOfTarget(A));
        Prints("new JsonObject { [\"id\"] = a }", New("JsonObject").With(At("id", A)));
        Prints("new() { A = a, B = b }", NewOfTarget().With(Set("A", A), Set("B", B)));
        Prints("new Options(a) { B = b }", New("Options", A).With(Set("B", B)));
        Prints("new JsonArray { a, (b = c), ([]) }", New("JsonArray").With(A, Assign(B, C), Collection()));
        Prints("a with { B = b }", A.CopyWith(Set("B", B)));
        Prints("[]", Collection());
        Prints("[a, .. b]", Collection(A, Spread(B)));
        Prints("(a, name: b)", Code.Tuple(A, Named("name", B)));
    }

    [Fact]
    public void Lambdas()
    {
        Prints("x => a", Lambda(["x"], A));
        Prints("() => { }", Lambda([], []));
        Prints("async (x, y) => await a", Lambda(["x", "y"], Await(A)).Async());
        Prints("static (int x, string y) => a", Lambda([Param("int", "x"), Param("string", "y")], A).Static());
        Prints("x => y => a", Lambda(["x"], Lambda(["y"], A)));
        Prints("x => throw new E()", Lambda(["x"], Throw(New("E"))));
    }

    [Fact]
    public void Parentheses_follow_precedence()
    {
        Prints("a + b * c", A.Plus(Binary(B, "*", C)));
        Prints("(a + b) * c", Binary(A.Plus(B), "*", C));
        Prints("a - (b - c)", A.Minus(B.Minus(C)));
        Prints("a - b - c", A.Minus(B).Minus(C));
        Prints("!(a == b)", Not(A.EqualTo(B)));
        Prints("!a.F()", Not(A.Call("F")));
        Prints("(a, b) = c", Assign(Code.Tuple(A, B), C));
        Prints("a = b = c", Assign(A, Assign(B, C)));
        Prints("(a = b).F()", Assign(A, B).Call("F"));
        Prints("await (await a)()", Await(Await(A).Invoke()));
        Prints("(int)(-1)", Cast("int", Number(-1)));
        Prints("(JsonNode?)a.b", Cast("JsonNode?", A.Dot("b")));
        Prints("((JsonNode?)a).b", Cast("JsonNode?", A).Dot("b"));
        Prints("-(-a)", Negative(Negative(A)));
        Prints("a++", Increment(A));
        Prints("(a ? b : c) + a", Conditional(A, B, C).Plus(A));
        Prints("a ?? b ?? c", A.Else(B.Else(C)));
        Prints("a ?? throw new E()", A.Else(Throw(New("E"))));
    }

    [Fact]
    public void Parentheses_for_readers_where_the_order_is_not_known_by_heart()
    {
        Prints("a || (b && c)", A.Or(B.And(C)));
        Prints("(a && b) || c", A.And(B).Or(C));
        Prints("(a || b) && c", A.Or(B).And(C));
        Prints("(a & b) == c", Binary(A, "&", B).EqualTo(C));
        Prints("(a << b) + c", Binary(A, "<<", B).Plus(C));
        Prints("(a == b) == c", A.EqualTo(B).EqualTo(C));
        Prints("(a + b) ?? c", A.Plus(B).Else(C));
    }

    [Fact]
    public void Parentheses_where_the_compiler_would_read_something_else()
    {
        // A generic method, a nullable type, a condition with a collection, a variable called "and".
        Prints("F((a < b), c > (A)a)", Call("F", A.LessThan(B), C.GreaterThan(Cast("A", A))));
        Prints("(a is T) ? b : c", Conditional(A.Is(Typed("T")), B, C));
        Prints("a ? (b?[0]) : c", Conditional(A, B.IndexOrNull(Number(0)), C));
        Prints("a is T and (-1)", A.Is(Typed("T").And(Number(-1))));
    }

    [Fact]
    public void Conditions_and_patterns()
    {
        Prints("a ? b : c", Conditional(A, B, C));
        Prints("a ? b : b ? a : c", Conditional(A, B, Conditional(B, A, C)));
        Prints("a ? (b ? a : c) : c", Conditional(A, Conditional(B, A, C), C));
        Prints("a is null", A.Is(Null));
        Prints("a is not null", A.IsNot(Null));
        Prints("a is { } found", A.Is(NotNull("found")));
        Prints("a is JsonObject found && b", A.Is(Typed("JsonObject", "found")).And(B));
        Prints("a is > 1 and <= 5 or 9", A.Is(Compared(">", Number(1)).And(Compared("<=", Number(5))).Or(Number(9))));
        Prints("a is not (1 or 2)", A.Is(((CodePattern)Number(1)).Or(Number(2)).Negated()));
        Prints(
            "a is JsonArray { Count: > 0 } list",
            A.Is(WithProperties("JsonArray", [new PropertySubpattern("Count", Compared(">", Number(0)))], "list")));
    }

    [Fact]
    public void Interpolated_strings()
    {
        Prints(
            "$\"a {a.b} {{x}} {c:N2}\\n\"",
            Interpolated(Part("a "), Part(A.Dot("b")), Part(" {x} "), Part(C, "N2"), Part("\n")));
        Prints("$\"{(a ? b : c)}\"", Interpolated(Part(Conditional(A, B, C))));
    }

    private static void Prints(string expected, CodeExpression expression)
    {
        var text = CodePrinter.Print(expression);

        Assert.Equal(expected, text);
        Assert.Equal(ModelDump.Of(expression), ModelDump.Of(ModelReader.Expression(RoslynJudge.ParseExpression(text))));
    }
}
