using System.Globalization;

namespace Delivery.Functions.People.Training;

/// <summary>
/// A training as it was announced, or as it stands after its n-th change: each has an orchestration of its own, and what an
/// earlier one still had to do is not done any more. Written as "2026-1", then "2026-1/1".
/// </summary>
public readonly record struct TrainingTurn(string TrainingId, int Change)
{
    public static TrainingTurn Of(Storage.People.Training training)
    {
        ArgumentNullException.ThrowIfNull(training);
        return new(training.TrainingId, training.Changes);
    }

    public static TrainingTurn Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var id, var change]
            ? new(id, int.Parse(change, CultureInfo.InvariantCulture))
            : new(text, 0);
    }

    public override string ToString() => Change == 0 ? TrainingId : $"{TrainingId}/{Change}";
}
