using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>
/// The code, the templates for Azure and the sample for one machine name the same settings: one that is spelled in one
/// way here and in another there is silently not set.
/// </summary>
public sealed class SettingsTests
{
    // Means something on one machine only.
    private static readonly string[] LocalOnly =
    [
        "Delivery__RunsAlone",
        "Delivery__Keys__Folder",
        "Delivery__Mail__Folder",
        "Delivery__Webhooks__MayCallThisMachine",
    ];

    // Its default is the same everywhere; who wants another one sets it.
    private static readonly string[] DefaultDoes =
    [
        "Delivery__StaffSignInPath",
        "Delivery__StaffSignOutPath",
        "Delivery__SignInMinutes",
        "Delivery__Csv__Encoding",
        "Delivery__Sms__Transport",
        "Delivery__Sms__Address",
        "Delivery__Sms__Secret",
        "Delivery__Mail__FromName",
        "Delivery__WeChat__Address",
        "Delivery__WeChat__Transport",
        "Delivery__WeChat__ReplayMinutes",
    ];

    // Needed until the directory lets staff in, and then taken away.
    private static readonly string[] FirstKeys = ["Delivery__BootstrapApiKey", "Delivery__BootstrapApproverKey"];

    private static readonly string[] AzureOnly = ["Delivery__Keys__VaultKey"];

    public static TheoryData<string> Environments => AzureSnapshot.Environments;

    [Fact]
    public void Every_timer_finds_its_schedule_in_the_sample_and_every_schedule_its_timer() =>
        Assert.Equal(
            SettingNames.OfTimers.Order(StringComparer.Ordinal),
            SettingNames.OfTheSample.Keys.Where(IsSchedule).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_the_sample_sets_is_read() =>
        Offences.AssertNone(
            SettingNames.OfTheSample.Keys.Where(name => !SettingNames.IsRead(name)),
            "Nobody reads, in local.settings.sample.json:"
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_an_environment_sets_is_read(string environment) =>
        Offences.AssertNone(
            from app in AzureSnapshot.Of(environment).AppSettings
            from name in app.Value.Keys
            where !SettingNames.IsRead(name)
            select $"{app.Key}: {name}",
            "Nobody reads:"
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_the_app_reads_an_environment_sets(string environment) =>
        Offences.AssertNone(
            from app in AzureSnapshot.Of(environment).AppSettings
            from name in SettingNames
                .OfTheApp.Concat(SettingNames.OfTimers)
                .Concat(SettingNames.LookedUp.Where(name => name.Contains("__", StringComparison.Ordinal)))
                .Except([.. LocalOnly, .. DefaultDoes, .. FirstKeys, .. NotMeantFor(app.Value)])
            where !app.Value.Keys.Any(set => set == name || set.StartsWith(name + "__", StringComparison.Ordinal))
            select $"{app.Key}: {name}",
            "The templates do not set:"
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_every_environment_sets_the_sample_shows(string environment) =>
        Offences.AssertNone(
            from app in AzureSnapshot.Of(environment).AppSettings
            from name in app.Value.Keys
            where name.StartsWith("Delivery__", StringComparison.Ordinal) || IsSchedule(name)
            where AzureSnapshot.All.SelectMany(one => one.AppSettings.Values).All(other => other.ContainsKey(name))
            where !AzureOnly.Contains(name) && !SettingNames.OfTheSample.ContainsKey(name)
            select name,
            "local.settings.sample.json does not show:"
        );

    [Theory]
    [MemberData(nameof(Environments))]
    public void Timers_run_on_Azure_when_they_run_on_one_machine(string environment) =>
        Assert.All(
            AzureSnapshot.Of(environment).AppSettings.Values,
            settings =>
                Assert.All(SettingNames.OfTimers, name => Assert.Equal(SettingNames.OfTheSample[name], settings[name]))
        );

    [Theory]
    [InlineData("Delivery__Mail__SmtpHost", true)]
    [InlineData("Delivery__Mail__AllowedRecipients__0", true)]
    [InlineData("Delivery__Ordering__Nonsense", false)]
    [InlineData("Delivery__Mail__SmtpHots", false)]
    [InlineData("Delivery__Mial__SmtpHost", false)]
    [InlineData("Delivery__Mail", false)]
    [InlineData("AzureWebJobsStorage__blobServiceUri", true)]
    [InlineData("AzureWebJobsStorage__blobServiceUrl", false)]
    public void A_misspelled_setting_is_found(string name, bool isRead) =>
        Assert.Equal(isRead, SettingNames.IsRead(name));

    private static bool IsSchedule(string name) => name.EndsWith("Schedule", StringComparison.Ordinal);

    private static IEnumerable<string> NotMeantFor(IReadOnlyDictionary<string, string> settings) =>
        [
            .. settings["Delivery__Mail__Transport"] == "azure"
                ? SettingNames.OfTheApp.Where(name => name.StartsWith("Delivery__Mail__Smtp", StringComparison.Ordinal))
                // A mail server of one's own has no budget that we know of.
                : ["Delivery__Mail__AzureEndpoint", "Delivery__Mail__PerMinute", "Delivery__Mail__PerHour"],
            .. settings["Delivery__Environment"] == "production"
                ? ["Delivery__Mail__AllowedRecipients"]
                : Array.Empty<string>(),
        ];
}
