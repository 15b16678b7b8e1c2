namespace Delivery.Domain;

/// <summary>Either a value or every reason why there is none.</summary>
public sealed record Outcome<T>
{
    private readonly T? _value;

    internal Outcome(T? value, IReadOnlyList<Refusal> refusals) => (_value, Refusals) = (value, refusals);

    /// <summary>Empty when there is a value.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsRefused => Refusals.Count > 0;

    /// <exception cref="InvalidOperationException">The outcome was refused.</exception>
    public T Value =>
        IsRefused
            ? throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals.Select(r => r.Code))}")
            : _value!;

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<IReadOnlyList<Refusal>, TResult> refused)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        ArgumentNullException.ThrowIfNull(refused);
        return IsRefused ? refused(Refusals) : accepted(_value!);
    }
}

public static class Outcome
{
    public static Outcome<T> Of<T>(T value) => new(value, []);

    /// <exception cref="ArgumentException">No reason was given: a refusal without one helps nobody.</exception>
    public static Outcome<T> Refused<T>(params IReadOnlyList<Refusal> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        return reasons.Count > 0
            ? new(default, reasons)
            : throw new ArgumentException("A refusal needs a reason.", nameof(reasons));
    }

    public static Outcome<T> Refused<T>(string code, string message, string? field = null) =>
        Refused<T>(new Refusal(code, message, field));
}
