using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>A setting that is spelled in one way here and in another there is silently not set.</summary>
public sealed partial class SettingsTests
{
    private const string Sample = "local.settings.sample.json";

    [Fact]
    public void Every_timer_finds_its_schedule_in_the_sample_settings_and_every_schedule_its_timer() =>
        Assert.Equal(
            Triggers
                .Of<TimerTriggerAttribute>()
                .Select(trigger => trigger.Binding.Schedule.Trim('%'))
                .Distinct()
                .Order(StringComparer.Ordinal),
            SampleNames()
                .Where(name => name.EndsWith("Schedule", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_the_sample_and_the_templates_set_is_what_the_app_reads()
    {
        var named =
            from file in House.Files("infra", ".bicep").Append(Sample)
            from name in Setting().Matches(House.Read(file)).Select(match => match.Value.TrimEnd('_')).Distinct()
            where !IsRead(typeof(DeliverySettings), name.Split("__")[1..])
            select $"{file}: {name}";

        Offences.AssertNone(named, "The app reads no such setting:");
    }

    [Theory]
    [InlineData("Delivery__Mail__SmtpHost", true)]
    [InlineData("Delivery__Mail__AllowedRecipients__0", true)]
    [InlineData("Delivery__Mail__SmtpHots", false)]
    [InlineData("Delivery__Mial__SmtpHost", false)]
    public void A_misspelled_setting_is_found(string name, bool isRead) =>
        Assert.Equal(isRead, IsRead(typeof(DeliverySettings), name.Split("__")[1..]));

    private static bool IsRead(Type settings, string[] path) =>
        path.Length == 0
        || (settings != typeof(string) && settings.IsAssignableTo(typeof(IEnumerable)))
        || (settings.GetProperty(path[0]) is { } property && IsRead(property.PropertyType, path[1..]));

    private static IEnumerable<string> SampleNames()
    {
        using var sample = JsonDocument.Parse(House.Read(Sample));
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name)];
    }

    [GeneratedRegex("Delivery__[A-Za-z0-9_]+")]
    private static partial Regex Setting();
}
