namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>
/// Whoever signs up for the same course in the same process waits for one another: hundreds at once would only find the
/// course's head changed, read it anew, and try again.
/// </summary>
public sealed class EnrolmentTurns
{
    private const int Turns = 64;

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    public async Task<T> InAsync<T>(string courseId, Func<Task<T>> act)
    {
        var turn = turns[(uint)StringComparer.Ordinal.GetHashCode(courseId) % Turns];
        await turn.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }

    public Task InAsync(string courseId, Func<Task> act) =>
        InAsync(
            courseId,
            async () =>
            {
                await act();
                return true;
            }
        );
}
