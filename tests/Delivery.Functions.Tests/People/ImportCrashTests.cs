using System.Text;
using Delivery.Domain.Operation;
using Delivery.Functions.Ordering.Disciplines;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Tests.Email;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Workflow;
using LocalFunctions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Killed between any two storage requests: an import is taken wholly or not at all, and never half in silence.</summary>
public sealed class ImportCrashTests : IDisposable
{
    // More than are put in at once.
    private const int Rows = 41;

    private static readonly Caller Gao = new(
        CallerKind.Staff,
        "gao",
        "高一",
        new HashSet<string>(StringComparer.Ordinal) { Role.Admin }
    );

    private readonly string folder = Directory.CreateTempSubdirectory("imports-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Killed_at_any_moment_it_is_finished_by_the_timer_or_by_the_same_key()
    {
        var (deaths, halves, died) = (0, 0, true);
        for (; died; deaths++)
        {
            await using var town = await OfficeAsync($"{deaths}");
            town.Life.Begin(deaths);
            died = await DiesAsync(() => town.TakeAsync());
            town.Life.Begin();
            var (there, waiting) = (await town.CountAsync(), await town.WaitingAsync());
            Assert.True(there is 0 or Rows || waiting > 0, $"{there} rows are in, and nothing says so.");
            halves += waiting > 0 ? 1 : 0;
            town.Clock.Pass(TimeSpan.FromMinutes(2));
            if (deaths % 2 == 0)
                await town.Take.FinishLeftAsync(town.Disciplines);
            var decided = await town.DecidedAsync();
            var again = await town.TakeAsync();

            Assert.Equal(Rows, again.Taken);
            Assert.Equal((Rows, 0, 1), (await town.CountAsync(), await town.WaitingAsync(), await town.DecidedAsync()));
            Assert.InRange(decided, 0, 1);
        }

        Assert.True(halves > 10 && deaths > 50, $"{deaths} deaths, {halves} of them in the middle.");
    }

    private static async Task<bool> DiesAsync(Func<Task> act)
    {
        try
        {
            await act();
            return false;
        }
        catch (Life.OverException)
        {
            return true;
        }
    }

    private async Task<Office> OfficeAsync(string name)
    {
        var clock = new StandingClock();
        var storage = EmbeddedStorage.Open(
            Path.Combine(folder, name),
            new Uri("http://127.0.0.1/storage/"),
            clock,
            NullLoggerFactory.Instance
        );
        var life = new Life();
        var tables = new DeliveryTables(new MortalTables(storage.Tables, life));
        foreach (var table in (string[])["Registers", "Audit", "Idempotency", "Relay"])
            await tables.Named(table).CreateIfNotExistsAsync();
        return new Office(storage, life, tables, clock);
    }

    private sealed class StandingClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

        public void Pass(TimeSpan time) => now += time;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }

    private sealed class Office : IAsyncDisposable
    {
        private readonly EmbeddedStorage storage;
        private readonly Registers registers;
        private readonly DeliveryTables tables;

        public Office(EmbeddedStorage storage, Life life, DeliveryTables tables, StandingClock clock)
        {
            (this.storage, this.tables, Life, Clock) = (storage, tables, life, clock);
            var ids = new FreshIds(Guid.CreateVersion7);
            var outbox = new Outbox(tables, ids, clock, NullLogger<Outbox>.Instance);
            var answers = new KeptAnswers(tables, new AuditLog(tables, ids, clock));
            registers = new Registers(tables, outbox, clock);
            Disciplines = new DisciplineIntake(
                registers,
                new CurrentSettings(
                    new SettingRows(tables),
                    new AllSettings(),
                    clock,
                    NullLogger<CurrentSettings>.Instance
                )
            );
            Take = new TakeImport(tables, new Commands(outbox, answers, tables), outbox, ids, clock);
        }

        public Life Life { get; }

        public StandingClock Clock { get; }

        public DisciplineIntake Disciplines { get; }

        public TakeImport Take { get; }

        public async Task<IntakeReport> TakeAsync()
        {
            var lines = Enumerable
                .Range(1, Rows)
                .Select(at =>
                    $$"""{"code":"D{{at:00}}","name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90}"""
                );
            var sent = SentFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Disciplines).Value;
            var rows = await Disciplines.CheckAsync(sent.Rows);
            var call = new Call(Gao, new CallKey("ab12", "body"));
            return (await Take.RunAsync(Disciplines, IntakeMode.All, rows, call)).Value;
        }

        public async Task<int> CountAsync() => await registers.Disciplines.AllAsync().CountAsync();

        public async Task<int> WaitingAsync() =>
            await tables.Registers.WithPrefixAsync<WaitingRows>("disciplines", ImportRows.Waiting).CountAsync();

        public async Task<int> DecidedAsync() =>
            await tables.Registers.WithPrefixAsync<Import>("disciplines", ImportRows.All).CountAsync();

        public ValueTask DisposeAsync() => storage.DisposeAsync();
    }
}
