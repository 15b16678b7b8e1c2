using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions;

/// <summary>Settings of the section <c>Delivery</c>. What the rules let staff change stands in the settings of each stage.</summary>
public sealed record DeliverySettings
{
    /// <summary>The public address, for links in mails; ends with a slash.</summary>
    public string BaseUrl { get; init; } = "http://127.0.0.1:7071/";

    /// <summary>production, or anything else: outside production only listed addresses get mail.</summary>
    public string Environment { get; init; } = "local";

    /// <summary>Whether the organisation's directory stands in front and hands staff on in a header.</summary>
    public bool DirectoryHeader { get; init; }

    public string? BootstrapApiKey { get; init; }

    public string? BootstrapApproverKey { get; init; }

    /// <summary>Where staff sign in and out: the directory's own pages in front of the app.</summary>
    public string StaffSignInPath { get; init; } = "/.auth/login/aad?post_login_redirect_uri=/staff";

    public string StaffSignOutPath { get; init; } = "/.auth/logout";

    /// <summary>How long an emailed sign-in link can be used.</summary>
    public int SignInMinutes { get; init; } = 15;

    public KeySettings Keys { get; init; } = new();

    public MailSettings Mail { get; init; } = new();

    public SmsSettings Sms { get; init; } = new();

    public SiteContactSettings Contact { get; init; } = new();

    public CsvSettings Csv { get; init; } = new();

    public WebhookSettings Webhooks { get; init; } = new();

    public WeChatSettings WeChat { get; init; } = new();
}

public sealed record WebhookSettings
{
    /// <summary>Lets tests receive on 127.0.0.1, without TLS; in production it does nothing.</summary>
    public bool MayCallThisMachine { get; init; }
}

public sealed record WeChatSettings
{
    /// <summary>Where the official accounts' interface is; tests put up one of their own.</summary>
    public string Address { get; init; } = "https://api.weixin.qq.com/";

    public const string Api = "api";
    public const string Folder = "folder";

    /// <summary>api, or folder (what is sent lands in the mailbox, and sent files lie in the mail folder's wechat folder).</summary>
    public string Transport { get; init; } = Api;

    /// <summary>How long a signature of the platform holds; 0 for ever, where the clock is not the world's.</summary>
    public int ReplayMinutes { get; init; } = 10;
}

public sealed record CsvSettings
{
    /// <summary>Utf8, or Gb18030 where the bank's program asks for it.</summary>
    public CsvEncoding Encoding { get; init; } = CsvEncoding.Utf8;
}

public sealed record KeySettings
{
    /// <summary>Where the key ring lies, if in a folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The key of a key vault, by its address without a version, that wraps the key ring; none: it lies in clear.</summary>
    public string? VaultKey { get; init; }
}

/// <summary>The association's own contact for special cases, on every page and mail.</summary>
public sealed record SiteContactSettings
{
    public string Name { get; init; } = "配送办公室";

    public string Phone { get; init; } = "021-55500000";
}

public sealed record SmsSettings
{
    /// <summary>none, folder (into the mailbox) or gateway.</summary>
    public string Transport { get; init; } = "none";

    /// <summary>Where the gateway takes messages, by POST over HTTPS.</summary>
    public string? Address { get; init; }

    /// <summary>Sent to the gateway as a bearer token.</summary>
    public string? Secret { get; init; }
}

public sealed record MailSettings
{
    /// <summary>folder, smtp or azure.</summary>
    public string Transport { get; init; } = "folder";

    /// <summary>Where .eml files land with the transport folder.</summary>
    public string Folder { get; init; } = "mail";

    public string From { get; init; } = "peisong@example.cn";

    public string FromName { get; init; } = "社区体育配送";

    /// <summary>Where answers go: an address that a person reads. Unless it is set, that of the staff.</summary>
    public string ReplyTo
    {
        get => field ?? StaffAddress;
        init;
    }

    public string SmtpHost { get; init; } = "127.0.0.1";

    public int SmtpPort { get; init; } = 587;

    public string? SmtpUser { get; init; }

    public string? SmtpPassword { get; init; }

    /// <summary>The Communication Services endpoint, reached by managed identity.</summary>
    public string? AzureEndpoint { get; init; }

    /// <summary>Mails in any minute; 0 is no limit (a folder has none).</summary>
    public int PerMinute { get; init; }

    /// <summary>Mails in any hour; 0 is no limit.</summary>
    public int PerHour { get; init; }

    /// <summary>Outside production, the only addresses (or @domains) that get mail over a real transport.</summary>
    public IReadOnlyList<string> AllowedRecipients { get; init; } = [];

    /// <summary>Who is told when an order waits too long or a window is missed.</summary>
    public string StaffAddress { get; init; } = "shenhe@example.cn";

    public string ManagerAddress { get; init; } = "zhuguan@example.cn";

    public string FinanceAddress { get; init; } = "caiwu@example.cn";

    public string EditorsAddress { get; init; } = "bianji@example.cn";
}
