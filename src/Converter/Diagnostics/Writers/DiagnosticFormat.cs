namespace Sfn2Durable.Diagnostics.Writers;

/// <summary>How findings are written (<c>--format</c>).</summary>
public enum DiagnosticFormat
{
    /// <summary>One line each, in the form that MSBuild, editors and CI recognise.</summary>
    Text,

    /// <summary>A JSON array of objects.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,
}
