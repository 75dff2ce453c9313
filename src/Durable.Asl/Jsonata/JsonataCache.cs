namespace Durable.Asl.Jsonata;

/// <summary>Compiled expressions, and paths that C# looks up, by text.</summary>
internal static class JsonataCache
{
    public static TextCache<JsonataExpression> Expressions { get; } =
        new(static text => JsonataExpression.Parse(text, JsonataProfile.StepFunctions));

    /// <summary>Paths by the text behind <c>$.</c>.</summary>
    public static TextCache<JsonataExpression> Paths { get; } =
        new(static path => JsonataExpression.Parse("$." + path, JsonataProfile.StepFunctions));
}
