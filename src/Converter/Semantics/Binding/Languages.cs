namespace Sfn2Durable.Semantics.Binding;

/// <summary>The two query languages by name.</summary>
internal static class Languages
{
    /// <summary>The field <c>QueryLanguage</c>, or null when it is missing or wrong.</summary>
    public static QueryLanguage? Read(Fields fields) => fields.OneOf("QueryLanguage", "JSONPath", "JSONata") switch
    {
        "JSONata" => QueryLanguage.Jsonata,
        "JSONPath" => QueryLanguage.JsonPath,
        _ => null,
    };

    public static string Name(QueryLanguage language) => language == QueryLanguage.Jsonata ? "JSONata" : "JSONPath";
}
