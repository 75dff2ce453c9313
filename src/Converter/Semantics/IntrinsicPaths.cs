using Durable.Asl.IntrinsicFunctions;
using Durable.Asl.JsonPaths;

namespace Sfn2Durable.Semantics;

/// <summary>The paths among the arguments of an intrinsic function call, at any depth.</summary>
public static class IntrinsicPaths
{
    public static IEnumerable<JsonPath> In(IntrinsicCall call) => call.Arguments.SelectMany(static a => a switch
    {
        IntrinsicArgument.Path path => [path.Value],
        IntrinsicArgument.Call inner => In(inner.Value),
        _ => (IEnumerable<JsonPath>)[],
    });
}
