using Durable.Asl.Jsonata;

namespace Durable.Asl.Tests.Jsonata;

public sealed class JsonataAnalysisTests
{
    [Theory]
    [InlineData("$states.input.a.b", "input")]
    [InlineData("$states.result[0].a & $states.'input'", "input,result")]
    [InlineData("[1]", "")]
    [InlineData("$states", "*")]
    [InlineData("$states.*", "*")]
    [InlineData("$states.errorOutput.Cause = $states.context.State.Name", "context,errorOutput")]
    public void MembersOfStatesAreListed(string text, string members)
    {
        var analysis = JsonataExpression.Parse(text, JsonataProfile.StepFunctions).Analysis;

        var listed = analysis.UsesWholeStates ? "*" : string.Join(',', analysis.StatesMembers.Order());
        Assert.Equal(members, listed);
    }

    [Theory]
    [InlineData("$a + $b.c", "a,b")]
    [InlineData("($x := $x + 1; $x)", "x")]
    [InlineData("($x := 1; $x)", "")]
    [InlineData("function($v){ $v + $w }", "w")]
    [InlineData("$map($list, function($v, $i){ $v * $i })", "list")]
    [InlineData("($c ? ($y := 1); $y)", "c,y")]
    [InlineData("a@$x.b[$x.k = k]", "")]
    [InlineData("$sum($sum)", "")]
    public void FreeVariablesAreListed(string text, string names)
    {
        var analysis = JsonataExpression.Parse(text).Analysis;

        Assert.Equal(names, string.Join(',', analysis.FreeVariables.Order()));
    }

    [Theory]
    [InlineData("$exists($a)", true)]
    [InlineData("$now()", false)]
    [InlineData("$random()", false)]
    [InlineData("$random(77)", true)]
    [InlineData("$random($seed)", false)]
    [InlineData("[1,2] ~> $shuffle", false)]
    [InlineData("$map([1], $uuid)", false)]
    [InlineData("$toMillis('2020-01-01')", true)]
    [InlineData("$toMillis('10:00', '[H]:[m]')", false)]
    [InlineData("$toMillis('2020', '[Y0001]')", true)]
    [InlineData("($now := function(){1}; $now())", true)]
    public void ExpressionsThatChangeEachTimeAreRecognised(string text, bool isDeterministic)
    {
        var analysis = JsonataExpression.Parse(text, JsonataProfile.StepFunctions).Analysis;

        Assert.Equal(isDeterministic, analysis.IsDeterministic);
    }

    [Theory]
    [InlineData("$eval('1')", "eval")]
    [InlineData("$foo(1) + $exists(2)", "foo")]
    [InlineData("($foo := $uppercase; $foo('a'))", "")]
    public void CallsOfWhatIsNoFunctionAreListed(string text, string names)
    {
        var analysis = JsonataExpression.Parse(text, JsonataProfile.StepFunctions).Analysis;

        Assert.Equal(names, string.Join(',', analysis.UnknownFunctions.Order()));
    }

    [Theory]
    [InlineData("$", 1)]
    [InlineData("a.b + $$.c", 2)]
    [InlineData("$x.a[b = $].c", 0)]
    [InlineData("$x{a: b}", 0)]
    [InlineData("{'a': name}", 1)]
    public void PlacesThatReadAnInputDocumentAreListed(string text, int count)
    {
        var analysis = JsonataExpression.Parse(text, JsonataProfile.StepFunctions).Analysis;

        Assert.Equal(count, analysis.DocumentReferences.Count);
    }
}
