using Delivery.Functions;
using Delivery.Functions.Workflow;
using Delivery.Local.Mail;
using Delivery.Local.Staff;
using LocalFunctions.Clock;
using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Views;

namespace Delivery.Local.Hosting;

/// <summary>Delivery as an app of the local host: what its own Program would call, and what stands in for the cloud around it.</summary>
public static class DeliveryOnThisMachine
{
    public static HostedApp App { get; } =
        new(
            "社区体育配送",
            typeof(DeliveryApp).Assembly.GetTypes(),
            Add,
            app => app.UseDelivery(),
            AppContext.BaseDirectory
        )
        {
            Settings = Settings,
            AddressSetting = "Delivery:BaseUrl",
            Receive = DirectoryStamp.Apply,
            Map = (endpoints, host) =>
            {
                StaffEndpoints.Map(endpoints, host);
                MailEndpoints.Map(endpoints, host);
            },
            View = new ViewedApp(
                [
                    new ViewedSection("/local/mail", "邮件", "发出的每一封"),
                    new ViewedSection("/local/sign-in", "登录", "点一下，以街镇、老师或工作人员登录"),
                ],
                [new NamedMoment("friday", "到下个周五 15:00", NextFriday)],
                Facts
            )
            {
                Pages = PageNames.All,
            },
        };

    extension(FunctionsHost host)
    {
        public string StaffApiKey => host.Configuration["Delivery:BootstrapApiKey"]!;

        /// <summary>Another identity than that of <c>StaffApiKey</c>, for what needs a second person.</summary>
        public string ApproverApiKey => host.Configuration["Delivery:BootstrapApproverKey"]!;

        public MailFolder Mail => host.Services.GetRequiredService<MailFolder>();
    }

    private static void Add(IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<ReadTrigger>((function, _) => new(LocalFunctionContext.TriggerOf(function)))
            .AddSingleton<LocalMembers>()
            .AddSingleton(new MailFolder(configuration["Delivery:Mail:Folder"]!))
            .AddDelivery(configuration);

    private static Dictionary<string, string?> Settings(HostPlace place)
    {
        var keys = ApiKeysFile.Of(place.DataFolder);
        var settings = new Dictionary<string, string?>
        {
            ["Delivery:BaseUrl"] = place.BaseUrl.ToString(),
            ["Delivery:BootstrapApiKey"] = keys.StaffApiKey,
            ["Delivery:BootstrapApproverKey"] = keys.ApproverApiKey,
            ["Delivery:Mail:Transport"] = "folder",
            ["Delivery:Mail:Folder"] = Path.Combine(place.DataFolder, "mail"),
            ["Delivery:Sms:Transport"] = "folder",
            ["Delivery:WeChat:Transport"] = "folder",
            // The platform's clock is the world's, and this one may be another.
            ["Delivery:WeChat:ReplayMinutes"] = "0",
            ["Delivery:Keys:Folder"] = Path.Combine(place.DataFolder, "keys"),
            ["Delivery:Environment"] = "local",
            ["Delivery:DirectoryHeader"] = "true",
            ["Delivery:StaffSignInPath"] = "/local/sign-in",
            ["Delivery:StaffSignOutPath"] = "/local/sign-in",
            // Whoever tries it out sees what comes of an approval at once; the settings page changes it.
            ["Delivery:Matching:PlanEveryMinutes"] = "0",
        };
        if (!place.IsSimulated)
            return settings;
        // These timers only pick up what a crash or a mail budget left behind. By the second they would be nearly all
        // there is to do in a simulated season.
        settings["RelaySchedule"] = "0 0 * * * *";
        settings["MailSchedule"] = "0 0 * * * *";
        settings["WebhookSchedule"] = "45 0 * * * *";
        settings["CatchUpSchedule"] = "0 0 */6 * * *";
        settings["HealthSchedule"] = "0 0 16 * * *";
        // Lessons begin on the hour and the half: a quarter later they are asked about.
        settings["LessonSchedule"] = "0 15,45 * * * *";
        return settings;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Facts(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return
        [
            new("邮件", services.GetRequiredService<MailFolder>().Folder),
            new("工作人员密钥", $"X-Api-Key: {configuration["Delivery:BootstrapApiKey"]}"),
            new("第二人密钥", $"X-Api-Key: {configuration["Delivery:BootstrapApproverKey"]}"),
        ];
    }

    /// <summary>The next Friday 15:00, when the week's programme is published.</summary>
    private static DateTimeOffset NextFriday(DateTimeOffset now)
    {
        var days = ((int)DayOfWeek.Friday - (int)now.DayOfWeek + 7) % 7;
        var friday = new DateTimeOffset(now.Date, LocalClock.ShanghaiOffset).AddDays(days).AddHours(15);
        return friday > now ? friday : friday.AddDays(7);
    }
}
