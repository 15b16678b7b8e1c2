using Delivery.Pages.Web;

namespace Delivery.Functions.Web;

/// <summary>What cannot be taken as it was sent, and what to do: both in both languages.</summary>
internal sealed record SentWrong(string Title, string TitleInEnglish, string WhatToDo, string WhatToDoInEnglish)
{
    public static readonly SentWrong NotFromHere = new(
        "请从本系统的页面提交",
        "Please send the form from its own page",
        "请回到原来的页面，重新提交一次。",
        "Please go back to the page and send it again."
    );

    public static readonly SentWrong NoForm = new(
        "不支持这种格式",
        "This is not a form",
        "请从本系统的页面提交。",
        "Please send the form from its own page."
    );

    public static readonly SentWrong TooLarge = new(
        "内容太大",
        "Too much at once",
        "请删去一些文字或照片，再提交一次。",
        "Please shorten it and send it again."
    );

    public static readonly SentWrong Unreadable = new(
        "表单读不出来",
        "The form cannot be read",
        "里面有不能用的字符，或者栏目太多。请回到原来的页面，重新填写再提交。",
        "It holds characters that cannot be used, or too many fields. Please go back to the page and fill it in anew."
    );

    public ErrorModel Page(PageFrame frame, int status) =>
        new(
            frame,
            status,
            frame.Language.Say(Title, TitleInEnglish),
            frame.Language.Say(WhatToDo, WhatToDoInEnglish),
            Paths.Front,
            frame.Language.Say("回到首页", "To the front page")
        );
}
