using Durable.Asl.IntrinsicFunctions;

namespace Durable.Asl;

/// <summary>The intrinsic functions of the JSONPath mode, for use in C#.</summary>
/// <remarks>
/// <para>Arguments are texts, numbers, booleans, JSON values, paths (<c>data.At("$.x")</c>) and other calls. The
/// result converts to <see cref="System.Text.Json.Nodes.JsonNode"/>, and the call is evaluated at that moment; see
/// <see cref="IntrinsicValue"/>.</para>
/// <para>Wrong arguments fail with <c>States.Runtime</c>, in the words of the service.</para>
/// </remarks>
public static class Intrinsics
{
    /// <summary><c>States.Array</c>: an array of the values, nothing flattened.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue Array(params IntrinsicValue[] values) => Call(nameof(Array), values);

    /// <summary><c>States.ArrayPartition</c>: the array in pieces, of which the last may be shorter.</summary>
    /// <param name="array">The array.</param>
    /// <param name="size">The size of a piece; a fraction is cut off, and at least 1 has to remain.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayPartition(IntrinsicValue array, IntrinsicValue size) =>
        Call(nameof(ArrayPartition), array, size);

    /// <summary>
    /// <c>States.ArrayContains</c>: whether an array has a value. Values are compared by their texts.
    /// </summary>
    /// <param name="array">The array.</param>
    /// <param name="value">The value.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayContains(IntrinsicValue array, IntrinsicValue value) =>
        Call(nameof(ArrayContains), array, value);

    /// <summary><c>States.ArrayRange</c>: the integers from the first to the last one, at most 1,000.</summary>
    /// <param name="first">The first integer; fractions are cut off.</param>
    /// <param name="last">The last one, included when a step meets it.</param>
    /// <param name="step">The step, not 0; a negative one counts down.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayRange(IntrinsicValue first, IntrinsicValue last, IntrinsicValue step) =>
        Call(nameof(ArrayRange), first, last, step);

    /// <summary><c>States.ArrayGetItem</c>: an element of an array; null for an empty array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="index">The index from 0; a fraction is cut off.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayGetItem(IntrinsicValue array, IntrinsicValue index) =>
        Call(nameof(ArrayGetItem), array, index);

    /// <summary><c>States.ArrayLength</c>: the number of elements.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayLength(IntrinsicValue array) => Call(nameof(ArrayLength), array);

    /// <summary><c>States.ArrayUnique</c>: the different elements, in the order of a Java HashSet.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue ArrayUnique(IntrinsicValue array) => Call(nameof(ArrayUnique), array);

    /// <summary><c>States.Base64Encode</c>: the UTF-8 bytes of a text in Base64.</summary>
    /// <param name="text">The text, of at most 10,000 characters.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue Base64Encode(IntrinsicValue text) => Call(nameof(Base64Encode), text);

    /// <summary><c>States.Base64Decode</c>: the text whose UTF-8 bytes stand in Base64.</summary>
    /// <param name="text">The text, of at most 10,000 characters; what is not Base64 in it is skipped.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue Base64Decode(IntrinsicValue text) => Call(nameof(Base64Decode), text);

    /// <summary><c>States.Hash</c>: the hash of a text in lower-case hexadecimal digits.</summary>
    /// <param name="value">The text, of at most 10,000 characters; of other values the text form is hashed.</param>
    /// <param name="algorithm"><c>MD5</c>, <c>SHA-1</c>, <c>SHA-256</c>, <c>SHA-384</c> or <c>SHA-512</c>.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue Hash(IntrinsicValue value, IntrinsicValue algorithm) =>
        Call(nameof(Hash), value, algorithm);

    /// <summary><c>States.JsonMerge</c>: the members of two objects; those of the second one win.</summary>
    /// <param name="first">The first object.</param>
    /// <param name="second">The second object.</param>
    /// <param name="deep">False; a deep merge is not supported.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue JsonMerge(IntrinsicValue first, IntrinsicValue second, IntrinsicValue deep) =>
        Call(nameof(JsonMerge), first, second, deep);

    /// <summary><c>States.StringToJson</c>: the value that JSON text stands for; null for an empty text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue StringToJson(IntrinsicValue text) => Call(nameof(StringToJson), text);

    /// <summary><c>States.JsonToString</c>: the compact JSON text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue JsonToString(IntrinsicValue value) => Call(nameof(JsonToString), value);

    /// <summary><c>States.MathRandom</c>: a random integer. Not deterministic: evaluate it in a step.</summary>
    /// <param name="start">The smallest number; a fraction is cut off.</param>
    /// <param name="end">One more than the largest number.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue MathRandom(IntrinsicValue start, IntrinsicValue end) =>
        Call(nameof(MathRandom), start, end);

    /// <summary><c>States.MathRandom</c> with a seed: the number that <c>java.util.Random</c> gives.</summary>
    /// <param name="start">The smallest number; a fraction is cut off.</param>
    /// <param name="end">One more than the largest number.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue MathRandom(IntrinsicValue start, IntrinsicValue end, IntrinsicValue seed) =>
        Call(nameof(MathRandom), start, end, seed);

    /// <summary><c>States.MathAdd</c>: the 32-bit sum of two numbers, each rounded first, halves upwards.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="second">The second number.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue MathAdd(IntrinsicValue first, IntrinsicValue second) =>
        Call(nameof(MathAdd), first, second);

    /// <summary><c>States.StringSplit</c>: the parts of a text between delimiters; empty parts vanish.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiters">A set of characters, each of which separates.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue StringSplit(IntrinsicValue text, IntrinsicValue delimiters) =>
        Call(nameof(StringSplit), text, delimiters);

    /// <summary><c>States.UUID</c>: a random identifier. Not deterministic: evaluate it in a step.</summary>
    /// <returns>The call.</returns>
    public static IntrinsicValue UUID() => Call(nameof(UUID));

    /// <summary><c>States.Format</c>: a template in which each <c>{}</c> is replaced by a value.</summary>
    /// <param name="template">The template; <c>\{</c> and <c>\}</c> are braces.</param>
    /// <param name="values">As many values as there are <c>{}</c>. Objects print as in Java: <c>{a=1,
    /// b=[]}</c>.</param>
    /// <returns>The call.</returns>
    public static IntrinsicValue Format(IntrinsicValue template, params IntrinsicValue[] values) =>
        Call(nameof(Format), [template, .. values]);

    private static IntrinsicValue Call(string name, params IntrinsicValue[] arguments) =>
        IntrinsicValue.FromCall(IntrinsicTable.Find(name), arguments);
}
