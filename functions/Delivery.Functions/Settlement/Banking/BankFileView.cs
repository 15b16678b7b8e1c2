using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Banking;

/// <summary>A bank file as the API shows it, without what stands in it.</summary>
/// <param name="Control">The last four digits of every account, added up.</param>
/// <param name="Awaited">How many of its transfers have no result yet.</param>
public sealed record BankFileView(
    int Number,
    string By,
    DateTimeOffset At,
    int Count,
    decimal Total,
    long Control,
    string Sha256,
    int Awaited
)
{
    public static BankFileView Of(KeptBankFile file, HandedOver handed, IEnumerable<KeptPayslip> kept) =>
        new(
            file.Number,
            file.By.Name,
            file.At,
            file.Count,
            file.Total,
            file.Control,
            file.Sha256,
            kept.Count(one => handed.AwaitedIn(one) == file.Number)
        );
}

/// <param name="Next">Always null: a month's files are few.</param>
public sealed record BankFilesView(IReadOnlyList<BankFileView> Items, string? Next = null);
