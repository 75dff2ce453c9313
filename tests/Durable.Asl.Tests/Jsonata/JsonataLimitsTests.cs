using System.Text.Json.Nodes;
using Durable.Asl.Jsonata;

namespace Durable.Asl.Tests.Jsonata;

/// <summary>Expressions that would never end, or take all memory or stack, end in an error of their own.</summary>
public sealed class JsonataLimitsTests
{
    [Theory]
    [InlineData("($f := function($n){ 1 + $f($n + 1) }; $f(0))")]
    [InlineData("($f := function($n){ $map([1], function($x){ $f($n) }) }; $f(0))")]
    [InlineData("($f := function($n){ [1].($f($n)) }; $f(0))")]
    [InlineData("($f := function($n){ $n ~> |$|{'a': $f($)}| }; $f({'x': 1}))")]
    [InlineData("$reduce([1..100000], function($a, $b){ {'a': $a} }, 0)")]
    [InlineData("$string($reduce([1..100000], function($a, $b){ [[$a], 1] }, 0))")]
    [InlineData("$boolean($reduce([1..100000], function($a, $b){ [[$a], 0] }, 0))")]
    [InlineData("($d := $reduce([1..100000], function($a, $b){ {'a': $a} }, 0); $d = $clone($d))")]
    [InlineData("$count($reduce([1..100000], function($a, $b){ {'a': $a} }, 0).**)")]
    [InlineData("($x := {'a': 1}; $x ~> |$|{'self': $}|)")]
    public void EndlessNestingEndsInD1011(string expression)
    {
        Assert.Equal("D1011", Fail(expression, new JsonataLimits()).Code);
    }

    [Theory]
    [InlineData("($f := function($n){ $f($n + 1) }; $f(0))")]
    [InlineData("($f := function($n){ $n < 0 ? 1 : ($x := $n; $f($x)) }; $f(0))")]
    [InlineData("$map([1..100000], function($a){ $map([1..100000], function($b){ nothing }) })")]
    [InlineData("$count([1..100000].([1..100000][$ = 0]))")]
    [InlineData("$distinct($map([1..100000], function($a){ {'a': $a} }))")]
    [InlineData("$sort([1..100000], function($l, $r){ $count([1..1000][$ > 5]) > 0 })")]
    [InlineData("$range(1, 1e15, 1) ~> $count", JsonataProfile.StepFunctions)]
    public void EndlessWorkEndsInD1012(string expression, JsonataProfile profile = JsonataProfile.Standard)
    {
        var limits = new JsonataLimits { Clock = new SteppingClock(), TimeLimit = TimeSpan.FromSeconds(1) };

        var error = Fail(expression, limits, profile);

        Assert.Equal("D1012", error.Code);
        Assert.Equal("Evaluation timeout after 1000 milliseconds. Check for infinite loop", error.Message);
    }

    [Theory]
    [InlineData("$match($pad('', 60, 'a') & '!', /^(a+)+$/)")]
    [InlineData("$contains($pad('', 60, 'a') & '!', /(a|aa)*b/)")]
    [InlineData("$toMillis($pad('', 200, 'one'), '[Yw][Mw][Dw][Hw][mw]x')")]
    public void EndlessMatchingEndsInD1012(string expression)
    {
        var limits = new JsonataLimits { TimeLimit = TimeSpan.FromMilliseconds(50) };

        Assert.Equal("D1012", Fail(expression, limits).Code);
    }

    [Theory]
    [InlineData("$pad('x', 2000000000)")]
    [InlineData("$pad('x', -1e300, 'ab')")]
    [InlineData("$reduce([1..60], function($a, $b){ $a & $a }, 'xx')")]
    [InlineData("[1..1000].([1..10000].($ * 2))")]
    [InlineData("$replace($pad('', 10000, 'a'), /a/, $pad('', 10000, 'b'))")]
    [InlineData("$replace($pad('', 10000, 'a'), 'a', $pad('', 10000, 'b'))")]
    [InlineData("$join($map([1..10000], function($x){ 'a' }), $pad('', 10000))")]
    [InlineData("$split($pad('', 8000000), '')")]
    [InlineData("$formatInteger(1e12, 'I')")]
    [InlineData("$string([1..5000000])")]
    [InlineData("$reduce([1..60], function($a, $b){ $append($a, $a) }, [1])")]
    public void EndlessDataEndsInD2015(string expression)
    {
        var limits = new JsonataLimits { MaxAllocatedBytes = 64 * 1024 * 1024 };

        Assert.Equal("D2015", Fail(expression, limits).Code);
    }

    [Fact]
    public void ARangeIsLimitedAndNeedsNoRoomItself()
    {
        var limits = new JsonataLimits { MaxAllocatedBytes = 1024 };

        Assert.Equal("10000000", Write("$count([1..10000000])", limits));
        Assert.Equal("9999999", Write("[1..10000000][-2]", limits));
        Assert.Equal("D2014", Fail("[0..10000000]", limits).Code);
    }

    [Fact]
    public void AppendingOneByOneIsLinear()
    {
        var limits = new JsonataLimits { MaxAllocatedBytes = 64 * 1024 * 1024 };

        Assert.Equal("200000", Write("$count($reduce([1..200000], $append))", limits));
    }

    [Fact]
    public void DepthIsTheSameOnASmallStack()
    {
        const string Expression = "($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(2500))";
        var result = "";
        var thread = new Thread(() => result = Write(Expression, new JsonataLimits()), 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.Equal("2500", result);
        Assert.Equal("2500", Write(Expression, new JsonataLimits()));
    }

    [Fact]
    public void TailCallsNeedNoDepth()
    {
        var limits = new JsonataLimits { MaxDepth = 50 };

        const string Loop = "($f := function($n, $s){ $n = 0 ? $s : $f($n - 1, $s + 1) }; $f(100000, 0))";
        const string Pair = "($f := function($n){ nothing ?? $g($n) }; $g := function($n){ false ?: $n }; $f(7))";

        Assert.Equal("100000", Write(Loop, limits));
        Assert.Equal("7", Write(Pair, limits));
    }

    [Fact]
    public void DeepTreesCanBeWalked()
    {
        var text = string.Concat(Enumerable.Repeat("(1+", 450)) + "$x" + new string(')', 450);
        var expression = JsonataExpression.Parse(text);

        var result = expression.Evaluate(new JsonataBindings(new Dictionary<string, JsonNode?> { ["x"] = 1 }));

        Assert.Equal("451", ServiceJson.Write(result.Value));
        Assert.Equal("x", Assert.Single(expression.Analysis.FreeVariables));
        Assert.Equal(expression.Root, JsonataExpression.Parse(expression.ToString()).Root);
    }

    [Fact]
    public void LongPathsAndListsAreReadQuickly()
    {
        var path = "a" + string.Concat(Enumerable.Repeat(".b", 50_000));
        var list = "[" + string.Join(',', Enumerable.Range(0, 50_000)) + "]";

        Assert.Equal(JsonataResultKind.Undefined, JsonataExpression.Parse(path).Evaluate().Kind);
        Assert.Equal("50000", Write($"$count({list})", new JsonataLimits()));
    }

    private static string Write(string expression, JsonataLimits limits) => ServiceJson.Write(
        JsonataExpression.Parse(expression).Evaluate(null, new JsonataOptions { Limits = limits }).Value);

    private static JsonataException Fail(
        string expression, JsonataLimits limits, JsonataProfile profile = JsonataProfile.Standard)
    {
        var parsed = JsonataExpression.Parse(expression, profile);
        return Assert.Throws<JsonataException>(() => parsed.Evaluate(null, new JsonataOptions { Limits = limits }));
    }

    /// <summary>Moves a millisecond with every look.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now++;
    }
}
