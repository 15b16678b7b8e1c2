namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>
/// Whoever signs up for the same course in the same process waits for one another: hundreds at once would only find the
/// course's head changed, read it anew, and try again.
/// </summary>
public sealed class EnrolmentTurns
{
    private const int Turns = 64;

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <param name="act">May end its turn before it has ended itself.</param>
    public async Task<T> InAsync<T>(string courseId, Func<EnrolmentTurn, Task<T>> act)
    {
        var queue = turns[(uint)StringComparer.Ordinal.GetHashCode(courseId) % Turns];
        await queue.WaitAsync();
        var turn = new EnrolmentTurn(queue);
        try
        {
            return await act(turn);
        }
        finally
        {
            turn.End();
        }
    }

    public Task InAsync(string courseId, Func<Task> act) =>
        InAsync(
            courseId,
            async _ =>
            {
                await act();
                return true;
            }
        );
}

/// <summary>The turn of one who waited.</summary>
public sealed class EnrolmentTurn(SemaphoreSlim turns)
{
    private int hasEnded;

    /// <summary>Lets the next one begin; said again, it is no other's turn.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref hasEnded, 1) == 0)
            turns.Release();
    }
}
