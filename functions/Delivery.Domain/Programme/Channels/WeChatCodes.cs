namespace Delivery.Domain.Programme.Channels;

public enum WeChatMeaning
{
    /// <summary>It passes by itself.</summary>
    TryAgain,

    /// <summary>The token no longer holds; a new one does.</summary>
    NewToken,

    /// <summary>Something that was uploaded is gone: it is uploaded anew.</summary>
    MaterialGone,

    /// <summary>Staff must do something first.</summary>
    GiveUp,

    /// <summary>This one person does not get it: they follow the account no more, or want no messages.</summary>
    NotReached,
}

/// <summary>What an official account's interface says by its error codes, and what follows from each.</summary>
/// <param name="Words">For staff: what is wrong and what to do.</param>
public sealed record WeChatCode(int Number, WeChatMeaning Meaning, string Words)
{
    public const int NoSuchMaterial = 40007;
    public const int BadSecret = 40001;

    private static readonly Dictionary<int, WeChatCode> Known = new WeChatCode[]
    {
        new(-1, WeChatMeaning.TryAgain, "微信系统繁忙"),
        new(BadSecret, WeChatMeaning.NewToken, "AppSecret 不对或凭证失效，请核对渠道里填的 AppSecret"),
        new(40014, WeChatMeaning.NewToken, "凭证不对"),
        new(41001, WeChatMeaning.NewToken, "没有带上凭证"),
        new(42001, WeChatMeaning.NewToken, "凭证过期"),
        new(40003, WeChatMeaning.NotReached, "没有这个微信用户"),
        new(43004, WeChatMeaning.NotReached, "对方没有关注公众号"),
        new(43101, WeChatMeaning.NotReached, "对方不接收公众号的通知"),
        new(45015, WeChatMeaning.NotReached, "对方超过48小时没有来过消息，公众号不能再回"),
        new(45047, WeChatMeaning.NotReached, "公众号连着回了太多条，等对方再来消息"),
        new(40037, WeChatMeaning.GiveUp, "模板编号不对，请核对渠道里填的模板编号"),
        new(47003, WeChatMeaning.GiveUp, "模板的字段不对，请核对渠道里填的模板编号"),
        new(NoSuchMaterial, WeChatMeaning.MaterialGone, "素材不存在"),
        new(40005, WeChatMeaning.GiveUp, "图片的格式不被接受，请联系维护人员"),
        new(40009, WeChatMeaning.GiveUp, "图片太大，请联系维护人员"),
        new(40013, WeChatMeaning.GiveUp, "AppID 不对，请核对渠道里填的 AppID"),
        new(40164, WeChatMeaning.GiveUp, "本系统的网络地址不在公众号的白名单里，请在公众平台加上"),
        new(43002, WeChatMeaning.GiveUp, "调用方式不对，请联系维护人员"),
        new(44002, WeChatMeaning.GiveUp, "提交的内容为空，请联系维护人员"),
        new(44003, WeChatMeaning.GiveUp, "图文内容为空，请联系维护人员"),
        new(45003, WeChatMeaning.GiveUp, "标题太长，请人工发布"),
        new(45009, WeChatMeaning.GiveUp, "今天的调用次数用完了，请明天重发，或人工发布"),
        new(47001, WeChatMeaning.GiveUp, "提交的内容格式不对，请联系维护人员"),
        new(48001, WeChatMeaning.GiveUp, "公众号没有发布接口的权限（需要已认证的账号），请人工发布"),
        new(53503, WeChatMeaning.GiveUp, "草稿没有通过检查，请在公众平台查看草稿"),
        new(53504, WeChatMeaning.GiveUp, "需要在公众平台网页上操作，请到草稿箱发布"),
        new(53505, WeChatMeaning.GiveUp, "草稿需要先手工保存一次，请到草稿箱保存后重发"),
    }.ToDictionary(code => code.Number);

    /// <summary>An unknown one may pass: it is tried again, and staff see its number in the end.</summary>
    public static WeChatCode Of(int number) =>
        Known.GetValueOrDefault(number, new WeChatCode(number, WeChatMeaning.TryAgain, "微信答了没有见过的代码"));

    public override string ToString() => $"{Words}（微信代码 {Number}）";
}

/// <summary>How far a publication is, by the number that <c>freepublish/get</c> gives.</summary>
public static class WeChatPublication
{
    public const int Done = 0;
    public const int UnderWay = 1;

    /// <returns>Why it was not published; null where it is, or still may be.</returns>
    public static string? TroubleOf(int status) =>
        status switch
        {
            Done or UnderWay => null,
            2 => "原创审核没有通过，请在公众平台查看",
            3 => "发布失败，请在公众平台查看原因",
            4 => "平台审核没有通过，请在公众平台查看原因",
            5 => "发布后文章已被删除",
            6 => "发布后文章已被平台封禁，请在公众平台查看",
            _ => $"发布状态没有见过（{status}），请在公众平台查看",
        };
}
