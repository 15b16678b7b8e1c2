using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Local.Hosting;
using LocalFunctions.Clock;
using LocalFunctions.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delivery.Local.Chaos;

/// <summary>A host in a seeded world: dropped without goodbye when the dice say so, and begun again on the same folder.</summary>
internal sealed class MortalHost(World world, string folder, DateTimeOffset begin) : IAsyncDisposable
{
    public const string StaffKey = "staff-of-the-simulation";
    public const string ApproverKey = "approver-of-the-simulation";
    private const int MostStarts = 20;
    private FunctionsHost? host;

    public SeededTurns Turns { get; private set; } = new(world);

    public FunctionsHost Host => host ?? throw new InvalidOperationException("The host is down.");

    /// <summary>Begins until a process outlives its own start.</summary>
    public async Task ReviveAsync()
    {
        for (var starts = 1; host is null || world.IsDead; starts++)
        {
            await DropAsync();
            Turns = new SeededTurns(world);
            world.Begin();
            try
            {
                host = await FunctionsHost.StartAsync(Options());
            }
            catch (Exception) when (starts < MostStarts)
            {
                // Killed while it started, or its storage did not answer: once more, as whatever watches over it would.
            }
        }
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task DropAsync()
    {
        if (host is { } dead)
            await dead.DisposeAsync();
        host = null;
    }

    private FunctionsHostOptions Options() =>
        new()
        {
            App = DeliveryOnThisMachine.App,
            DataFolder = folder,
            Clock = ClockChoice.Simulated(begin),
            World = new SeededWorld(Turns, new FailingStorage(world).PassAsync),
            Settings = new Dictionary<string, string?>
            {
                ["Delivery:BootstrapApiKey"] = StaffKey,
                ["Delivery:BootstrapApproverKey"] = ApproverKey,
                ["RelaySchedule"] = "0 5 1,7,13 * * *",
                ["MailSchedule"] = "0 10 1,7,13 * * *",
                ["WebhookSchedule"] = "0 15 1,7,13 * * *",
                ["LessonSchedule"] = "0 25 1,7,13 * * *",
                ["CatchUpSchedule"] = "0 20 1,8,13 * * *",
                // The last week only: once there is one, whatever is a day old is caught up, and all exports of a season
                // together would be a quarter of its work.
                ["BackupSchedule"] = "0 0 19 12-31 10 *",
                ["HealthSchedule"] = "0 0 0 1 1 *",
            },
            Services = Seed,
            Logging = logging => logging.ClearProviders(),
        };

    private void Seed(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new FreshIds(world.Dice.Guid)));
        // It runs beside the start and takes no turns, so chance would come in by it; each night does the same in its turn.
        services.Remove(services.Single(one => one.ImplementationType == typeof(RenewWaitingAtStart)));
        var durable = (DurableTaskClient)
            services.Single(one => one.ServiceType == typeof(DurableTaskClient)).ImplementationInstance!;
        services.Replace(ServiceDescriptor.Singleton<DurableTaskClient>(new FailingDurable(world, durable)));
        services.Replace(
            ServiceDescriptor.Singleton<IMailTransport>(provider => new FailingMail(
                world,
                ActivatorUtilities.CreateInstance<FolderTransport>(provider)
            ))
        );
        world.Clock = (LocalClock)
            services.Single(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
    }
}
