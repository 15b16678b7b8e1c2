using System.Diagnostics;
using System.Reflection;
using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.Hosting;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>The working calendar as staff have loaded it, year by year; read again every half minute and after each load.</summary>
public sealed class Calendars(DeliveryTables tables, Outbox outbox, CurrentSettings settings, TimeProvider clock)
    : IHostedService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private (WorkingCalendar Calendar, DateTimeOffset ReadAt)? last;

    /// <summary>Read them here; write them by <see cref="PutAsync"/>.</summary>
    public Register<CalendarYear> Years { get; } = new(tables.Registers, "calendar", outbox, clock);

    public async Task<WorkingCalendar> LoadAsync()
    {
        if (last is { } read && clock.IsWithin(Fresh, read.ReadAt))
            return read.Calendar;
        var loaded = new List<CalendarYear>();
        await foreach (var year in Years.AllAsync())
            loaded.Add(year.Value);
        var calendar = new WorkingCalendar(loaded);
        last = (calendar, clock.GetUtcNow());
        return calendar;
    }

    /// <summary>Whom a street calls that is refused because a year is missing: 配送办公室 021-55500000.</summary>
    public string WhomToCall => $"{settings.Office.ContactName} {settings.Office.ContactPhone}";

    /// <summary>Nothing is guessed of a year that is not loaded; who is refused for it reads whom to call.</summary>
    public Refusal NotLoaded(int year, string? field = null) =>
        new("calendar.year-not-loaded", CalendarYearNotLoadedException.Sentence(year, WhomToCall), field);

    /// <inheritdoc cref="Register{T}.PutAsync"/>
    public async Task<(PutResult Result, ETag ETag)> PutAsync(Call call, CalendarYear year, ETag? ifMatch = null)
    {
        var code = $"{year.Year:0000}";
        var put = await Years.PutAsync(call, new Act("calendar.put", code), code, year, ifMatch);
        last = null;
        return put;
    }

    /// <summary>Loads the years that come with the app, unless staff have loaded their own.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains("CalendarData")))
        {
            await using var file = assembly.GetManifestResourceStream(name) ?? throw new UnreachableException();
            using var text = new StreamReader(file);
            var year = StoredJson.Read<CalendarYear>(await text.ReadToEndAsync(cancellationToken));
            if (await Years.FindAsync($"{year.Year:0000}") is null)
                await PutAsync(Caller.Service, year);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
