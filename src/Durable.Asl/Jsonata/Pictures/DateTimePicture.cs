namespace Durable.Asl.Jsonata.Pictures;

/// <summary>A picture for dates and times, understood.</summary>
/// <param name="Parts">Texts and markers in order.</param>
internal sealed record DateTimePicture(IReadOnlyList<DateTimePart> Parts)
{
    /// <summary>The form that is used without a picture.</summary>
    public static DateTimePicture Iso8601 { get; } =
        DateTimePictureParser.Parse("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]");
}

/// <summary>A text, or a marker for one component of a date.</summary>
internal sealed record DateTimePart
{
    /// <summary>The text; null for a marker.</summary>
    public string? Literal { get; init; }

    /// <summary>The letter of the component.</summary>
    public char Component { get; init; }

    /// <summary>How names are written; null when the component is written as a number.</summary>
    public PictureCase? Names { get; init; }

    /// <summary>How numbers are written; null when the component is written as a name.</summary>
    public IntegerPicture? Integer { get; init; }

    /// <summary>The second modifier, such as <c>t</c>; or the null character.</summary>
    public char Modifier { get; init; }

    /// <summary>Names are cut to this length; null leaves them whole.</summary>
    public int? MaxWidth { get; init; }

    /// <summary>Years are cut to so many digits; null leaves them whole.</summary>
    public int? YearDigits { get; init; }
}
