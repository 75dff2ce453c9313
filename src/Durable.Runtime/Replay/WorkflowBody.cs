namespace Durable.Runtime.Replay;

/// <summary>A workflow without its types: from recorded input to recorded result.</summary>
/// <param name="context">The root context.</param>
/// <param name="codec">Reads the input and writes the result.</param>
/// <param name="input">The recorded input.</param>
internal delegate Task<string?> WorkflowBody(IDurableContext context, PayloadCodec codec, string? input);
