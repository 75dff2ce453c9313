namespace Durable.Asl.Payloads;

/// <summary>A payload template has a field that cannot be read.</summary>
public sealed class PayloadTemplateException : FormatException
{
    internal PayloadTemplateException(string message, string field, string pointer, string problem)
        : base(message)
    {
        Field = field;
        Pointer = pointer;
        Problem = problem;
    }

    /// <summary>The name of the field, such as <c>value.$</c>.</summary>
    public string Field { get; }

    /// <summary>Where the field stands: a JSON Pointer into the template.</summary>
    public string Pointer { get; }

    /// <summary>What is wrong with its value, in more detail than the service's message has.</summary>
    public string Problem { get; }
}
