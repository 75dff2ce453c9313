using Sfn2Durable.Emit.Syntax;
using static Sfn2Durable.Emit.Syntax.Code;

namespace Converter.Tests.Emit.Syntax;

/// <summary>Where lines break when they do not fit in 120 columns.</summary>
public sealed class LineBreakingTests
{
    private static readonly CodeExpression Data = Id("data");
    private static readonly CodeExpression LongName = Id("theNameOfSomethingThatTakesAboutFiftyColumnsByItself");
    private static readonly CodeExpression OtherLongName = Id("theNameOfSomethingElseThatTakesAboutFiftyColumnsToo");

    [Fact]
    public void Arguments_go_one_per_line() => Prints(
        """
        data = await states.TaskAsync(
            "Reserve Flight",
            theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            theNameOfSomethingElseThatTakesAboutFiftyColumnsToo,
            timeout: 5);
        """,
        Assign(Data, Await(Id("states").Call(
            "TaskAsync", Str("Reserve Flight"), LongName, OtherLongName, Named("timeout", Number(5))))));

    [Fact]
    public void A_last_argument_with_braces_opens_on_the_line_of_the_call() => Prints(
        """
        data = data.With("$.order", new JsonObject
        {
            ["id"] = theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            ["name"] = 1,
        });
        """,
        Assign(Data, Data.Call(
            "With", Str("$.order"), New("JsonObject").With(At("id", LongName), At("name", Number(1))))));

    [Fact]
    public void A_lambda_with_a_block_opens_on_the_line_of_the_call() => Prints(
        """
        await states.MapAsync("Charge All", data, async item =>
        {
            return item;
        });
        """,
        Await(Id("states").Call(
            "MapAsync", Str("Charge All"), Data, Lambda(["item"], [Return(Id("item"))]).Async())));

    [Fact]
    public void When_the_line_of_the_call_is_too_long_even_so_all_arguments_are_broken() => Prints(
        """
        Run(
            theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            theNameOfSomethingElseThatTakesAboutFiftyColumnsToo,
            async item =>
            {
                return item;
            });
        """,
        Call("Run", LongName, OtherLongName, Lambda(["item"], [Return(Id("item"))]).Async()));

    [Fact]
    public void A_value_begins_beside_its_sign_although_its_arguments_must_be_broken() => Prints(
        """
        var reserved = await states.TaskAsync(
            "Reserve Flight",
            theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            theNameOfSomethingElseThatTakesAboutFiftyColumnsToo,
            new JsonObject
            {
                ["id"] = theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
                ["name"] = 1,
            });
        """,
        Var("reserved", Await(Id("states").Call(
            "TaskAsync",
            Str("Reserve Flight"),
            LongName,
            OtherLongName,
            New("JsonObject").With(At("id", LongName), At("name", Number(1)))))));

    [Fact]
    public void The_parameters_of_a_lambda_stay_together_with_the_call() => Prints(
        """
        Run(
            theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            async (IReadOnlyDictionary<string, JsonNode?> first, IReadOnlyDictionary<string, JsonNode?> second) =>
            {
                return;
            });
        data
            .With(1, theNameOfSomethingThatTakesAboutFiftyColumnsByItself)
            .With(
                theNameOfSomethingElseThatTakesAboutFiftyColumnsToo,
                theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
                () =>
                {
                    return;
                });
        """,
        Call(
            "Run",
            LongName,
            Lambda(
                [
                    Param("IReadOnlyDictionary<string, JsonNode?>", "first"),
                    Param("IReadOnlyDictionary<string, JsonNode?>", "second"),
                ],
                [Return()]).Async()),
        Data.Call("With", Number(1), LongName).Call("With", OtherLongName, LongName, Lambda([], [Return()])));

    [Fact]
    public void Conditions_break_before_their_operators() => Prints(
        """
        if (theNameOfSomethingThatTakesAboutFiftyColumnsByItself
            && (theNameOfSomethingElseThatTakesAboutFiftyColumnsToo
                || theNameOfSomethingThatTakesAboutFiftyColumnsByItself
                || theNameOfSomethingElseThatTakesAboutFiftyColumnsToo)
            && data)
        {
            return;
        }
        """,
        If(AllOf(LongName, AnyOf(OtherLongName, LongName, OtherLongName), Data), Return()));

    [Fact]
    public void A_choice_of_values_breaks_before_its_signs() => Prints(
        """
        var name = data.IsPresent("$.name")
            ? theNameOfSomethingThatTakesAboutFiftyColumnsByItself
            : theNameOfSomethingElseThatTakesAboutFiftyColumnsToo;
        """,
        Var("name", Conditional(Data.Call("IsPresent", Str("$.name")), LongName, OtherLongName)));

    [Fact]
    public void A_chain_of_calls_breaks_before_its_dots() => Prints(
        """
        data = data
            .With("$.first", theNameOfSomethingThatTakesAboutFiftyColumnsByItself)
            .With("$.second", theNameOfSomethingElseThatTakesAboutFiftyColumnsToo);
        """,
        Assign(Data, Id("data").Call("With", Str("$.first"), LongName).Call("With", Str("$.second"), OtherLongName)));

    [Fact]
    public void A_chain_that_begins_with_a_type_keeps_its_first_call() => Prints(
        """
        return Enumerable.Range(theNameOfSomethingThatTakesAboutFiftyColumnsByItself, 5)
            .Select(theNameOfSomethingElseThatTakesAboutFiftyColumnsToo)
            .ToList();
        """,
        Return(Id("Enumerable").Call("Range", LongName, Number(5)).Call("Select", OtherLongName).Call("ToList")));

    [Fact]
    public void A_chain_that_begins_with_a_call_keeps_it() => Prints(
        """
        open(theNameOfSomethingThatTakesAboutFiftyColumnsByItself)["x"]
            .Write(theNameOfSomethingElseThatTakesAboutFiftyColumnsToo);
        """,
        Call("open", LongName).Index(Str("x")).Call("Write", OtherLongName));

    [Fact]
    public void Objects_in_objects_are_broken_even_where_they_would_fit() => Prints(
        """
        data = new JsonObject
        {
            ["order"] = new JsonObject { ["id"] = 1 },
            ["items"] = [1, 2],
        };
        """,
        Assign(Data, New("JsonObject").With(
            At("order", New("JsonObject").With(At("id", Number(1)))),
            At("items", Collection(Number(1), Number(2))))));

    [Fact]
    public void Collections_open_their_brackets_like_braces() => Prints(
        """
        var names =
        [
            theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
            theNameOfSomethingElseThatTakesAboutFiftyColumnsToo,
            data,
        ];
        return
        [
            new JsonObject { ["id"] = 1 },
            new JsonObject { ["id"] = 2 },
        ];
        """,
        Var("names", Collection(LongName, OtherLongName, Data)),
        Return(Collection(
            New("JsonObject").With(At("id", Number(1))),
            New("JsonObject").With(At("id", Number(2))))));

    [Fact]
    public void Switch_expressions_have_one_arm_per_line() => Prints(
        """
        return data switch
        {
            "A" or "B" => 1,
            JsonObject found when found.Count > 3 =>
                Run(theNameOfSomethingThatTakesAboutFiftyColumnsByItself, theNameOfSomethingElseThatTakesAboutFiftyColumnsToo),
            null => new()
            {
                First = theNameOfSomethingThatTakesAboutFiftyColumnsByItself,
                Second = 2,
            },
            _ => throw new InvalidOperationException(),
        };
        """,
        Return(SwitchOf(
            Data,
            Arm(((CodePattern)Str("A")).Or(Str("B")), Number(1)),
            Arm(
                Typed("JsonObject", "found"),
                Id("found").Dot("Count").GreaterThan(Number(3)),
                Call("Run", LongName, OtherLongName)),
            Arm(Null, NewOfTarget().With(Set("First", LongName), Set("Second", Number(2)))),
            Arm(Anything, Throw(New("InvalidOperationException"))))));

    [Fact]
    public void A_string_that_is_longer_than_a_line_stands_alone()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 30));

        Prints(
            $"""
            var text =
                "{text}";
            Run(
                data,
                "{text}");
            throw new StatesException(
                "{text}");
            """,
            Var("text", Str(text)),
            Call("Run", Data, Str(text)),
            Throw(New("StatesException", Str(text))));
    }

    [Fact]
    public void Texts_of_several_lines_are_raw() => Prints(
        """"
        var query = """
            {
              "id": $states.input.id
            }
            """;
        Run(
            """
            {
              "id": 1
            }
            """,
            data);
        Run("""
            {
              "id": 1
            }
            """);
        """",
        Var("query", Str("{\n  \"id\": $states.input.id\n}")),
        Call("Run", Str("{\n  \"id\": 1\n}"), Data),
        Call("Run", Str("{\n  \"id\": 1\n}")));

    private static void Prints(string expected, params CodeStatement[] statements)
    {
        var text = CodePrinter.Print(statements);

        Assert.Equal(expected, text);
        Assert.Equal(text + "\n", RoslynJudge.Format(RoslynJudge.Parse(text + "\n")));
    }
}
