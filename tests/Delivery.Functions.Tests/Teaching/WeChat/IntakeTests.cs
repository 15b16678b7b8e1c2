using System.Text;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web.Photos;
using Delivery.Functions.Tests.Web.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.WeChat;

/// <summary>Photos, videos and rosters that come from the official account.</summary>
public sealed class IntakeTests
{
    private const string Phone = "oPhone1x4Kq";
    private static readonly byte[] Video = Convert.FromHexString("00000018667479706D70343200000000");

    [Fact]
    public async Task A_photo_of_the_one_lesson_of_these_hours_is_filed_there_once()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await HeldAsync(account);

        Assert.StartsWith(
            "收到，正在归档到太极拳第1节",
            await account.SendAsync(Phone, "image", "photo-1", Upload.Photo, "77"),
            StringComparison.Ordinal
        );
        await account.Town.App.IdleAsync();
        await account.SendAsync(Phone, "image", "photo-1", Upload.Photo, "77");

        Assert.StartsWith("已归档到太极拳第1节", Assert.Single(await account.SaidAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(account, course));
        var shown = await account.Town.GetAsync($"/api/courses/{course}");
        Assert.True(shown.GetProperty("lessons")[0].GetProperty("hasMedia").GetBoolean());
    }

    [Fact]
    public async Task A_video_comes_by_its_address_and_the_sender_says_who_agrees()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await HeldAsync(account);
        await account.SendAsync(Phone, "video", "video-1", Video);
        await account.Town.App.IdleAsync();
        var page = await PageAsync(account, course);
        Assert.Contains("公开：未问", page, StringComparison.Ordinal);

        Assert.Equal("已记下：都同意公开（1个）。", await account.SayAsync(Phone, "都同意"));

        Assert.Contains("公开：都同意公开", await PageAsync(account, course), StringComparison.Ordinal);
        Assert.StartsWith("已记下：未成年人或有人不同意公开", await account.SayAsync(Phone, "仅作凭证"));
    }

    [Theory]
    [InlineData("thumb", true)]
    [InlineData("gone", false)]
    [InlineData("no picture", false)]
    [InlineData("", false)]
    public async Task A_video_has_the_picture_that_the_platform_made_of_it_and_is_filed_without_one_too(
        string thumb,
        bool isShown
    )
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await HeldAsync(account);
        account.Platform.Files["video-1"] = Video;
        account.Platform.Files["thumb"] = Pictures.HeldUpright();
        account.Platform.Files["no picture"] = "<script>alert(1)</script>"u8.ToArray();

        await account.TellAsync(account.Message(Phone, "video", "7", ("MediaId", "video-1"), ("ThumbMediaId", thumb)));

        Assert.Equal(1, await CountAsync(account, course));
        var gallery = await account.Town.App.Http.GetStringAsync("/staff/media");
        Assert.Equal(isShown, gallery.Contains("/picture", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_video_is_filed_whatever_happens_to_its_picture()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await HeldAsync(account);
        string[] answers = ["500", "hangs up", "{", "[]", "{\"errcode\":99999}"];
        foreach (var (at, answer) in answers.Index())
        {
            account.Platform.Files[$"video-{at}"] = [.. Video, (byte)at];
            account.Platform.Misanswer($"thumb-{at}", answer);
            await account.TellAsync(
                account.Message(Phone, "video", $"7{at}", ("MediaId", $"video-{at}"), ("ThumbMediaId", $"thumb-{at}"))
            );
            await account.Town.App.IdleAsync();
        }

        Assert.Equal(answers.Length, await CountAsync(account, course));
    }

    [Fact]
    public async Task Of_several_lessons_the_sender_says_which_and_one_answer_is_for_all_that_wait()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await TwoHeldAsync(account);
        Assert.Equal("现在没有等您选的文件。请先发照片、视频或名单。", await account.SayAsync(Phone, "1"));
        var question = await account.SendAsync(Phone, "image", "photo-1", Upload.Photo);
        Assert.Contains("1 太极拳第2节", question, StringComparison.Ordinal);
        Assert.Contains("2 太极拳第1节", question, StringComparison.Ordinal);
        Assert.StartsWith("又收到一个，共2个", await account.SendAsync(Phone, "video", "video-2", Video));
        Assert.Equal("请回复1到2之间的数字，都不是请回复0。", await account.SayAsync(Phone, "3"));

        Assert.StartsWith("好的，正在归档到太极拳第1节", await account.SayAsync(Phone, "2"), StringComparison.Ordinal);

        Assert.Equal(2, (await account.SaidAsync()).Count);
        Assert.Equal((2, 0), (await CountAsync(account, course), await CountAsync(account, course, 2)));
    }

    [Fact]
    public async Task Of_several_that_a_phone_sends_at_once_none_is_lost_and_one_word_speaks_of_all()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await TwoHeldAsync(account);
        var sent = Enumerable.Range(1, 8).Select(number => $"video-{number}").ToList();
        foreach (var (at, video) in sent.Index())
            account.Platform.Files[video] = [.. Video, (byte)at];

        await Task.WhenAll(
            sent.Select(
                (video, at) => account.TellAsync(account.Message(Phone, "video", $"{900 + at}", ("MediaId", video)))
            )
        );
        await account.SayAsync(Phone, "2");

        Assert.Equal(sent.Count, await CountAsync(account, course));
        Assert.Equal($"已记下：都同意公开（{sent.Count}个）。", await account.SayAsync(Phone, "都同意"));
    }

    [Fact]
    public async Task Who_does_not_say_which_is_told_that_nothing_was_filed()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await TwoHeldAsync(account);
        await account.SendAsync(Phone, "image", "photo-1", Upload.Photo);
        await account.SendAsync(Phone, "image", "photo-2", Upload.Photo);

        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(25));

        Assert.Equal(
            "没有等到您的回复，发来的文件没有归档。需要的话请重新发一次。",
            Assert.Single(await account.SaidAsync())
        );
        Assert.Equal(0, await CountAsync(account, course));
        Assert.StartsWith("现在没有等您选的文件", await account.SayAsync(Phone, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_that_it_is_none_of_them_has_nothing_filed_and_is_not_asked_again()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await TwoHeldAsync(account);
        Assert.EndsWith(
            "\n0 都不是，不归档",
            await account.SendAsync(Phone, "image", "photo-1", Upload.Photo),
            StringComparison.Ordinal
        );
        await account.SendAsync(Phone, "image", "photo-2", Upload.Photo);

        Assert.Equal("好的，2个文件都没有归档。", await account.SayAsync(Phone, "０"));
        await account.SendAsync(Phone, "image", "photo-3", Upload.Photo);
        Assert.Equal("好的，这个文件没有归档。", await account.SayAsync(Phone, "0"));

        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(25));
        Assert.Empty(await account.SaidAsync());
        Assert.Equal((0, 0), (await CountAsync(account, course), await CountAsync(account, course, 2)));
        Assert.StartsWith("现在没有等您选的文件", await account.SayAsync(Phone, "1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_photo_or_gone_or_nobodys_is_refused_in_words()
    {
        await using var account = await OfficialAccount.OpenAsync();
        await account.BindTeacherAsync(Phone, "T01");
        Assert.StartsWith(
            "最近24小时内没有您上的课，没有归档",
            await account.SendAsync(Phone, "image", "photo-0", Upload.Photo),
            StringComparison.Ordinal
        );
        Assert.StartsWith("学员名单请由街镇联系人发来", await account.SendAsync(Phone, "file", "list-0", [1]));
        await HeldAsync(account);
        await account.SendAsync(Phone, "image", "photo-1", Encoding.UTF8.GetBytes("<script>"));
        await account.Town.App.IdleAsync();
        account.Platform.Refuse("media/get", 40007);
        await account.SendAsync(Phone, "image", "photo-2", Upload.Photo);

        var said = await account.SaidAsync();
        Assert.StartsWith("没有归档：这不是照片或视频", said[0], StringComparison.Ordinal);
        Assert.Equal("文件已经过期或撤回，没有归档，请重新发一次。", said[1]);
        Assert.StartsWith(
            "公众号没有把文件交给系统",
            await account.TellAsync(account.Message(Phone, "image", "9")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_platform_that_is_busy_is_asked_again_and_a_word_that_it_refuses_goes_by_mail()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await HeldAsync(account);
        account.Platform.Refuse("media/get", -1, 42001);
        account.Platform.Refuse("message/custom/send", 45015);

        await account.SendAsync(Phone, "image", "photo-1", Upload.Photo);
        await account.Town.App.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(1, await CountAsync(account, course));
        var mail = await account.Town.MailAsync(Town.MailOf("T01"), "您发到公众号的内容");
        Assert.Contains("已归档到太极拳第1节", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_unbinds_meanwhile_has_nothing_filed()
    {
        await using var account = await OfficialAccount.OpenAsync();
        var course = await TwoHeldAsync(account);
        await account.SendAsync(Phone, "image", "photo-1", Upload.Photo);
        await account.SayAsync(Phone, "解绑");

        Assert.Contains("8位绑定码", await account.SayAsync(Phone, "1"), StringComparison.Ordinal);
        await account.Town.App.AdvanceAsync(TimeSpan.FromHours(25));
        Assert.Equal(0, await CountAsync(account, course));
    }

    private static async Task<string> HeldAsync(OfficialAccount account)
    {
        var course = await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await account.Town.App.MoveToAsync("2026-09-21T11:05");
        await account.BindTeacherAsync(Phone, "T01");
        return course;
    }

    private static async Task<string> TwoHeldAsync(OfficialAccount account)
    {
        var course = await account.Town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-21T14:30");
        await account.Town.App.MoveToAsync("2026-09-21T16:05");
        await account.BindTeacherAsync(Phone, "T01");
        return course;
    }

    private static async Task<string> PageAsync(OfficialAccount account, string course)
    {
        using var teacher = account.Town.ClientWith(await account.Town.TeacherCookieAsync("T01"));
        return await teacher.GetStringAsync($"/lessons/{course}-01");
    }

    private static async Task<int> CountAsync(OfficialAccount account, string course, int lesson = 1)
    {
        await account.Town.App.IdleAsync();
        var media =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Delivery.Functions.Storage.Teaching.MediaRows>(
                account.Town.App.Services
            );
        return await media.CountAsync($"{course}-{lesson:00}");
    }
}
