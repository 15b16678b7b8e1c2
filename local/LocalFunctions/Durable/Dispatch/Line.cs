namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// What waits to be done: those under way before those that have yet to begin, so that few are under way at once and stay in
/// memory. Between so many of the former one of the latter is let in, so that it begins however much goes on.
/// </summary>
internal sealed class Line<T>
{
    private const int MostInARow = 32;
    private readonly Queue<T> underWay = new();
    private readonly Queue<T> beginning = new();
    private int inARow;

    public void Add(T item, bool begins) => (begins ? beginning : underWay).Enqueue(item);

    public bool TryTake(out T item)
    {
        if (underWay.Count == 0 || (beginning.Count > 0 && inARow >= MostInARow))
        {
            inARow = 0;
            return beginning.TryDequeue(out item!);
        }
        inARow++;
        return underWay.TryDequeue(out item!);
    }

    public void Clear()
    {
        underWay.Clear();
        beginning.Clear();
    }
}
