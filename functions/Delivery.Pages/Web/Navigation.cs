namespace Delivery.Pages.Web;

internal sealed record NavigationItem(string Path, string Text);

internal static class Navigation
{
    private static readonly NavigationItem Programme = new(Paths.Programmes, "一周一览");

    public static string Brand(Reader reader, Language language) =>
        reader is Reader.Staff ? "协会工作台" : language.Say("社区体育配送", "Sports near you");

    public static string Home(Reader reader) =>
        reader switch
        {
            Reader.Street => Paths.StreetHome,
            Reader.Teacher => Paths.TeacherHome,
            Reader.Staff => Paths.StaffHome,
            _ => Paths.Front,
        };

    public static IReadOnlyList<NavigationItem> Items(Reader reader, Language language) =>
        reader switch
        {
            Reader.Street =>
            [
                new(Paths.StreetHome, "待办与订单"),
                new(Paths.NewOrder, "新订单"),
                new(Paths.Feedback, "月度反馈"),
                Programme,
            ],
            Reader.Teacher => [new(Paths.TeacherHome, "我的课程"), new(Paths.OwnTimes, "我的时间"), Programme],
            Reader.Staff =>
            [
                new(Paths.StaffHome, "总览"),
                new(Paths.Review, "审核"),
                new(Paths.Unmatched, "匹配"),
                new(Paths.Changes, "更改"),
                Programme,
                new(Paths.Settlements, "结算"),
                new(Paths.Instances, "流程"),
                new(Paths.Settings, "设置"),
            ],
            _ =>
            [
                new(Paths.Programmes, language.Say("一周一览", "This week")),
                new(Paths.News, language.Say("新闻", "News")),
                new(Paths.SignIn, language.Say("登录", "Sign in")),
            ],
        };
}
