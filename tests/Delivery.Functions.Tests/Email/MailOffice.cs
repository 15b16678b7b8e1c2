using Azure.Data.Tables;
using Delivery.Domain.Operation;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;
using LocalFunctions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Functions.Tests.Email;

/// <summary>What the transport was given.</summary>
internal sealed record Delivered(string Key, Guid Id, DateTimeOffset WrittenAt, DateTimeOffset At);

/// <summary>The outbox alone, on real tables, with a clock that stands until it is moved, in a process that may die.</summary>
internal sealed class MailOffice : IMailTransport, IAsyncDisposable
{
    private readonly string folder;
    private readonly EmbeddedStorage storage;
    private readonly StandingClock clock = new();
    private readonly Telemetry telemetry = new();
    private readonly DeliverySettings settings;
    private readonly CurrentSettings current;
    private readonly List<MailBudget> budgets = [];

    private readonly IMailTransport? sms;

    private MailOffice(MailSettings mail, IMailTransport? sms)
    {
        this.sms = sms;
        settings = new DeliverySettings { Mail = mail };
        folder = Directory.CreateTempSubdirectory("mail-office-").FullName;
        storage = EmbeddedStorage.Open(folder, new Uri("http://127.0.0.1/storage/"), clock, NullLoggerFactory.Instance);
        Tables = new DeliveryTables(new MortalTables(storage.Tables, Life));
        var limits = new AllSettings { Mail = new MailLimits(mail.PerMinute, mail.PerHour) };
        current = new CurrentSettings(new SettingRows(Tables), limits, clock, NullLogger<CurrentSettings>.Instance);
    }

    public static async Task<MailOffice> OpenAsync(MailSettings? mail = null, IMailTransport? sms = null)
    {
        var office = new MailOffice(mail ?? new MailSettings(), sms);
        await office.Tables.Mail.CreateIfNotExistsAsync();
        office.Begin();
        return office;
    }

    public Life Life { get; } = new();

    public DeliveryTables Tables { get; }

    /// <summary>Without the process that may die in between.</summary>
    public TableClient WholeMail => storage.Tables.GetTableClient("Mail");

    public MailOutbox Outbox { get; private set; } = null!;

    public AddressTroubles Troubles => new(Tables);

    public FailedMails Failed => new(Tables);

    public List<Delivered> Sent { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Looks at each mail before it is sent; may refuse it.</summary>
    public Action<Mail>? Look { get; set; }

    public bool ReachesPeople => false;

    public void Pass(TimeSpan time) => clock.Pass(time);

    /// <summary>A process begins: what the last one had in memory is gone.</summary>
    public void Begin(int breaths = int.MaxValue)
    {
        Life.Begin(breaths);
        Outbox = AnotherProcess();
    }

    /// <summary>The outbox as a process beside has it: nothing in memory is common.</summary>
    public MailOutbox AnotherProcess()
    {
        var budget = new MailBudget(Tables, current, clock);
        budgets.Add(budget);
        var postman = new Postman(
            Tables,
            this,
            new SmsChannel(sms),
            (_, _, _) => Task.FromResult(false),
            settings,
            telemetry,
            clock,
            NullLogger<Postman>.Instance
        );
        return new MailOutbox(Tables, postman, budget, new WaitingMails(Tables), Failed, new OldMails(Tables), clock);
    }

    public Task SendAsync(Guid id, Mail mail, DateTimeOffset at)
    {
        Life.Breathe();
        Look?.Invoke(mail);
        lock (Sent)
            Sent.Add(new Delivered(mail.Key, id, at, Now));
        Life.Breathe();
        return Task.CompletedTask;
    }

    /// <summary>The timer, every minute, until nothing waits.</summary>
    public async Task SendAllAsync()
    {
        for (var minute = 0; minute < 600 && await new WaitingMails(Tables).OldestAsync() is not null; minute++)
        {
            Pass(TimeSpan.FromMinutes(1));
            await Outbox.SendWaitingAsync();
        }
    }

    /// <returns>How many storage requests it took.</returns>
    public async Task<int> RequestsOfAsync(Func<Task> act)
    {
        var before = Life.Requests;
        await act();
        return Life.Requests - before;
    }

    public static Mail Letter(string key, Urgency urgency = Urgency.Today, string to = "lin@example.cn") =>
        new(key, new Recipient(to, "林一"), "题目", "<p>正文</p>", "正文", urgency);

    public static IReadOnlyList<Mail> Letters(int count, Urgency urgency = Urgency.Today) =>
        [.. Enumerable.Range(1, count).Select(number => Letter($"letter/{number}", urgency))];

    public async ValueTask DisposeAsync()
    {
        budgets.ForEach(budget => budget.Dispose());
        telemetry.Dispose();
        await storage.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class StandingClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

        public override DateTimeOffset GetUtcNow() => now;

        public void Pass(TimeSpan time) => now += time;
    }
}
