namespace Sfn2Durable.Cli;

/// <summary>Where the program reads and writes; tests put their own in its place.</summary>
internal class Terminal
{
    /// <summary>The product.</summary>
    public virtual TextWriter Out => Console.Out;

    /// <summary>Everything said about the product.</summary>
    public virtual TextWriter Error => Console.Error;

    public virtual Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>Colours and live progress: only on a terminal, and never where <c>NO_COLOR</c> is set.</summary>
    public virtual bool IsInteractive =>
        !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <summary>Frames and colours around the product: only on a terminal.</summary>
    public virtual bool IsOutputInteractive =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not "dumb";
}
