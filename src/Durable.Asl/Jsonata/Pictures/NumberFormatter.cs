using System.Globalization;
using System.Text;
using Durable.Asl.Jsonata.Functions;
using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Pictures;

/// <summary><c>$formatNumber</c>: numbers by pictures as XPath defines them.</summary>
internal sealed class NumberFormatter
{
    private const int MostDecimals = 340;

    private readonly NumberSymbols _symbols;
    private readonly NumberLayout _layout;
    private readonly string _prefix;

    private NumberFormatter(double value, string picture, NumberSymbols symbols)
    {
        _symbols = symbols;
        var pictures = symbols.Separator.Length == 0 ? [picture] : picture.Split(symbols.Separator);
        if (pictures.Length > 2)
        {
            throw new JsonataException("D3080");
        }

        var parsed = Array.ConvertAll(pictures, text => NumberPicture.Parse(text, symbols));
        var isNegative = !(value >= 0);
        _layout = NumberLayout.Of(isNegative ? parsed[^1] : parsed[0], symbols);
        _prefix = (isNegative && parsed.Length == 1 ? symbols.Minus : "") + _layout.Picture.Prefix;
    }

    public static string Format(double value, string picture, ObjectValue? options)
    {
        var symbols = new NumberSymbols(options);
        if (double.IsNaN(value))
        {
            return symbols.NotANumber;
        }

        var formatter = new NumberFormatter(value, picture, symbols);
        var number = double.IsInfinity(value) ? symbols.Infinity : formatter.Number(value);
        return formatter._prefix + number + formatter._layout.Picture.Suffix;
    }

    private string Number(double value)
    {
        var number = value * _layout.Picture.Factor;
        if (_layout.MinExponent == 0)
        {
            return Mantissa(number);
        }

        var (mantissa, exponent) = Scaled(number);
        var digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(_layout.MinExponent, '0');
        var sign = exponent < 0 ? _symbols.Minus : "";
        return Mantissa(mantissa) + _symbols.Exponent + sign + _symbols.ToFamily(digits);
    }

    private (double Mantissa, int Exponent) Scaled(double number)
    {
        var most = Math.Pow(10, _layout.Scale);
        var least = Math.Pow(10, _layout.Scale - 1);
        var exponent = 0;
        while (number != 0 && Math.Abs(number) < least)
        {
            number *= 10;
            exponent--;
        }

        while (Math.Abs(number) > most)
        {
            number /= 10;
            exponent++;
        }

        return (number, exponent);
    }

    private string Mantissa(double number)
    {
        var decimals = Math.Min(_layout.MaxFraction, MostDecimals);
        var rounded = Math.Abs(Rounding.HalfToEven(number, decimals));
        var form = string.Create(CultureInfo.InvariantCulture, $"F{decimals}");
        var text = rounded.ToString(form, CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? text : text[..point]).TrimStart('0').PadLeft(_layout.MinWhole, '0');
        var fraction = (point < 0 ? "" : text[(point + 1)..]).TrimEnd('0').PadRight(_layout.MinFraction, '0');
        var grouped = GroupWhole(_symbols.ToFamily(whole));
        return fraction.Length == 0 || !_layout.Picture.Text.Contains(_symbols.Decimal, StringComparison.Ordinal)
            ? grouped
            : grouped + _symbols.Decimal + GroupFraction(_symbols.ToFamily(fraction));
    }

    private string GroupWhole(string digits)
    {
        var text = new StringBuilder(digits);
        var size = GroupSize.Regular(_layout.WholeGroups);
        if (size > 0)
        {
            for (var position = digits.Length - size; position > 0; position -= size)
            {
                text.Insert(position, _symbols.Grouping);
            }

            return text.ToString();
        }

        // Taken from the right, so that an insertion does not move the places still to come.
        foreach (var group in _layout.WholeGroups.OrderBy(group => group))
        {
            text.Insert(Math.Max(0, digits.Length - group), group < digits.Length ? _symbols.Grouping : "");
        }

        return text.ToString();
    }

    private string GroupFraction(string digits)
    {
        var text = new StringBuilder(digits);
        foreach (var group in _layout.FractionGroups.Reverse())
        {
            text.Insert(Math.Min(group, digits.Length), group <= digits.Length ? _symbols.Grouping : "");
        }

        return text.ToString();
    }
}
