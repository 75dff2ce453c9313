using Durable.Asl.Jsonata.Runtime;

namespace Durable.Asl.Jsonata.Functions;

/// <summary>A set of values: scalars are looked up, arrays and objects compared one by one.</summary>
internal sealed class DistinctValues(Evaluation evaluation)
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<double> _numbers = [];
    private readonly List<Value> _others = [];

    /// <summary>True when the value was not there yet. No number that is none equals another.</summary>
    public bool Add(Value value)
    {
        evaluation.Tick();
        if (value.IsString)
        {
            return _texts.Add(value.Text);
        }

        if (value.IsNumber)
        {
            return double.IsNaN(value.Number) || _numbers.Add(value.Number);
        }

        foreach (var other in _others)
        {
            evaluation.Tick();
            if (ValueEquality.AreEqual(value, other, evaluation))
            {
                return false;
            }
        }

        evaluation.Allocate(1);
        _others.Add(value);
        return true;
    }
}
