namespace Delivery.Domain.Programme.Channels;

public enum ChannelKind
{
    /// <summary>The public site itself.</summary>
    Site,

    /// <summary>Calendars, Atom and open data.</summary>
    Feeds,

    /// <summary>Editors who take the ready article over by hand.</summary>
    Email,

    /// <summary>Another system that is told by a signed call.</summary>
    Webhook,

    /// <summary>A WeChat official account.</summary>
    WeChat,
}

/// <summary>One place where the weekly programme is published, each on its own (domain.md, section 6).</summary>
/// <param name="Name">Lower-case letters, digits and hyphens; stays.</param>
/// <param name="Title">As people call it, such as 徐汇区体育局.</param>
/// <param name="Address">An email address, the name of a registered webhook, or an official account's AppID.</param>
/// <param name="District">Whose lessons it gets, by name; null for the whole city.</param>
/// <param name="Active">False while it is paused: editions pass it by.</param>
public sealed record Channel(string Name, string Title, ChannelKind Kind, string Address, string? District, bool Active)
{
    /// <summary>Whether teachers and streets write to this official account, and are told by it (domain.md, section 8).</summary>
    public bool Inbox { get; init; }

    /// <summary>The template of its messages to them; empty where it sends none.</summary>
    public string Template { get; init; } = "";
}

public static class ChannelKinds
{
    public static string Label(this ChannelKind kind) =>
        kind switch
        {
            ChannelKind.Site => "公开网站",
            ChannelKind.Feeds => "日历和开放数据",
            ChannelKind.Email => "编辑邮箱",
            ChannelKind.Webhook => "系统推送",
            _ => "微信公众号",
        };
}
