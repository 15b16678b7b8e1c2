using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>The kinds of work that the instance ids name, and who may put it right.</summary>
/// <param name="Key">In addresses, and the beginning of the ids.</param>
/// <param name="Mender">The role that may retry and skip; an admin may too.</param>
public sealed partial record InstanceKind(string Key, string Label, string Mender)
{
    public static InstanceKind Course { get; } = new("course", "课程", Role.Matcher);
    public static InstanceKind Matching { get; } = new("matching", "请老师", Role.Matcher);
    public static InstanceKind DropOut { get; } = new("dropout", "另请老师", Role.Matcher);
    public static InstanceKind Objection { get; } = new("objection", "对老师的异议", Role.Matcher);
    public static InstanceKind Lesson { get; } = new("lesson", "课", Role.Matcher);
    public static InstanceKind Change { get; } = new("change", "更改", Role.Reviewer);
    public static InstanceKind Chase { get; } = new("chase", "每日催办", Role.Reviewer);
    public static InstanceKind Conducted { get; } = new("conduct", "违规与表彰", Role.Conduct);
    public static InstanceKind Suspension { get; } = new("suspension", "停止配送", Role.Conduct);
    public static InstanceKind News { get; } = new("news", "配送新闻", Role.Publisher);
    public static InstanceKind Visit { get; } = new("visit", "督导", Role.Conduct);
    public static InstanceKind Filming { get; } = new("filming", "拍摄", Role.Publisher);
    public static InstanceKind Training { get; } = new("training", "培训", Role.Conduct);
    public static InstanceKind Programme { get; } = new("programme", "一周一览", Role.Publisher);
    public static InstanceKind Settlement { get; } = new("settlement", "结算", Role.FinanceMaker);
    public static InstanceKind Dispute { get; } = new("dispute", "工资异议", Role.FinanceMaker);
    public static InstanceKind Return { get; } = new("return", "银行退回", Role.FinanceMaker);

    public static InstanceKind StreetChange { get; } = new("street-change", "街镇合并拆分", Role.Admin);
    public static InstanceKind Erasure { get; } = new("erasure", "删除个人信息", Role.Admin);
    public static InstanceKind EnrolmentCode { get; } = new("enrolment-code", "核实手机", Role.Matcher);
    public static InstanceKind EnrolmentOffer { get; } = new("enrolment-offer", "候补名额", Role.Matcher);
    public static InstanceKind EnrolmentReminders { get; } = new("enrolment-reminders", "提醒学员", Role.Matcher);

    public static InstanceKind WeChat { get; } = new("wechat", "微信来件", Role.Matcher);

    /// <summary>A part of a programme, found among its instances.</summary>
    public static InstanceKind Channel { get; } = new("channel", "发布渠道", Role.Publisher);

    public static IReadOnlyList<InstanceKind> Listed { get; } =
    [
        Course,
        Matching,
        DropOut,
        Objection,
        Lesson,
        Change,
        News,
        Visit,
        Filming,
        Training,
        Chase,
        Conducted,
        Suspension,
        Programme,
        Settlement,
        Dispute,
        Return,
        EnrolmentCode,
        EnrolmentOffer,
        EnrolmentReminders,
        WeChat,
        StreetChange,
        Erasure,
    ];

    public string Prefix => $"{Key}-";

    /// <returns>Null for an id that the app never gives.</returns>
    public static InstanceKind? Of(string instanceId) =>
        ChannelId().IsMatch(instanceId)
            ? Channel
            : Listed.FirstOrDefault(kind => instanceId.StartsWith(kind.Prefix, StringComparison.Ordinal));

    /// <summary>What an instance is about, without its kind.</summary>
    public static string AboutOf(string instanceId) =>
        instanceId[
            (
                Of(instanceId) is { Key: var key } && key.Contains('-', StringComparison.Ordinal)
                    ? key.Length + 1
                    : instanceId.IndexOf('-', StringComparison.Ordinal) + 1
            )..
        ];

    /// <summary>The page on which staff see what it is about.</summary>
    public static string? PathOf(string instanceId)
    {
        if (Of(instanceId) == Change)
            return Paths.Change(AboutOf(instanceId));
        if (Of(instanceId) == Filming)
            return Paths.FilmingOf(AboutOf(instanceId));
        if (BusinessKey.OrderIn(instanceId) is { } order)
            return Paths.ReviewOrder(order);
        if (Of(instanceId) == Settlement)
            return Paths.Settlement(AboutOf(instanceId));
        return Of(instanceId) == Programme || Of(instanceId) == Channel
            ? Paths.Programme(AboutOf(instanceId)[..8])
            : null;
    }

    /// <summary>The id that begins all instances which this one has begun itself.</summary>
    public static IReadOnlyList<string> PartsOf(string instanceId) =>
        Of(instanceId) switch
        {
            { } kind when kind == Course =>
            [
                $"{Matching.Prefix}{AboutOf(instanceId)}-",
                $"{Lesson.Prefix}{AboutOf(instanceId)}-",
            ],
            { } kind when kind == Programme => [$"{instanceId}-"],
            { } kind when kind == Settlement =>
            [
                $"{Dispute.Prefix}{AboutOf(instanceId)}-",
                $"{Return.Prefix}{AboutOf(instanceId)}-",
            ],
            _ => [],
        };

    [GeneratedRegex(
        @"^programme-\d{4}-W\d{2}-\d+-[a-z0-9-]+(\.\d+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ChannelId();
}
