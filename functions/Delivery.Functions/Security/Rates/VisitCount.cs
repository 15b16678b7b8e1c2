namespace Delivery.Functions.Security.Rates;

/// <summary>A network's visits in a period, as this process knows them.</summary>
internal sealed class VisitCount(RatePeriod period, string hash)
{
    private readonly Lock gate = new();
    private int elsewhereAndTold;
    private int untold;
    private bool isTelling;

    public RatePeriod Period => period;

    public string Hash => hash;

    /// <returns>False when the rate is used up; then nothing is counted.</returns>
    public bool TryAdd()
    {
        lock (gate)
        {
            if (elsewhereAndTold + untold >= period.Rate.Most)
                return false;
            untold++;
            return true;
        }
    }

    /// <returns>Whether a whole share is to be told now, by whom this answers true.</returns>
    public bool BeginShare(int share)
    {
        lock (gate)
        {
            if (isTelling || untold < share)
                return false;
            return isTelling = true;
        }
    }

    public int Untold
    {
        get
        {
            lock (gate)
                return untold;
        }
    }

    /// <param name="told">0 when it could not be told; it is told with the next share.</param>
    /// <param name="sum">Of all instances; null when it could not be told.</param>
    public void EndShare(int told, int? sum)
    {
        lock (gate)
        {
            untold -= told;
            elsewhereAndTold = sum ?? elsewhereAndTold;
            isTelling = false;
        }
    }
}
