using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

internal sealed partial class RandomCode
{
    private CodeStatement[] Body(int depth) => [.. Some(0, 3, () => Statement(depth))];

    private CodeStatement Statement(int depth) => depth <= 0 || Chance(1, 2) ? Simple() : Compound(depth - 1);

    private CodeStatement Simple() => Pick<Func<CodeStatement>>(
        () => Id(Name()).Call(Name(), Arguments(2)),
        () => Assign(Id(Name()), Expression(2)),
        () => Assign(Code.Tuple(Id(Name()), Id(Name()).Dot(Name())), Expression(2)),
        () => Deconstruct([Name(), "_"], Expression(2)),
        () => Assign(Discarded, Expression(2)),
        () => Var(Name(), Expression(2)),
        () => Local(Type(), Name(), Maybe(() => Expression(2))),
        () => Const("string", Name(), Literal()),
        () => UsingVar(Name(), Expression(1)),
        () => _inAsync ? AwaitUsingVar(Name(), Expression(1)) : Break,
        () => Return(Maybe(() => Expression(2))),
        () => Throw(Expression(2)),
        () => Pick(Break, Continue, withComments ? BlankLine : Break, Rethrow, Goto("again")),
        () => Label("again", Chance(1, 2) ? Statement(1) : null),
        () => withComments ? Comment(Text()) : Continue)();

    private CodeStatement Compound(int depth) => Pick<Func<CodeStatement>>(
        () => If(Expression(2), Body(depth)),
        () => IfChain([.. Some(1, 3, () => (Expression(1), (IReadOnlyList<CodeStatement>)Body(depth)))], Body(depth)),
        () => If(Expression(2), Body(depth)).ElseIf(Expression(2), Body(depth)).Else(Body(depth)),
        () => While(Expression(2), Body(depth)),
        () => Forever(Body(depth)),
        () => DoWhile(Body(depth), Expression(2)),
        () => For("i", Number(0), Id("i").LessThan(Expression(2)), Increment(Id("i")), Body(depth)),
        () => new ForStatement(null, null, null, Body(depth)),
        () => ForEach(Name(), Expression(2), Body(depth)),
        () => _inAsync ? AwaitForEach(Name(), Expression(2), Body(depth)) : Continue,
        () => new ForEachStatement("JsonNode?", Name(), Expression(2), Body(depth)),
        () => Switch(Expression(2), [.. Some(1, 4, () => Section(depth))]),
        () => Try(Body(depth)).CatchWhen("StatesException", "error", Expression(2), Body(depth)),
        () => Try(Body(depth)).Catch("Exception", null, Body(depth)).Finally(Body(depth)),
        () => new TryStatement(Body(depth), [new CatchClause(null, null, null, Body(depth))]),
        () => Block(Body(depth)),
        () => LocalFunction(Decorate(AnyMethod() with { TypeParameters = [] }, CodeModifiers.Async) with
        {
            Documentation = null,
        }))();

    private SwitchSection Section(int depth)
    {
        CodeStatement[] body = [.. Body(depth), Break];
        return Pick<Func<SwitchSection>>(
            () => Case(Pattern(1), body),
            () => Case([Pattern(1), Pattern(1)], body),
            () => CaseWhen(Pattern(1), Expression(2), body),
            () => DefaultCase(body))();
    }
}
