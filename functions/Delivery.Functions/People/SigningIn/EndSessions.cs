using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.SigningIn;

/// <summary>Signs a person out elsewhere; in this process at once, in others within seconds.</summary>
public sealed class EndSessions(
    Commands commands,
    SessionRows rows,
    Sessions sessions,
    StaffSignOuts staff,
    AuditLog audit
)
{
    private const int MostInOneCommand = 90;

    /// <returns>False when the person has no such session.</returns>
    public async Task<bool> OneAsync(Caller caller, Session own, string row) =>
        await EndAsync(caller, own, kept => kept.RowKey == row) > 0;

    public async Task OthersAsync(Caller caller, Session own)
    {
        var current = SessionRows.RowOf(own.Secret);
        while (await EndAsync(caller, own, kept => kept.RowKey != current) == MostInOneCommand) { }
    }

    /// <summary>Everywhere, here too: the directory's sign-ins up to now no longer count.</summary>
    public async Task OfStaffAsync(Caller caller)
    {
        await audit.WriteAsync(caller, "session.end", caller.Id, "所有设备");
        await staff.EndAllAsync(caller.Id);
    }

    private async Task<int> EndAsync(Caller caller, Session own, Func<Stored<KeptSession>, bool> which)
    {
        var ended = await commands.RunAsync<IReadOnlyList<string>>(
            caller,
            rows.PlaceOf(own.Person),
            durable: null,
            async () =>
            {
                var kept = await rows.OfPersonAsync(own.Person).Where(which).Take(MostInOneCommand).ToListAsync();
                IReadOnlyList<string> keys = [.. kept.Select(row => row.RowKey)];
                return kept.Count == 0
                    ? Outcome.Of(keys)
                    : Decided.Change(
                        keys,
                        new Act("session.end", $"{own.Kind}/{own.Id}", $"{kept.Count}"),
                        [.. kept.Select(SessionRows.Delete)]
                    );
            }
        );
        foreach (var row in ended.Value)
            sessions.Forget(row);
        return ended.Value.Count;
    }
}
