namespace Durable.Runtime.Service;

/// <summary>Repeats calls that the service throttles, as long as the invocation has time.</summary>
internal sealed class ServicePatience(ILambdaContext context, TimeProvider timeProvider)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    public async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> call)
    {
        for (var delay = FirstDelay; ; delay *= 2)
        {
            try
            {
                return await call(CancellationToken.None).ConfigureAwait(false);
            }
            catch (DurableServiceException exception) when (exception.IsThrottling)
            {
                var wanted = exception.RetryAfter ?? (delay < LongestDelay ? delay : LongestDelay);
                if (context.RemainingTime < wanted + Reserve)
                {
                    throw;
                }

                await Task.Delay(wanted, timeProvider, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
