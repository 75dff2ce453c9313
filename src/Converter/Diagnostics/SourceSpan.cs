namespace Sfn2Durable.Diagnostics;

/// <summary>A place in the file the user gave: lines and columns count from 1, the end is exclusive.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>The place of something that concerns a whole file.</summary>
    public static SourceSpan OfFile(string file) => new(file, 1, 1, 1, 1);

    public override string ToString() => $"{File}({Line},{Column})";
}
