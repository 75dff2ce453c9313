using Durable.Runtime.Testing;

namespace Durable.Runtime.Tests.Replay;

/// <summary>Looks at something live and again in replay, after a wait: both must be the same.</summary>
internal static class Twice
{
    public static async Task<T> SameAsync<T>(Func<IDurableContext, Task<T>> look)
    {
        var seen = new List<T>();
        await using var runner = new DurableTestRunner<int, int>(async (_, context) =>
        {
            seen.Add(await look(context));
            await context.WaitAsync(TimeSpan.FromSeconds(1), "then");
            return 0;
        });

        (await runner.RunAsync(0)).EnsureSucceeded();

        Assert.True(seen.Count >= 2);
        Assert.All(seen, value => Assert.Equivalent(seen[0], value, strict: true));
        return seen[0];
    }

    /// <summary>What a caller can see of a failure, live and in replay.</summary>
    public static async Task<Failure> FailureAsync(Func<IDurableContext, Task> call) =>
        await SameAsync(async context =>
        {
            try
            {
                await call(context);
                throw new InvalidOperationException("It did not fail.");
            }
            catch (DurableExecutionException exception)
            {
                return Failure.Of(exception);
            }
        });

    public sealed record Failure(
        string Exception,
        string Message,
        string? ErrorType,
        string? ErrorData,
        string? StackTrace,
        string? Detail)
    {
        public static Failure Of(DurableExecutionException exception) => exception switch
        {
            StepException step => new(
                step.GetType().Name, step.Message, step.ErrorType, step.ErrorData, Lines(step.OriginalStackTrace), null),
            ChildContextException child => new(
                child.GetType().Name, child.Message, child.ErrorType, child.ErrorData, Lines(child.OriginalStackTrace), child.SubType),
            InvokeException invoke => new(
                invoke.GetType().Name, invoke.Message, invoke.ErrorType, invoke.ErrorData, Lines(invoke.OriginalStackTrace), invoke.FunctionName),
            CallbackException callback => new(
                callback.GetType().Name, callback.Message, callback.ErrorType, callback.ErrorData, Lines(callback.OriginalStackTrace), callback.CallbackId),
            WaitForConditionException condition => new(
                condition.GetType().Name, condition.Message, null, null, null, $"{condition.AttemptsExhausted} {condition.LastState}"),
            _ => new(exception.GetType().Name, exception.Message, null, null, null, null),
        };

        private static string? Lines(IReadOnlyList<string>? lines) => lines is null ? null : string.Join('\n', lines);
    }
}
