namespace Durable.Asl.Jsonata.Pictures;

/// <summary>How an integer is written.</summary>
internal enum IntegerForm
{
    Decimal,
    Letters,
    Roman,
    Words,
    Sequence,
}

/// <summary>Case of letters and words.</summary>
internal enum PictureCase
{
    Lower,
    Upper,
    Title,
}

/// <summary>A grouping sign.</summary>
/// <param name="Position">Digits to its right.</param>
/// <param name="Sign">What is written.</param>
internal readonly record struct GroupingSign(int Position, string Sign);

/// <summary>A picture for integers, understood.</summary>
internal sealed record IntegerPicture
{
    public IntegerForm Form { get; init; }

    public PictureCase Case { get; init; }

    public bool IsOrdinal { get; init; }

    /// <summary>The digit zero of the family that is written.</summary>
    public int Zero { get; init; } = '0';

    /// <summary>At least as many digits are written.</summary>
    public int MandatoryDigits { get; init; }

    public int OptionalDigits { get; init; }

    /// <summary>The signs from right to left. When <see cref="IsRegular"/>, a single one that is repeated.</summary>
    public IReadOnlyList<GroupingSign> Grouping { get; init; } = [];

    public bool IsRegular { get; init; }

    /// <summary>When parsing, exactly as many digits are read; null reads as many as there are.</summary>
    public int? ParsedDigits { get; init; }

    /// <summary>The part of the picture that gives no known form.</summary>
    public string Token { get; init; } = "";

    /// <summary>Reads a picture: the form, and behind the last semicolon a modifier.</summary>
    public static IntegerPicture Parse(string picture)
    {
        var semicolon = picture.LastIndexOf(';');
        var form = semicolon < 0 ? picture : picture[..semicolon];
        var isOrdinal = semicolon >= 0 && picture.AsSpan(semicolon + 1).StartsWith("o");
        var result = form switch
        {
            "A" => new IntegerPicture { Form = IntegerForm.Letters, Case = PictureCase.Upper },
            "a" => new IntegerPicture { Form = IntegerForm.Letters },
            "I" => new IntegerPicture { Form = IntegerForm.Roman, Case = PictureCase.Upper },
            "i" => new IntegerPicture { Form = IntegerForm.Roman },
            "W" => new IntegerPicture { Form = IntegerForm.Words, Case = PictureCase.Upper },
            "w" => new IntegerPicture { Form = IntegerForm.Words },
            "Ww" => new IntegerPicture { Form = IntegerForm.Words, Case = PictureCase.Title },
            _ => DecimalPicture.Parse(form),
        };
        return result with { IsOrdinal = isOrdinal };
    }
}
