namespace Durable.Runtime;

/// <summary>Turns values into bytes and back.</summary>
/// <remarks>Mirrors <c>Amazon.Lambda.Core.ILambdaSerializer</c>. What is written must be valid UTF-8: it is stored as
/// text.</remarks>
public interface ILambdaSerializer
{
    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="requestStream">The bytes.</param>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="response">The value.</param>
    /// <param name="responseStream">Receives the bytes.</param>
    void Serialize<T>(T response, Stream responseStream);
}
