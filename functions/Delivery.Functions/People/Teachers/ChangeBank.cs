using Azure;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Teachers;

/// <summary>A bank account or an identity number that one person has proposed and another has not confirmed yet.</summary>
/// <param name="By">Who must not confirm it.</param>
public sealed record ProposedBank(
    string TeacherId,
    string? SealedBank,
    string? SealedIdNumber,
    string By,
    string Name,
    DateTimeOffset At
);

/// <summary>
/// Where money goes is changed by two people: one proposes, another confirms. The proposal lies beside the teacher's row,
/// sealed as the row is; confirmed, it becomes part of it in one batch.
/// </summary>
public sealed class ChangeBank(Commands commands, Registers registers, TimeProvider clock)
{
    private static Refusal Gone { get; } =
        new("teacher.bank-proposal", "这个修改已经有人确认、撤回或改过，请看最新的情况");

    public Task<Stored<ProposedBank>?> FindAsync(string teacherId) =>
        registers.Teachers.Place is var place && TableRows.CanBeKey(teacherId)
            ? place.Table.FindAsync<ProposedBank>(place.Partition, RowOf(teacherId))
            : Task.FromResult<Stored<ProposedBank>?>(null);

    /// <summary>One proposal at a time: who would change it withdraws it first.</summary>
    public Task<Outcome<string>> ProposeAsync(
        Call call,
        string teacherId,
        string? sealedBank,
        string? sealedIdNumber
    ) =>
        commands.RunAsync<string>(
            call,
            registers.Teachers.Place,
            durable: null,
            async () =>
            {
                if (await FindAsync(teacherId) is not null)
                    return Outcome.Refused<string>(Gone);
                var proposed = new ProposedBank(
                    teacherId,
                    sealedBank,
                    sealedIdNumber,
                    call.By.Id,
                    call.By.Name,
                    clock.GetUtcNow()
                );
                var row = Row.Of(registers.Teachers.Place.Partition, RowOf(teacherId), proposed);
                var act = new Act("teacher.bank.propose", teacherId, WordsOf(proposed));
                return Decided.Change(teacherId, act, [TableRows.Insert(row)]);
            }
        );

    /// <param name="version">Of the proposal that was shown: no other is confirmed.</param>
    public async Task<Outcome<string>> ConfirmAsync(Call call, string teacherId, ETag version)
    {
        var outcome = await commands.RunAsync(
            call,
            registers.Teachers.Place,
            durable: null,
            () => ConfirmedAsync(call, teacherId, version)
        );
        registers.Teachers.Forget();
        return outcome;
    }

    private async Task<Decided<string>> ConfirmedAsync(Call call, string teacherId, ETag version)
    {
        if (await FindAsync(teacherId) is not { Value: var proposed, ETag: var stored } || stored != version)
            return Outcome.Refused<string>(Gone);
        if (proposed.By == call.By.Id)
            return Outcome.Refused<string>("teacher.same-person", "提出的人不能自己确认，请由另一位管理员确认");
        var known = (await registers.Teachers.FindAsync(teacherId))!;
        var changed = known.Value with
        {
            SealedBank = proposed.SealedBank ?? known.Value.SealedBank,
            SealedIdNumber = proposed.SealedIdNumber ?? known.Value.SealedIdNumber,
        };
        var act = new Act(
            "teacher.bank.confirm",
            teacherId,
            $"{WordsOf(proposed)}，由{proposed.Name}提出，{call.By.Name}确认"
        );
        var rows = registers.Teachers.Changed(call.By, act, clock.GetUtcNow(), teacherId, known, changed);
        return Decided.Change(teacherId, act, [.. rows, Delete(teacherId, stored)]);
    }

    /// <summary>By the one who proposed it, or by another who does not agree.</summary>
    public Task<Outcome<string>> WithdrawAsync(Call call, string teacherId, ETag version) =>
        commands.RunAsync<string>(
            call,
            registers.Teachers.Place,
            durable: null,
            async () =>
            {
                if (await FindAsync(teacherId) is not { Value: var proposed, ETag: var stored } || stored != version)
                    return Outcome.Refused<string>(Gone);
                var act = new Act("teacher.bank.withdraw", teacherId, $"{WordsOf(proposed)}，由{proposed.Name}提出");
                return Decided.Change(teacherId, act, [Delete(teacherId, stored)]);
            }
        );

    private TableTransactionAction Delete(string teacherId, ETag stored) =>
        new(
            TableTransactionActionType.Delete,
            new TableEntity(registers.Teachers.Place.Partition, RowOf(teacherId)),
            stored
        );

    /// <summary>Where a teacher's proposal lies.</summary>
    internal static string RowOf(string teacherId) => $"{CommandRows.Prefix}proposed|{teacherId}";

    private static string WordsOf(ProposedBank proposed) =>
        (proposed.SealedBank, proposed.SealedIdNumber) switch
        {
            (not null, not null) => "修改银行账户和证件号",
            (not null, null) => "修改银行账户",
            _ => "修改证件号",
        };
}
