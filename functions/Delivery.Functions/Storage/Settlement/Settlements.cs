using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>Somebody who had a hand in a run.</summary>
/// <param name="Id">As the audit log keeps it.</param>
public sealed record RunPerson(string Id, string Name);

public sealed record RunAct(RunPerson By, DateTimeOffset At);

/// <summary>A second person did not approve the run.</summary>
public sealed record RunSentBack(RunPerson By, DateTimeOffset At, string Reason);

/// <summary>A month's pay run. Every command on the run or its payslips replaces this row, so that they happen one after another.</summary>
/// <param name="Makers">Who started, corrected or released it: none of them approves it.</param>
/// <param name="Trouble">Why it stopped: sums that do not hold.</param>
/// <param name="TaxBy">As the setting stood when its payslips were made; null before, and of runs from before it was kept.</param>
/// <param name="SentBack">Each time that a second person did not approve it; null for never.</param>
public sealed record PayRun(
    Month Month,
    SettlementStage Stage,
    SettlementWindows Windows,
    IReadOnlyList<RunPerson> Makers,
    RunAct? Released = null,
    RunAct? Approved = null,
    DateTimeOffset? PaidAt = null,
    string? Trouble = null,
    TaxGrouping? TaxBy = null,
    IReadOnlyList<RunSentBack>? SentBack = null
)
{
    /// <summary>It lies with its makers again.</summary>
    public bool IsSentBack => Stage == SettlementStage.Payroll && WasSentBack;

    public bool WasSentBack => SentBack is { Count: > 0 };

    /// <summary>For the keys of letters that are written again each time that it comes round.</summary>
    public string Round => WasSentBack ? $"/{SentBack!.Count}" : "";

    /// <summary>Teachers may still agree or dispute.</summary>
    public bool IsChecked(DateTimeOffset now) => Stage <= SettlementStage.Check && now < Windows.Check.ClosesAt;

    public PayRun MadeBy(RunPerson person) =>
        Makers.Any(maker => maker.Id == person.Id) ? this : this with { Makers = [.. Makers, person] };
}

/// <summary>Staff's word on a lesson where street and teacher contradict each other.</summary>
public sealed record LessonDecision(string LessonId, bool Delivered, string Reason, RunPerson By, DateTimeOffset At);

/// <summary>An adjustment that is about to take something off a settled lesson.</summary>
/// <param name="Id">Of the adjustment.</param>
/// <param name="Month">Of its run.</param>
/// <param name="Amount">Below zero, in yuan before tax.</param>
public sealed record CorrectionClaim(string Id, Month Month, decimal Amount, DateTimeOffset At);

/// <summary>Beside the closed month that the lesson was settled in: which runs take off it at this moment.</summary>
public sealed record CorrectionClaims(string LessonId, IReadOnlyList<CorrectionClaim> Claims);

/// <summary>A month's pay run with its payslips and decisions, in one partition.</summary>
public sealed class Settlements(DeliveryTables tables, Calendars calendars, CurrentSettings settings)
{
    private const string RunRow = "run";
    private const string PayslipPrefix = "payslip|";
    private const string DecisionPrefix = "decision|";
    private const string ClaimPrefix = "claim|";

    public TableClient Table => tables.Settlements;

    public static string PartitionOf(Month month) => month.ToString();

    public Task<Stored<PayRun>?> RunAsync(Month month) => Table.FindAsync<PayRun>(PartitionOf(month), RunRow);

    /// <exception cref="InvalidOperationException">The month has no run: the program asked for one it never started.</exception>
    public async Task<Stored<PayRun>> GetRunAsync(Month month) =>
        await RunAsync(month) ?? throw new InvalidOperationException($"There is no pay run of {month}.");

    /// <summary>The run's own windows, which may have moved, or those that the calendar gives before it starts.</summary>
    public async Task<SettlementWindows> WindowsAsync(Month month) =>
        (await RunAsync(month))?.Value.Windows
        ?? SettlementWindows.Of(month, await calendars.LoadAsync(), settings.SettlementOf(month));

    /// <summary>Whether the calendar of the month's windows is loaded; before, nothing can be said of them.</summary>
    public async Task<bool> HasWindowsAsync(Month month) => (await calendars.LoadAsync()).HasYear(month.Next.Year);

    public async Task<IReadOnlyList<Stored<KeptPayslip>>> PayslipsAsync(Month month) =>
        await EachPayslipAsync(month).ToListAsync();

    /// <summary>One after the other, for who needs a little of each: a month of them is long.</summary>
    public IAsyncEnumerable<Stored<KeptPayslip>> EachPayslipAsync(Month month) =>
        Table.WithPrefixAsync<KeptPayslip>(PartitionOf(month), PayslipPrefix);

    /// <param name="first">A teacher's id.</param>
    /// <param name="last">Another; both are among them.</param>
    public IAsyncEnumerable<Stored<KeptPayslip>> PayslipsBetweenAsync(Month month, string first, string last) =>
        Table.RangeAsync<KeptPayslip>(
            PartitionOf(month),
            PayslipPrefix + first,
            TableRows.KeyAfter(PayslipPrefix + last)
        );

    public Task<Stored<KeptPayslip>?> PayslipAsync(Month month, string teacherId) =>
        Table.FindAsync<KeptPayslip>(PartitionOf(month), PayslipPrefix + teacherId);

    /// <param name="payslipId">{month}-{teacherId}; what is none is found nowhere.</param>
    public async Task<Stored<KeptPayslip>?> PayslipAsync(string payslipId) =>
        Payslip.PartsOf(payslipId) is { } parts ? await PayslipAsync(parts.Month, parts.TeacherId) : null;

    public Task<Stored<LessonDecision>?> DecisionAsync(Month month, string lessonId) =>
        Table.FindAsync<LessonDecision>(PartitionOf(month), DecisionPrefix + lessonId);

    public Task<Stored<CorrectionClaims>?> ClaimsAsync(Month closed, string lessonId) =>
        Table.FindAsync<CorrectionClaims>(PartitionOf(closed), ClaimPrefix + lessonId);

    public async Task<IReadOnlyList<LessonDecision>> DecisionsAsync(Month month)
    {
        var decisions = new List<LessonDecision>();
        await foreach (var row in Table.WithPrefixAsync<LessonDecision>(PartitionOf(month), DecisionPrefix))
            decisions.Add(row.Value);
        return decisions;
    }

    /// <summary>Changes one payslip by a rule, whoever else changes it meanwhile; one that is as wanted already stays.</summary>
    public Task<Outcome<KeptPayslip>> ChangeAsync(
        Month month,
        string teacherId,
        Func<KeptPayslip, Outcome<KeptPayslip>> rule
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored =
                await PayslipAsync(month, teacherId)
                ?? throw new InvalidOperationException($"There is no payslip of {teacherId} in {month}.");
            var changed = rule(stored.Value);
            if (changed.IsRefused || changed.Value == stored.Value)
                return (true, changed);
            return (await Table.TryCommitAsync([TableRows.Replace(RowOf(changed.Value), stored.ETag)]), changed);
        });

    /// <summary>Changes the run by a rule, whoever else changes it meanwhile; answers with how it stands then.</summary>
    public Task<PayRun> ChangeRunAsync(Month month, Func<PayRun, PayRun> rule) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = await GetRunAsync(month);
            var changed = rule(stored.Value);
            return changed == stored.Value
                ? (true, changed)
                : (await Table.TryCommitAsync([TableRows.Replace(RowOf(changed), stored.ETag)]), changed);
        });

    public static TableEntity RowOf(PayRun run) => Row.Of(PartitionOf(run.Month), RunRow, run);

    public static TableEntity RowOf(KeptPayslip kept) =>
        Row.Of(PartitionOf(kept.Payslip.Month), PayslipPrefix + kept.Payslip.TeacherId, kept);

    public static TableEntity RowOf(Month closed, CorrectionClaims claims) =>
        Row.Of(PartitionOf(closed), ClaimPrefix + claims.LessonId, claims);

    public static TableEntity RowOf(Month month, LessonDecision decision) =>
        Row.Of(PartitionOf(month), DecisionPrefix + decision.LessonId, decision);
}
