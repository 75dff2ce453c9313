namespace Durable.Runtime;

/// <summary>
/// The value of something that was not recorded: the default of its type. What a caller declares, a nullable type or
/// not, is the caller's business; an element of a new array is the default without saying more about the type.
/// </summary>
internal static class Missing<T>
{
    private static readonly T[] Array = new T[1];

    public static T Value => Array[0];
}
