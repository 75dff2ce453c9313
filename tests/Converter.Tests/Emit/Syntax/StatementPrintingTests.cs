using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>Every kind of statement, and the empty lines between them.</summary>
public sealed class StatementPrintingTests
{
    private static readonly CodeExpression A = Id("a");
    private static readonly CodeExpression B = Id("b");
    private static readonly CodeStatement Step = Call("Step");

    [Fact]
    public void Simple_statements() => Prints(
        """
        var a = 1;
        int? b = null;
        string c;
        const string Name = "x";
        using var file = Open();
        await using var store = Open();
        a = b;
        a += 1;
        (a, b) = Pair();
        var (first, _) = Pair();
        _ = a;
        a++;
        Step();
        throw new E();
        return;
        return a;
        """,
        Var("a", Number(1)),
        Local("int?", "b", Null),
        Local("string", "c"),
        Const("string", "Name", Str("x")),
        UsingVar("file", Call("Open")),
        AwaitUsingVar("store", Call("Open")),
        Assign(A, B),
        Assign(A, "+=", Number(1)),
        Assign(Code.Tuple(A, B), Call("Pair")),
        Deconstruct(["first", "_"], Call("Pair")),
        Assign(Discarded, A),
        Increment(A),
        Step,
        Throw(New("E")),
        Return(),
        Return(A));

    [Fact]
    public void Branches() => Prints(
        """
        if (a)
        {
            Step();
        }
        else if (b)
        {
        }
        else
        {
            Step();
            return;
        }

        if (a)
        {
            Step();
        }
        """,
        If(A, Step).ElseIf(B).Else(Step, Return()),
        If(A, Step).Else());

    [Fact]
    public void A_chain_of_branches_made_at_once() => Prints(
        """
        if (a)
        {
            Step();
        }
        else if (b)
        {
            return;
        }
        else
        {
            break;
        }

        {
            Step();
        }
        """,
        IfChain([(A, [Step]), (B, [Return()])], [Break]),
        IfChain([], [Step]));

    [Fact]
    public void Loops() => Prints(
        """
        while (a)
        {
            continue;
        }

        while (true)
        {
            break;
        }

        do
        {
            Step();
        }
        while (a);

        for (var i = 0; i < 3; i++)
        {
            Step();
        }

        foreach (var item in a)
        {
            Step();
        }

        await foreach (var item in a)
        {
            Step();
        }
        """,
        While(A, Continue),
        Forever(Break),
        DoWhile([Step], A),
        For("i", Number(0), Id("i").LessThan(Number(3)), Increment(Id("i")), Step),
        ForEach("item", A, Step),
        AwaitForEach("item", A, Step));

    [Fact]
    public void Short_sections_of_a_switch_stand_together() => Prints(
        """
        switch (a)
        {
            case "A":
            case "B":
                Step();
                break;
            case JsonObject found when found.Count > 3:
                return;
            default:
                throw new E();
        }
        """,
        Switch(
            A,
            Case([Str("A"), Str("B")], Step, Break),
            CaseWhen(Typed("JsonObject", "found"), Id("found").Dot("Count").GreaterThan(Number(3)), Return()),
            DefaultCase(Throw(New("E")))));

    [Fact]
    public void Longer_sections_of_a_switch_are_kept_apart() => Prints(
        """
        switch (a)
        {
            case 1:
                Step();
                Step();
                break;

            default:
                break;
        }
        """,
        Switch(A, Case(Number(1), Step, Step, Break), DefaultCase(Break)));

    [Fact]
    public void Exceptions() => Prints(
        """
        try
        {
            Step();
        }
        catch (StatesException error) when (error.Matches("States.Timeout"))
        {
            throw;
        }
        catch (OperationCanceledException)
        {
        }
        catch
        {
            Step();
        }
        finally
        {
            Step();
        }
        """,
        Try(Step)
            .CatchWhen("StatesException", "error", Id("error").Call("Matches", Str("States.Timeout")), Rethrow)
            .Catch("OperationCanceledException", null)
            .CatchAll(Step)
            .Finally(Step));

    [Fact]
    public void Labels_stand_out_to_the_left() => Prints(
        """
        while (a)
        {
            goto done;

        again:
            Step();
            goto again;

        done:
            ;
        }
        """,
        While(A, Goto("done"), Label("again", Step), Goto("again"), Label("done")));

    [Fact]
    public void Local_functions_are_kept_apart() => Prints(
        """
        Step();

        async Task RunAsync(int a)
        {
            Step();
        }

        static int Two() => 2;

        Step();
        """,
        Step,
        LocalFunction(Method("Task", "RunAsync", Param("int", "a")).As(CodeModifiers.Async).Does(Step)),
        LocalFunction(Method("int", "Two").As(CodeModifiers.Static).Gives(Number(2))),
        Step);

    [Fact]
    public void Blocks_and_empty_lines() => Prints(
        """
        Step();

        Step();
        {
            Step();
        }

        // A remark.
        Step();
        """,
        BlankLine,
        Step,
        BlankLine,
        BlankLine,
        Step,
        Block(BlankLine, Step, BlankLine),
        Comment("A remark."),
        Step,
        BlankLine);

    private static void Prints(string expected, params CodeStatement[] statements)
    {
        var text = CodePrinter.Print(statements);
        var method = Method("Task", "F").As(CodeModifiers.Async).Does(statements);
        var file = CodePrinter.Print(SourceFile(null, Class("C", method)));
        var root = RoslynJudge.Parse(file);

        Assert.Equal(expected, text);
        Assert.Equal(file, RoslynJudge.Format(root));
        var type = Assert.IsType<TypeDeclaration>(Assert.Single(ModelReader.Read(root).Types));
        Assert.Equal(ModelDump.Of(method), ModelDump.Of(Assert.Single(type.Members)));
    }
}
