namespace Delivery.Pages.Web;

/// <summary>A page that cannot be shown, and what to do instead.</summary>
/// <param name="Reference">Names the request in the log; for status 500.</param>
public sealed record ErrorModel(
    PageFrame Frame,
    int Status,
    string Title,
    string WhatToDo,
    string? LinkPath = null,
    string? LinkText = null,
    string? Reference = null
) : IModelOf<ErrorPage>
{
    public static ErrorModel NotFound(PageFrame frame) =>
        new(
            frame,
            404,
            frame.Language.Say("没有找到这个页面", "There is no such page"),
            frame.Language.Say(
                "请检查网址有没有抄漏，或从首页重新进入。",
                "Please check the address, or begin again from the front page."
            ),
            Paths.Front,
            ToFront(frame)
        );

    public static ErrorModel SignInFirst(PageFrame frame) =>
        new(
            frame,
            401,
            frame.Language.Say("请先登录", "Please sign in first"),
            frame.Language.Say(
                "登录后会看到这个页面。登录链接会发到您登记的邮箱。",
                "This page is for street offices, teachers and staff. The link to sign in is sent to the registered mailbox."
            ),
            Paths.SignIn,
            frame.Language.Say("去登录", "Sign in")
        );

    public static ErrorModel Forbidden(PageFrame frame) =>
        frame.Reader == Reader.Staff
            ? new(
                frame,
                403,
                "您的岗位不能打开这个页面",
                "它归协会的别的岗位。工作上需要的话，请管理员给您加上这个岗位，再重新登录。",
                Paths.StaffHome,
                "回总览"
            )
            : new(
                frame,
                403,
                "您不能查看这个页面",
                "它属于别的街镇或老师。如果您换了岗位，请换一个邮箱登录。",
                Paths.SignIn,
                "换一个邮箱登录"
            );

    /// <summary>A signed link that is past its time or was already used.</summary>
    public static ErrorModel LinkExpired(PageFrame frame) =>
        new(
            frame,
            410,
            frame.Language.Say("这个链接已失效", "This link works no more"),
            frame.Language.Say(
                "链接过了有效时间，或已经用过。登录后仍可办理没有截止的事项：输入登记的邮箱，新的登录链接会发到信箱。"
                    + "督导、拍摄和报名的链接不用登录，请打下面的电话再要一个。",
                "Its time is over, or it has been used. Please call the number below for a new one."
            ),
            Paths.SignIn,
            frame.Language.Say("登录", "Sign in")
        );

    /// <summary>Somebody without an account asked more often than the rate allows; whether an address is known is not told.</summary>
    public static ErrorModel TooMany(PageFrame frame, TimeSpan wait) =>
        new(
            frame,
            429,
            frame.Language.Say("请求太频繁", "Too many requests"),
            frame.Language.Say(
                $"为了保护大家正常使用，请在{MinutesOf(wait)}分钟后再试。如果您没有频繁操作，"
                    + "可能是同一网络里的其他人，也可以打下面的电话。",
                $"Please try again in {MinutesOf(wait)} minutes. If it was not you, it may be somebody else in the same network; "
                    + "you can also call the number below."
            ),
            Paths.Front,
            ToFront(frame)
        );

    private static string ToFront(PageFrame frame) => frame.Language.Say("回到首页", "To the front page");

    private static int MinutesOf(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));

    /// <param name="explanation">What changed in the meantime.</param>
    public static ErrorModel Conflict(PageFrame frame, string explanation, string backPath) =>
        new(frame, 409, "情况已经变了", explanation, backPath, "查看最新情况");

    public static ErrorModel Broken(PageFrame frame, string reference) =>
        new(
            frame,
            500,
            frame.Language.Say("系统出了问题", "Something went wrong here"),
            frame.Language.Say(
                "您刚才的操作可能没有完成。请过几分钟再试一次；重复提交不会办理两次。",
                "What you did may not be done. Please try again in some minutes; sent twice, it is done once."
            ),
            Paths.Front,
            ToFront(frame),
            reference
        );
}
