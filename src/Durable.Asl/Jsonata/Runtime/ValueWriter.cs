using System.Runtime.CompilerServices;
using System.Text;

namespace Durable.Asl.Jsonata.Runtime;

/// <summary>
/// Writes JSON text as <c>JSON.stringify</c> lays it out, compact or indented by two. Without an evaluation it writes
/// for an error message: numbers in full and whatever is out of range as null.
/// </summary>
internal sealed class ValueWriter(Evaluation? evaluation, bool pretty)
{
    private const int CharactersPerLook = 1 << 16;

    private readonly StringBuilder _text = new();
    private int _depth;
    private int _accounted;

    public string Write(Value value)
    {
        Append(value);
        evaluation?.AllocateText(_text.Length - _accounted);
        return _text.ToString();
    }

    private void Append(Value value)
    {
        evaluation?.Tick();
        switch (value.Kind)
        {
            case ValueKind.String:
                JsonText.AppendQuoted(_text, value.Text);
                break;
            case ValueKind.Number:
                _text.Append(NumberOf(value.Number));
                break;
            case ValueKind.Boolean:
                _text.Append(value.Boolean ? "true" : "false");
                break;
            case ValueKind.Array when value.Array is { } array:
                Enclose('[', ']', array.Count, index => Append(array[index]));
                break;
            case ValueKind.Object when value.Object is { } members:
                AppendObject(members);
                break;
            case ValueKind.Object when value.Tuple is { } tuple:
                Append(tuple.Item);
                break;
            case ValueKind.Function:
                _text.Append("\"\"");
                break;
            default:
                _text.Append("null");
                break;
        }

        Account();
    }

    private void AppendObject(ObjectValue members)
    {
        var present = members.Members.Where(member => !member.Value.IsUndefined).ToList();
        Enclose('{', '}', present.Count, index =>
        {
            JsonText.AppendQuoted(_text, present[index].Key);
            _text.Append(pretty ? ": " : ":");
            Append(present[index].Value);
        });
    }

    private void Enclose(char open, char close, int count, Action<int> item)
    {
        if (++_depth > (evaluation?.Limits.MaxDepth ?? int.MaxValue)
            || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new JsonataException("D1011");
        }

        _text.Append(open);
        for (var index = 0; index < count; index++)
        {
            _text.Append(index == 0 ? "" : ",");
            NewLine(_depth);
            item(index);
        }

        _depth--;
        if (count > 0)
        {
            NewLine(_depth);
        }

        _text.Append(close);
    }

    private void NewLine(int depth)
    {
        if (pretty)
        {
            _text.Append('\n').Append(' ', depth * 2);
        }
    }

    private void Account()
    {
        if (_text.Length - _accounted > CharactersPerLook)
        {
            evaluation?.AllocateText(_text.Length - _accounted);
            _accounted = _text.Length;
        }
    }

    private string NumberOf(double number)
    {
        if (evaluation is null || double.IsNaN(number))
        {
            return double.IsFinite(number) ? NumberText.Format(number) : "null";
        }

        return double.IsFinite(number)
            ? NumberText.Format(NumberText.RoundTo15Digits(number))
            : throw new JsonataException("D1001").With("value", number);
    }
}
