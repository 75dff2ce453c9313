using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

internal sealed partial class RandomCode
{
    private static readonly string[] BinaryOperators =
    [
        "&&", "||", "&&", "||", "??", "==", "!=", "<", ">", "<=", ">=",
        "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>",
    ];

    public CodeExpression Expression(int depth)
    {
        if (depth <= 0)
        {
            return Chance(1, 2) ? Literal() : Id(Name());
        }

        return Pick<Func<CodeExpression>>(
            () => Operation(depth - 1),
            () => Operation(depth - 1),
            () => Access(depth - 1),
            () => Access(depth - 1),
            () => Creation(depth - 1),
            () => Function(depth - 1),
            () => Test(depth - 1))();
    }

    private CodeExpression Literal() => Pick<Func<CodeExpression>>(
        () => Str(Text()),
        () => Str("$.order.status"),
        () => Number(_random.Next(-3, 1000)),
        () => Number((long)_random.Next(-3, 1000)),
        () => Number(_random.NextDouble() * 1e6),
        () => Number(0.5m),
        () => Pick(Null, True, False, Default, This))();

    private CodeExpression Operation(int depth) => Pick<Func<CodeExpression>>(
        () => Binary(Expression(depth), Pick(BinaryOperators), Expression(depth)),
        () => Binary(Expression(depth), Pick(BinaryOperators), Expression(depth)),
        () => AllOf([.. Some(2, 5, () => Expression(depth))]),
        () => Conditional(Expression(depth), Branch(depth), Branch(depth)),
        () => new UnaryExpression(Pick("!", "-", "+", "~"), Expression(depth)),
        () => Increment(Id(Name())),
        () => new UnaryExpression("--", Id(Name())),
        () => Cast(Type(), Expression(depth)),
        () => _inAsync ? Await(Expression(depth)) : Not(Expression(depth)),
        () => Expression(depth).Else(Throw(Expression(depth))),
        () => Assign(Id(Name()), Pick("=", "+=", "??="), Expression(depth)))();

    private CodeExpression Branch(int depth) => Chance(1, 8) ? Throw(Expression(depth)) : Expression(depth);

    private CodeExpression Access(int depth) => Pick<Func<CodeExpression>>(
        () => Call(Name(), Arguments(depth)),
        () => Id(Name()).Call(Name(), Arguments(depth)),
        () => Id(Name()).Dot(Name()).Call(Name(), Arguments(depth)).Call(Name(), Arguments(depth)),
        () => Expression(depth).Call(Name(), Arguments(depth)),
        () => Expression(depth).Dot(Name()),
        () => Id(Name()).Index([.. Some(1, 2, () => (CodeArgument)Expression(depth))]),
        () => Id(Name()).DotOrNull(Name()).Call(Name(), Arguments(depth)),
        () => Id(Name()).IndexOrNull(Expression(depth)).CallOrNull(Name(), Arguments(depth)),
        () => Id(Name()).CallGeneric(Name(), [Type()], Arguments(depth)),
        () => OfType("int").Call("Parse", Arguments(depth)),
        () => TypeOf(Type()))();

    private CodeArgument[] Arguments(int depth) => [.. Some(0, 4, () => Argument(depth))];

    private CodeArgument Argument(int depth) => Pick<Func<CodeArgument>>(
        () => Expression(depth),
        () => Expression(depth),
        () => Expression(depth),
        () => Named(Name(), Expression(depth)),
        () => OutVar(Name()),
        () => Ref(Id(Name())))();

    private CodeExpression Creation(int depth) => Pick<Func<CodeExpression>>(
        () => New(Pick("JsonObject", "Task<int>"), Arguments(depth)),
        () => New("JsonObject").With([.. Some(1, 4, () => At(Text(), Expression(depth)))]),
        () => New("Options", Arguments(depth)).With([.. Some(1, 3, () => Set(Name(), Expression(depth)))]),
        () => NewOfTarget(Arguments(depth)).With([.. Some(0, 3, () => Set(Name(), Expression(depth)))]),
        () => New("JsonArray").With([.. Some(1, 4, () => (InitializerEntry)Expression(depth))]),
        () => Id(Name()).Dot(Name()).CopyWith([.. Some(0, 3, () => Set(Name(), Expression(depth)))]),
        () => Collection([.. Some(0, 4, () => Chance(1, 5) ? Spread(Expression(depth)) : Expression(depth))]),
        () => Code.Tuple([.. Some(2, 4, () => Chance(1, 3) ? Named(Name(), Expression(depth)) : Expression(depth))]),
        () => Interpolated(
            Part("a " + Text()), Part(Id(Name()).Dot(Name()).Index(Literal())), Part("{b}"), Part(Id(Name()), "N2")))();

    private CodeExpression Function(int depth)
    {
        if (Chance(1, 3))
        {
            return SwitchOf(Expression(depth), [.. Some(0, 4, () => Arm(depth))]);
        }

        var isAsync = Chance(1, 2);
        var parameters = Chance(2, 3)
            ? Some(0, 2, () => (CodeParameter)Name())
            : Some(1, 2, () => Param(Type(), Name()));
        var lambda = Async(
            () => Chance(1, 2) ? Lambda(parameters, Branch(depth)) : Lambda(parameters, Body(Math.Min(depth, 2))),
            isAsync);
        return Chance(1, 6) ? lambda.Static() with { IsAsync = isAsync } : lambda with { IsAsync = isAsync };
    }

    private SwitchArm Arm(int depth) => Chance(1, 3)
        ? Code.Arm(Pattern(depth), Expression(depth), Branch(depth))
        : Code.Arm(Pattern(depth), Branch(depth));

    private CodeExpression Test(int depth) => Expression(depth).Is(Pattern(depth));

    private CodePattern ShortPattern() => Pick<Func<CodePattern>>(
        () => Str("ISSUED"),
        () => Number(_random.Next(-5, 5)),
        () => Typed("JsonObject", "found"),
        () => Compared(">", Number(0)).And(Compared("<", Number(9))),
        () => NotNull().Negated(),
        () => Anything)();

    private CodePattern Pattern(int depth) => depth <= 0 || Chance(1, 2)
        ? Pick<Func<CodePattern>>(
            () => Str(Text()),
            () => Number(_random.Next(-5, 5)),
            () => Null,
            () => Code.Name("Color.Red"),
            () => Typed("JsonObject"),
            () => Typed("JsonObject", "found"),
            () => Bound("anything"),
            () => NotNull(Chance(1, 2) ? "some" : null),
            () => Compared(Pick("<", ">", "<=", ">="), Number(_random.Next(-5, 5))),
            () => Anything)()
        : Pick<Func<CodePattern>>(
            () => Pattern(depth - 1).Or(Pattern(depth - 1)),
            () => Pattern(depth - 1).And(Pattern(depth - 1)),
            () => Pattern(depth - 1).Negated(),
            () => WithProperties(
                Maybe(() => (TypeName)"JsonArray"),
                [.. Some(1, 2, () => new PropertySubpattern(Name(), ShortPattern()))],
                Chance(1, 2) ? "list" : null))();
}
