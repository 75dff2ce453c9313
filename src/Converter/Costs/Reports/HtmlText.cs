using System.Net;
using System.Text;

namespace Sfn2Durable.Costs.Reports;

/// <summary>Writes HTML: everything that comes from outside goes through here and is encoded.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element; attributes without a value are left out.</summary>
    public HtmlText Open(string tag, params (string Name, string? Value)[] attributes)
    {
        Start(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>An element that has no content.</summary>
    public HtmlText Empty(string tag, params (string Name, string? Value)[] attributes)
    {
        Start(tag, attributes);
        return this;
    }

    public HtmlText Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        if (_open.Count <= 3)
        {
            _text.Append('\n');
        }

        return this;
    }

    public HtmlText Text(string text)
    {
        _text.Append(Encode(text));
        return this;
    }

    public HtmlText Element(string tag, string text, params (string Name, string? Value)[] attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>Text of this program that is HTML or CSS already.</summary>
    public HtmlText Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Encode(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)));

    private void Start(string tag, (string Name, string? Value)[] attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(name).Append("=\"").Append(Encode(value)).Append('"');
            }
        }

        _text.Append('>');
    }
}
