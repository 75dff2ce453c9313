namespace Durable.Asl.Jsonata.Runtime;

/// <summary>Equality by content: the order of array items counts, the order of members does not.</summary>
internal static class ValueEquality
{
    public static bool AreEqual(Value left, Value right, Evaluation evaluation)
    {
        if (left.IsSame(right))
        {
            return true;
        }

        if (left.Array is { } leftArray)
        {
            return right.Array is { } rightArray && AreEqual(leftArray, rightArray, evaluation);
        }

        return left.Object is { } leftObject
            && right.Object is { } rightObject
            && AreEqual(leftObject, rightObject, evaluation);
    }

    private static bool AreEqual(ArrayValue left, ArrayValue right, Evaluation evaluation)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        evaluation.Descend();
        for (var index = 0; index < left.Count; index++)
        {
            if (!AreEqual(left[index], right[index], evaluation))
            {
                evaluation.Leave();
                return false;
            }
        }

        evaluation.Leave();
        return true;
    }

    private static bool AreEqual(ObjectValue left, ObjectValue right, Evaluation evaluation)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        evaluation.Descend();
        foreach (var (name, value) in left.Members)
        {
            if (!right.TryGet(name, out var other) || !AreEqual(value, other, evaluation))
            {
                evaluation.Leave();
                return false;
            }
        }

        evaluation.Leave();
        return true;
    }
}
