using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Matching;
using Delivery.Domain.Operation;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Settlement.Banking;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Enrolling;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Storage.Operation;

/// <summary>
/// The settings as they hold at a moment: the defaults of the app settings, and over them what staff have changed. They
/// are read again at the beginning of a function when half a minute old, and after each change made here; in between
/// everybody reads them at once, without storage.
/// </summary>
public sealed partial class CurrentSettings(
    SettingRows rows,
    AllSettings defaults,
    TimeProvider clock,
    ILogger<CurrentSettings> log
) : IHostedService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock turn = new();

    private volatile Known known = new(new SettingsBook(defaults, []), Read: 0);
    private long reads;
    private long triedAt;
    private volatile Today? today;

    /// <param name="Read">Which reading it comes from; 0 before the first.</param>
    private sealed record Known(SettingsBook Book, long Read);

    private sealed record Today(SettingsBook Book, DateOnly Day, AllSettings Settings);

    public SettingsBook Book => known.Book;

    public AllSettings Now
    {
        get
        {
            var (book, day) = (known.Book, ShanghaiTime.DateOf(clock.GetUtcNow()));
            if (today is { } last && last.Book == book && last.Day == day)
                return last.Settings;
            var settings = book.On(day);
            today = new Today(book, day, settings);
            return settings;
        }
    }

    public OrderSettings Ordering => Now.Ordering;

    public MatchingSettings Matching => Now.Matching;

    public LessonSettings Teaching => Now.Teaching;

    public ProgrammeSettings Programme => Now.Programme;

    public EnrolmentSettings Enrolment => Now.Enrolment;

    public TaxSettings Tax => Now.Tax;

    public BankFileSettings BankFile => Now.BankFile;

    public ConductSettings Conduct => Now.Conduct;

    public MissingYearSettings MissingYear => Now.MissingYear;

    public OfficeSettings Office => Now.Office;

    public MailLimits Mail => Now.Mail;

    public RetentionSettings Retention => Now.Retention;

    /// <summary>As they held when something was decided, or will hold when it happens.</summary>
    public AllSettings At(DateTimeOffset moment) => known.Book.At(moment);

    /// <summary>Of the midnight at which the month's first window opens, so that no open window ever moves.</summary>
    public SettlementSettings SettlementOf(Month lessonMonth) =>
        At(ShanghaiTime.StartOf(lessonMonth.Next.First)).Settlement;

    /// <summary>The year's quota in yuan: today's in the running year, and that of its last or first day in another.</summary>
    public decimal QuotaOf(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var day = ShanghaiTime.DateOf(clock.GetUtcNow());
        return known
            .Book.On(
                day < first ? first
                : day > last ? last
                : day
            )
            .Ordering.YearlyQuota;
    }

    /// <summary>Reads again what is half a minute old.</summary>
    public async Task RefreshAsync()
    {
        var isKnown = known.Read > 0;
        if (isKnown && clock.GetElapsedTime(Interlocked.Read(ref triedAt)) < Fresh)
            return;
        // Others go on meanwhile with what is known.
        Interlocked.Exchange(ref triedAt, clock.GetTimestamp());
        try
        {
            await ReadAsync();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && isKnown)
        {
            // What is known holds on; only a change of the last seconds is missed, and the next function reads it.
            StillAsTheyWere(failure);
        }
    }

    /// <summary>Reads them anew, whatever their age: after a change.</summary>
    public async Task ReadAsync()
    {
        var mine = Interlocked.Increment(ref reads);
        var book = new SettingsBook(defaults, await rows.AllAsync());
        Interlocked.Exchange(ref triedAt, clock.GetTimestamp());
        lock (turn)
        {
            // One that began before a change may come back after the one that began after it.
            if (mine > known.Read)
                known = new Known(book, mine);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => ReadAsync();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1005, LogLevel.Warning, "The settings could not be read again; they hold on as they were read last")]
    private partial void StillAsTheyWere(Exception failure);
}
