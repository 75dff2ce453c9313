namespace Durable.Runtime.Hosting;

/// <summary>Names of functions: plain, with a qualifier, or inside an ARN.</summary>
internal static class FunctionNames
{
    private const string Marker = ":function:";

    /// <summary>The plain name: <c>score</c> of <c>score:live</c> and of
    /// <c>arn:aws:lambda:eu-west-1:123456789012:function:score:live</c>.</summary>
    public static string Simple(string functionName)
    {
        var start = functionName.IndexOf(Marker, StringComparison.Ordinal);
        var name = start < 0 ? functionName : functionName[(start + Marker.Length)..];
        var qualifier = name.IndexOf(':', StringComparison.Ordinal);
        return qualifier < 0 ? name : name[..qualifier];
    }
}
