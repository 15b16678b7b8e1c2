using System.Globalization;
using System.Text.Json;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <param name="Value">A number, a text, a time such as "18:00", or true and false, by the setting's kind.</param>
/// <param name="From">The first day on which it holds: today or later.</param>
public sealed record SettingBody(
    [Typed(TextKind.Line)] JsonElement Value,
    DateOnly From,
    [Typed(TextKind.Paragraph, Longest = 500)] string Reason
);

public sealed record SettingChangeView(JsonElement Value, DateOnly From, string Reason, string By, DateTimeOffset At);

/// <param name="Value">What holds today.</param>
/// <param name="Default">What holds where nobody has changed it.</param>
/// <param name="From">Since when today's value holds; null for the default.</param>
/// <param name="Reason">Why it was set so; null for the default.</param>
/// <param name="History">Every change, planned ones too, the last decided first.</param>
public sealed record SettingView(
    string Name,
    string Label,
    SettingGroup Group,
    SettingKind Kind,
    string Unit,
    string Range,
    JsonElement Value,
    JsonElement Default,
    DateOnly? From,
    string? Reason,
    IReadOnlyList<SettingChangeView> History
);

/// <summary>The values that staff may change without code.</summary>
public sealed class SettingsApi(
    Api api,
    CurrentSettings current,
    SettingRows rows,
    ChangeSetting change,
    TimeProvider clock
)
{
    [Function(nameof(ListSettings))]
    [ApiCall("全部设置，今天的数值和改动记录", Items = typeof(SettingView))]
    public Task<IResult> ListSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/settings")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff,
            async _ =>
            {
                await current.ReadAsync();
                return PageAsked
                    .Of(request)
                    .AnswerOf(
                        request,
                        SettingCatalogue.All,
                        setting => setting.Name,
                        setting => Shown(setting, current.Book.HistoryOf(setting))
                    );
            }
        );

    [Function(nameof(GetSetting))]
    [ApiCall("查看一项设置", Answer = typeof(SettingView))]
    public Task<IResult> GetSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/settings/{name}")] HttpRequest request,
        string name
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff,
            async _ => SettingCatalogue.Find(name) is { } setting ? await AnswerAsync(setting) : Unknown(name)
        );

    [Function(nameof(PutSetting))]
    [ApiCall(
        "改一项设置，从今天或以后的某一天起",
        Body = typeof(SettingBody),
        Answer = typeof(SettingView),
        Scopes = [Role.Admin]
    )]
    public Task<IResult> PutSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/settings/{name}")] HttpRequest request,
        string name
    ) =>
        api.SendAsync<SettingBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                if (SettingCatalogue.Find(name) is not { } setting)
                    return Unknown(name);
                var asked = new SettingAsked(TextOf(body.Value), body.From, body.Reason);
                var outcome = await change.RunAsync(setting, asked, request.IfMatch(), call);
                if (outcome.Refusals.Contains(ChangeSetting.Stale))
                    return ApiAnswer.Stale;
                return outcome.IsRefused ? ApiAnswer.Refused(outcome.Refusals) : await AnswerAsync(setting);
            }
        );

    private static ApiAnswer Unknown(string name) => ApiAnswer.NotFound("setting.unknown", "设置", name);

    private async Task<ApiAnswer> AnswerAsync(Setting setting)
    {
        var stored = await rows.FindAsync(setting.Name);
        var history = stored?.Value ?? SettingHistory.NeverChanged(setting.Name);
        return ApiAnswer.Ok(Shown(setting, history), SettingRows.VersionOf(stored));
    }

    private SettingView Shown(Setting setting, SettingHistory history)
    {
        var now = history.On(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var first = setting.ValueIn(current.Book.Defaults);
        return new SettingView(
            setting.Name,
            setting.Label,
            setting.Group,
            setting.Kind,
            setting.Unit,
            setting.Range,
            JsonOf(setting, now?.Value ?? first),
            JsonOf(setting, first),
            now?.HoldsFrom,
            now?.Reason,
            [
                .. history
                    .Changes.Reverse()
                    .Select(made => new SettingChangeView(
                        JsonOf(setting, made.Value),
                        made.HoldsFrom,
                        made.Reason,
                        made.By,
                        made.At
                    )),
            ]
        );
    }

    private static JsonElement JsonOf(Setting setting, string value) =>
        setting.Kind switch
        {
            SettingKind.WholeNumber or SettingKind.Amount => JsonSerializer.SerializeToElement(
                decimal.Parse(value, CultureInfo.InvariantCulture)
            ),
            SettingKind.YesNo => JsonSerializer.SerializeToElement(value == "true"),
            _ => JsonSerializer.SerializeToElement(value),
        };

    // Lists and objects are no value of any setting, and are refused with its range.
    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
