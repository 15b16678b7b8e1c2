using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>A season of one street, from the first order to the last pay run, with everything the app said meanwhile.</summary>
public sealed class PlayedSeason : IAsyncLifetime
{
    private static readonly CityOptions Options = new(new Season(2026, SeasonKind.Autumn), 1, 3, "unused");

    internal RunningApp App { get; private set; } = null!;

    internal Overheard Heard { get; } = new();

    internal IReadOnlyList<string> Orders { get; private set; } = [];

    /// <summary>Names, phones, addresses and numbers of everybody in the registers.</summary>
    internal IReadOnlySet<string> PersonalData { get; private set; } = new HashSet<string>();

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync(
            CityRun.BeginOf(Options.Season).ToString("yyyy-MM-dd'T'HH:mm:sszzz"),
            logging: Heard.AddTo
        );
        Heard.Listen(App.Services.GetRequiredService<Telemetry>());
        using var http = App.Host.CreateClient();
        var api = new CityApi(http, App.Host.StaffApiKey, App.Host.ApproverApiKey);
        var run = new CityRun(api, Options, await App.Services.GetRequiredService<Calendars>().LoadAsync());
        await run.PlayAsync(CityRun.BeginOf(Options.Season), (_, _) => { });
        await App.IdleAsync();
        Orders = [.. (await api.AllAsync("api/orders")).Select(order => order["orderId"]!.GetValue<string>())];
        PersonalData = await PersonalDataAsync(App.Services.GetRequiredService<Registers>());
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Heard.Dispose();
    }

    private static async Task<IReadOnlySet<string>> PersonalDataAsync(Registers registers)
    {
        var all = new HashSet<string>();
        await foreach (var street in registers.Streets.AllAsync())
        foreach (var contact in new[] { street.Value.Contacts.Ordering, street.Value.Contacts.Delivery })
            all.UnionWith(contact is null ? [] : [contact.Name, contact.Phone, contact.Email]);
        await foreach (var row in registers.Teachers.AllAsync())
        {
            var teacher = row.Value.Teacher;
            all.UnionWith([teacher.Name, teacher.Phone, teacher.Email]);
            all.UnionWith([$"6200{teacher.TeacherId[1..]}00000000", $"3101019900010{teacher.TeacherId[1..]}"]);
        }

        return all;
    }
}
