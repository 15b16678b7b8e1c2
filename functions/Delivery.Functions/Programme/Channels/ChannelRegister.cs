using Azure;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Delivery.Pages.Programme.Channels;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Programme.Channels;

/// <summary>The channels as their pages keep them: those of the system stand among them, for all to see.</summary>
public sealed class ChannelRegister(
    Registers registers,
    ChannelDirectory channels,
    SaveChannel save,
    Programmes programmes,
    TimeProvider clock
) : RegisterKind<RegisteredChannel>(registers.Channels)
{
    private const int WeeksShown = 6;

    public override string Path => Paths.Channels;

    public override string Name => "渠道";

    public override string About => "一周一览每周五发到这些地方；一处发不出去，不影响别处。";

    public override EntryField Code { get; } =
        new("code", "渠道名", Hint: "小写字母、数字和短横，例如 xuhui-bureau，登记后不能改", Required: true);

    public override string SearchHint => "名称或渠道名";

    public override IReadOnlyList<string> Columns { get; } = ["渠道", "种类", "地址", "范围"];

    public override IReadOnlyList<RegisterFilter<RegisteredChannel>> Filters { get; } =
    [
        new("kind", "种类", ChannelFields.EveryKind, (entry, kind) => $"{entry.Channel.Kind}" == kind),
        new("district", "范围", ChannelFields.AllDistricts, (entry, district) => entry.Channel.District == district),
        new(
            "status",
            "状态",
            [new Choice("active", "在用"), new Choice("inactive", "已暂停")],
            (entry, status) => entry.Channel.Active == (status == "active")
        ),
    ];

    public override bool MayEdit(Caller caller) => caller.May(Role.Publisher);

    public override async Task<IReadOnlyList<Stored<RegisteredChannel>>> AllAsync()
    {
        var stored = (await Register.LatelyAsync()).ToDictionary(row => row.RowKey);
        return
        [
            .. (await channels.AllAsync()).Select(channel =>
                stored.TryGetValue(channel.Name, out var row) ? row : Unstored(channel)
            ),
        ];
    }

    public override async Task<Stored<RegisteredChannel>?> FindAsync(string code) =>
        await Register.FindAsync(code) ?? (await channels.FindAsync(code) is { } channel ? Unstored(channel) : null);

    public override Task<IReadOnlyList<FieldGroup>> GroupsAsync() => Task.FromResult(ChannelFields.Groups);

    public override string TitleOf(RegisteredChannel entry) => entry.Channel.Title;

    public override EntryValues ValuesOf(RegisteredChannel entry) => ChannelFields.ValuesOf(entry.Channel);

    public override IReadOnlyList<string> CellsOf(RegisteredChannel entry) =>
        [entry.Channel.Kind.Label(), entry.Channel.Address, entry.Channel.District ?? "全市"];

    public override IReadOnlyList<Mark> MarksOf(RegisteredChannel entry) =>
        [entry.Channel.Active ? new Mark("在用", Tone.Ok) : new Mark("已暂停", Tone.Warn)];

    public override EntryRead<RegisteredChannel> Read(string code, EntryValues typed, RegisteredChannel? known)
    {
        var chosen = Enum.TryParse<ChannelKind>(typed["kind"], out var kind) && Enum.IsDefined(kind);
        var channel = new Channel(
            code,
            typed["title"],
            chosen ? kind : ChannelKind.Site,
            typed["address"],
            typed["district"] is { Length: > 0 } district ? district : null,
            typed["active"] == "true"
        )
        {
            Inbox = typed["inbox"] == "true",
            Template = typed["template"],
        };
        var secrets = new TypedSecrets(typed["secret"], typed["callbackToken"], typed["aesKey"]);
        return new EntryRead<RegisteredChannel>(save.With(channel, known, secrets), []);
    }

    // All of it at once: whether a channel may lead to a webhook is decided by what is registered.
    public override async Task<IReadOnlyList<FieldError>> ErrorsAsync(RegisteredChannel entry) =>
        FormErrors.Of(save.Check(entry, await save.WebhooksAsync())).All;

    public override async Task<PutResult> SaveAsync(Call call, string code, RegisteredChannel entry, ETag ifMatch) =>
        (await save.PutAsync(entry, call, ifMatch)).Result;

    public override async Task<(IReadOnlyList<FactGroup> More, IReadOnlyList<string> Warnings)> AroundAsync(
        RegisteredChannel entry
    )
    {
        var next = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Next;
        var weeks = Enumerable.Range(0, WeeksShown).Select(back => Week.Of(next.Monday.AddDays(-7 * back))).ToList();
        var states = await Task.WhenAll(weeks.Select(week => programmes.ChannelAsync(week, entry.Channel.Name)));
        var facts = weeks
            .Zip(states)
            .Where(week => week.Second is not null)
            .Select(week => ChannelWords.FactOf(week.First, week.Second!))
            .ToList();
        return ([new FactGroup("最近各期", facts, facts.Count == 0 ? "还没有发过。" : null)], []);
    }

    private static Stored<RegisteredChannel> Unstored(Channel channel) =>
        new(new RegisteredChannel(channel), Versions.Absent, "", channel.Name);
}
